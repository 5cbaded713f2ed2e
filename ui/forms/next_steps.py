"""The strip after saving: what was saved, and what is likely to be done next."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.editors.flow import Flow
from ui.widgets import link, plain

Step = tuple[str, Callable[[], None]]


class NextSteps(QFrame):
    """A sentence and some steps below it, which go on in the next line where it is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", "green")
        self.sentence = plain()
        self._steps = QWidget()
        self._flow = Flow(self._steps, theme.FIELD)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.INSIDE, theme.NEAR, theme.INSIDE, theme.NEAR)
        column.setSpacing(theme.TIGHT)
        column.addWidget(self.sentence)
        column.addWidget(self._steps)
        self.hide()

    def offer(self, sentence: str, *steps: Step) -> None:
        """Say what was done and offer what comes next."""
        self.clear()
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        for text, act in steps:
            made = link(text)
            made.clicked.connect(lambda _down=False, act=act: act())
            self._flow.addWidget(made)
        self.show()

    def clear(self) -> None:
        """Offer nothing any more."""
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.hide()
