"""The one thing to do next, always in sight below the question."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.widgets import Elided, fault, line, link, primary

GO_ON: Final = "go_on"  # there is nothing to save
SAVE: Final = "save"
SIGN: Final = "sign"


class Foot(QWidget):
    """One primary button, whose words say what it does now; Ctrl and Enter press it."""

    wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self._does, self._saved = SAVE, ""
        self.next = primary("")
        self.next.setToolTip(_("Ctrl+Enter"))
        self.next.clicked.connect(lambda: self.wanted.emit(self._does))
        self.back = link(_("Take the answer back"), may_shrink=True)
        self.back.clicked.connect(self.back_wanted)
        self.said, self.fault = Elided(role="small"), fault()
        self.fault.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.FIELD)
        row.addWidget(self.next)
        row.addWidget(self.said, 1)
        row.addWidget(self.back)
        inside = QVBoxLayout()
        inside.setContentsMargins(theme.BETWEEN, theme.NEAR, theme.BETWEEN, theme.NEAR)
        inside.setSpacing(theme.TIGHT)
        inside.addWidget(self.fault)
        inside.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(line())
        whole.addLayout(inside)

    def show_state(
        self, *, is_decided: bool, is_touched: bool, undecided: int, points: str
    ) -> None:
        """Say what comes next on a question, and the points with which it would be saved."""
        if is_touched:
            does, words = SAVE, _("Save and go on") if is_decided else _("Accept and go on")
        elif not is_decided:
            does, words = SAVE, _("Accept and go on")
        elif undecided:
            does, words = GO_ON, _("Go on to the next one")
        else:
            does, words = SIGN, _("Sign the assessment…")
        self._does = does
        self.next.setText(words)
        self.back.setVisible(is_decided and not is_touched)
        typed = _("Typed, not saved. It is kept.") if is_touched else ""
        said = (points if does == SAVE else "", typed or self._saved)
        self.said.setText(" · ".join(part for part in said if part))

    def show_saved(self, sentence: str) -> None:
        """Say beside it from now on what was saved; "" takes it away."""
        self._saved = sentence

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong with the whole answer; "" takes it away."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def set_busy(self, on: bool) -> None:
        """Let nothing be pressed twice."""
        self.next.setEnabled(not on)
        self.back.setEnabled(not on)
