"""Where a part of a page stands on the screen, and the parts that a package does not show."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

Corners = tuple[float, float, float, float]
"""Left, top, right, bottom in shares of the page as a reader sees it."""

OnPage = tuple[int, Corners]
"""The page, from 1, and where on it."""


def on_screen(box: Corners, page: QRectF) -> QRectF:
    """Return where a box stands on a page that is shown there."""
    left, top, right, bottom = box
    corner = QPointF(page.left() + left * page.width(), page.top() + top * page.height())
    return QRectF(corner, QSizeF((right - left) * page.width(), (bottom - top) * page.height()))


def black_out(painter: QPainter, hidden: Sequence[OnPage], page: int, where: QRectF) -> None:
    """Paint over the hidden parts of a page, from 0, that is shown there."""
    for number, box in hidden:
        if number == page + 1:
            painter.fillRect(on_screen(box, where), Qt.GlobalColor.black)
