"""The letters of all pages: Inter, carried along and embedded, so that they look alike anywhere."""

from functools import cache, lru_cache
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop.resources import resource

PLAIN: Final = "Inter"
STRONG: Final = "Inter-SemiBold"
BOLD: Final = "Inter-Bold"

_FILES: Final = {
    PLAIN: "Inter-Regular.ttf",
    STRONG: "Inter-SemiBold.ttf",
    BOLD: "Inter-Bold.ttf",
}
_LEFT: Final = 0.75  # of what fits


@cache
def ready() -> None:
    """Make the faces known; asked for by whatever measures or draws letters."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", file))))
    pdfmetrics.registerFontFamily(PLAIN, PLAIN, STRONG, PLAIN, STRONG)


@lru_cache(maxsize=50_000)  # words come again and again, and measuring goes letter by letter
def width_of(text: str, face: str, size: float) -> float:
    """Return how wide the text is, in points."""
    ready()
    return float(pdfmetrics.stringWidth(text, face, size))


def elided(text: str, face: str, size: float, room: float) -> str:
    """Return the text, shortened with an ellipsis where it would be wider than the room."""
    if width_of(text, face, size) <= room:
        return text
    least, most = 0, len(text)
    while least < most:  # how many letters fit, by halving
        middle = (least + most + 1) // 2
        fits = width_of(text[:middle].rstrip() + "…", face, size) <= room
        least, most = (middle, most) if fits else (least, middle - 1)
    shown = text[:least].rstrip()
    whole = shown if text[least : least + 1] in ("", " ") else shown.rpartition(" ")[0]
    # behind a word, unless too little would be left of what has room
    return (whole if len(whole) >= _LEFT * len(shown) else shown).rstrip(" ,;:·") + "…"
