"""Shows what the schedule no longer asks to be kept, and disposes of it once somebody signed."""

from typing import Final

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.services.crew import Member, crew_of
from desktop.services.retention import (
    Disposed,
    DueList,
    Signature,
    dispose,
    due_for_disposal,
)
from desktop.values.spoken import say_number
from ui.desk import Desk
from ui.dialogs.field import LabelledField
from ui.dialogs.frame import Frame
from ui.retention.tree import DueTree
from ui.widgets import button, plain, small, soft

WIDTH: Final = 820
LONGEST: Final = 120


class DisposalDialog(Frame):
    """The list, who signs it, and one button that takes records out of the file for good."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Records that are no longer needed"), parent, width=WIDTH)
        self._desk = desk
        self.sentence = plain(_("Looking…"))
        self.tree = DueTree()
        self.signer = QComboBox()
        self.signer.setEditable(True)
        self.signer.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if (typed := self.signer.lineEdit()) is not None:
            typed.setMaxLength(LONGEST)
        self.signed = LabelledField(
            _("Signed off by"),
            self.signer,
            _("The name goes into the disposals of the company and into the history."),
        )
        self._lay_out()
        self.all = button(_("Tick all"))
        self.all.clicked.connect(lambda: self.tree.tick_all(True))
        self.buttons.insertWidget(0, self.all)
        self.cancel = self.add_button(button(_("Close")), is_default=True)
        self.cancel.clicked.connect(self.reject)
        self.do = self.add_button(button(_("Dispose of them")))
        self.do.clicked.connect(self._on_dispose)
        self.tree.ticked.connect(self._on_ticked)
        self.signer.editTextChanged.connect(lambda _text: self.signed.show_fault(""))
        self._on_ticked()
        self._ask()

    def _lay_out(self) -> None:
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.tree, 1)
        self.kept = soft(
            _(
                "What you tick leaves this file for good: the record, its words in the history, "
                "and a scan that only it has. The history keeps one line that says a record of "
                "that kind was disposed of. It cannot be undone."
            )
        )
        self.body.addWidget(self.kept)
        self.backups = small(
            _(
                "Backups made before today still hold these records. Muster clears backups away "
                "by itself, the last of them after two years."
            )
        )
        self.body.addWidget(self.backups)
        self.body.addWidget(self.signed)

    def _ask(self) -> None:
        today = self._desk.today()
        self._desk.ask(lambda company: due_for_disposal(company, today), self._show, owner=self)
        self._desk.ask(lambda company: crew_of(company, today), self._show_crew, owner=self)

    def _show(self, due: DueList) -> None:
        n, stay = len(due.may_go), sum(len(kind.stay) for kind in due.kinds)
        said = _("Nothing has been kept longer than it is needed.")
        if n:
            said = ngettext(
                "{n} record has been kept longer than it is needed. Look it over, tick what may "
                "go, and sign.",
                "{n} records have been kept longer than they are needed. Look them over, tick "
                "what may go, and sign.",
                n,
            ).format(n=say_number(n))
        elif stay:
            said = ngettext(
                "The time of {n} record is over, but another record still needs it.",
                "The time of {n} records is over, but other records still need them.",
                stay,
            ).format(n=say_number(stay))
        self.sentence.setText(said)
        self.tree.setVisible(bool(due.kinds))
        for part in (self.kept, self.backups, self.signed, self.do, self.all):
            part.setVisible(bool(n))
        self.tree.show_due(due)
        if self.isVisible():
            self.fit()

    def _show_crew(self, crew: list[Member]) -> None:
        typed = self.signer.currentText()
        self.signer.clear()
        for member in crew:
            self.signer.addItem(member.name, member.id)
        self.signer.setCurrentIndex(-1)
        self.signer.setEditText(typed)

    def _on_ticked(self) -> None:
        n = len(self.tree.chosen())
        words = ngettext("Dispose of {n} record", "Dispose of {n} records", n)
        self.do.setText(words.format(n=say_number(n)) if n else _("Dispose of them"))
        self.do.setEnabled(bool(n) and not self._desk.read_only)

    def _signature(self) -> Signature:
        name = self.signer.currentText().strip()
        known = self.signer.findText(name)
        worker = self.signer.itemData(known) if name and known >= 0 else None
        return Signature(self._desk.today(), worker, "" if worker else name)

    def _on_dispose(self) -> None:
        ids, signed = self.tree.chosen(), self._signature()
        self.do.setEnabled(False)
        self.show_fault("")
        self._desk.do(
            lambda company: dispose(company, ids, signed),
            self._on_done,
            owner=self,
            refused=self._on_refused,
            unavailable=lambda fault: self._on_failed(str(fault)),
        )

    def _on_done(self, told: Disposed) -> None:
        said = ngettext(
            "{n} record was disposed of. The list is with the disposals of the company.",
            "{n} records were disposed of. The list is with the disposals of the company.",
            told.records,
        )
        self._desk.say(said.format(n=say_number(told.records)))
        self.accept()

    def _on_refused(self, fault: Refused) -> None:
        self._on_failed(fault.faults.get("", ""))
        if sentence := fault.faults.get("signed_by_id", ""):
            self.signed.show_fault(sentence)
            self.show_at(self.signer)
        self.fit()

    def _on_failed(self, sentence: str) -> None:
        self._on_ticked()
        self.show_fault(sentence)
        self.fit()
