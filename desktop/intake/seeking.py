"""Looks for words that must not be read in the text of a PDF, and says where they stand."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.intake import shown_text
from desktop.values.hidden_words import HiddenWords

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

Box = tuple[float, float, float, float]
_APART: Final = r"\s{0,3}"  # between two letters of what the other reader read as one word
_DEEPEST: Final = 6  # forms within forms in which pictures are looked for
_MOSTLY: Final = 0.2  # of a page: more than a logo takes
_BESIDE: Final = 0.15  # of the height of a letter, hidden on all sides of it
_ALONE: Final = 4.0  # heights of a letter between two letters of one line that belong together


@dataclass(frozen=True)
class Sought:
    """The boxes that hide words, by page from 0, and the pages on which nobody could look."""

    boxes: dict[int, list[Box]]
    unread: tuple[int, ...] = ()


def places(made: bytes, document: "PdfDocument", words: HiddenWords) -> Sought:
    """Return the boxes that hide the words, by page; a page without words is not there.

    Two readers look, because each puts lines in an order of its own. What only the second finds is
    looked for again by its letters; where nothing is drawn of it, the page is there without a box:
    drawn anew it has no text at all.
    """
    if not words:
        return Sought({})
    unread: list[int] = []
    found: dict[int, list[Box]] = {}
    second = dict(shown_text.of_pages(made))
    for number in range(len(document)):
        told = unicodedata.normalize("NFC", second.get(number, ""))
        said = {told[start:end] for start, end in _places(told, words)}
        page = document[number]
        boxes = list(_on_page(page, words, said))
        if boxes or said:
            found[number] = boxes
        if _is_picture(page, has_text=bool(told.strip())):
            unread.append(number)
        page.close()
    return Sought(found, tuple(unread))


def _is_picture(page: "PdfPage", *, has_text: bool) -> bool:
    """Whether there may be words on the page that are no text: on a scan, a photo, in outlines.

    A scan counts also where a machine has read it, because it does not read handwriting.
    """
    import pypdfium2.raw as pdfium

    if not has_text:
        return bool(pdfium.FPDFPage_CountObjects(page))
    width, height = page.get_size()
    covered = 0.0
    for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST):
        left, bottom, right, top = one.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return bool(covered > _MOSTLY * width * height)


def _on_page(page: "PdfPage", words: HiddenWords, said: Collection[str]) -> Iterator[Box]:
    """Return the boxes of what is to be hidden, and of what the second reader found besides."""
    text_page = page.get_textpage()
    text, at = _letters(text_page)
    spans = _places(text, words)
    for one in said:
        letters = _APART.join(map(re.escape, "".join(one.split())))
        spans |= {again.span() for again in re.finditer(letters, text)}
    for start, end in sorted(spans):
        yield from _around(page, text_page, at[start:end])
    text_page.close()


def _places(text: str, words: HiddenWords) -> set[tuple[int, int]]:
    """Return from where to where the words stand, also letter by letter."""
    found = {(start, end) for start, end, _ in words.spans(text, on_paper=True)}
    return found | {(start, end) for _name, start, end in words.glued_in(text)}


def _letters(text_page: "PdfTextPage") -> tuple[str, list[int]]:
    """Return the words of a page in NFC, and for each letter which of pdfium's it is.

    Asked for one by one, because joined they leave out what pdfium put between lines.
    """
    import pypdfium2.raw as pdfium

    letters: list[str] = []
    at: list[int] = []
    for number in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, number)
        letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        is_mark = bool(letters) and unicodedata.combining(letter) > 0
        joined = unicodedata.normalize("NFC", letters[-1] + letter) if is_mark else ""
        if is_mark and len(joined) == 1:
            letters[-1] = joined
            continue
        for one in unicodedata.normalize("NFC", letter):
            letters.append(one)
            at.append(number)
    return "".join(letters), at


def _around(page: "PdfPage", text_page: "PdfTextPage", letters: Sequence[int]) -> Iterator[Box]:
    """Return a box for each line on which the letters stand, in shares of the page as seen."""
    line: Box | None = None
    for number in letters:
        box = _seen(page, text_page, number)
        if box is None:
            continue
        if line is not None and _goes_on(line, box):
            line = (min(line[0], box[0]), min(line[1], box[1]),
                    max(line[2], box[2]), max(line[3], box[3]))  # fmt: skip
        else:
            if line is not None:
                yield line
            line = box
    if line is not None:
        yield line


def _goes_on(line: Box, box: Box) -> bool:
    """Whether a letter stands beside or below the last one of a word."""
    high, wide = max(line[3] - line[1], box[3] - box[1]), max(box[2] - box[0], 1e-6)
    beside = box[0] <= line[2] + _ALONE * wide and box[2] >= line[0] - _ALONE * wide
    level = box[1] <= line[3] + high and box[3] >= line[1] - high
    return beside and level


def _seen(page: "PdfPage", text_page: "PdfTextPage", number: int) -> Box | None:
    """Return the box of one letter in shares of the page as seen, a little larger than it is."""
    import ctypes

    import pypdfium2.raw as pdfium

    left, bottom, right, top = text_page.get_charbox(number, loose=True)
    if right <= left and top <= bottom:
        return None
    more = _BESIDE * max(top - bottom, right - left)
    corners = ((left - more, top + more), (right + more, bottom - more))
    points = []
    for x, y in corners:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
        points.append((across.value / _FINE, down.value / _FINE))
    (x1, y1), (x2, y2) = points
    return (_share(min(x1, x2)), _share(min(y1, y2)), _share(max(x1, x2)), _share(max(y1, y2)))


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))


_FINE: Final = 1_000_000  # steps of a side of the page
