"""Shows one page at a time: turned, scrolled and zoomed, sharp at every size."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.language import _
from ui import theme
from ui.preview.on_page import OnPage, black_out
from ui.preview.picture import LONGEST, Picture

STEP: Final = 1.25
SMALLEST, LARGEST = 0.5, 8.0
_PATIENCE: Final = 120  # milliseconds without another zoom before a finer picture is asked for
_COARSE: Final = 1.1  # how much wider than its pixels a page is shown before it is drawn anew
_QUARTER: Final = 90


class PagesView(QAbstractScrollArea):
    """A page on the ground of a page. Whoever makes it answers `wanted` with `show_picture`."""

    wanted = Signal(int, int)  # the page from 0, about how many pixels wide
    turned = Signal()  # another page, another number of pages or another size

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setMinimumSize(theme.px(120), theme.px(56))
        self._name = ""
        self._image = QImage()
        self._hidden: tuple[OnPage, ...] = ()
        self._is_finest = False
        self._whole = False
        self._times, self._quarters = 1.0, 0
        self.page, self.pages = 0, 1
        self._grip: QPoint | None = None
        self._finer = QTimer(self)
        self._finer.setSingleShot(True)
        self._finer.setInterval(_PATIENCE)
        self._finer.timeout.connect(self._ask_finer)
        theme.watch().changed.connect(self.viewport().update)

    # --- what is shown --------------------------------------------------------------------------

    def start(self, name: str, *, whole: bool) -> None:
        """Begin with a file: its first page, fitting in width, or as a whole (a photo)."""
        self._name, self._whole = name, whole
        self._image, self._is_finest = QImage(), False
        self._times, self._quarters = 1.0, 0
        self.page, self.pages = 0, 1
        self._lay_out()
        self._ask()

    def clear(self) -> None:
        """Show nothing and keep nothing."""
        self._finer.stop()
        self._image = QImage()
        self.page, self.pages = 0, 1
        self._lay_out()

    def show_picture(self, page: int, picture: Picture) -> None:
        """Show what was asked for; an answer for a page that was left is let go."""
        if page != self.page:
            return
        self._image, self._is_finest = picture.image, picture.is_finest
        self.pages = picture.pages
        self._lay_out()
        self._finer.start()  # the window may have become larger meanwhile

    def hide_parts(self, hidden: tuple[OnPage, ...]) -> None:
        """Show these parts of the pages black from now on."""
        self._hidden = hidden
        self.viewport().update()

    @property
    def is_empty(self) -> bool:
        """Whether there is no picture yet."""
        return self._image.isNull()

    def turn_to(self, page: int) -> None:
        """Show another page, from 0; what is shown stays until it has come."""
        page = max(0, min(page, self.pages - 1))
        if page != self.page:
            self.page = page
            self.verticalScrollBar().setValue(0)
            self._ask()
            self._tell()

    def zoom(self, times: float) -> None:
        """Show larger or smaller, keeping the middle where it is."""
        new = max(SMALLEST, min(LARGEST, self._times * times))
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        middles = [(bar.value() + bar.pageStep() / 2) / max(1, self._length(bar)) for bar in bars]
        self._times = new
        self._lay_out()
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * self._length(bar) - bar.pageStep() / 2))
        self._finer.start()

    def fit(self) -> None:
        """Show the page as it was at first."""
        self._times = 1.0
        self._lay_out()

    def show_whole(self, on: bool) -> None:
        """Fit the page as a whole from now on, or its width."""
        self._whole = on
        self.fit()
        self._finer.start()

    def rotate(self) -> None:
        """Turn the view, not the file, by a quarter to the right."""
        self._quarters = (self._quarters + 1) % 4
        self._lay_out()
        self._finer.start()

    @property
    def shown_size(self) -> QSize:
        """How large the page is on screen."""
        return self._size().toSize()

    @property
    def is_zoomed(self) -> bool:
        """Whether it is shown larger or smaller than it fits."""
        return self._times != 1.0

    # --- how large ------------------------------------------------------------------------------

    @staticmethod
    def _length(bar: object) -> int:
        return int(bar.maximum() + bar.pageStep())  # type: ignore[attr-defined]

    def _natural(self) -> QSizeF:
        size = QSizeF(self._image.size()) / self.devicePixelRatioF()
        return size.transposed() if self._quarters % 2 else size

    def _size(self) -> QSizeF:
        """Return the size of the page as it is shown."""
        if self._image.isNull():
            return QSizeF()
        natural, room = self._natural(), QSizeF(self.maximumViewportSize())
        by_width = room.width() / natural.width()
        if self._whole:
            times = min(by_width, room.height() / natural.height())
            if self._is_finest:  # a small picture is not blown up
                times = min(times, 1.0)
        else:
            times = by_width
            if natural.height() * times * self._times > room.height():
                # the bar at its side takes some of the width
                bar = self.verticalScrollBar().sizeHint().width()
                times = (room.width() - bar) / natural.width()
        return natural * (times * self._times)

    def _lay_out(self) -> None:
        size, room = self._size(), self.viewport().size()
        for bar, long, short in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setPageStep(short)
            bar.setSingleStep(theme.px(40))
            bar.setRange(0, max(0, round(long) - short))
        self.viewport().update()
        self._tell()

    def _tell(self) -> None:
        where = _("page {page} of {pages}").format(page=self.page + 1, pages=self.pages)
        self.setAccessibleName(f"{self._name}, {where}" if self._name else _("Evidence"))
        self.turned.emit()

    # --- asking ---------------------------------------------------------------------------------

    def _needed(self) -> int:
        """How many pixels wide the page, unturned, is shown."""
        size = self._size()
        if size.isEmpty():
            size = QSizeF(self.maximumViewportSize()) * self._times
        across = size.height() if self._quarters % 2 else size.width()
        return min(LONGEST, max(1, round(across * self.devicePixelRatioF())))

    def _ask(self) -> None:
        self.wanted.emit(self.page, self._needed())

    def _ask_finer(self) -> None:
        is_coarse = self._needed() > self._image.width() * _COARSE
        if not self._image.isNull() and not self._is_finest and is_coarse:
            self._ask()

    # --- painting and moving --------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("page"))
        if not self._image.isNull():
            self._paint_page(painter)
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(QPen(theme.color("accent"), theme.RING))
            half = theme.RING / 2
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(half, half, -half, -half))
        painter.end()

    @property
    def page_box(self) -> QRectF:
        """Where the page stands in the viewport; it may reach beyond it."""
        size, room = self._size(), self.viewport().size()
        left = max((room.width() - size.width()) / 2, 0) - self.horizontalScrollBar().value()
        top = max((room.height() - size.height()) / 2, 0) - self.verticalScrollBar().value()
        return QRectF(QPointF(left, top), size)

    def _paint_page(self, painter: QPainter) -> None:
        whole = self.page_box
        middle, size = whole.center(), whole.size()
        flat = size.transposed() if self._quarters % 2 else size
        turn = QTransform().translate(middle.x(), middle.y()).rotate(_QUARTER * self._quarters)
        painter.setTransform(turn)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(-flat.width() / 2, -flat.height() / 2, flat.width(), flat.height())
        painter.drawImage(box, self._image)
        black_out(painter, self._hidden, self.page, box)
        painter.setPen(theme.color("line"))
        painter.drawRect(box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self._finer.start()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pages = {
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.pages - 1,
        }
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif (page := pages.get(Qt.Key(event.key()))) is not None and self.pages > 1:
            self.turn_to(page)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            moved = event.position().toPoint() - self._grip
            self._grip = event.position().toPoint()
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() - moved.x())
            down.setValue(down.value() - moved.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip = None
