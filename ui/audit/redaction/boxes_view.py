"""A page on which hidden parts are drawn, moved and taken away, by mouse or by keys."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.services.redaction.boxes import LEAST
from desktop.services.redaction.standing import Part
from ui import theme
from ui.audit.redaction.shares import FINE, Held, share_of, shifted, stretched
from ui.preview.on_page import Corners, on_screen
from ui.preview.pages_view import PagesView

_HANDLE: Final = 7  # pixels of a corner by which a box is taken
_PATIENCE: Final = 600  # milliseconds without another arrow key until a move counts as one
_SEEN: Final = 170  # of 255: what is below stays readable for whoever decides
_NEW: Final = (0.3, 0.46, 0.7, 0.54)
_ARROWS: Final = {
    Qt.Key.Key_Left: (-FINE, 0.0),
    Qt.Key.Key_Right: (FINE, 0.0),
    Qt.Key.Key_Up: (0.0, -FINE),
    Qt.Key.Key_Down: (0.0, FINE),
}
_FAR: Final = 5  # times as far with Ctrl


class BoxesView(PagesView):
    """Shows the parts of the page that is shown; asks whoever made it to keep what was changed."""

    drawn = Signal(int, object)  # page from 0, corners
    moved = Signal(str, object)  # part, corners
    picked = Signal(str)  # part, "" for none
    remove_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_locked = False
        self._parts: tuple[Part, ...] = ()
        self._chosen = ""
        self._held: Held | None = None
        self._shown: Corners | None = None  # the box that is held or moved by keys, as it is now
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_PATIENCE)
        self._settling.timeout.connect(self.settle)
        self.viewport().setMouseTracking(True)
        self.turned.connect(self.settle)

    # --- what is shown --------------------------------------------------------------------------

    def show_parts(self, parts: Sequence[Part], chosen: str) -> None:
        """Show these parts, one of them chosen."""
        self._parts = tuple(parts)
        if chosen != self._chosen or self._held is None:
            self._held = self._shown = None
        self._chosen = chosen
        self.viewport().update()

    def choose(self, part: str) -> None:
        """Choose a part, or none with ""."""
        if part != self._chosen:
            self.settle()
            self._chosen = part
            self.picked.emit(part)
            self.viewport().update()

    def draw_in_the_middle(self) -> None:
        """Draw a box in the middle of what is seen of the page, to be moved by keys."""
        if self.is_empty or self.is_locked:
            return
        self.settle()
        seen = self.page_box.intersected(QRectF(self.viewport().rect()))
        middle = share_of(seen.center(), self.page_box)
        left, top, right, bottom = _NEW
        box = shifted(_NEW, middle.x() - (left + right) / 2, middle.y() - (top + bottom) / 2)
        self.drawn.emit(self.page, box)

    def settle(self) -> None:
        """Have kept where the keys have moved the chosen part to."""
        self._settling.stop()
        if self._held is None and self._shown is not None:
            box, self._shown = self._shown, None
            self.moved.emit(self._chosen, box)

    def _here(self) -> Iterator[tuple[str, Corners]]:
        """Yield the parts of this page, each where it stands now."""
        for part in self._parts:
            if part.page == self.page + 1:
                is_held = part.id == self._chosen and self._shown is not None
                yield part.id, self._shown if is_held and self._shown else part.box

    # --- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_empty:
            return
        painter = QPainter(self.viewport())
        page = self.page_box
        black = QColor(Qt.GlobalColor.black)
        black.setAlpha(_SEEN)
        for part, box in self._here():
            where = on_screen(box, page)
            painter.fillRect(where, black)
            if part == self._chosen:
                painter.setPen(QPen(theme.color("accent"), theme.RING))
                painter.drawRect(where)
                for corner in _corners(where).values():
                    painter.fillRect(_around(corner), theme.color("accent"))
        if self._held is not None and not self._held.part and self._shown is not None:
            painter.fillRect(on_screen(self._shown, page), black)
        painter.end()

    # --- the mouse ------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.is_empty:
            return
        self.settle()
        point, page = event.position(), self.page_box
        at = share_of(point, page)
        if self.is_locked:
            self.choose(self._under(point))
            return
        chosen = dict(self._here()).get(self._chosen)
        corner = self._corner_under(point)
        if chosen is not None and corner is not None:
            self._hold(Held(self._chosen, chosen, at, corner))
            return
        part = self._under(point)
        self.choose(part)
        if part:
            self._hold(Held(part, dict(self._here())[part], at, None))
        elif page.contains(point):
            self._hold(Held("", (at.x(), at.y(), at.x(), at.y()), at, (1, 1)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            self._point_at(event.position())
            return
        at = share_of(event.position(), self.page_box)
        if self._held.part or at != self._held.at:
            self._shown = self._held.moved_to(at)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, box = self._held, self._shown
        if event.button() != Qt.MouseButton.LeftButton or held is None:
            return
        self._held = None
        if box is None or box == held.before:
            self._shown = None
        elif held.part:
            self._shown = None
            self.moved.emit(held.part, box)
        else:
            self._shown = None
            if box[2] - box[0] > LEAST and box[3] - box[1] > LEAST:
                self.drawn.emit(self.page, box)
        self.viewport().update()

    def _hold(self, held: Held) -> None:
        self._held, self._shown = held, None
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _under(self, point: QPointF) -> str:
        """Return the part under the mouse, the one that is chosen first; "" for none."""
        page = self.page_box
        found = [part for part, box in self._here() if on_screen(box, page).contains(point)]
        return self._chosen if self._chosen in found else (found[-1] if found else "")

    def _corner_under(self, point: QPointF) -> tuple[int, int] | None:
        chosen = dict(self._here()).get(self._chosen)
        if chosen is None:
            return None
        corners = _corners(on_screen(chosen, self.page_box))
        return next((one for one, at in corners.items() if _around(at).contains(point)), None)

    def _point_at(self, point: QPointF) -> None:
        """Show by the mouse what it would do here."""
        shape = Qt.CursorShape.ArrowCursor
        if not self.is_locked and not self.is_empty:
            corner = self._corner_under(point)
            if corner is not None:
                is_falling = corner[0] == corner[1]
                shape = (
                    Qt.CursorShape.SizeFDiagCursor if is_falling else Qt.CursorShape.SizeBDiagCursor
                )
            elif self._under(point):
                shape = Qt.CursorShape.SizeAllCursor
            elif self.page_box.contains(point):
                shape = Qt.CursorShape.CrossCursor
        self.viewport().setCursor(shape)

    # --- the keyboard ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        chosen = dict(self._here()).get(self._chosen)
        if self.is_locked or self.is_empty:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Insert:
            self.draw_in_the_middle()
        elif chosen is not None and key in _ARROWS:
            far = _FAR if held & Qt.KeyboardModifier.ControlModifier else 1
            across, down = (far * step for step in _ARROWS[key])
            change = stretched if held & Qt.KeyboardModifier.ShiftModifier else shifted
            self._shown = change(chosen, across, down)
            self._settling.start()
            self.viewport().update()
        elif chosen is not None and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: object) -> None:
        self.settle()
        super().focusOutEvent(event)


def _corners(box: QRectF) -> dict[tuple[int, int], QPointF]:
    return {
        (0, 0): box.topLeft(),
        (1, 0): box.topRight(),
        (0, 1): box.bottomLeft(),
        (1, 1): box.bottomRight(),
    }


def _around(corner: QPointF) -> QRectF:
    half = theme.px(_HANDLE) / 2
    return QRectF(corner.x() - half, corner.y() - half, 2 * half, 2 * half)
