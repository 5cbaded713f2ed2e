"""The note for the reviewer: drafted from the records, edited by whoever assesses."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from ui.editors.long_text import GrowingText
from ui.widgets import Banner, Card, Words, fault, link, mark_fault, soft

if TYPE_CHECKING:
    from desktop.services.assessing.shown import QuestionShown

LINES = 3


class NoteCard(QWidget):
    """Tells when the records say something else by now, and takes that over when asked to."""

    changed = Signal()  # a person typed, or took the draft over
    taken = Signal()  # what the records say by now was taken over

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft, self._is_setting, self._read_only = "", False, False
        self.card = Card(_("Note for the reviewer"))
        self.again = link(_("Draft again from the records"))
        self.again.clicked.connect(self._on_again)
        self.card.header.addWidget(self.again)
        self.note = GrowingText(least=LINES)
        self.note.setAccessibleName(_("Note for the reviewer"))
        self.note.textChanged.connect(self._on_changed)
        self.news = Banner()
        self.read = Words()
        self.fault, self.line = fault(), soft()
        self.fault.hide()
        for part in (self.news, self.note, self.read, self.fault, self.line):
            self.card.body.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.card)
        self.setFocusProxy(self.note)

    def show_question(self, one: "QuestionShown", note: str, *, read_only: bool) -> None:
        """Show a question's note, or what was typed in its place."""
        self._draft, self._read_only = one.draft, read_only
        self._is_setting = True
        if self.note.toPlainText() != note:
            self.note.setPlainText(note)
        self._is_setting = False
        self.read.setText(note or _("No note was written."))
        self.note.setHidden(read_only)
        self.read.setVisible(read_only)
        self.line.setText(_("Drafted from the records.") if one.is_drafted else "")
        self.line.setVisible(one.is_drafted and not read_only)
        self.show_fault("")
        self._tell(has_changed=one.draft_changed and not read_only)

    def typed(self) -> str:
        """Return what stands in it."""
        return self.note.toPlainText().strip()

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong with it; "" takes it away."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        mark_fault(self.note, bool(sentence))

    def _tell(self, *, has_changed: bool) -> None:
        is_other = not self._read_only and self.typed() != self._draft
        self.again.setVisible(is_other and not has_changed)
        if has_changed and is_other:
            said = _("The records say something else by now: {draft}").format(draft=self._draft)
            self.news.show_message(said, "amber", (_("Take it over"), self._on_take))
        else:
            self.news.clear()

    def _on_changed(self) -> None:
        if self._is_setting:
            return
        self.show_fault("")
        self.again.setVisible(self.typed() != self._draft)
        self.changed.emit()

    def _on_again(self) -> None:
        self.note.selectAll()
        self.note.insertPlainText(self._draft)  # Ctrl+Z in the field brings the old words back
        self.news.clear()
        self.again.hide()
        self.note.setFocus()

    def _on_take(self) -> None:
        self._on_again()
        self.taken.emit()
