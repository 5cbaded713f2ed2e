"""PDF: whether it opens, how many pages it has, what it hides, and its words for searching."""

import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.intake.faults import Fault, Note, note, parsing
from desktop.intake.found import Traits
from desktop.intake.kinds import KINDS
from desktop.intake.lettering import legible
from desktop.intake.limits import Limits
from desktop.language import N_

if TYPE_CHECKING:
    from pikepdf import Pdf

_MEDIA_TYPE: Final = KINDS["pdf"].media_type


def read(path: Path) -> Traits:
    """Return the traits of a PDF without its words, see `words`.

    A PDF with a password, one that needed repair and one with active contents get a note; one that
    cannot be opened even by repair raises Fault.
    """
    import pikepdf

    with parsing(BROKEN):
        try:
            with pikepdf.open(path) as pdf:
                pages = len(pdf.pages)
                if not pages:
                    raise Fault(note(EMPTY))
                active = tuple(_active(pdf))
                notes = (*((note(REPAIRED),) if pdf.get_warnings() else ()), *active)
                return Traits(
                    family="pdf",
                    media_type=_MEDIA_TYPE,
                    pages=pages,
                    made_at=_made_at(pdf),
                    notes=notes,
                )
        except pikepdf.PasswordError:
            return Traits(family="pdf", media_type=_MEDIA_TYPE, notes=(note(LOCKED),))


def _active(pdf: "Pdf") -> Iterator[Note]:
    """Return a note for each kind of content that acts by itself (PDF 32000-1, 7.11.4, 12.6)."""
    import pikepdf

    seen = set()
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            continue
        action = thing.get("/S")
        if "/JS" in thing or action == "/JavaScript":
            seen.add(SCRIPT)
        if action == "/Launch":
            seen.add(LAUNCH)
        if "/EF" in thing:
            seen.add(ATTACHED)
    return (note(message) for message in (SCRIPT, LAUNCH, ATTACHED) if message in seen)


def _made_at(pdf: "Pdf") -> datetime | None:
    from pikepdf.models.metadata import decode_pdf_date

    with suppress(Fault), parsing(""):
        return decode_pdf_date(str(pdf.docinfo["/CreationDate"])).replace(tzinfo=None)
    return None


def words(path: Path, limits: Limits) -> str:
    """Return the words of a PDF, at most `max_text` characters of them.

    Stops between two pages after half of the time allowed, because a few words to search by are
    better than none. Raises Fault where none can be read at all.
    """
    from pypdf import PdfReader

    end = time.monotonic() + limits.seconds / 2
    found: list[str] = []
    length = 0
    with parsing(BROKEN):
        for page in PdfReader(_readable(path)).pages:
            with suppress(Fault), parsing(BROKEN):
                found.append(page.extract_text().strip())
                length += len(found[-1])
            if length >= limits.max_text or time.monotonic() > end:
                break
    return legible("\n".join(found), limits.max_text)


def _readable(path: Path) -> Path | BytesIO:
    """Return the PDF, or a copy of one that is encrypted or damaged and opens all the same.

    pypdf reads words, but it repairs less than qpdf and does not decrypt without another library.
    """
    import pikepdf

    with pikepdf.open(path) as pdf:
        if not pdf.is_encrypted and not pdf.get_warnings():
            return path
        copy = BytesIO()
        pdf.save(copy)
    return copy


BROKEN: Final = N_(
    "'{name}' is damaged, and Muster cannot open it as a PDF. Where another program shows it, print"
    " it to PDF there and add that; otherwise scan it again."
)
EMPTY: Final = N_("'{name}' is a PDF without a single page. Scan or print it again and add that.")
LOCKED: Final = N_(
    "'{name}' is locked with a password; a reviewer cannot open it. Save a copy without password."
)
REPAIRED: Final = N_(
    "'{name}' is a damaged PDF that can still be read. It is kept; look through its pages, and scan"
    " or print it again if one is missing."
)
SCRIPT: Final = N_("'{name}' carries a script. It is kept unchanged; its pages are what counts.")
LAUNCH: Final = N_(
    "'{name}' asks to start another program. It is kept unchanged; do not allow that when asked."
)
ATTACHED: Final = N_(
    "'{name}' has other files packed inside. It is kept unchanged; add those files one by one if"
    " they are evidence."
)
