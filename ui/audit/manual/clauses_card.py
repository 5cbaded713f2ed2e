"""What is done and no paper says, as clauses that could be written; the adviser makes them so."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _, ngettext
from desktop.services.manual import Practice
from desktop.values.spoken import say_number
from ui.widgets import Card, button, plain, small, strong, take_away


class ClausesCard(Card):
    """Hidden while papers, schedule and what is done agree."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What you do and no paper says"), parent)
        self.go = button(_("Look at what is proposed"))
        self.go.clicked.connect(self.wanted)
        self.header.addWidget(self.go)
        self.hide()

    def show_practice(self, practice: Practice) -> None:
        """Show the clauses that what is done proposes."""
        take_away(self.body)
        n = practice.proposals
        said = ngettext(
            "{n} place where the papers, the schedule and what is done do not agree.",
            "{n} places where the papers, the schedule and what is done do not agree.",
            n,
        )
        self.body.addWidget(plain(said.format(n=say_number(n))))
        for clause in practice.clauses:
            self.body.addWidget(strong(clause.title))
            self.body.addWidget(small(clause.text))
        self.setVisible(bool(n))
