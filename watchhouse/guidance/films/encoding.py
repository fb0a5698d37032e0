"""Pictures and sound → MP4 (H.264, AAC) and WebM (VP9, Opus); each picture is decoded once.

Slides stand still: ten frames a second are plenty, and a frame that is like the last costs nearly
nothing. Every change of slide begins with a whole frame, so that one can jump there.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.frame import PictureType
from av.video.reformatter import ColorRange, Colorspace
from PIL import Image

from watchhouse.guidance.films.sounds import RATE, Samples

FPS = 10
SIZE = (1280, 720)
POSTER = (640, 360)  # a page weighs little
BT709 = 1  # what MP4 and WebM call the colours of high definition
GROUP = FPS * 10  # frames between two whole ones on a slide that stays


@dataclass(frozen=True)
class Form:
    """One of the files: its name, its codecs and how they are told to work."""

    name: str
    video: str
    audio: str
    options: Mapping[str, str]
    bits: int  # a second, of the sound
    container: Mapping[str, str]


FORMS = (
    Form("film.mp4", "libx264", "aac",
         {"preset": "veryfast", "tune": "stillimage", "crf": "21", "profile": "high"},
         64_000, {"movflags": "+faststart"}),
    Form("film.webm", "libvpx-vp9", "libopus",
         {"deadline": "realtime", "cpu-used": "8", "crf": "36", "b": "0", "row-mt": "1",
          "tune-content": "screen", "lag-in-frames": "0"},
         48_000, {}),
)  # fmt: skip


def encode(
    shown: Sequence[tuple[bytes, int]],
    sound: Samples,
    folder: Path,
    alive: Callable[[], None] = lambda: None,
) -> None:
    """Write the files of FORMS: pictures (PNG) and how many frames each is seen, and the sound."""
    files = [_File(folder / form.name, form, sound) for form in FORMS]
    past = 0
    for number, (picture, frames) in enumerate(shown):
        if number % 8 == 0:
            alive()
        frame = _frame(picture)
        for first in range(frames):
            for file in files:
                file.show(frame, past, whole=first == 0)
            past += 1
    for file in files:
        file.close()


def poster(picture: bytes, path: Path) -> None:
    """The first slide as WebP: what a page shows before somebody presses play."""
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").resize(POSTER).save(path, "WEBP", quality=72, method=6)


def _frame(picture: bytes) -> av.VideoFrame:
    with Image.open(io.BytesIO(picture)) as image:
        pixels = np.asarray(image.convert("RGB"))
    return av.VideoFrame.from_ndarray(pixels, format="rgb24").reformat(
        format="yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG
    )


class _File:
    def __init__(self, path: Path, form: Form, sound: Samples) -> None:
        self.container = av.open(str(path), "w", options=dict(form.container))
        add: Any = self.container.add_stream
        self.video = add(form.video, rate=FPS, options=dict(form.options))
        self.video.width, self.video.height = SIZE
        self.video.pix_fmt = "yuv420p"
        self.video.gop_size = GROUP
        self.video.codec_context.thread_count = 2
        for name in ("color_primaries", "color_trc", "colorspace"):
            setattr(self.video.codec_context, name, BT709)
        self.video.codec_context.color_range = 1
        self.audio = add(form.audio, rate=RATE, layout="mono")
        self.audio.bit_rate = form.bits
        self.waiting = _frames(sound, self.audio.codec_context)
        self.heard = 0.0

    def show(self, frame: av.VideoFrame, number: int, *, whole: bool) -> None:
        """One frame; the same picture is handed in again and again."""
        frame.pts, frame.time_base = number, Fraction(1, FPS)
        frame.pict_type = PictureType.I if whole else PictureType.NONE
        self.container.mux(self.video.encode(frame))
        self._play(until=(number + 1) / FPS)

    def close(self) -> None:
        """The rest of the sound, and what the codecs still hold."""
        self._play(until=math.inf)
        self.container.mux(self.video.encode(None))
        self.container.mux(self.audio.encode(None))
        self.container.close()

    def _play(self, *, until: float) -> None:
        """The sound goes along with the pictures, as players read them."""
        while self.heard < until and (frame := next(self.waiting, None)):
            self.heard = (frame.pts or 0) / RATE
            self.container.mux(self.audio.encode(frame))


def _frames(sound: Samples, codec: Any) -> Iterator[av.AudioFrame]:
    codec.open(strict=False)
    resampler = av.AudioResampler(codec.format, "mono", RATE, codec.frame_size or 960)
    whole = av.AudioFrame.from_ndarray(sound.reshape(1, -1), format="s16", layout="mono")
    whole.sample_rate, whole.pts, whole.time_base = RATE, 0, Fraction(1, RATE)
    yield from resampler.resample(whole)
    yield from resampler.resample(None)
