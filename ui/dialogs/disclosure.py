"""Asks to whom private facts are handed out and why, before they leave the file with names."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.services.disclosing import PRINTED as PRINTED
from desktop.services.disclosing import REASONS, disclose, needs_reason
from desktop.services.disclosing import SAVED as SAVED
from ui import theme
from ui.desk import Desk
from ui.dialogs.field import LabelledField
from ui.dialogs.frame import Frame
from ui.editors.flow import Flow
from ui.widgets import button, card_title, primary, soft

LONGEST: Final = 200


class DisclosureDialog(Frame):
    """Two questions; `given` once the answers are kept, and only then anything is handed out."""

    given = Signal()

    def __init__(self, desk: Desk, what: str, way: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Private facts"), parent, width=520)
        self._desk, self._what, self._way = desk, what, way
        self.recipient, self.reason = QLineEdit(), QLineEdit()
        for field in (self.recipient, self.reason):
            field.setMaxLength(LONGEST)
        self.to = LabelledField(_("Who gets it?"), self.recipient)
        self.why = LabelledField(_("Why is it allowed?"), self.reason)
        self._lay_out()
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.do = self.add_button(primary(_("Keep the reason and go on")), is_default=True)
        self.do.clicked.connect(self._on_go_on)
        self.do.setEnabled(not desk.read_only)
        if desk.read_only:
            self.show_fault(
                _("This file is open to read only, so the reason cannot be kept in it.")
            )
        self.recipient.setFocus()

    def _lay_out(self) -> None:
        self.body.addWidget(card_title(self._what))
        self.body.addWidget(
            soft(
                _(
                    "By law these may be shown only to the worker, with the worker's written "
                    "permission, or where a law asks for it. What you say here is kept with the "
                    "company's disclosures and in the history."
                )
            )
        )
        self.body.addWidget(self.to)
        self.body.addWidget(self.why)
        common = Flow(None, theme.NEAR)
        for reason in REASONS:
            made = button(_(reason))
            made.setAccessibleDescription(_("Writes this as the reason"))
            made.clicked.connect(partial(self._on_common, made.text()))
            common.addWidget(made)
        self.body.addLayout(common)
        self.body.addStretch(1)
        for field, labelled in ((self.recipient, self.to), (self.reason, self.why)):
            field.textChanged.connect(lambda _text, about=labelled: about.show_fault(""))

    def _on_common(self, text: str, _on: bool = False) -> None:
        self.reason.setText(text)
        self.reason.setFocus()

    def _on_go_on(self) -> None:
        self.do.setEnabled(False)
        recipient, reason, today = self.recipient.text(), self.reason.text(), self._desk.today()
        self._desk.do(
            lambda company: disclose(company, self._what, self._way, recipient, reason, today),
            lambda _id: self._on_kept(),
            owner=self,
            refused=self._on_refused,
            unavailable=lambda fault: self._on_failed(str(fault)),
        )

    def _on_kept(self) -> None:
        self.given.emit()
        self.accept()

    def _on_refused(self, fault: Refused) -> None:
        self._on_failed(fault.faults.get("", ""))
        self.why.show_fault(fault.faults.get("reason", ""))
        self.to.show_fault(fault.faults.get("recipient", ""))
        first = self.to if "recipient" in fault.faults else self.why
        self.show_at(first.control)
        self.fit()

    def _on_failed(self, sentence: str) -> None:
        self.do.setEnabled(True)
        self.show_fault(sentence)
        self.fit()


def with_a_reason(
    desk: Desk, kind_key: str, way: str, then: Callable[[], None], parent: QWidget | None
) -> None:
    """Call `then` at once where records of a kind need no reason, else once one was given."""
    if not needs_reason(desk.company, kind_key):
        then()
        return
    dialog = DisclosureDialog(desk, _(kind_of(kind_key).plural), way, parent)
    dialog.given.connect(then)
    dialog.open()
