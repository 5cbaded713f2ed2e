"""A question about the dates of a column, with its two answers as buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.import_sheets import DateQuestion
from ui import theme
from ui.widgets import button, small

ORDERS = ("DMY", "MDY")


class DateQuestionBox(QWidget):
    """“03/04/2026” is: 3 April 2026 or 4 March 2026. What is chosen stays pressed."""

    answered = Signal(str)  # "DMY" or "MDY"

    def __init__(self, heading: str, question: DateQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = small("")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.TIGHT, theme.TIGHT, theme.TIGHT, theme.TIGHT)
        whole.setSpacing(theme.TIGHT)
        whole.addWidget(self._asked)
        for order, reading in zip(ORDERS, _readings(question), strict=True):
            made = button(reading)
            made.setCheckable(True)
            made.setAccessibleName(
                _("The dates of {heading}: {reading}").format(heading=heading, reading=reading)
            )
            made.clicked.connect(lambda _checked=False, order=order: self.answered.emit(order))
            self._group.addButton(made)
            self._buttons[order] = made
            whole.addWidget(made)
        self.show_question(question)

    def show_question(self, question: DateQuestion) -> None:
        """Show the same question with another answer."""
        asked = _("“{text}” is:") if question.answer else _("What is “{text}”?")
        self._asked.setText(asked.format(text=question.example))
        for order, made in self._buttons.items():
            made.setChecked(order == question.answer)


def _readings(question: DateQuestion) -> tuple[str, str]:
    return (
        _("{day} (day first)").format(day=question.day_first),
        _("{day} (month first)").format(day=question.month_first),
    )
