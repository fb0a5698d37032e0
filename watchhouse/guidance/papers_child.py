"""A process of its own that reads a PDF and writes it anew, without what a PDF can do.

Run by its path (guidance.media does): it knows nothing of Django. The PDF comes by stdin and goes
by stdout. Arguments: memory in bytes, seconds of the processor, the most pages.
Ends with 0, ACTIVE (it would run something, or holds other files), LOCKED (a password), TOO_LONG,
or with something else for what it can't read.
"""

from __future__ import annotations

import io
import logging
import resource
import sys
from collections.abc import Iterator

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

ACTIVE, UNREADABLE, LOCKED, TOO_LONG = 3, 4, 5, 6
RUNS = frozenset(
    ("/JS", "/JavaScript", "/EmbeddedFiles", "/EmbeddedFile", "/AF", "/RichMedia", "/XFA", "/AA"),
)
ACTS = frozenset(
    ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/GoToR", "/Rendition",
     "/RichMedia", "/RichMediaExecute", "/Movie", "/Sound", "/FileAttachment", "/Screen", "/3D"),
)  # fmt: skip
ABOUT = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")


class Active(Exception):
    """It would do something when it is opened or pressed, or carries other files along."""


class Locked(Exception):
    """It asks for a password."""


class TooLong(Exception):
    """More pages than slides have."""


def written_anew(paper: bytes, pages: int) -> bytes:
    """What is shown, and nothing about who made it. Raises Active, Locked, TooLong, or anything."""
    reader = PdfReader(io.BytesIO(paper), strict=False)
    if reader.is_encrypted:
        raise Locked
    if len(reader.pages) > pages:
        raise TooLong
    for each in _parts(reader.trailer["/Root"]):
        _look(each)
    writer = PdfWriter(clone_from=reader)
    writer.metadata = None
    for each in _parts(writer.root_object):
        for name in ABOUT:
            each.pop(NameObject(name), None)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _look(part: DictionaryObject) -> None:
    if RUNS & part.keys() or {str(part.get("/S")), str(part.get("/Subtype"))} & ACTS:
        raise Active


def _parts(root: object) -> Iterator[DictionaryObject]:
    """Every dictionary that can be reached, each once, however they point at each other."""
    waiting, seen = [root], set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, IndirectObject):
            if part.idnum in seen:
                continue
            seen.add(part.idnum)
            part = part.get_object()
        if isinstance(part, DictionaryObject):
            yield part
            waiting += [dict.__getitem__(part, name) for name in part]
        elif isinstance(part, ArrayObject):
            waiting += list.__iter__(part)


def main() -> int:
    """Take the limits on, then read."""
    memory, seconds, pages = (int(each) for each in sys.argv[1:4])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    logging.disable()
    ends = {Active: ACTIVE, Locked: LOCKED, TooLong: TOO_LONG}
    try:
        made = written_anew(sys.stdin.buffer.read(), pages)
    except Exception as problem:  # whatever it is: a library fell over a file of a stranger's
        return ends.get(type(problem), UNREADABLE)
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
