"""Asks why findings are set aside and who says so, and keeps both where they can be looked up."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.services.auditing.findings import FindingGroup, FindingShown
from desktop.services.auditing.set_aside import set_aside
from ui.desk import Desk
from ui.dialogs.field import LabelledField
from ui.dialogs.frame import Frame
from ui.widgets import button, card_title, plain, primary, soft

LONGEST = 500
LONGEST_NAME = 200
NAMED = 4  # findings that are named one by one


class AsideDialog(Frame):
    """One or several findings of a group; set aside as one action that can be undone."""

    def __init__(
        self,
        desk: Desk,
        group: FindingGroup,
        some: Sequence[FindingShown],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Set aside"), parent, width=520)
        self._desk, self.group, self._some = desk, group, tuple(some)
        self.reason, self.by = QLineEdit(), QLineEdit(desk.company.by)
        self.reason.setMaxLength(LONGEST)
        self.by.setMaxLength(LONGEST_NAME)
        self.why = LabelledField(_("Why is it no weakness here?"), self.reason)
        self.who = LabelledField(_("Who says so"), self.by)
        self.reason.textChanged.connect(lambda: self.why.show_fault(""))
        self.by.textChanged.connect(lambda: self.who.show_fault(""))
        self.body.addWidget(card_title(group.title))
        for one in self._some[:NAMED]:
            self.body.addWidget(plain(one.message))
        if len(self._some) > NAMED:
            n = len(self._some) - NAMED
            self.body.addWidget(soft(ngettext("And {n} more.", "And {n} more.", n).format(n=n)))
        words = _(
            "It is not told again. The reason stays on file, and you can take it back at any time. "
            "It earns no points: what the question asks for is still counted."
        )
        self.body.addWidget(soft(words))
        self.body.addWidget(self.why)
        self.body.addWidget(self.who)
        self.body.addStretch(1)
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.do = self.add_button(primary(_("Set aside")), is_default=True)
        self.do.clicked.connect(self._on_do)
        self.reason.setFocus()

    def _on_do(self) -> None:
        self.do.setEnabled(False)
        some = [(one.code, one.record) for one in self._some]
        reason, by, today = self.reason.text(), self.by.text(), self._desk.today()
        self._desk.do(
            lambda company: set_aside(company, some, reason, by, today, self.group.title),
            self._on_done,
            owner=self,
            refused=self._on_refused,
            unavailable=lambda fault: self._on_failed(str(fault)),
        )

    def _on_done(self, n: int) -> None:
        said = ngettext("{n} was set aside.", "{n} were set aside.", n).format(n=n)
        self._desk.say(said, undo=True)
        self.accept()

    def _on_refused(self, fault: Refused) -> None:
        self._on_failed(fault.faults.get("", ""))
        self.why.show_fault(fault.faults.get("reason", ""))
        self.who.show_fault(fault.faults.get("by", ""))
        self.show_at(self.reason if "reason" in fault.faults else self.by)
        self.fit_soon()

    def _on_failed(self, sentence: str) -> None:
        self.do.setEnabled(True)
        self.show_fault(sentence)
        self.fit()
