"""Asks in two short steps what a new company file needs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import Refused
from desktop.language import _
from desktop.services.new_file import PROTOCOL, check_company, check_place
from ui import theme
from ui.dialogs.frame import Frame
from ui.welcome.aside import Aside
from ui.welcome.new_steps import CompanyStep, PlaceStep
from ui.widgets import button, primary, soft

if TYPE_CHECKING:
    from desktop.store.keys import Key

WIDTH: Final = 540
Now = Callable[[], datetime]


@dataclass(frozen=True)
class NewCompany:
    """What was answered. `next_step` is "import", "workers" or "look"."""

    path: Path
    name: str
    province: str
    protocol: str
    next_audit_on: date | None
    next_step: str
    password: str = field(default="", repr=False)

    def make(self, by: str, now: Now) -> "Key | None":
        """Make the file and return its key.

        Raises Refused and Unavailable, and leaves no file behind then.
        """
        from desktop.services.starting import new_company

        with new_company(
            self.path,
            self.name,
            self.province,
            self.protocol,
            by=by,
            clock=now,
            next_audit_on=self.next_audit_on,
            password=self.password or None,
        ) as company:
            return company.key


class NewCompanyDialog(Frame):
    """The company, then its file; `made` hands over the answers once all of them are good."""

    made = Signal(object)

    def __init__(self, parent: QWidget | None = None, folder: str = "") -> None:
        super().__init__(_("New company"), parent, width=WIDTH)
        self._audit: date | None = None
        self._asking: Aside | None = None
        self.sentence = soft()
        self.company = CompanyStep()
        self.place = PlaceStep(folder or _documents())
        self.place.grown.connect(self._on_grown)
        self.top.setContentsMargins(theme.AROUND, theme.BETWEEN, theme.AROUND, 0)
        self.top.addWidget(self.sentence)
        for step in (self.company, self.place):
            self.body.addWidget(step)
        self.body.addStretch(1)
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.back = self.add_button(button(_("Back")))
        self.back.clicked.connect(lambda: self._show_step(0))
        self.forth = self.add_button(primary(""), is_default=True)
        self.forth.clicked.connect(self._on_forth)
        self._show_step(0)

    def _show_step(self, number: int) -> None:
        self.company.setVisible(number == 0)
        self.place.setVisible(number == 1)
        self.back.setVisible(number == 1)
        self.forth.setText(_("Next") if number == 0 else _("Make the company file"))
        said = (
            _("Step 1 of 2: the company. You can add the rest later under Settings."),
            _("Step 2 of 2: one file holds everything, scans and photos included."),
        )
        self.sentence.setText(said[number])
        if self.isVisible():
            self.fit()
        (self.company if number == 0 else self.place).setFocus()

    def _on_grown(self) -> None:
        if self.isVisible():
            self.fit()

    def _on_forth(self) -> None:
        if self.company.isVisibleTo(self):
            self._leave_company()
        else:
            self._ask_place()

    def _leave_company(self) -> None:
        try:
            self._audit = check_company(self.company.name.text(), self.company.audit.text())
        except Refused as refused:
            self.show_at(self.company.show_faults(refused.faults))
            self.fit()
            return
        self.company.show_faults({})
        self.place.propose(self.company.name.text())
        self._show_step(1)

    def _ask_place(self) -> None:
        if (wrong := self.place.check_password()) is not None:
            self.show_at(wrong)
            self.fit()
            return
        self.forth.setEnabled(False)
        folder, name = self.place.folder.text(), self.place.file_name.text()
        self._asking = Aside(lambda: check_place(folder, name))
        self._asking.answered.connect(self._on_place)
        self._asking.refused.connect(self._on_refused)
        self._asking.start()

    def _on_place(self, path: Path) -> None:
        answer = NewCompany(
            path=path,
            name=self.company.name.text().strip(),
            province=self.company.province.currentData(),
            protocol=PROTOCOL,
            next_audit_on=self._audit,
            next_step=self.place.next_step(),
            password=self.place.password.text,
        )
        self.accept()
        self.made.emit(answer)

    def _on_refused(self, refused: Refused) -> None:
        self.forth.setEnabled(True)
        self.show_at(self.place.show_faults(refused.faults))
        self.fit()


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
