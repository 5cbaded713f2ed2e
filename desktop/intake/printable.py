"""What a file shows, as clean pages of our own: the child's answer to what goes into a package."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Final

from desktop.intake import printable_pdf, printable_photo
from desktop.intake.faults import Fault, Note, note
from desktop.intake.kinds import KINDS
from desktop.intake.limits import MIB, Limits
from desktop.intake.pdf_out import Made, hashed
from desktop.intake.photos import FORMATS
from desktop.intake.printable_photo import AS_ON_PAPER, Care
from desktop.intake.redacting import NOTHING_HIDDEN, Hiding, redacted
from desktop.intake.taking import taking
from desktop.language import N_

_SECONDS_PER_MIB: Final = 2.0


@dataclass(frozen=True)
class Printable:
    """The pages that were made of a file.

    `sizes` are points, width and height of each page as a reader sees it; a photo is as large as it
    is to stand on paper. `notes` are sentences on what the pages do not show. `made` tells the
    bytes that were written, `redacted` the pages, from 0, on which something was hidden, and
    `unread` those on which no word could be looked for.
    """

    sizes: tuple[tuple[float, float], ...]
    notes: tuple[str, ...]
    made: Made = field(default=Made("", 0), compare=False)
    redacted: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()


@dataclass(frozen=True)
class Pages:
    """What the child says of the pages it made; the parent words the notes."""

    sizes: tuple[tuple[float, float], ...]
    notes: tuple[Note, ...]
    made: Made
    redacted: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()


def patience(size: int, limits: Limits) -> float:
    """Return how many seconds a file of so many bytes may take: a thick scan takes its time."""
    return limits.seconds + size / MIB * _SECONDS_PER_MIB


@dataclass(frozen=True, kw_only=True)
class Order:
    """What a child is told to make: the pages of the file at `source`, written to `to`."""

    source: Path
    family: str
    to: Path
    sha256: str = ""
    care: Care = AS_ON_PAPER
    hiding: Hiding = NOTHING_HIDDEN


def made(order: Order, limits: Limits) -> Pages:
    """Write a PDF of what the file shows; raises Fault where there is nothing to be shown."""
    # what is wanted as a whole is read once, a PDF as it is needed
    source = order.source if order.family == "pdf" else order.source.read_bytes()
    if order.sha256 and _hashed(source) != order.sha256:
        raise Fault(note(ALTERED))
    return _kept_whole(order.to, lambda: _made(order, source, limits))


def _hashed(source: Path | bytes) -> str:
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    return hashed(source).sha256


def printable(data: bytes, family: str, to: Path, limits: Limits) -> Pages:
    """Write a PDF of what the data show; raises Fault where there is nothing to be shown."""
    return _kept_whole(to, lambda: _written(data, family, to, limits, AS_ON_PAPER))


def _kept_whole(to: Path, work: Callable[[], Pages]) -> Pages:
    try:
        return work()
    except BaseException:
        with suppress(OSError):
            to.unlink(missing_ok=True)  # half a PDF would be taken for a whole one
        raise


def _made(order: Order, source: Path | bytes, limits: Limits) -> Pages:
    pages = _written(source, order.family, order.to, limits, order.care)
    if not order.hiding:
        return pages
    hidden = redacted(order.to.read_bytes(), order.hiding)
    order.to.write_bytes(hidden.data)
    return replace(pages, made=hashed(order.to), redacted=hidden.pages, unread=hidden.unread)


def _written(source: Path | bytes, family: str, to: Path, limits: Limits, care: Care) -> Pages:
    if family == "pdf":
        opened = BytesIO(source) if isinstance(source, bytes) else source
        with taking(to) as stream:
            sizes, notes = printable_pdf.write(opened, stream, is_doubtful=care.is_doubtful)
        return Pages(sizes, notes, hashed(to))
    if family == "heic" or family in FORMATS:
        data = source if isinstance(source, bytes) else source.read_bytes()
        with to.open("wb") as file:
            made, sizes, notes = printable_photo.write(data, family, limits, file, care)
        return Pages(sizes, notes, made)
    raise Fault(note(NO_PAGES, what=note(KINDS[family].what)))


ALTERED: Final = N_(
    "'{name}' is damaged inside the company file. Look for it in a backup, or ask for it where it"
    " came from."
)
NO_PAGES: Final = N_(
    "'{name}' is {what}, which has no pages of its own to print. Open it in the program it came"
    " from, print it to PDF and add that."
)
NOT_PRINTED: Final = N_(
    "'{name}' could not be made into pages. Open it in the program it came from, print it to PDF"
    " and add that."
)
