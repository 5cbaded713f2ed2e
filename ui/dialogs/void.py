"""Asks why a record is to be voided, and voids it: nothing is ever deleted."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records import kind_of
from desktop.services.editing import Shown, read_record
from desktop.services.voiding import void
from ui import theme
from ui.desk import Desk
from ui.dialogs.field import LabelledField
from ui.dialogs.frame import Frame
from ui.editors.flow import Flow
from ui.widgets import button, card_title, primary, soft

REASONS: Final = (
    N_("Entered twice"),
    N_("Wrong person or unit"),
    N_("Entered by mistake"),
)
LONGEST: Final = 500


class VoidDialog(Frame):
    """One record and the reason; done as one action that can be undone."""

    def __init__(
        self, desk: Desk, kind: str, record_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Void a record"), parent, width=500)
        self._desk, self._kind, self._record = desk, kind, record_id
        self._title = ""
        self.about = card_title(_(kind_of(kind).title))
        self.reason = QLineEdit()
        self.reason.setMaxLength(LONGEST)
        self._lay_out()
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.do = self.add_button(primary(_("Void this record")), is_default=True)
        self.do.clicked.connect(self._on_void)
        self.do.setEnabled(not desk.read_only)
        self.reason.setFocus()
        desk.ask(lambda company: read_record(company, kind, record_id), self._on_read, owner=self)

    def _lay_out(self) -> None:
        self.body.addWidget(self.about)
        self.body.addWidget(
            soft(
                _(
                    "A voided record counts nowhere any more: not in what is due, not in the "
                    "audit. It stays in the file with its history, and you can bring it back at "
                    "any time."
                )
            )
        )
        self.why = LabelledField(_("Why is it voided?"), self.reason)
        self.reason.textChanged.connect(lambda: self.why.show_fault(""))
        self.body.addWidget(self.why)
        common = Flow(None, theme.NEAR)
        self.common = [button(_(reason)) for reason in REASONS]
        for made in self.common:
            made.setAccessibleDescription(_("Writes this as the reason"))
            made.clicked.connect(partial(self._on_common, made.text()))
            common.addWidget(made)
        self.body.addLayout(common)
        self.body.addStretch(1)

    def _on_read(self, record: Shown) -> None:
        self._title = record.title
        kind = _(kind_of(self._kind).title)
        if record.title:
            self.about.setText(_("{kind}: {title}").format(kind=kind, title=record.title))
        if record.is_voided:
            self.show_fault(_("This record is voided already."))
            self.do.setEnabled(False)
        self.fit()

    def _on_common(self, text: str, _on: bool = False) -> None:
        self.reason.setText(text)
        self.reason.setFocus()

    def _on_void(self) -> None:
        self.do.setEnabled(False)
        reason = self.reason.text()
        self._desk.do(
            lambda company: void(company, self._kind, self._record, reason),
            lambda _none: self._on_done(),
            owner=self,
            refused=self._on_refused,
            unavailable=lambda fault: self._on_failed(str(fault)),
        )

    def _on_done(self) -> None:
        what = self._title or _(kind_of(self._kind).title)
        self._desk.say(_("{what} was voided.").format(what=what), undo=True)
        self.accept()

    def _on_refused(self, fault: Refused) -> None:
        self._on_failed(fault.faults.get("", ""))
        self.why.show_fault(fault.faults.get("void_reason", ""))
        self.reason.setFocus()
        self.fit()

    def _on_failed(self, sentence: str) -> None:
        self.do.setEnabled(True)
        self.show_fault(sentence)
        self.fit()
