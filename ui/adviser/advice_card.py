"""One proposal as a card: what, why with figures, the new rule, the clause, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.advising import Advice, Note
from ui import theme
from ui.editors.flow import Flow
from ui.widgets import Card, Chip, button, line, link, plain, small, soft, strong


class AdviceCard(Card):
    """Signals carry the proposal; what to do with it is the page's."""

    change_wanted = Signal(object)
    leave_wanted = Signal(object)
    again_wanted = Signal(object)
    opened = Signal(str)  # the id of a plan

    def __init__(
        self, advice: Advice, *, may_change: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(advice.title, parent)
        self.advice = advice
        self.setObjectName(advice.code)
        if advice.saves:
            self.header.addWidget(Chip(advice.saves.rstrip("."), "green"))
        elif advice.because == "below":
            self.header.addWidget(Chip(_("Less than asked for"), "red"))
        for sentence in advice.why:
            self.body.addWidget(plain(sentence))
        self.body.addSpacing(theme.TIGHT)
        self._pair(_("New rule"), strong(advice.new_rule))
        if advice.limit:
            self.body.addWidget(small(advice.limit))
        self._pair(_("What the document would say"), soft(advice.clause))
        if advice.kept_said:
            self.body.addWidget(line())
            self.body.addWidget(plain(advice.kept_said))
        self._add_buttons(may_change=may_change)

    def _pair(self, label: str, words: QWidget) -> None:
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addWidget(small(label))
        below.addWidget(words)
        self.body.addLayout(below)

    def _add_buttons(self, *, may_change: bool) -> None:
        row = QWidget()
        flow = Flow(row, theme.NEAR)
        advice = self.advice
        if may_change and advice.kept_id:
            again = button(_("Look at it again"))
            again.clicked.connect(lambda: self.again_wanted.emit(advice))
            flow.addWidget(again)
        elif may_change:
            self.change = button(advice.verb)
            self.change.clicked.connect(lambda: self.change_wanted.emit(advice))
            self.leave = button(_("Leave it…"))
            self.leave.clicked.connect(lambda: self.leave_wanted.emit(advice))
            for made in (self.change, self.leave):
                made.setAccessibleDescription(advice.title)
                flow.addWidget(made)
        if len(advice.plan_ids) == 1:
            show = link(_("Show the duty"), may_shrink=True)
            show.clicked.connect(lambda: self.opened.emit(advice.plan_ids[0]))
            flow.addWidget(show)
        self.body.addWidget(row)


class NotesCard(Card):
    """What stays as it is because law or a standard asks for it, and what cannot be read."""

    def __init__(self, notes: tuple[Note, ...], parent: QWidget | None = None) -> None:
        super().__init__(_("What stays as it is, and what tells no time"), parent)
        for number, note in enumerate(notes):
            if number:
                self.body.addWidget(line())
            self.body.addWidget(strong(note.title))
            self.body.addWidget(soft(note.sentence))
