"""The page of the settings that belongs to this person on this PC: look, size, name, start."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.language import N_, _
from desktop.settings import user_name
from ui import theme
from ui.backups.second_place import SecondPlace
from ui.desk import Desk
from ui.dialogs.field import LabelledField
from ui.editors.choices import CalmCombo
from ui.editors.flow import Flow
from ui.locking.lock_card import LockCard
from ui.preferences import Preferences
from ui.reminders.remind_card import RemindCard
from ui.reminders.start_choice import StartChoice
from ui.widgets import Card, soft

SCHEMES: Final = (
    ("system", N_("As the system")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
    ("contrast", N_("High contrast")),
)
SIZES: Final = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
LONGEST_NAME: Final = 120


class ThisPcPage(QWidget):
    """Shows the choices; `look_changed` tells at once that another look was chosen."""

    look_changed = Signal(str, float)

    def __init__(
        self, preferences: Preferences, desk: Desk | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.locking = LockCard(preferences, desk)
        self.reminding = RemindCard(preferences)
        self.start_by_itself = StartChoice()
        self.start_by_itself.ask()
        self.schemes = {key: QRadioButton(_(words)) for key, words in SCHEMES}
        self.size_of_letters, self.name = CalmCombo(), QLineEdit()
        self.second = SecondPlace()
        self.second.ask()
        self.open_last = QCheckBox(_("Open the company file that was open last"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.BETWEEN)
        for card in (self._look(), self._start(), self.reminding, self._backups()):
            column.addWidget(card)
        column.addWidget(self.locking)
        column.addWidget(self._person())
        column.addStretch(1)
        self._show()
        for radio in self.schemes.values():
            radio.clicked.connect(self._on_look)
        self.size_of_letters.currentIndexChanged.connect(self._on_look)

    def _look(self) -> Card:
        card = Card(_("Look"))
        card.body.setSpacing(theme.FIELD)
        group = QButtonGroup(self)
        row = Flow(None, theme.FIELD)
        for radio in self.schemes.values():
            group.addButton(radio)
            row.addWidget(radio)
        card.body.addLayout(row)
        for size in SIZES:
            self.size_of_letters.addItem(_("{n} %").format(n=round(size * 100)), size)
        card.body.addWidget(LabelledField(_("Size of the letters"), self.size_of_letters))
        return card

    def _start(self) -> Card:
        card = Card(_("When Muster starts"))
        card.body.setSpacing(theme.FIELD)
        card.body.addWidget(self.open_last)
        card.body.addWidget(self.start_by_itself)
        return card

    def _backups(self) -> Card:
        card = Card(_("Where backups go"))
        card.body.addWidget(self.second)
        return card

    def _person(self) -> Card:
        card = Card(_("You"))
        card.body.setSpacing(theme.FIELD)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(user_name())
        words = _(
            "It is written beside everything that you do. Where it is empty, the name you are "
            "signed in with is. A new name holds from the next start of Muster on."
        )
        card.body.addWidget(LabelledField(_("Your name in the history"), self.name))
        card.body.addWidget(soft(words))
        return card

    def _show(self) -> None:
        scheme = self._preferences.text("look/scheme", "system")
        self.schemes.get(scheme, self.schemes["system"]).setChecked(True)
        scale = self._preferences.number("look/scale", 1.0)
        nearest = min(range(len(SIZES)), key=lambda at: abs(SIZES[at] - scale))
        self.size_of_letters.setCurrentIndex(nearest)
        self.open_last.setChecked(self._preferences.text("files/open_last", "yes") == "yes")
        self.name.setText(self._preferences.text("person/name"))

    def _on_look(self) -> None:
        self.look_changed.emit(self.scheme(), self.scale())

    def scheme(self) -> str:
        """Return the look that is chosen."""
        return next(key for key, radio in self.schemes.items() if radio.isChecked())

    def scale(self) -> float:
        """Return how large the letters are to be."""
        return float(self.size_of_letters.currentData())

    def put_back(self) -> None:
        """Take back what holds at once and is not wanted after all."""
        self.start_by_itself.put_back()

    def keep(self) -> None:
        """Keep the choices."""
        self._preferences.keep("look/scheme", self.scheme())
        self._preferences.keep("look/scale", self.scale())
        self._preferences.keep("files/open_last", "yes" if self.open_last.isChecked() else "no")
        self.locking.keep()
        self.reminding.keep()
        self._preferences.keep("person/name", " ".join(self.name.text().split()))
