"""What can be done with open private facts: close them, another password, take them off."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import N_, _, ngettext
from desktop.services import private_facts
from ui import theme
from ui.desk import Desk
from ui.dialogs.frame import Frame
from ui.locking.new_password import NewPassword
from ui.locking.secret_field import SecretField
from ui.widgets import Working, button, card_title, primary, soft

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile

T = TypeVar("T")
WIDTH = 540
MEANS = {
    "close": N_("Nobody reads them here until the password is typed again."),
    "change": N_(
        "The old password and the old sheet open them no more, in this file; older backups still "
        "open with them. A new code to print is shown right after this."
    ),
    "take_off": N_(
        "They are written into the file in clear again, as one action: whoever opens the company "
        "file can then read them. This cannot be undone; they can be set up again at any time."
    ),
}
DOES = {
    "close": N_("Close private facts"),
    "change": N_("Change the password"),
    "take_off": N_("Take private facts off"),
}


class TurnDialog(Frame):
    """Three things to choose from, each with what it means; closing them is what most come for."""

    close_wanted = Signal()
    changed = Signal(str)  # the new code, to be shown now
    taken_off = Signal(str)  # what was done, in a sentence

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Private facts"), parent, width=WIDTH)
        self._desk = desk
        self.radios = {key: QRadioButton(_(words)) for key, words in _WORDS.items()}
        self.means = soft()
        self.now = SecretField(_("Password as it is now, or the code of the sheet"))
        self.password = NewPassword(_("New password for private facts"))
        self.working = Working()
        self.body.addWidget(card_title(_("Private facts are open")))
        group = QButtonGroup(self)
        for radio in self.radios.values():
            group.addButton(radio)
            self.body.addWidget(radio)
            radio.toggled.connect(self._turn)
        self.body.addSpacing(theme.TIGHT)
        for part in (self.means, self.now, self.password, self.working):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.do = self.add_button(primary(""), is_default=True)
        self.do.clicked.connect(self._on_do)
        for key in ("change", "take_off"):
            self.radios[key].setEnabled(not desk.read_only)
        self.radios["close"].setChecked(True)
        self.radios["close"].setFocus()

    @property
    def what(self) -> str:
        """What is chosen: "close", "change" or "take_off"."""
        return next(key for key, radio in self.radios.items() if radio.isChecked())

    def _turn(self, on: bool) -> None:
        if not on:
            return
        self.means.setText(_(MEANS[self.what]))
        self.now.setVisible(self.what != "close")
        self.password.setVisible(self.what == "change")
        self.do.setText(_(DOES[self.what]))
        self.show_fault("")
        if self.isVisible():
            self.fit()

    def _on_do(self) -> None:
        if self.what == "close":
            self.accept()
            self.close_wanted.emit()
        elif not self.now.text:
            self._show_wrong(self.now, _("Type the password, or the four lines of the sheet."))
        elif self.what == "take_off":
            now = self.now.text
            self._begin(_("Taking private facts off…"))
            self._do(lambda company: private_facts.take_off(company, now), self._on_taken_off)
        elif (wrong := self.password.check()) is None:
            now, typed = self.now.text, self.password.text
            self._begin(_("Changing the password…"))
            self._do(lambda c: private_facts.change_password(c, now, typed), self._on_changed)
        else:
            self.fit()
            self.show_at(wrong)

    def _do(self, work: "Callable[[CompanyFile], T]", then: "Callable[[T], None]") -> None:
        # beside what is being saved: whoever guesses waits, and nobody else
        self._desk.work_long(
            lambda company, _job, _told: work(company),
            then,
            owner=self,
            refused=self._on_failed,
            unavailable=self._on_failed,
        )

    def _show_wrong(self, field: SecretField, sentence: str) -> None:
        field.show_fault(sentence)
        self.fit()
        self.show_at(field)

    def _begin(self, said: str) -> None:
        self.do.setEnabled(False)
        self.working.start(said, stoppable=False)

    def _on_changed(self, code: str) -> None:
        self.accept()
        self.changed.emit(code)

    def _on_taken_off(self, count: int) -> None:
        self.accept()
        said = ngettext(
            "Private facts were taken off: {n} record can be read again.",
            "Private facts were taken off: {n} records can be read again.",
            count,
        )
        self.taken_off.emit(said.format(n=f"{count:,}"))

    def _on_failed(self, fault: Refused | Unavailable) -> None:
        self.working.finish()
        self.do.setEnabled(True)
        if isinstance(fault, Refused) and "now" in fault.faults:
            self.now.line.selectAll()
            self._show_wrong(self.now, fault.faults["now"])
            return
        self.show_fault(str(fault))
        self.fit()

    def reject(self) -> None:
        """Leave, unless it is being done: a new code comes only once."""
        if self.do.isEnabled():
            super().reject()

    def done(self, result: int) -> None:
        """Forget what was typed, whatever comes of it."""
        self.now.clear()
        self.password.clear()
        super().done(result)


_WORDS = {
    "close": N_("Close them now"),
    "change": N_("Change their password"),
    "take_off": N_("Take them off, so that nothing is sealed any more"),
}
