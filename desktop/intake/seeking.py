"""Looks for words that must not be read in the text of a PDF, and says where they stand."""

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from desktop.intake import shown_text
from desktop.values.hidden_words import HiddenWords

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

Box = tuple[float, float, float, float]
_BESIDE: Final = 0.15  # of the height of a letter, hidden on all sides of it
_ALONE: Final = 4.0  # heights of a letter between two letters of one line that belong together


def places(made: bytes, document: "PdfDocument", words: HiddenWords) -> dict[int, list[Box]]:
    """Return the boxes that hide the words, by page from 0; a page without words is not there.

    Two readers look. Where only the second finds a word (it is not drawn, or is drawn so that the
    first cannot say where), the page is there with no box: drawn anew it has no text at all.
    """
    if not words:
        return {}
    found: dict[int, list[Box]] = {}
    for number in range(len(document)):
        page = document[number]
        boxes = list(_on_page(page, words))
        if boxes:
            found[number] = boxes
        page.close()
    for number, text in shown_text.of_pages(made):
        if number not in found and words.spans(_plain(text), on_paper=True):
            found[number] = []
    return found


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _on_page(page: "PdfPage", words: HiddenWords) -> Iterator[Box]:
    text_page = page.get_textpage()
    text, at = _letters(text_page)
    for start, end, _instead in words.spans(text, on_paper=True):
        yield from _around(page, text_page, [at[n] for n in range(start, end) if at[n] is not None])
    text_page.close()


def _letters(text_page: "PdfTextPage") -> tuple[str, list[int | None]]:
    """Return the words of a page in NFC, and for each letter which of pdfium's it is.

    Asked for one by one, because joined they leave out what pdfium put between lines.
    """
    import pypdfium2.raw as pdfium

    letters: list[str] = []
    at: list[int | None] = []
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


def _around(page: "PdfPage", text_page: "PdfTextPage", letters: list[int | None]) -> Iterator[Box]:
    """Return a box for each line on which the letters stand, in shares of the page as seen."""
    line: Box | None = None
    for number in letters:
        if number is None:
            continue
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
