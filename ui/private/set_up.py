"""Asks for the password of private facts, and says before what it seals and what it does not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _, ngettext
from desktop.services import private_facts
from desktop.services.private_facts import SetUp
from ui.desk import Desk
from ui.dialogs.frame import Frame
from ui.locking.new_password import NewPassword
from ui.widgets import Working, button, card_title, plain, primary, soft

WIDTH = 560


class SetUpDialog(Frame):
    """One page: what private facts are, what stays outside of it, and a password typed twice."""

    done_with = Signal(object)  # a SetUp: the code is to be shown now

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Private facts"), parent, width=WIDTH)
        self._desk = desk
        self.password = NewPassword(_("Password for private facts"))
        self.scans = soft()
        self.working = Working()
        self._lay_out()
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.do = self.add_button(primary(_("Seal private facts")), is_default=True)
        self.do.clicked.connect(self._on_do)
        self.password.setFocus()
        desk.ask(private_facts.scans_of_restricted, self._tell_scans, owner=self)

    def _lay_out(self) -> None:
        self.body.addWidget(card_title(_("Keep private facts apart")))
        self.body.addWidget(
            plain(
                _(
                    "Everything in first-aid records but their dates, and the names of the people "
                    "in incidents, are sealed with a password of their own. Whoever opens the "
                    "company file sees “Private” there until somebody types that password. They "
                    "are closed again when the file is closed or locked."
                )
            )
        )
        self.body.addWidget(
            plain(
                _(
                    "What the history said of them until now is taken out of it, and cannot be "
                    "undone. It goes on to say that something was changed, and by whom."
                )
            )
        )
        self.body.addWidget(
            soft(
                _(
                    "Not sealed are: what is told in other fields, such as “What happened”; scans, "
                    "photos and sheets that were imported; backups and copies made before today, "
                    "which hold all of it in clear; and what was printed or exported."
                )
            )
        )
        self.body.addWidget(self.scans)
        self.scans.hide()
        self.body.addWidget(self.password)
        self.body.addWidget(self.working)
        self.body.addStretch(1)

    def _tell_scans(self, count: int) -> None:
        said = ngettext(
            "{n} scan or photo lies on a first-aid record and stays readable: give the company "
            "file a password too, or take it off the record.",
            "{n} scans and photos lie on first-aid records and stay readable: give the company "
            "file a password too, or take them off the records.",
            count,
        )
        self.scans.setText(said.format(n=count))
        self.scans.setVisible(count > 0)
        self.fit()

    def _on_do(self) -> None:
        if (wrong := self.password.check()) is not None:
            self.fit()
            self.show_at(wrong)
            return
        typed = self.password.text
        self.do.setEnabled(False)
        self.working.start(_("Sealing private facts…"), stoppable=False)
        self._desk.do(
            lambda company: private_facts.set_up(company, typed),
            self._on_done,
            owner=self,
            refused=self._on_failed,
            unavailable=self._on_failed,
        )

    def _on_done(self, made: SetUp) -> None:
        self.accept()
        self.done_with.emit(made)

    def _on_failed(self, fault: Refused | Unavailable) -> None:
        self.working.finish()
        self.do.setEnabled(True)
        self.show_fault(str(fault))
        self.fit()

    def reject(self) -> None:
        """Leave, unless it is being done: what it gives is the code, which comes only once."""
        if self.do.isEnabled():
            super().reject()

    def done(self, result: int) -> None:
        """Forget what was typed, whatever comes of it."""
        self.password.clear()
        super().done(result)
