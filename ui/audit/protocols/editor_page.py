"""The editor of a protocol of one's own on a page of its own, because questions need room."""

from PySide6.QtWidgets import QWidget

from ui.audit.protocols.back_row import BackPage
from ui.audit.protocols.form import ProtocolForm
from ui.desk import Desk
from ui.widgets import Card


class EditorPage(BackPage):
    """The form on a card; what is typed and not saved is kept when somebody leaves."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = ProtocolForm(desk, "protocol")
        card = Card()
        card.body.addWidget(self.form)
        self.column.addWidget(card, 1)

    def open(self, record_id: str, question: str = "") -> None:
        """Show a protocol, at one of its questions."""
        if self.form.record_id != record_id:
            self.form.open(record_id)
        self.form.fields.questions.tree.setFocus()
        if question:
            self.form.choose(question)

    def leave(self) -> None:
        self.keep_safe()
        super().leave()

    def keep_safe(self) -> None:
        """Keep what is typed and not saved."""
        self.form.keep_safe()
