"""What can be chosen about locked company files: how soon they lock, and what this PC remembers."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from desktop.errors import Unavailable
from desktop.language import _, ngettext
from ui import theme
from ui.desk import Desk
from ui.dialogs.field import LabelledField
from ui.editors.choices import CalmCombo
from ui.editors.flow import Flow
from ui.locking.locker import IDLE, USUAL
from ui.preferences import Preferences
from ui.welcome.aside import Aside
from ui.widgets import Card, button, soft

if TYPE_CHECKING:
    from desktop.store.keys import Key

MINUTES: Final = (2, 5, 10, 20, 30, 60)
NEVER: Final = 0


class LockCard(Card):
    """`keep` keeps how soon a file locks itself; the remembered password is forgotten at once."""

    def __init__(self, preferences: Preferences, desk: Desk | None) -> None:
        super().__init__(_("Company files with a password"))
        self._preferences, self._desk = preferences, desk
        self.minutes = CalmCombo()
        self.body.setSpacing(theme.FIELD)
        for n in MINUTES:
            words = ngettext("After {n} minute without work", "After {n} minutes without work", n)
            self.minutes.addItem(words.format(n=n), n)
        self.minutes.addItem(_("Only when I lock it, or the PC sleeps"), NEVER)
        self.body.addWidget(LabelledField(_("Lock the file"), self.minutes))
        kept = round(preferences.number(IDLE, USUAL))
        self.minutes.setCurrentIndex(max(0, self.minutes.findData(kept)))
        self.remembered = soft()
        self.forget = button(_("Forget the password on this PC"))
        self.forget.clicked.connect(self._on_forget)
        self._row = QWidget()
        row = Flow(self._row, theme.NEAR)
        row.addWidget(self.forget)
        for part in (self.remembered, self._row):
            self.body.addWidget(part)
            part.hide()
        self._asking: Aside | None = None
        if desk is not None and desk.company.key is not None:
            self._ask(partial(_is_remembered, desk.company.path), self._on_known)

    def _ask(self, work: Callable[[], object], then: Callable[[Any], None]) -> None:
        """Ask the keyring beside everything else: it may take its time, or ask somebody."""
        self._asking = Aside(work)
        self._asking.answered.connect(then)
        self._asking.start()

    def keep(self) -> None:
        """Keep how soon a file locks itself."""
        self._preferences.keep(IDLE, int(self.minutes.currentData()))

    def _on_known(self, remembered: bool) -> None:
        if remembered and self._desk is not None:
            said = _("The password of {file} is remembered on this PC.")
            self.remembered.setText(said.format(file=self._desk.company.path.name))
            self.remembered.show()
            self._row.show()

    def _on_forget(self) -> None:
        if self._desk is not None and (key := self._desk.company.key) is not None:
            self.forget.setEnabled(False)
            self._ask(partial(_forget, key), self._on_forgotten)

    def _on_forgotten(self, _none: None) -> None:
        self._row.hide()
        self.remembered.setText(_("Forgotten. From now on the password is asked each time."))


def _is_remembered(path: Path) -> bool:
    from desktop.services.locking import remembered

    try:
        return remembered(path) is not None
    except Unavailable:  # the file is gone meanwhile: there is nothing to forget here
        return False


def _forget(key: "Key") -> None:
    from desktop.services.locking import forget

    forget(key)
