"""Draws the cells of a table: words, chips, and voided rows struck through."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from desktop.language import _
from desktop.services.browsing import RowShown
from ui import theme
from ui.tables.model import LEFT, RIGHT, Index, RecordModel
from ui.widgets import chip_size, paint_chip, tip

PADDING: Final = 8  # as the heads of the columns have
ROW: Final = 36
AROUND_CHIP: Final = 8
MOST_CHIPS: Final = 200


class Cells(QStyledItemDelegate):
    """Draws by hand what the style sheet would draw ten times slower; the view says what is lit."""

    def __init__(self, model: RecordModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.hovered = self.aimed = -1  # rows: under the mouse, under files about to be dropped
        self.first = 0  # the column in which a voided row says that it is
        theme.watch().changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Take over the look that is on."""
        self._font = theme.font()
        self._struck = QFont(self._font)
        self._struck.setStrikeOut(True)
        self._ink, self._soft = theme.color("ink"), theme.color("soft")
        self._chips: dict[tuple[str, str, int], QPixmap] = {}
        self._lit = {
            "hover": theme.color("hover"),
            "selected": theme.color("accent_back"),
        }

    def row_height(self, view: QAbstractItemView) -> int:
        """Return how tall every row is."""
        words = view.fontMetrics().height() + theme.px(12)
        return max(theme.px(ROW), words, chip_size("X").height() + theme.px(AROUND_CHIP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        number, column = index.row(), index.column()
        if option.state & QStyle.StateFlag.State_Selected or number == self.aimed:
            painter.fillRect(option.rect, self._lit["selected"])
        elif number == self.hovered:
            painter.fillRect(option.rect, self._lit["hover"])
        row = self._model.shown(number)
        place = self._model.place_of(column)
        pad = theme.px(PADDING)
        box = option.rect.adjusted(pad, 0, -pad, 0)
        if row is None or place < 0 or not row.record_id:
            self._paint_waiting(painter, box, column)
            return
        if place in row.tones:
            if row.texts[place]:
                self._chip(painter, box, row.texts[place], row.tones[place])
            return
        if row.is_voided and column == self.first:
            box.setLeft(box.left() + self._chip(painter, box, _("Voided"), "plain") + pad)
        self._words(painter, option, box, row.texts[place], row.is_voided, column)

    def _words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        text: str,
        is_voided: bool,
        column: int,
    ) -> None:
        if not text:
            return
        metrics = option.fontMetrics
        painter.setFont(self._struck if is_voided else self._font)
        painter.setPen(self._soft if is_voided else self._ink)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        right = self._model.columns[column].is_number
        painter.drawText(box, int(RIGHT if right else LEFT), shown)

    def _chip(self, painter: QPainter, box: QRect, text: str, tone: str) -> int:
        """Draw a chip; the few there are are drawn once and stamped from then on."""
        ratio = painter.device().devicePixelRatioF()
        picture = self._chips.get((text, tone, box.width()))
        if picture is None or picture.devicePixelRatio() != ratio:
            size = chip_size(text)
            size.setWidth(max(1, min(size.width(), box.width())))
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            stamp = QPainter(picture)
            paint_chip(stamp, QPoint(0, 0), text, tone, size.width())
            stamp.end()
            if len(self._chips) >= MOST_CHIPS:
                self._chips.clear()
            self._chips[text, tone, box.width()] = picture
        size = picture.deviceIndependentSize().toSize()
        painter.drawPixmap(box.left(), box.top() + (box.height() - size.height()) // 2, picture)
        return size.width()

    def _paint_waiting(self, painter: QPainter, box: QRect, column: int) -> None:
        if column == self.first:
            painter.setFont(self._font)
            painter.setPen(self._soft)
            painter.drawText(box, int(LEFT), "…")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._model.pages.at_hand(index.row())
        return QSize(self.width_of(row, index.column(), option), theme.px(ROW))

    def width_of(self, row: RowShown | None, column: int, option: QStyleOptionViewItem) -> int:
        """Return how wide a cell would like to be."""
        place = self._model.place_of(column)
        if row is None or place < 0 or place >= len(row.texts):
            return 0
        if place in row.tones:
            words = chip_size(row.texts[place]).width() if row.texts[place] else 0
        else:
            return self.room_for(row.texts[place], option)
        return words + 2 * theme.px(PADDING)

    def room_for(self, words: str, option: QStyleOptionViewItem) -> int:
        """Return how wide a cell with these words would like to be."""
        return option.fontMetrics.horizontalAdvance(words) + 1 + 2 * theme.px(PADDING)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say all of what is cut off, and why something stands as it does."""
        row = self._model.pages.at_hand(index.row())
        place = self._model.place_of(index.column())
        if event.type() != QEvent.Type.ToolTip or row is None or not 0 <= place < len(row.texts):
            return super().helpEvent(event, view, option, index)
        words = row.reason if self._model.columns[index.column()].key == "state" else ""
        if not words and self.width_of(row, index.column(), option) > option.rect.width():
            words = row.texts[place]
        QToolTip.showText(event.globalPos(), tip(words), view)
        return True
