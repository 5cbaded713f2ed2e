"""Asks for the password of private facts, or for their printed code, and opens them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.services import private_facts
from ui.desk import Desk
from ui.dialogs.frame import Frame
from ui.jobs import Job
from ui.locking.code_lines import CodeLines
from ui.locking.secret_field import SecretField
from ui.widgets import Working, button, card_title, link, primary, soft

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile

WIDTH = 460


class OpenDialog(Frame):
    """The password, or the four lines of the sheet; open until the file is closed or locked."""

    opened = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Private facts"), parent, width=WIDTH)
        self._desk = desk
        self._trying: Job | None = None
        self.password = SecretField(_("Password for private facts"))
        self.lines = CodeLines()
        self.turn = link("")
        self.working = Working()
        self.body.addWidget(card_title(_("Open private facts")))
        self.body.addWidget(
            soft(
                _(
                    "First-aid records and the names of people in incidents can then be read and "
                    "changed here, until you close them or the company file is closed or locked."
                )
            )
        )
        for part in (self.password, self.lines, self.turn, self.working):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.do = self.add_button(primary(_("Open")), is_default=True)
        self.do.clicked.connect(self._on_do)
        self.turn.clicked.connect(lambda: self._turn(not self.is_by_code))
        self._turn(False)

    @property
    def is_by_code(self) -> bool:
        """Whether the code is typed, not the password."""
        return not self.lines.isHidden()

    def _turn(self, by_code: bool) -> None:
        self.lines.setVisible(by_code)
        self.password.setVisible(not by_code)
        self.turn.setText(_("Use the password instead") if by_code
                          else _("Use the printed sheet instead"))  # fmt: skip
        self.show_fault("")
        (self.lines if by_code else self.password).setFocus()
        if self.isVisible():
            self.fit()

    def _on_do(self) -> None:
        self.show_fault("")
        if self.is_by_code and self.lines.check():
            code = self.lines.code()
            self._try(lambda c, job: private_facts.open_by_code(c, code, lambda: job.is_cancelled))
        elif not self.is_by_code and self.password.text:
            typed = self.password.text
            self._try(lambda c, job: private_facts.open_private(c, typed, lambda: job.is_cancelled))
        elif not self.is_by_code:
            self.password.show_fault(_("Type the password for private facts."))
            self.show_at(self.password)
        self.fit()

    def _try(self, work: "Callable[[CompanyFile, Job], None]") -> None:
        self.do.setEnabled(False)
        self.working.start(_("Trying…"), stoppable=False)
        self._trying = self._desk.work_long(
            lambda company, job, _told: work(company, job),
            lambda _none: self._on_opened(),
            owner=self,
            refused=self._on_wrong,
            unavailable=self._on_wrong,
        )

    def _on_opened(self) -> None:
        self.accept()
        self.opened.emit()

    def _on_wrong(self, fault: Refused | Unavailable) -> None:
        self.working.finish()
        self.do.setEnabled(True)
        if self.is_by_code:
            self.show_fault(str(fault))
            self.lines.setFocus()
        else:
            self.password.show_fault(str(fault))
            self.password.line.selectAll()
            self.show_at(self.password)
        self.fit()

    def done(self, result: int) -> None:
        """Forget what was typed, whatever comes of it."""
        if self._trying is not None:
            self._trying.cancel()
        self.password.clear()
        self.lines.clear()
        super().done(result)
