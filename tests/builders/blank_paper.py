"""Reads a printed form back as a person with a pen sees it: words, frames, boxes, margins."""

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

MM: Final = 72 / 25.4
BOX: Final = 5.0  # mm: to tick in
_ABOUT: Final = 0.4  # mm: half of the thickest line and what is rounded


@dataclass(frozen=True)
class Place:
    """Something on a page, in mm from the lower left; `words` where it is words."""

    left: float
    low: float
    right: float
    high: float
    words: str = ""

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.high - self.low


@dataclass(frozen=True)
class Page:
    """One page: its size, all its words as one text, and what is drawn on it."""

    width: float
    height: float
    text: str
    words: tuple[Place, ...]
    frames: tuple[Place, ...]
    shaded: tuple[Place, ...]  # frames in which nobody writes
    boxes: tuple[Place, ...]
    rules: tuple[Place, ...]  # lines across


def pages_of(path: Path) -> list[Page]:
    """Return the pages of a printed form."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_page(document[number]) for number in range(len(document))]
    finally:
        document.close()


def about(path: Path) -> Mapping[str, str]:
    """Return title, author and the rest that a PDF says of itself."""
    document = pypdfium2.PdfDocument(path)
    try:
        return {name: str(value) for name, value in document.get_metadata_dict().items()}
    finally:
        document.close()


def _page(page: Any) -> Page:
    width, height = (size / MM for size in page.get_size())
    textpage = page.get_textpage()
    words, frames, shaded, boxes, rules = [], [], [], [], []
    for found in page.get_objects():
        place = _place(found, textpage)
        if found.type == pdfium.FPDF_PAGEOBJ_TEXT:
            words.append(place)
        elif place.height < 1:
            rules.append(place)
        elif abs(place.width - BOX) < _ABOUT and abs(place.height - BOX) < _ABOUT:
            boxes.append(place)
        elif place.width > 1:
            frames.append(place)
            if _is_filled(found):
                shaded.append(place)
    text = textpage.get_text_range()
    textpage.close()
    page.close()
    return Page(
        width, height, text,
        tuple(words), tuple(frames), tuple(shaded), tuple(boxes), tuple(rules),
    )  # fmt: skip


def _place(found: Any, textpage: Any) -> Place:
    left, low, right, high = (edge / MM for edge in found.get_bounds())
    words = ""
    if found.type == pdfium.FPDF_PAGEOBJ_TEXT:
        words = str(textpage.get_text_bounded(*found.get_bounds()))
    else:
        thick = _stroke(found)  # bounds of a line are those of its ink, and as much again
        left, low, right, high = left + thick, low + thick, right - thick, high - thick
    return Place(left, low, right, high, words)


def _stroke(found: Any) -> float:
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(found.raw, width)
    return width.value / MM


def _is_filled(found: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(found.raw, fill, stroke)
    return fill.value != pdfium.FPDF_FILLMODE_NONE


def faults_of(page: Page, margin: float = 8.0) -> Iterator[str]:
    """Yield what a person would see at once: over the edge, across a line, upon other words."""
    for place in (*page.words, *page.frames, *page.boxes, *page.rules):
        if (
            place.left < margin
            or place.low < margin
            or place.right > page.width - margin
            or place.high > page.height - margin
        ):
            yield f"over the margin: {place}"
    for n, one in enumerate(page.words):
        for other in page.words[n + 1 :]:
            if _meet(one, other):
                yield f"upon each other: {one.words!r} and {other.words!r}"
        for box in page.boxes:
            if _meet(one, box):
                yield f"in a box to tick: {one.words!r}"
        for frame in page.frames:
            if _meet(one, frame) and not _holds(frame, one):
                yield f"across a frame: {one.words!r}"
    for n, box in enumerate(page.boxes):
        if any(_meet(box, other) for other in page.boxes[n + 1 :]):
            yield f"boxes upon each other: {box}"
        if not any(_holds(frame, box) for frame in page.frames):
            yield f"a box outside of every frame: {box}"


def _meet(one: Place, other: Place) -> bool:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.high, other.high) - max(one.low, other.low)
    return width > _ABOUT / 2 and height > _ABOUT / 2


def _holds(frame: Place, one: Place) -> bool:
    return (
        frame.left <= one.left + _ABOUT
        and frame.low <= one.low + _ABOUT
        and frame.right >= one.right - _ABOUT
        and frame.high >= one.high - _ABOUT
    )


def squeezed(text: str) -> str:
    """Return the text without spaces, because a label may go on in the next line."""
    return "".join(text.split())
