"""Boxes in shares of a page, and how the mouse and the arrow keys change them."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from ui.preview.on_page import Corners

FINE = 0.005  # of a page: how far an arrow key moves a box


@dataclass(frozen=True)
class Held:
    """A box while it is drawn or moved: as it was, and where it was taken, in shares of the page.

    `part` is "" for a new one. `corner` is that by which it is held (across and down; 0 is left or
    above), None where it is moved as a whole.
    """

    part: str
    before: Corners
    at: QPointF
    corner: tuple[int, int] | None

    def moved_to(self, point: QPointF) -> Corners:
        """Return the box with the mouse at a point, in shares of the page."""
        if self.corner is None:
            return shifted(self.before, point.x() - self.at.x(), point.y() - self.at.y())
        left, top, right, bottom = self.before
        x, y = _share(point.x()), _share(point.y())
        across, down = self.corner
        left, right = (left, x) if across else (x, right)
        top, bottom = (top, y) if down else (y, bottom)
        return (min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def shifted(box: Corners, across: float, down: float) -> Corners:
    """Return the box moved, as far as the page goes."""
    left, top, right, bottom = box
    across = max(-left, min(1 - right, across))
    down = max(-top, min(1 - bottom, down))
    return (left + across, top + down, right + across, bottom + down)


def stretched(box: Corners, across: float, down: float) -> Corners:
    """Return the box with its right and lower edge moved, never to nothing."""
    left, top, right, bottom = box
    right = max(left + FINE, min(1.0, right + across))
    bottom = max(top + FINE, min(1.0, bottom + down))
    return (left, top, right, bottom)


def share_of(point: QPointF, page: QRectF) -> QPointF:
    """Return a point on screen in shares of the page."""
    across = (point.x() - page.left()) / max(1.0, page.width())
    down = (point.y() - page.top()) / max(1.0, page.height())
    return QPointF(_share(across), _share(down))


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))
