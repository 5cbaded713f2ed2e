"""How pages look: one accent, calm greys, few sizes; the paper side of the window's theme."""

from functools import cache
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from desktop.package.faces import PLAIN, STRONG, ready

ready()  # styles name faces, and a style that is measured must find them

INK: Final = HexColor("#1C2430")
SOFT: Final = HexColor("#5B6675")
LINE: Final = HexColor("#D3D9E0")
SHADE: Final = HexColor("#F3F5F8")
ACCENT: Final = HexColor("#1F5FBF")
RED: Final = HexColor("#B3261E")
AMBER: Final = HexColor("#8A5A00")
GREEN: Final = HexColor("#1D6B3A")

TONES: Final[dict[str, Color]] = {
    "red": RED,
    "amber": AMBER,
    "green": GREEN,
    "soft": SOFT,
    "accent": ACCENT,
}
_SIGNALS: Final = frozenset({"red", "amber", "green"})


def signal(tone: str, other: str = "") -> str:
    """Return a tone of the window where paper shows it too: red, amber, green, or else `other`."""
    return tone if tone in _SIGNALS else other


@cache
def filling(color: Color) -> str:
    """Return how a page says that letters have a colour from here on."""
    red, green, blue = color.rgb()
    return f"{red:.6g} {green:.6g} {blue:.6g} rg"


def _style(name: str, size: float, lead: float, **more: object) -> ParagraphStyle:
    settings: dict[str, object] = {"textColor": INK, "fontName": PLAIN, "splitLongWords": 1}
    return ParagraphStyle(name, fontSize=size, leading=lead, **{**settings, **more})


TITLE: Final = _style("title", 26, 32, fontName=STRONG, spaceAfter=8)
CHAPTER: Final = _style("chapter", 18, 23, fontName=STRONG, spaceAfter=6)
SECTION: Final = _style("section", 11.5, 15, fontName=STRONG, spaceBefore=16, spaceAfter=5)
LEAD: Final = _style("lead", 10.5, 15.5, textColor=SOFT, spaceAfter=10)
BODY: Final = _style("body", 9.5, 14, spaceAfter=6)
SMALL: Final = _style("small", 8, 11.5, textColor=SOFT)
LABEL: Final = _style("label", 7.5, 10, textColor=SOFT)
CELL: Final = _style("cell", 8.5, 11.5)
CELL_STRONG: Final = _style("cell strong", 8.5, 11.5, fontName=STRONG)
CELL_HEAD: Final = _style("cell head", 7.5, 10, fontName=STRONG, textColor=SOFT)
NUMBER: Final = _style("number", 8.5, 11.5, alignment=TA_RIGHT)
