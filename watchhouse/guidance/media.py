"""What editors upload is read by what it is, not by its name, and kept anew or not at all.

Everything here raises a Refusal with one clear sentence. What it returns holds nothing but what is
seen and heard: the child processes drew, wrote or packed it anew (docs/explanation/media.md).
"""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import NamedTemporaryFile
from typing import IO, TypeVar

from django.conf import settings
from django.core.files import File
from wagtail.models import Collection

from watchhouse.foundation import limited, pictures
from watchhouse.foundation.refusal import Refusal
from watchhouse.guidance import captions, papers_child, recordings_child
from watchhouse.guidance.models import Paper, Picture

MILLION = 1_000_000
PICTURE_MB, SLIDES_MB, RECORDING_MB = 10, 25, 500
DRAWN = pictures.Most(jpeg=40 * MILLION, other=12 * MILLION, side=2400, same=True)
PAGES = 300
HOURS = 4
DOTS = 4096 * 2304  # of a film
PACKING = 60  # seconds of the processor: half a gigabyte takes a few
BEGINS = 1024

Ended = CompletedProcess[bytes]
Stored = TypeVar("Stored", Picture, Paper)


one_recording = threading.BoundedSemaphore(1)


class Busy(Refusal):
    sentence = "Another recording is being stored just now. Try again in a minute."


@dataclass(frozen=True)
class Clean:
    """What may be kept: a file on the disk, open, that goes when it is closed; and what it is."""

    file: IO[bytes]
    extension: str
    content_type: str

    @property
    def name(self) -> str:
        """The digest of its bytes, and its ending."""
        self.file.seek(0)
        digest = hashlib.file_digest(self.file, "sha256").hexdigest()[:32]  # type: ignore[arg-type]
        self.file.seek(0)
        return f"{digest}.{self.extension}"

    @property
    def size(self) -> int:
        """In bytes."""
        return Path(self.file.name).stat().st_size


class NotMedia(Refusal):
    sentence = (
        "We take slides as PDF, recordings as MP4, WebM, MP3 or OGG, and captions as VTT."
        " This file is none of them."
    )


class NotAPicture(Refusal):
    sentence = "We could not read that picture. Send it as JPEG, PNG or WebP."


class TooBig(Refusal):
    """Names the largest that we take."""


class NotSlides(Refusal):
    sentence = "We could not read that PDF. Export your slides as PDF again, then send it."


class NotARecording(Refusal):
    sentence = "We could not read that recording. Export it again, then send it."


def keep_picture(upload: IO[bytes], *, title: str, description: str) -> Picture:
    """Store a picture; whoever puts it on a page decides who sees it."""
    return _store(Picture(title=title, description=description), picture(upload))


def keep_paper(upload: IO[bytes], *, title: str) -> Paper:
    """Store slides, a recording or captions."""
    return _store(Paper(title=title), paper(upload))


def _store(row: Stored, clean: Clean) -> Stored:
    with clean.file:
        row.collection = Collection.get_first_root_node()
        row.file = File(clean.file, name=clean.name)
        row.save()
        row.get_file_size()  # these keep what they find
        row.get_file_hash()
    return row


PICTURES = {  # how it begins, once it is drawn anew
    b"\xff\xd8\xff": ("jpg", "image/jpeg"),
    b"\x89PNG": ("png", "image/png"),
    b"RIFF": ("webp", "image/webp"),
}
SLIDES = {
    papers_child.ACTIVE: NotSlides(
        "This PDF holds a program or other files. Print it to PDF, then send that."
    ),
    papers_child.LOCKED: NotSlides("This PDF asks for a password. Send one that does not."),
    papers_child.TOO_LONG: TooBig(f"Send slides of at most {PAGES} pages."),
}
RECORDINGS = {
    recordings_child.FOREIGN: NotARecording(
        "Not every browser plays this recording. Export it as MP4 with H.264 and AAC."
    ),
    recordings_child.TOO_LONG: TooBig(
        f"Send a recording of at most {HOURS} hours, no sharper than 4K."
    ),
    recordings_child.CUT: NotARecording("The end of this recording is missing. Copy it once more."),
}


