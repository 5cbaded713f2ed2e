"""Paints the cells of the training matrix: a rounded box in its tone, with a word in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.services.training_cells import Cell, CellState
from ui import theme
from ui.element.matrix_model import CELL

PADDING: Final = 8
GAP: Final = 2  # on each side of a box
LINES: Final = 2
_DASHES: Final = [3.0, 3.0]


@dataclass(frozen=True)
class Look:
    """The roles of the colours of a cell; no ground, no box."""

    ink: str
    ground: str = ""
    edge: str = ""
    dashed: bool = False
    bold: bool = False


LOOKS: Final = {
    CellState.VALID: Look("ink", "card", "line"),
    CellState.HELD: Look("ink", "card", "line"),
    CellState.EXPIRING: Look("amber", "amber_back", bold=True),
    CellState.EXPIRED: Look("red", "red_back", bold=True),
    CellState.MISSING: Look("red", "card", "red", dashed=True),
    CellState.LATER: Look("soft", "card", "edge", dashed=True),
    CellState.NOT_NEEDED: Look("soft"),
    CellState.EXEMPT: Look("soft"),
    CellState.SUPERVISED: Look("amber", "amber_back", bold=True),
    CellState.UNCHECKED: Look("amber", "card", "edge", dashed=True),
}


def font_of(look: Look) -> QFont:
    """Return the font of a cell's words."""
    font = theme.font("small")
    if look.bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


class CellDelegate(QStyledItemDelegate):
    """Paints one cell; what is selected has a ring, a thicker one while the keys go there."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell: Cell = index.data(CELL)
        look = LOOKS[cell.state]
        box = QRectF(option.rect).adjusted(GAP, GAP, -GAP, -GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        _paint_box(painter, box, look, bool(state & QStyle.StateFlag.State_MouseOver))
        if state & QStyle.StateFlag.State_Selected:
            paint_ring(painter, box, bool(state & QStyle.StateFlag.State_HasFocus))
        _paint_words(painter, box, cell, look)
        painter.restore()


def room_for(cells: Iterable[Cell]) -> int:
    """Return how wide a column must be for the words of these cells."""
    # there are thousands of cells and few different words
    words = {(line, LOOKS[cell.state].bold) for cell in cells for line in cell.lines}
    of = {bold: QFontMetrics(font_of(Look("ink", bold=bold))) for bold in (True, False)}
    widest = max((of[bold].horizontalAdvance(line) for line, bold in words), default=0)
    return widest + 2 * (theme.px(PADDING) + GAP) + 1


def box_height(metrics: QFontMetrics) -> int:
    """Return how high a cell of two lines is."""
    return LINES * metrics.lineSpacing() + 2 * (theme.px(PADDING) + GAP)


def _paint_box(painter: QPainter, box: QRectF, look: Look, hovered: bool) -> None:
    edge = look.edge
    if hovered and not look.dashed:
        edge = "edge"
    if not edge and look.ground and theme.scheme() not in ("light", "dark"):
        edge = look.ink  # the grounds of a high-contrast theme do not tell one tone from another
    pen = QPen(theme.color(edge), 1) if edge else QPen(Qt.PenStyle.NoPen)
    if look.dashed:
        pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.setBrush(theme.color(look.ground) if look.ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.CORNER, theme.CORNER)


def paint_ring(painter: QPainter, box: QRectF, has_focus: bool) -> None:
    """Paint the ring around what is selected."""
    thick = theme.RING + (1 if has_focus else 0)
    painter.setPen(QPen(theme.color("accent"), thick))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = thick / 2 - GAP / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), theme.CORNER, theme.CORNER)


def _paint_words(painter: QPainter, box: QRectF, cell: Cell, look: Look) -> None:
    font = font_of(look)
    painter.setFont(font)
    painter.setPen(theme.color(look.ink))
    metrics = QFontMetrics(font)
    inner = box.adjusted(theme.px(PADDING), 0, -theme.px(PADDING) + 1, 0)
    top = inner.center().y() - len(cell.lines) * metrics.lineSpacing() / 2
    for number, line in enumerate(cell.lines):
        at = QRectF(
            inner.left(), top + number * metrics.lineSpacing(), inner.width(), metrics.height()
        )
        words = metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
