"""A foreign PDF made over: only what its pages show goes in, nothing that acts, hides or tells."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from desktop.intake import pdf_layers
from desktop.intake.faults import Fault, Note, note, parsing
from desktop.intake.missing import drawn_pages, hurt_pages, lost_pages
from desktop.intake.page_box import inherited, seen_size, shown_box, turned, unit
from desktop.intake.pdf_forms import flattened
from desktop.intake.pdf_hazards import Disarming
from desktop.intake.pdf_salvage import salvaged
from desktop.intake.pdf_saved import save
from desktop.intake.pdf_streams import mend
from desktop.intake.redrawn import pictures, redrawn
from desktop.intake.strict_readers import StrictReader, rename
from desktop.language import N_

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

Sizes = tuple[tuple[float, float], ...]
Made = tuple[Sizes, tuple[Note, ...]]
_KEPT: Final = frozenset({"/Type", "/Resources", "/Contents", "/Group", "/UserUnit"})
"""What a page keeps as it is (PDF 32000-1, table 30); its boxes are written anew."""
MOST_DRAWN: Final = 50
"""Pages of which strict readers complain and which are drawn: for more there is no time."""
_END: Final = b"%%EOF"
_TAIL: Final = 2048
_MOST: Final = 5_000
_DRAWN: Final = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")


def pages(data: bytes) -> tuple[bytes, Sizes, tuple[Note, ...]]:
    """Return a PDF of the pages that can be read, their sizes, and notes on what is missing."""
    whole = BytesIO()
    sizes, notes = write(BytesIO(data), whole, is_doubtful=True)
    return whole.getvalue(), sizes, notes


def write(
    source: Path | BytesIO, to: BinaryIO, *, is_doubtful: bool
) -> tuple[Sizes, tuple[Note, ...]]:
    """Write what `pages` returns; what is packed in many bytes is unpacked only if doubtful."""
    try:
        made = _made_over(source, to, is_doubtful)
    except Fault as fault:
        if fault.said.message == LOCKED:
            raise
        return _anew(redrawn(_bytes(source), fault), to)
    if note(SALVAGED) in made[1]:
        # what was found by its mere looks may lack its letters, which another reader may find
        with suppress(Fault):
            drawn = redrawn(_bytes(source), Fault(note(BROKEN)))
            return _anew(drawn, to) if len(drawn[1]) >= len(made[0]) else made
    return made


def _anew(drawn: tuple[bytes, Sizes, tuple[Note, ...]], to: BinaryIO) -> Made:
    to.seek(0)
    to.truncate()
    to.write(drawn[0])
    return drawn[1:]


def _bytes(source: Path | BytesIO) -> bytes:
    return source.getvalue() if isinstance(source, BytesIO) else source.read_bytes()


def _made_over(source: Path | BytesIO, to: BinaryIO, is_doubtful: bool) -> Made:
    with parsing(BROKEN), _opened(source) as (opened, is_damaged, notes):
        made = _MakingOver(opened, is_damaged, is_doubtful, is_cut=_is_cut(source))
        for number in range(min(len(opened.pages), _MOST)):
            with suppress(Fault), parsing(BROKEN):
                made.add(number)
        if not made.sizes:
            raise Fault(note(NOTHING))
        lost = [number for number in range(len(opened.pages)) if number not in made.sizes]
        made.write(to)
        hurt = [number for number in made.hurt if number not in made.drawn]
        missing = (*lost_pages(lost), *hurt_pages(hurt), *drawn_pages(made.drawn))
        return tuple(made.sizes.values()), (*notes, *made.notes, *missing)


def _is_cut(source: Path | BytesIO) -> bool:
    """Whether the mark of the end is missing."""
    if isinstance(source, BytesIO):
        return _END not in source.getvalue()[-_TAIL:]
    with source.open("rb") as file:
        file.seek(max(0, source.stat().st_size - _TAIL))
        return _END not in file.read()


@contextmanager
def _opened(source: Path | BytesIO) -> Iterator[tuple["Pdf", bool, tuple[Note, ...]]]:
    """Give the PDF, mended where needed, whether it was, and what is to be said of that."""
    import pikepdf

    notes: tuple[Note, ...] = ()
    try:
        opened = pikepdf.open(source)
        is_damaged = bool(opened.get_warnings())
        is_damaged = _counts(opened) or is_damaged
    except pikepdf.PasswordError as error:
        raise Fault(note(LOCKED)) from error
    except (pikepdf.PdfError, pikepdf.QpdfRuntimeError):
        opened, is_damaged = pikepdf.open(BytesIO(salvaged(_bytes(source)))), True
        notes = (note(SALVAGED),)
    with opened:
        yield opened, is_damaged, notes


def _counts(source: "Pdf") -> bool:
    """Whether the tree of pages had to be mended to be counted; raises PdfError if it is lost."""
    len(source.pages)
    return bool(source.get_warnings())


class _MakingOver:
    """The clean PDF while it is made, page by page."""

    def __init__(self, source: "Pdf", is_damaged: bool, is_doubtful: bool, is_cut: bool) -> None:
        import pikepdf

        self.sizes: dict[int, tuple[float, float]] = {}
        self.hurt: list[int] = []
        self.drawn: list[int] = []
        self._source, self.notes = flattened(source, pdf_layers.hidden(source))
        self._is_damaged = is_damaged
        self._is_cut = is_cut
        self._hidden = pdf_layers.hidden(self._source)
        self._disarming = Disarming(is_damaged, is_doubtful or is_damaged)
        self._pdf = pikepdf.new()
        self._strict = StrictReader()
        self._odd: list[int] = []

    def add(self, number: int) -> None:
        """Take a page over; raises anything where it cannot be read."""
        page = self._source.pages[number]
        resources = inherited(page.obj, "/Resources")
        is_hurt = _mend(page.obj, resources, self._is_damaged, self._is_cut)
        if self._hidden:
            self._hidden.take_off(self._source, page.obj, resources)
        size = _strip(page.obj, resources)
        is_hurt |= self._disarming.disarm(page.obj)
        words = _joined(self._source, page)
        self._pdf.pages.append(page)
        self.sizes[number] = size
        if is_hurt:
            self.hurt.append(number)
        if self._strict.complains(words):
            self._odd.append(number)

    def write(self, to: BinaryIO) -> None:
        """Write the clean PDF, the same bytes for the same source."""
        if 0 < len(self._odd) <= MOST_DRAWN:
            with suppress(Fault), parsing(BROKEN):
                self._draw()
        if self._is_damaged or self._source.get_warnings():
            with suppress(Fault), parsing(BROKEN):
                rename(self._pdf)
        save(self._pdf, to)

    def _draw(self) -> None:
        """Put pictures in the place of the pages that strict readers complain of."""
        import pikepdf

        whole = BytesIO()
        save(self._pdf, whole)
        kept = list(self.sizes)
        places = [kept.index(number) for number in self._odd]
        sizes = [self.sizes[number] for number in self._odd]
        drawn = pikepdf.open(BytesIO(pictures(whole.getvalue(), places, sizes)))
        for place, page in zip(places, drawn.pages, strict=True):
            self._pdf.pages[place] = page
        self.drawn = self._odd


def _strip(page: "Object", resources: Any) -> tuple[float, float]:
    """Leave on a page only what it shows, its boxes one and plain; returns its size as seen."""
    import pikepdf

    box, degrees, points = shown_box(page), turned(page), unit(page)
    for key in list(page.keys()):
        if key not in _KEPT:
            del page[key]
    page["/Resources"] = pikepdf.Dictionary() if resources is None else resources
    page["/MediaBox"] = pikepdf.Array([round(corner, 4) for corner in box])
    if degrees:
        page["/Rotate"] = degrees
    if points == 1.0 and "/UserUnit" in page:
        del page["/UserUnit"]
    return seen_size(box, degrees, points)


def _joined(source: "Pdf", page: "Page") -> bytes:
    """Make one stream of what a page says, as a form can have no more; returns it unpacked."""
    import pikepdf

    if "/Contents" in page.obj and not isinstance(page.obj.Contents, pikepdf.Stream):
        page.contents_coalesce()
    said = page.obj.get("/Contents")
    # nothing at all, packed, is taken for damage by strict readers
    if not isinstance(said, pikepdf.Stream) or not said.read_raw_bytes():
        page.obj["/Contents"] = pikepdf.Stream(source, b" ")
        return b""
    return said.read_bytes()


def _mend(page: "Object", resources: Any, is_damaged: bool, is_cut: bool) -> bool:
    """Make sure that what a page says can be read; returns whether a part of it is missing.

    Raises Fault where nothing of it can. A blank page is a page, but not in a file whose end is cut
    off, where its contents are more likely lost.
    """
    import pikepdf

    said = page.get("/Contents")
    streams = [said] if isinstance(said, pikepdf.Stream) else list(said or ())
    readable = [stream for stream in streams if isinstance(stream, pikepdf.Stream)]
    is_hurt = len(readable) < len(streams)
    for stream in readable:
        is_hurt |= mend(stream)
    words = b"\n".join(stream.read_bytes() for stream in readable)
    if not words.strip():
        if is_cut or is_hurt:
            raise Fault(note(BROKEN))
        return is_damaged
    if is_hurt:
        page["/Contents"] = pikepdf.Array(readable)
    return is_hurt or (is_damaged and _lacks(words, resources))


def _lacks(words: bytes, resources: Any) -> bool:
    """Whether a picture is to be drawn that is no longer there."""
    pictures = {} if resources is None else resources.get("/XObject", {})
    return any(f"/{name.decode('latin-1')}" not in pictures for name in _DRAWN.findall(words))


BROKEN: Final = N_(
    "'{name}' is damaged, and Muster cannot open it as a PDF. Where another program shows it, print"
    " it to PDF there and add that; otherwise scan it again."
)
NOTHING: Final = N_(
    "Muster can show no page of '{name}': they are damaged, or nothing is on them. Where another"
    " program shows them, print it to PDF there and add that; otherwise scan it again."
)
LOCKED: Final = N_(
    "'{name}' is locked with a password, so its pages cannot be shown here. Save a copy without"
    " password and add that."
)
SALVAGED: Final = N_(
    "'{name}' is cut off, and with its end the list of its pages; those that were found are shown."
)
