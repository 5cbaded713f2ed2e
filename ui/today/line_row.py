"""One thing to do on one row: how it stands, what and why, since when, and the button."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.today import Line, Need
from ui import theme
from ui.today.click_row import paint_row
from ui.widgets import Chip, button, quiet, small, soft, strong

CHIP, TEXT, WHEN, FOLD, BUTTON = range(5)  # the columns
AIR: Final = theme.NEAR + theme.RING  # above and below the words


class LineRow(QFrame):
    """A row of the list. The whole of it can be clicked; its button is where the keyboard is."""

    done = Signal()  # the button: do what is to be done
    opened = Signal()  # the row: look at what is behind it
    folded = Signal(bool)  # True: show what is in it
    moved = Signal(int)  # the keyboard goes to the row above (-1) or below (+1)
    menu_wanted = Signal(QPoint)  # at a place of the screen

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._narrow: bool | None = None
        self._is_first = True
        self.is_open = False
        self.chip = Chip()
        self.title, self.why, self.when = strong(), small(), soft()
        self.button: QPushButton = button("")
        self.fold = quiet("chevron-down", "")
        self.fold.hide()
        self._lay_out()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(self._on_clicked)
        self.fold.clicked.connect(lambda: self.folded.emit(not self.is_open))
        for part in (self.button, self.fold):
            part.setCursor(Qt.CursorShape.ArrowCursor)
            part.installEventFilter(self)
        self.show_line(line)

    def _lay_out(self) -> None:
        self._text = QWidget()
        text = QVBoxLayout(self._text)
        text.setContentsMargins(0, 0, 0, 0)
        text.setSpacing(0)
        text.addWidget(self.title)
        text.addWidget(self.why)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.NEAR, AIR, theme.NEAR, AIR)
        self._grid.setHorizontalSpacing(theme.FIELD)
        self._grid.setVerticalSpacing(theme.TIGHT)
        self._grid.setColumnStretch(TEXT, 1)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Put the time above the words where the row is too narrow for columns."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        middle = Qt.AlignmentFlag.AlignVCenter
        for part in (self.chip, self._text, self.when, self.fold, self.button):
            self._grid.removeWidget(part)
        if narrow:
            self._grid.addWidget(self.chip, 0, CHIP, middle)
            self._grid.addWidget(self.when, 0, TEXT, middle)
            self._grid.addWidget(self._text, 1, CHIP, 1, 2)
            self._grid.addWidget(self.fold, 0, FOLD, 2, 1, middle)
            self._grid.addWidget(self.button, 0, BUTTON, 2, 1, middle)
        else:
            self._grid.addWidget(self.chip, 0, CHIP, middle)
            self._grid.addWidget(self._text, 0, TEXT)
            self._grid.addWidget(self.when, 0, WHEN, middle)
            self._grid.addWidget(self.fold, 0, FOLD, middle)
            self._grid.addWidget(self.button, 0, BUTTON, middle)

    def set_columns(self, chip: int, when: int, verb: int, *, has_folds: bool, indent: int) -> None:
        """Give the columns the widths that all rows share."""
        self._grid.setColumnMinimumWidth(CHIP, chip)
        policy = self.fold.sizePolicy()
        policy.setRetainSizeWhenHidden(has_folds)
        self.fold.setSizePolicy(policy)
        self.when.setFixedWidth(when) if not self._narrow else self._free(self.when)
        self.button.setMinimumWidth(verb)
        left = theme.NEAR + indent
        self._grid.setContentsMargins(left, AIR, theme.NEAR, AIR)

    @staticmethod
    def _free(part: QWidget) -> None:
        part.setMinimumWidth(0)
        part.setMaximumWidth(16777215)

    # --- what it shows --------------------------------------------------------------------------

    def show_line(self, line: Line) -> None:
        """Show another state of the line, or another line."""
        self.line = line
        self.chip.show_as(line.chip, line.tone)
        for part, words in ((self.title, line.title), (self.why, line.why), (self.when, line.when)):
            if part.text() != words:
                part.setText(words)
        _show(self.why, bool(line.why))
        _give_role(self.title, "soft" if line.need is Need.NOTHING else "strong")
        self.show_open(self.is_open)
        said = (line.chip, line.title, line.why, line.when)
        self.setAccessibleName(". ".join(word.rstrip(".") for word in said if word))

    @property
    def can_fold(self) -> bool:
        """Whether it has a small button beside the one that does them all."""
        return bool(self.line.inside) and self.line.does is not None

    def show_open(self, is_open: bool) -> None:
        """Say whether what is in it is shown."""
        self.is_open = is_open
        line = self.line
        verb = line.verb
        if line.inside and line.does is None:
            verb = _("Hide") if is_open else _("Show {n}").format(n=len(line.inside))
        self.button.setText(verb)
        is_said = line.title.startswith(_("{verb}: ").format(verb=verb))
        name = line.title if is_said else _("{verb}: {what}").format(verb=verb, what=line.title)
        self.button.setAccessibleName(name)
        self.button.setAccessibleDescription(self.accessibleName())
        _show(self.fold, self.can_fold)
        name = _("Hide the single ones") if is_open else _("Show the single ones")
        self.fold.setAccessibleName(name)
        self.fold.setToolTip(name)

    def set_first(self, is_first: bool) -> None:
        """Say whether it is the first row; the others have a thin line above them."""
        if is_first != self._is_first:
            self._is_first = is_first
            self.update()

    def set_primary(self, is_primary: bool) -> None:
        """Make its button the one of the page, or an ordinary one."""
        _give_role(self.button, "primary" if is_primary else "")

    # --- what a person does ---------------------------------------------------------------------

    def _on_clicked(self) -> None:
        if self.line.does is None and self.line.inside:
            self.folded.emit(not self.is_open)
        else:
            self.done.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Move with the arrows, do with Enter, open with Ctrl+Enter, fold with right and left."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.opened.emit()
            elif self.fold.hasFocus():
                self.fold.click()
            else:
                self.button.click()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left) and self.line.inside:
            self.folded.emit(key == Qt.Key.Key_Right)
        else:
            return False
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.opened.emit()
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        lit = self.underMouse() or self.button.hasFocus() or self.fold.hasFocus()
        paint_row(painter, self, lit=lit, ring=False)
        if not self._is_first:
            painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
        painter.end()


def _show(part: QWidget, is_shown: bool) -> None:
    if part.isHidden() == is_shown:
        part.setVisible(is_shown)


def _give_role(part: QWidget, role: str) -> None:
    if (part.property("role") or "") == role:
        return  # to style it anew takes longer than to make it
    part.setProperty("role", role)
    part.style().unpolish(part)
    part.style().polish(part)
