"""A labelled field of a dialog, with what helps to fill it in and what is wrong with it below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets import fault, mark_fault, plain, small


class LabelledField(QWidget):
    """A label above a control; `show_fault` puts a sentence under it and a red frame around it."""

    def __init__(self, label: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        self.control = control
        self._label, self._hint, self._fault = plain(label), small(hint), fault()
        self._label.setBuddy(control)
        self._hint.setVisible(bool(hint))
        self._fault.hide()
        control.setAccessibleName(label)
        control.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        for part in (self._label, control, self._hint, self._fault):
            column.addWidget(part)
        self.setFocusProxy(control)

    def set_label(self, label: str) -> None:
        """Call it something else."""
        self._label.setText(label)
        self.control.setAccessibleName(label)

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong; "" takes it away."""
        if sentence == self._fault.text():
            return
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        mark_fault(self.control, bool(sentence))
        self.control.setAccessibleDescription(sentence or self._hint.text())

    def show_hint(self, sentence: str) -> None:
        """Say something else that helps."""
        self._hint.setText(sentence)
        self._hint.setVisible(bool(sentence))

    @property
    def fault(self) -> str:
        """The sentence that is shown, "" for none."""
        return self._fault.text()
