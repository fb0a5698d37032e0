"""A process of its own that looks into a film or a sound and packs it anew.

Pictures and sound are copied as they are; place, device, titles, chapters, covers, data tracks and
whatever hangs behind stay out. Run by its path (guidance.media does): it knows nothing of Django.
Arguments: memory in bytes, seconds of the processor, the file, where to write, what it is (mp4,
webm, mp3, ogg), the most seconds it may last, the most pixels of a picture.
Ends with 0, FOREIGN (made in a way that browsers don't play), TOO_LONG, CUT (its end is missing),
or with something else for what it can't read.
"""

from __future__ import annotations

import resource
import sys

import av

FOREIGN, UNREADABLE, TOO_LONG, CUT = 3, 4, 5, 6
# What it says it is: how it is read, and what may be in it.
READ_AS = {"mp4": "mov", "webm": "matroska", "mp3": "mp3", "ogg": "ogg"}
INSIDE = {
    "mp4": {"h264", "av1", "aac", "mp3"},
    "webm": {"vp8", "vp9", "av1", "opus", "vorbis"},
    "mp3": {"mp3", "mp3float"},
    "ogg": {"vorbis", "opus"},
}
MISSING = 0.9  # a tenth of it, and it counts as cut off


class Foreign(Exception):
    """Made in a way that browsers don't play, or it carries other files along."""


class TooLong(Exception):
    """It lasts longer, or shows more pixels, than we take."""


class Cut(Exception):
    """It says that it is longer than it is."""


def packed_anew(path: str, to: str, kind: str, seconds: int, pixels: int) -> None:
    """Write it to `to`. Raises Foreign, TooLong, Cut, or what the library falls over."""
    options = {"protocol_whitelist": "file", "enable_drefs": "0", "use_absolute_path": "0"}
    if kind != "mp4":
        options = {"protocol_whitelist": "file"}
    with av.open(path, format=READ_AS[kind], options=options) as came:
        streams = _shown(came, kind, pixels)
        says = (came.duration or 0) / av.time_base
        if says > seconds:
            raise TooLong
        _decode_one(came, streams)
    flags = {"fflags": "+bitexact", **({"movflags": "+faststart"} if kind == "mp4" else {})}
    with (
        av.open(path, format=READ_AS[kind], options=options) as came,
        av.open(to, "w", format=kind, options=flags) as made,
    ):
        streams = _shown(came, kind, pixels)
        lasts = _copy(came, made, streams)
    if lasts > seconds:
        raise TooLong
    if lasts <= 0 or lasts < says * MISSING:
        raise Cut


def _shown(came: av.container.InputContainer, kind: str, pixels: int) -> list[av.stream.Stream]:
    """The pictures and sounds: at most one of each, of a kind on the list."""
    if any(stream.type == "attachment" for stream in came.streams):
        raise Foreign
    shown: list[av.stream.Stream] = [
        stream
        for stream in (*came.streams.video[:4], *came.streams.audio[:1])
        if not stream.disposition & av.stream.Disposition.attached_pic
    ]
    if not shown or any(s.codec_context.name.removeprefix("lib").split("-")[0] not in INSIDE[kind]
                        for s in shown):  # fmt: skip
        raise Foreign
    films = [stream for stream in shown if isinstance(stream, av.VideoStream)]
    if len(films) > 1:
        raise Foreign
    if any(not 0 < film.width * film.height <= pixels for film in films):
        raise TooLong
    return shown


def _decode_one(came: av.container.InputContainer, streams: list[av.stream.Stream]) -> None:
    """What can't be decoded at its beginning is not what it says."""
    for stream in streams:
        stream.codec_context.thread_count = 1
        came.seek(0)
        if next(came.decode(stream), None) is None:
            raise Foreign


def _copy(
    came: av.container.InputContainer,
    made: av.container.OutputContainer,
    streams: list[av.stream.Stream],
) -> float:
    """Every packet as it is; return how many seconds there were."""
    into = {stream.index: made.add_stream_from_template(stream) for stream in streams}
    lasts = 0.0
    for packet in came.demux(streams):
        if packet.dts is None:
            continue
        if packet.time_base and packet.pts is not None:
            lasts = max(lasts, float((packet.pts + (packet.duration or 0)) * packet.time_base))
        packet.stream = into[packet.stream.index]
        made.mux(packet)
    return lasts


def main() -> int:
    """Take the limits on, then read."""
    memory, seconds = (int(each) for each in sys.argv[1:3])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    av.logging.set_level(av.logging.PANIC)
    ends = {Foreign: FOREIGN, TooLong: TOO_LONG, Cut: CUT}
    path, to, kind, longest, pixels = sys.argv[3:8]
    try:
        packed_anew(path, to, kind, int(longest), int(pixels))
    except Exception as problem:  # whatever it is: a library fell over a file of a stranger's
        return ends.get(type(problem), UNREADABLE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
