"""What can be chosen about reminders on this PC: notices beside the clock."""

from PySide6.QtWidgets import QCheckBox

from desktop.language import _
from ui import theme
from ui.preferences import Preferences
from ui.reminders.tray import CHOSEN
from ui.reminders.tray_icon import is_available
from ui.widgets import Card, soft


class RemindCard(Card):
    """`keep` keeps the choice; where there is no place for notices it is grey, and says why."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(_("Reminders"))
        self._preferences = preferences
        self.body.setSpacing(theme.FIELD)
        self.tray = QCheckBox(_("Tell me beside the clock what is overdue"))
        can = is_available()
        self.tray.setEnabled(can)
        self.tray.setChecked(can and preferences.text(CHOSEN) == "yes")
        self.said = soft(
            _(
                "Once a day, and when something becomes overdue while Muster is open. A click on "
                "the notice brings the window. Nothing is told while the company file is locked, "
                "and one with a password is told of without names."
            )
            if can
            else _(
                "This desktop has no place beside its clock for notices, so there are none. Today "
                "shows the same whenever Muster is open."
            )
        )
        self.tray.setAccessibleDescription(self.said.text())
        self.body.addWidget(self.tray)
        self.body.addWidget(self.said)

    def keep(self) -> None:
        """Keep the choice; one that could not be made stays as it was."""
        if self.tray.isEnabled():
            self._preferences.keep(CHOSEN, "yes" if self.tray.isChecked() else "no")
