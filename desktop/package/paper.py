"""The paper that pages are made for, in points (1/72 inch), and the room a page leaves free."""

from dataclasses import dataclass
from typing import Final

from reportlab.lib.pagesizes import A4 as A4_SIZE
from reportlab.lib.pagesizes import LETTER as LETTER_SIZE
from reportlab.lib.units import mm

MM: Final[float] = mm

SIDE: Final = 18 * MM  # left and right
HEAD: Final = 22 * MM  # above the text: the running header stands in it
FOOT: Final = 18 * MM  # below the text: the page number stands in it
HEADER_LINE: Final = 15 * MM  # from the upper edge
FOOTER_LINE: Final = 11 * MM  # from the lower edge


@dataclass(frozen=True)
class Paper:
    """A sheet: width and height in points."""

    name: str
    width: float
    height: float

    @property
    def turned(self) -> "Paper":
        """The same sheet lying on its side."""
        return Paper(self.name, self.height, self.width)

    @property
    def room(self) -> tuple[float, float]:
        """How wide and high the text may be."""
        return self.width - 2 * SIDE, self.height - HEAD - FOOT

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The corners of the text: left, lower, right, upper, from the lower left of the sheet."""
        return SIDE, FOOT, self.width - SIDE, self.height - HEAD


LETTER: Final = Paper("letter", *LETTER_SIZE)
A4: Final = Paper("a4", *A4_SIZE)
PAPERS: Final = {paper.name: paper for paper in (LETTER, A4)}
