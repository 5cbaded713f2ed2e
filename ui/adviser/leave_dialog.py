"""Asks why something is left as it is, and keeps the reason where the advice stands."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.services.advising import Advice
from desktop.services.advising.changing import leave
from ui import theme
from ui.desk import Desk
from ui.dialogs.field import LabelledField
from ui.dialogs.frame import Frame
from ui.editors.flow import Flow
from ui.widgets import button, card_title, primary, soft

REASONS = (N_("A client asks for it"), N_("We want to do it more often"), N_("It does not fit us"))
LONGEST = 500


class LeaveDialog(Frame):
    """One proposal and the reason; it can be looked at again at any time."""

    def __init__(self, desk: Desk, advice: Advice, parent: QWidget | None = None) -> None:
        super().__init__(_("Leave it as it is"), parent, width=500)
        self._desk, self.advice = desk, advice
        self.reason = QLineEdit()
        self.reason.setMaxLength(LONGEST)
        self.why = LabelledField(_("Why is it left as it is?"), self.reason)
        self.reason.textChanged.connect(lambda: self.why.show_fault(""))
        self.body.addWidget(card_title(advice.title))
        words = _(
            "It is not proposed again. The reason stays here, and a reviewer can be shown it."
        )
        self.body.addWidget(soft(words))
        self.body.addWidget(self.why)
        common = Flow(None, theme.NEAR)
        for reason in REASONS:
            made = button(_(reason))
            made.setAccessibleDescription(_("Writes this as the reason"))
            made.clicked.connect(partial(self._on_common, made.text()))
            common.addWidget(made)
        self.body.addLayout(common)
        self.body.addStretch(1)
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.do = self.add_button(primary(_("Leave it")), is_default=True)
        self.do.clicked.connect(self._on_leave)
        self.reason.setFocus()

    def _on_common(self, text: str, _on: bool = False) -> None:
        self.reason.setText(text)
        self.reason.setFocus()

    def _on_leave(self) -> None:
        self.do.setEnabled(False)
        reason, today = self.reason.text(), self._desk.today()
        self._desk.do(
            lambda company: leave(company, self.advice, reason, today),
            lambda _none: self._on_done(),
            owner=self,
            refused=self._on_refused,
            unavailable=lambda fault: self._on_failed(str(fault)),
        )

    def _on_done(self) -> None:
        self._desk.say(_("{what} is left as it is.").format(what=self.advice.title), undo=True)
        self.accept()

    def _on_refused(self, fault: Refused) -> None:
        self._on_failed(fault.faults.get("", ""))
        self.why.show_fault(fault.faults.get("reason", ""))
        self.reason.setFocus()
        self.fit()

    def _on_failed(self, sentence: str) -> None:
        self.do.setEnabled(True)
        self.show_fault(sentence)
        self.fit()
