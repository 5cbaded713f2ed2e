"""A line of the chain of whys: it grows with what is typed, and Enter asks the next why."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.audit.wording.advice import advice_of_cause
from desktop.language import _
from ui import theme
from ui.editors.long_text import GrowingText
from ui.widgets import fault, small, soft


class WhyText(GrowingText):
    """One answer; it wraps, and has no line ends of its own."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, least=1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
            return
        super().keyPressEvent(event)

    @property
    def text(self) -> str:
        """What was typed, on one line."""
        return " ".join(self.toPlainText().split())


class WhyLine(QWidget):
    """The question, the answer, and below it what is wrong or what to ask further."""

    changed = Signal()  # by a person

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row_id: object = None
        self.question = soft(_("Why did it happen?") if not place else _("And why was that?"))
        self.input = WhyText()
        self.input.setAccessibleName(
            _("Why {n}: {question}").format(n=place + 1, question=self.question.text())
        )
        self._is_setting = False
        self.input.textChanged.connect(self._on_changed)
        self.advice, self.wrong = small(), fault()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        for part in (self.question, self.input, self.advice, self.wrong):
            column.addWidget(part)
        self.advice.hide()
        self.wrong.hide()
        self.setFocusProxy(self.input)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is answered yet."""
        return not self.input.text

    def typed(self) -> dict[str, object]:
        """Return the line as typed."""
        about = {} if self.row_id is None else {"id": self.row_id}
        return {**about, "why": self.input.text}

    def set_typed(self, row_id: object, why: str) -> None:
        """Show a line."""
        self._is_setting = True
        try:
            self.row_id = row_id
            self.input.setPlainText(why)
        finally:
            self._is_setting = False
        self.show_fault("")
        self.advise()

    def advise(self, told: Collection[str] = ()) -> str:
        """Say what to ask where the answer blames instead of explaining, unless it was `told`."""
        said = advice_of_cause(self.input.text)
        self.advice.setText("" if said in told else said)
        self.advice.setVisible(bool(self.advice.text()))
        return said

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong with it."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _on_changed(self) -> None:
        if not self._is_setting:
            self.show_fault("")
            self.changed.emit()