def picture(upload: IO[bytes]) -> Clean:
    """A JPEG, PNG or WebP, upright, of at most `DRAWN.side` dots a side."""
    try:
        made = pictures.redrawn(_whole(upload, PICTURE_MB, "a picture"), DRAWN)
    except pictures.TooManyDots as dots:
        raise TooBig(f"Choose a smaller picture: at most {dots} million dots.") from dots
    except pictures.MovingPicture as moving:
        raise NotAPicture("Choose a picture that does not move.") from moving
    except pictures.NotAPicture as problem:
        raise NotAPicture from problem
    kind = next(kind for begins, kind in PICTURES.items() if made.startswith(begins))
    return _kept(made, *kind)


def paper(upload: IO[bytes]) -> Clean:
    """Slides, a recording, or captions."""
    upload.seek(0)
    begins = upload.read(BEGINS)
    upload.seek(0)
    if begins.startswith(b"%PDF-"):
        return _slides(upload)
    if begins.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        made = captions.written_anew(_whole(upload, 1, "captions"))
        return _kept(made, "vtt", "text/vtt; charset=utf-8")
    for kind, content_type, fits in KINDS:
        if fits(begins):
            return _recording(upload, kind, content_type)
    raise NotMedia


KINDS: tuple[tuple[str, str, Callable[[bytes], bool]], ...] = (
    ("mp4", "video/mp4", lambda begins: begins[4:8] == b"ftyp"),
    ("webm", "video/webm", lambda begins: begins.startswith(b"\x1aE\xdf\xa3")),
    ("ogg", "audio/ogg", lambda begins: begins.startswith(b"OggS")),
    ("mp3", "audio/mpeg", lambda begins: begins.startswith((b"ID3", b"\xff\xfb", b"\xff\xf3"))),
)  # fmt: skip


def _slides(upload: IO[bytes]) -> Clean:
    ended = _ended(
        lambda: limited.run(
            Path(papers_child.__file__), PAGES, given=_whole(upload, SLIDES_MB, "slides")
        ),
        NotSlides(),
    )
    if ended.returncode != 0 or not ended.stdout:
        raise SLIDES.get(ended.returncode, NotSlides())
    return _kept(ended.stdout, "pdf", "application/pdf")


def _recording(upload: IO[bytes], kind: str, content_type: str) -> Clean:
    """One at a time: packing takes a thread of the web server, and there are two."""
    if not one_recording.acquire(blocking=False):
        raise Busy
    try:
        return _packed(upload, kind, content_type)
    finally:
        one_recording.release()


def _packed(upload: IO[bytes], kind: str, content_type: str) -> Clean:
    came, made = _on_disk(), _on_disk(f".{kind}")
    with came:
        shutil.copyfileobj(upload, came)
        came.flush()
        if came.tell() > RECORDING_MB * MILLION:
            raise _too_big(RECORDING_MB, "a recording")
        limits = (came.name, made.name, kind, HOURS * 3600, DOTS)
        ended = _ended(
            lambda: limited.run(Path(recordings_child.__file__), *limits, seconds=PACKING),
            NotARecording(),
        )
    if ended.returncode != 0 or not Path(made.name).stat().st_size:
        made.close()
        raise RECORDINGS.get(ended.returncode, NotARecording())
    return Clean(made, kind, content_type)


def _ended(run: Callable[[], Ended], otherwise: Refusal) -> Ended:
    try:
        return run()
    except limited.TooSlow as slow:
        raise otherwise from slow


def _whole(upload: IO[bytes], megabytes: int, what: str) -> bytes:
    """All of it, if it is not too much."""
    upload.seek(0)
    read = upload.read(megabytes * MILLION + 1)
    if len(read) > megabytes * MILLION:
        raise _too_big(megabytes, what)
    return read


def _too_big(megabytes: int, what: str) -> TooBig:
    return TooBig(f"Send {what} of at most {megabytes} MB.")


def _kept(made: bytes, extension: str, content_type: str) -> Clean:
    file = _on_disk(f".{extension}")
    file.write(made)
    file.flush()
    file.seek(0)
    return Clean(file, extension, content_type)


def _on_disk(suffix: str = "") -> IO[bytes]:
    """A file that goes when it is closed, and may be moved before."""
    file: IO[bytes] = NamedTemporaryFile(  # noqa: SIM115  # whoever asked closes it
        dir=settings.FILE_UPLOAD_TEMP_DIR, suffix=suffix
    )
    return file
