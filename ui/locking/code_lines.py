"""The four lines of a recovery sheet, each checked as it is typed from the paper."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from desktop.language import _
from desktop.services.recovery_typing import look_at, spread
from desktop.store.keys import LINES
from ui import icons, theme
from ui.widgets import fault, mark_fault, plain

LONGEST: Final = 400  # letters: all four lines may be pasted into one


class _Line:
    """One line: its field, a tick once it is right, a sentence below once it is not."""

    def __init__(self, number: int, grid: QGridLayout) -> None:
        label = plain(_("Line {number}").format(number=number + 1))
        self.field, self.tick, self.fault = QLineEdit(), QLabel(), fault()
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(label.text())
        label.setBuddy(self.field)
        self.fault.hide()
        grid.addWidget(label, 2 * number, 0)
        grid.addWidget(self.field, 2 * number, 1)
        grid.addWidget(self.tick, 2 * number, 2)
        grid.addWidget(self.fault, 2 * number + 1, 1, 1, 2)

    def show(self, *, is_right: bool, said: str) -> None:
        """Say how it stands."""
        self.fault.setText(said)
        self.fault.setVisible(bool(said))
        mark_fault(self.field, bool(said))
        words = _("Right") if is_right else ""
        self.tick.setAccessibleName(words)
        self.tick.setToolTip(words)
        self.field.setAccessibleDescription(said or words)
        ratio = self.tick.devicePixelRatioF()
        if is_right:
            self.tick.setPixmap(icons.pixmap("check", "green", icons.SMALL, ratio))
        else:
            self.tick.clear()


class CodeLines(QWidget):
    """The code of a recovery sheet; small letters, blanks and dashes do not matter."""

    completed = Signal(bool)  # whether all four lines are right

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.NEAR)
        grid.setVerticalSpacing(theme.TIGHT)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(2, theme.px(icons.SMALL))
        self._lines = [_Line(number, grid) for number in range(LINES)]
        self._right = [False] * LINES
        for number, line in enumerate(self._lines):
            line.field.textEdited.connect(lambda _text, at=number: self._on_typed(at))
            line.field.editingFinished.connect(lambda at=number: self._on_left(at))
        self.setFocusProxy(self._lines[0].field)
        theme.watch().changed.connect(self._on_look_changed)

    @property
    def fields(self) -> Sequence[QLineEdit]:
        """The four fields."""
        return [line.field for line in self._lines]

    @property
    def faults(self) -> Sequence[str]:
        """What is said below each of them, "" for nothing."""
        return [line.fault.text() for line in self._lines]

    @property
    def is_right(self) -> bool:
        """Whether all four are as they are printed."""
        return all(self._right)

    def code(self) -> str:
        """Return what is typed."""
        return "\n".join(field.text() for field in self.fields)

    def clear(self) -> None:
        """Forget what was typed."""
        for number, line in enumerate(self._lines):
            line.field.clear()
            self._look(number)

    def check(self) -> bool:
        """Say of every line that is not right that it is not; put the keyboard on the first."""
        for number, line in enumerate(self._lines):
            if not self._right[number]:
                line.show(is_right=False, said=line.fault.text() or _incomplete(number))
        wrong = next((n for n, right in enumerate(self._right) if not right), None)
        if wrong is not None:
            self._lines[wrong].field.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong is None

    def _on_typed(self, at: int) -> None:
        texts = [field.text() for field in self.fields]
        spread_out = spread(texts, at)
        for number, text in enumerate(spread_out):
            if text != texts[number]:
                self._lines[number].field.setText(text)
            if text != texts[number] or number == at:
                self._look(number)
        self._go_on(at)

    def _go_on(self, at: int) -> None:
        """Go to the next line once this one is right: hands that type do not want the mouse."""
        following = self._lines[at + 1 : at + 2]
        if self._right[at] and following and not following[0].field.text():
            following[0].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_left(self, at: int) -> None:
        """A line that was left half typed is told then, not while it is typed."""
        line = self._lines[at]
        if line.field.text().strip() and not self._right[at] and not line.fault.text():
            line.show(is_right=False, said=_incomplete(at))

    def _look(self, number: int) -> None:
        line = self._lines[number]
        seen = look_at(number, line.field.text())
        self._right[number] = seen.is_right
        line.show(is_right=seen.is_right, said=seen.said)
        self.completed.emit(self.is_right)

    def _on_look_changed(self) -> None:
        for number, line in enumerate(self._lines):
            line.show(is_right=self._right[number], said=line.fault.text())


def _incomplete(number: int) -> str:
    return _("Line {number} is not whole. It has 14 letters and digits.").format(number=number + 1)
