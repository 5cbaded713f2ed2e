"""Icons in the colour of their role, drawn for every size and after every change of the look."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.resources import resource
from ui import theme

SMALL: Final = 16
LARGE: Final = 20
# PySide lets go of what `clone` returns although Qt keeps it; Qt asks for one only when an icon is
# changed, so there are few
_clones: Final[list[QIconEngine]] = []


def icon(name: str, role: str = "ink") -> QIcon:
    """Return an icon of resources/icons in the colour of a role; it follows the look by itself."""
    resource("icons", f"{name}.svg")  # a wrong name is told here, not at the first paint
    return QIcon(_Engine(name, role))


def pixmap(name: str, role: str = "ink", size: float = SMALL, ratio: float = 1.0) -> QPixmap:
    """Return one picture of an icon, `size` pixels at 100 % of the scale, for custom painting."""
    side = theme.px(size)
    picture = _drawn(name, theme.color(role).name(), round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    return picture


def app_icon() -> QIcon:
    """Return the icon of Muster itself."""
    return QIcon(str(resource("icons", "muster.svg")))


class _Engine(QIconEngine):
    """Asks for the colour when it paints, so that nobody has to hand out icons again."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def clone(self) -> QIconEngine:
        made = _Engine(self._name, self._role)
        _clones.append(made)
        return made

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:  # noqa: ARG002
        return _drawn(self._name, self._color(mode), size.width(), size.height())

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        picture = self.pixmap(rect.size() * ratio, mode, state)
        painter.drawPixmap(rect, picture)

    def _color(self, mode: QIcon.Mode) -> str:
        role = self._role
        if mode == QIcon.Mode.Disabled:
            return theme.color("off").name()
        if mode == QIcon.Mode.Selected and role in ("ink", "soft"):
            role = "accent"
        return theme.color(role).name()


@lru_cache(maxsize=512)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _drawn(name: str, color: str, width: int, height: int) -> QPixmap:
    svg = _source(name).replace("currentColor", color)
    picture = QPixmap(max(1, width), max(1, height))
    picture.fill(Qt.GlobalColor.transparent)
    side = min(width, height)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(
        painter, QRectF((width - side) / 2, (height - side) / 2, side, side)
    )
    painter.end()
    return picture
