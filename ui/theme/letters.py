"""The sizes of the letters: the system's font at the system's size, and a few steps of it."""

from typing import Final

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop.resources import resource

# role: times the size of the body, weight
STEPS: Final[dict[str, tuple[float, QFont.Weight]]] = {
    "body": (1.0, QFont.Weight.Normal),
    "strong": (1.0, QFont.Weight.DemiBold),
    "figure": (2.4, QFont.Weight.Bold),
    "page-title": (1.55, QFont.Weight.DemiBold),
    "card-title": (1.07, QFont.Weight.DemiBold),
    "small": (0.9, QFont.Weight.Normal),
    "section": (0.82, QFont.Weight.DemiBold),
    "chip": (0.85, QFont.Weight.DemiBold),
}
BUNDLED: Final = ("Inter-Regular.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
BUNDLED_POINTS: Final = 10.0


def scaled(font: QFont, times: float) -> QFont:
    """Return the font in another size, whether it is measured in points or in pixels."""
    other = QFont(font)
    if font.pointSizeF() > 0:
        other.setPointSizeF(font.pointSizeF() * times)
    else:
        other.setPixelSize(max(1, round(font.pixelSize() * times)))
    return other


def step(body: QFont, role: str) -> QFont:
    """Return the font of a role."""
    times, weight = STEPS[role]
    font = scaled(body, times)
    font.setWeight(weight)
    return font


def size_in_sheet(font: QFont) -> str:
    """Return the size as a style sheet says it."""
    points = font.pointSizeF()
    return f"{points:.2f}pt" if points > 0 else f"{font.pixelSize()}px"


def use_bundled_font(app: QApplication) -> None:
    """Use the font that travels with Muster, so that pictures look the same on every machine."""
    families: list[str] = []
    for name in BUNDLED:
        number = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        families += QFontDatabase.applicationFontFamilies(number)
    font = QFont(families[:1])
    font.setPointSizeF(BUNDLED_POINTS)
    app.setFont(font)


def has_letters() -> bool:
    """Return whether Qt found any font; a bare container has none."""
    return bool(QFontDatabase.families())
