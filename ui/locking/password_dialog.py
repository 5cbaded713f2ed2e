"""Asks for the password that a company file is to have, and says in plain words what it means."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from desktop.errors import Unavailable
from desktop.language import N_, _
from ui import theme
from ui.dialogs.frame import Frame
from ui.jobs import Job
from ui.locking.new_password import NewPassword
from ui.locking.secret_field import SecretField
from ui.widgets import Working, button, card_title, link, plain, primary, soft

if TYPE_CHECKING:
    from desktop.store.keys import Key

SET, CHANGE, REMOVE = "set", "change", "remove"
WIDTH: Final = 560
MEANS: Final = {
    SET: (
        N_(
            "Whoever opens this company file must then type the password first, on any PC. "
            "Records, scans, photos and what is typed and not saved are locked with it, and so is "
            "every backup that is made from then on."
        ),
        N_(
            "There is no back door. Without the password or the recovery sheet nobody can open "
            "the file again, not even those who make Muster. Muster makes the sheet right after "
            "this: print it, and keep it where you keep other important papers."
        ),
    ),
    CHANGE: (
        N_(
            "The file is locked anew. The old password and the old recovery sheet open it no more; "
            "print the new sheet right after this."
        ),
        N_(
            "Backups that were made before open with the old password or its sheet, and with "
            "nothing else. Keep that sheet for as long as you keep them, then tear it up."
        ),
    ),
    REMOVE: (
        N_(
            "Whoever gets hold of the file, or of a backup that is made from then on, can read "
            "everything in it."
        ),
        N_(
            "Backups that were made before still open with the password or its sheet, and with "
            "nothing else."
        ),
    ),
}
DOES: Final = {
    SET: N_("Set the password"),
    CHANGE: N_("Change the password"),
    REMOVE: N_("Take the password off"),
}
# what proves the password that there is now: asks, and hands over the key or the fault
Prove = Callable[[str, Callable[["Key"], None], Callable[[Unavailable], None]], Job]


@dataclass(frozen=True)
class Change:
    """What was answered; `old` is the key as it is now, None where there was no password."""

    what: str
    old: "Key | None" = None
    password: str = field(default="", repr=False)
    deletes_clear: bool = False


class PasswordDialog(Frame):
    """One page for a file without a password; change or take off for one that has it."""

    wanted = Signal(object)  # a Change
    sheet_wanted = Signal()

    def __init__(
        self, file: str, parent: QWidget | None = None, *, prove: Prove | None = None
    ) -> None:
        """`prove` is there where the file has a password: whoever changes it must know it."""
        super().__init__(_("Password"), parent, width=WIDTH)
        self._prove = prove
        self._proving: Job | None = None
        self.heading = card_title(
            _("Password of {file}").format(file=file)
            if prove
            else _("Set a password for {file}").format(file=file)
        )
        self.change, self.remove = QRadioButton(_("Change it")), QRadioButton(_("Take it off"))
        self.first, self.second = plain(), plain()
        self.current = SecretField(
            _("Password as it is now"),
            _("If it is forgotten, type the four lines of the recovery sheet here, in one go."),
        )
        self.new = NewPassword()
        self.deletes = QCheckBox(_("Delete older backups without a password afterwards"))
        self.deletes_means = soft()
        self.sheet = link(_("Print the recovery sheet…"))
        self.working = Working()
        self._lay_out()
        self.cancel = self.add_button(button(_("Cancel")))
        self.do = self.add_button(primary(""), is_default=True)
        self.cancel.clicked.connect(self.reject)
        self.do.clicked.connect(self._on_do)
        self.change.toggled.connect(self._turn)
        self.sheet.clicked.connect(self._on_sheet)
        self.tell_clear_backups(0)
        self._turn()

    def _lay_out(self) -> None:
        self.body.addWidget(self.heading)
        has_one = self._prove is not None
        group = QButtonGroup(self)
        for radio in (self.change, self.remove):
            group.addButton(radio)
            self.body.addWidget(radio)
            radio.setVisible(has_one)
        self.change.setChecked(True)
        parts: tuple[QWidget, ...] = (self.first, self.second, self.current, self.new)
        for part in parts:
            self.body.addWidget(part)
        self.current.setVisible(has_one)
        self.body.addSpacing(theme.TIGHT)
        parts = (self.deletes, self.deletes_means, self.sheet, self.working)
        for part in parts:
            self.body.addWidget(part)
        self.sheet.setVisible(has_one)
        self.body.addStretch(1)

    # --- what is asked --------------------------------------------------------------------------

    @property
    def what(self) -> str:
        """What is to be done: SET, CHANGE or REMOVE."""
        if self._prove is None:
            return SET
        return CHANGE if self.change.isChecked() else REMOVE

    def tell_clear_backups(self, number: int, sentence: str = "") -> None:
        """Say that older backups lie there without a password, and offer to delete them."""
        offered = number > 0 and self._prove is None
        for part in (self.deletes, self.deletes_means):
            part.setVisible(offered)
        self.deletes_means.setText(sentence)
        if self.isVisible():
            self.fit()

    def _turn(self) -> None:
        first, second = MEANS[self.what]
        self.first.setText(_(first))
        self.second.setText(_(second))
        self.new.setVisible(self.what != REMOVE)
        self.do.setText(_(DOES[self.what]))
        self.show_fault("")
        if self.isVisible():
            self.fit()
        (self.new if self._prove is None else self.current).setFocus()

    # --- answering ------------------------------------------------------------------------------

    def _on_do(self) -> None:
        wrong = self._wrong_field()
        if wrong is not None:
            self.show_at(wrong)
        elif self._prove is None:
            self._answer(None)
            return
        else:
            self.do.setEnabled(False)
            self.working.start(_("Trying the password…"), stoppable=False)
            self._proving = self._prove(self.current.text, self._answer, self._on_wrong)
        self.fit()

    def _wrong_field(self) -> SecretField | None:
        if self._prove is not None and not self.current.text:
            self.current.show_fault(_("Type the password that the file has now."))
            return self.current
        return self.new.check() if self.what != REMOVE else None

    def _on_wrong(self, fault: Unavailable) -> None:
        self.working.finish()
        self.do.setEnabled(True)
        self.current.show_fault(str(fault))
        self.current.line.selectAll()
        self.show_at(self.current)
        self.fit()

    def _answer(self, old: "Key | None") -> None:
        password = self.new.text if self.what != REMOVE else ""
        change = Change(self.what, old, password, self.deletes.isChecked())
        self.accept()
        self.wanted.emit(change)

    def _on_sheet(self) -> None:
        self.reject()
        self.sheet_wanted.emit()

    def done(self, result: int) -> None:
        """Forget what was typed, whatever comes of it."""
        if self._proving is not None:
            self._proving.cancel()
        self.new.clear()
        self.current.clear()
        super().done(result)
