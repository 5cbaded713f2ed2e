"""The one thing to do now on the road to the certificate."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.language import _
from desktop.services.road.shown import Step
from ui import theme
from ui.widgets import Card, plain, primary, soft, strong


class NextCard(Card):
    """A sentence and a button; nothing where nothing is to be done."""

    wanted = Signal(object)  # a Target

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What to do next"), parent)
        self._step: Step | None = None
        self.about, self.todo, self.why = strong(), plain(), soft()
        for words in (self.about, self.todo, self.why):
            self.body.addWidget(words)
        self.act = primary(" ")
        self.act.clicked.connect(self._on_act)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.TIGHT, 0, 0)
        row.addWidget(self.act)
        row.addStretch(1)
        self.body.addLayout(row)
        self.act.hide()

    def put(self, step: Step | None) -> None:
        """Show the step that is next."""
        self._step = step
        if step is None:
            self.about.setText(_("Nothing waits for you here."))
            self.todo.setText(_("Keep the records going; what comes next stands below."))
        else:
            self.about.setText(step.title)
            self.todo.setText(step.todo)
            self.why.setText(step.why)
        self.why.setVisible(step is not None)
        has_place = step is not None and step.opens is not None
        if step is not None and has_place:
            self.act.setText(step.verb)
            self.act.setAccessibleDescription(step.todo)
        self.act.setVisible(has_place)

    def _on_act(self) -> None:
        if self._step is not None and self._step.opens is not None:
            self.wanted.emit(self._step.opens)
