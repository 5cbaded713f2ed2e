"""The four ways into Muster on its first page, each with a sentence of what it does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from desktop.language import _
from ui import theme
from ui.icons import icon
from ui.widgets import Card, button, primary, small


class WaysCard(Card):
    """New, open, demonstration, import."""

    new_wanted = Signal()
    browse_wanted = Signal()
    demo_wanted = Signal()
    import_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Begin"))
        self.body.setSpacing(theme.INSIDE)
        self.new = self._way(
            primary(_("New company…"), "building-2"),
            _("Makes an empty file for your company. It takes a minute."),
            self.new_wanted,
        )
        self.browse = self._way(
            button(_("Open…"), "folder-open"),
            _("Opens a company file that you already have."),
            self.browse_wanted,
        )
        self.bring = self._way(
            button(_("Import what you have…"), "download"),
            _("Reads your own sheets and scans into a new company file."),
            self.import_wanted,
        )
        self.demo = self._way(
            button(_("Try the demonstration company"), "eye"),
            _("A made-up shop with a year of records, to look around in."),
            self.demo_wanted,
        )
        self.setFocusProxy(self.new)

    def _way(self, made: QPushButton, sentence: str, wanted: object) -> QPushButton:
        made.setAccessibleDescription(sentence)
        made.setAutoDefault(True)  # Enter does what has the keyboard
        made.clicked.connect(wanted)
        way = QVBoxLayout()
        way.setSpacing(theme.TIGHT)
        way.addWidget(made)
        way.addWidget(small(sentence))
        self.body.addLayout(way)
        return made

    def lead(self, on: bool) -> None:
        """Make New company the button of the page, or an ordinary one beside the recent files."""
        self.new.setProperty("role", "primary" if on else "")
        self.new.setIcon(icon("building-2", "on_accent" if on else "ink"))
        self.new.style().unpolish(self.new)
        self.new.style().polish(self.new)
