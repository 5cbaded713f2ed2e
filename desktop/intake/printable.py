"""What a file shows, as clean pages of our own: the child's answer to what goes into a package."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.intake import printable_pdf, printable_photo
from desktop.intake.faults import Fault, Note, note
from desktop.intake.kinds import KINDS
from desktop.intake.limits import MIB, Limits
from desktop.intake.photos import FORMATS
from desktop.language import N_

_SECONDS_PER_MIB: Final = 2.0


@dataclass(frozen=True)
class Printable:
    """The pages that were made of a file.

    `sizes` are points, width and height of each page as a reader sees it; a photo is as large as it
    is to stand on paper. `notes` are sentences on what the pages do not show.
    """

    sizes: tuple[tuple[float, float], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Pages:
    """What the child says of the pages it made; the parent words the notes."""

    sizes: tuple[tuple[float, float], ...]
    notes: tuple[Note, ...]


def patience(size: int, limits: Limits) -> float:
    """Return how many seconds a file of so many bytes may take: a thick scan takes its time."""
    return limits.seconds + size / MIB * _SECONDS_PER_MIB


def printable(data: bytes, family: str, to: Path, limits: Limits) -> Pages:
    """Write a PDF of what the file shows; raises Fault where there is nothing to be shown."""
    if family == "pdf":
        made, sizes, notes = printable_pdf.pages(data)
    elif family == "heic" or family in FORMATS:
        made, sizes, notes = printable_photo.pages(data, family, limits)
    else:
        raise Fault(note(NO_PAGES, what=note(KINDS[family].what)))
    try:
        to.write_bytes(made)
    except OSError:
        with suppress(OSError):
            to.unlink(missing_ok=True)  # half a PDF would be taken for a whole one
        raise
    return Pages(sizes, notes)


NO_PAGES: Final = N_(
    "'{name}' is {what}, which has no pages of its own to print. Open it in the program it came"
    " from, print it to PDF and add that."
)
NOT_PRINTED: Final = N_(
    "'{name}' could not be made into pages. Open it in the program it came from, print it to PDF"
    " and add that."
)
