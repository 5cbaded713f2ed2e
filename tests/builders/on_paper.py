"""Reads a printed PDF back: its words, and where on the paper each of them stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from desktop.package.paper import FOOTER_LINE, HEADER_LINE, SIDE

_A_HAIR = 2.5  # points by which a letter may hang over the line it stands on
_LETTER = 10.0

Box = tuple[float, float, float, float]  # left, lower, right, upper


@dataclass(frozen=True)
class Page:
    """One page, in points."""

    width: float
    height: float
    text: str
    boxes: tuple[Box, ...]

    @property
    def outside(self) -> list[Box]:
        """Words that do not stand within the margins."""
        left, right = SIDE - _A_HAIR, self.width - SIDE + _A_HAIR
        lower, upper = FOOTER_LINE - _LETTER / 2, self.height - HEADER_LINE + _LETTER * 1.5
        return [
            box
            for box in self.boxes
            if box[0] < left or box[2] > right or box[1] < lower or box[3] > upper
        ]

    @property
    def overlapping(self) -> list[tuple[Box, Box]]:
        """Words that stand on one another."""
        found = []
        boxes = sorted(self.boxes, key=lambda box: box[1])
        for n, one in enumerate(boxes):
            for other in boxes[n + 1 :]:
                if other[1] > one[3]:
                    break
                wide = min(one[2], other[2]) - max(one[0], other[0])
                high = min(one[3], other[3]) - max(one[1], other[1])
                if wide > _A_HAIR and high > _A_HAIR:
                    found.append((one, other))
        return found


def pages(path: Path) -> list[Page]:
    """Return the pages of a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        return list(_pages(document))
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument) -> Iterator[Page]:
    for page in document:
        words = page.get_textpage()
        boxes = tuple(words.get_rect(n) for n in range(words.count_rects()))
        # the reader marks a hyphen at the end of a line by a letter of its own
        text = words.get_text_range().replace("\ufffe", "-").replace("\x02", "-")
        yield Page(*page.get_size(), text, boxes)
        words.close()
        page.close()


def said(path: Path) -> str:
    """Return everything that stands in a PDF, without any blanks, so that no line end matters."""
    return squeezed("".join(page.text for page in pages(path)))


def squeezed(text: str) -> str:
    """Return a text without any blanks."""
    return "".join(text.split())


def misplaced(path: Path) -> list[str]:
    """Return what is outside of the margins or on one another, page by page, in words."""
    return [
        f"page {number}: {what} {found}"
        for number, page in enumerate(pages(path), 1)
        for what, found in (("outside", page.outside), ("on one another", page.overlapping))
        if found
    ]
