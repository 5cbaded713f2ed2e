"""Where else backups are copied to: a stick, a network folder, a synchronised one, or nowhere."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refused
from desktop.language import _
from ui import theme
from ui.editors.flow import Flow
from ui.folders import in_documents
from ui.welcome.aside import Aside
from ui.widgets import Elided, button, fault, link, small, soft

if TYPE_CHECKING:
    from desktop.services.safe_keeping.shown import PlacesShown

AskFolder = Callable[[QWidget, str], str]  # where it begins -> the folder chosen, "" for none


class SecondPlace(QWidget):
    """Says where copies go and lets another place be chosen; nobody waits for a drive."""

    shown = Signal()  # what is said needs another height
    changed = Signal()  # another place was chosen, or none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_folder: AskFolder = _ask_folder
        self._second = ""
        self._under_way: Aside | None = None
        self.first, self.second = Elided(role="soft"), Elided()
        self.said, self.fault = small(), fault()
        self.choose = button(_("Choose a second place…"), "folder-open")
        self.stop = link(_("Use no second place"))
        self._lay_out()
        self.choose.clicked.connect(self._on_choose)
        self.stop.clicked.connect(lambda: self._set(None))
        self.stop.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        buttons = QWidget()
        flow = Flow(buttons, theme.NEAR)
        flow.addWidget(self.choose)
        flow.addWidget(self.stop)
        for label, field in ((_("This PC:"), self.first), (_("Second place:"), self.second)):
            row = QHBoxLayout()
            row.setSpacing(theme.NEAR)
            words = soft(label)
            words.setWordWrap(False)
            row.addWidget(words)
            row.addWidget(field, 1)
            column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(self.fault)
        column.addSpacing(theme.TIGHT)
        column.addWidget(buttons)
        self.fault.hide()

    def ask(self) -> None:
        """Read where backups go, and show it."""
        self._run(_places, self._on_places)

    def show_places(self, places: "PlacesShown") -> None:
        """Show where backups go."""
        self._second = places.second
        self.first.setText(places.first)
        self.second.setText(places.second or _("none"))
        self.said.setText(places.second_said)
        has_one = bool(places.second)
        self.choose.setText(_("Choose another place…") if has_one else _("Choose a second place…"))
        self.stop.setVisible(has_one)
        self.shown.emit()

    def _on_choose(self) -> None:
        chosen = self.ask_folder(self, self._second or in_documents())
        if chosen:
            self._set(Path(chosen))

    def _set(self, folder: Path | None) -> None:
        def work() -> "PlacesShown":
            from desktop.services.safe_keeping.places import choose_second

            return choose_second(folder)

        self._run(work, self._on_set)

    def _run(
        self, work: "Callable[[], PlacesShown]", then: "Callable[[PlacesShown], None]"
    ) -> None:
        self._under_way = Aside(work)
        # methods of this widget, because a drive may answer when it is gone: Qt then calls nobody
        self._under_way.answered.connect(then)
        self._under_way.refused.connect(self._on_refused)
        self._under_way.start()

    def _on_places(self, places: "PlacesShown") -> None:
        self.fault.hide()
        self.show_places(places)

    def _on_set(self, places: "PlacesShown") -> None:
        self._on_places(places)
        self.changed.emit()

    def _on_refused(self, refused: Refused) -> None:
        self.fault.setText(str(refused))
        self.fault.show()
        self.shown.emit()


def _places() -> "PlacesShown":
    from desktop.services.safe_keeping.places import places_shown

    return places_shown()


def _ask_folder(parent: QWidget, folder: str) -> str:
    return QFileDialog.getExistingDirectory(parent, _("A second place for backups"), folder)
