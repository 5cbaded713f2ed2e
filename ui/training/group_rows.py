"""The people of a course, each with a box to tick, the number of the new card and its scan."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from desktop.language import _
from desktop.services.training.booking import Attendee
from desktop.services.training.group_cards import Ticked
from desktop.services.training.group_drafts import PersonTyped
from ui import theme
from ui.editors.flow import Flow
from ui.widgets import link, soft, tip

NUMBER: Final = 170
LONGEST: Final = 300  # pixels of a name


class GroupRow(QWidget):
    """One person: only who is ticked gets a card."""

    changed = Signal()

    def __init__(self, about: Attendee, *, is_ticked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = about
        self._scans: tuple[Path, ...] = ()
        self.tick = QCheckBox()
        self.tick.setAccessibleName(about.name)
        self._name_it()
        theme.watch().changed.connect(self._name_it)
        self.tick.setChecked(is_ticked)
        self.tick.setAccessibleDescription(about.why)
        self.why = soft(about.why)
        self.why.setWordWrap(False)
        self.number = QLineEdit()
        self.number.setPlaceholderText(_("Card number"))
        self.number.setAccessibleName(_("Card number of {name}").format(name=about.name))
        self.number.setFixedWidth(theme.px(NUMBER))
        self.scan = link("", may_shrink=True)
        self.scan.clicked.connect(self._on_scan)
        across = Flow(self, theme.FIELD)
        parts: tuple[QWidget, ...] = (self.tick, self.number, self.scan, self.why)
        for part in parts:
            across.addWidget(part)
        self.tick.toggled.connect(self._on_ticked)
        self.number.textEdited.connect(self.changed)
        self._tell_scan()
        self._on_ticked(is_ticked)

    def _name_it(self) -> None:
        """A box cannot wrap its words: a very long name ends in an ellipsis."""
        room = theme.px(LONGEST)
        name = self.about.name
        said = self.tick.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        self.tick.setText(said.replace("&", "&&"))
        self.tick.setToolTip(tip(name) if said != name else "")

    @property
    def typed(self) -> PersonTyped:
        """What was typed of the person."""
        about = self.about
        person = Ticked(about.worker_id, about.name, self.number.text(), self._scans)
        return PersonTyped(person, self.tick.isChecked())

    def go_on(self, typed: PersonTyped) -> None:
        """Show again what was typed and not saved."""
        self.tick.setChecked(typed.is_ticked)
        self.number.setText(typed.person.number)
        self.take_scans(typed.person.scans)

    def take_scans(self, paths: tuple[Path, ...]) -> None:
        """Take the scans of the new card; none takes those away that were chosen."""
        self._scans = paths
        self._tell_scan()
        self.changed.emit()

    def _on_scan(self) -> None:
        title = _("The card of {name}").format(name=self.about.name)
        chosen, _kind = QFileDialog.getOpenFileNames(self, title)
        if chosen:
            self.take_scans(tuple(Path(one) for one in chosen))

    def _tell_scan(self) -> None:
        names = ", ".join(path.name for path in self._scans)
        self.scan.setText(names or _("Add the scan…"))
        said = (
            _("The scan of {name}’s card: {files}") if names else _("Add the scan of {name}’s card")
        )
        self.scan.setAccessibleName(said.format(name=self.about.name, files=names))
        self.scan.setToolTip(tip(names) if names else "")

    def _on_ticked(self, is_on: bool) -> None:
        self.number.setEnabled(is_on)
        self.scan.setEnabled(is_on)
        self.changed.emit()


class SharedFiles(QWidget):
    """The files that belong to every card, e.g. the list of the class."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paths: tuple[Path, ...] = ()
        self.choose = link("", may_shrink=True)
        self.choose.clicked.connect(self._on_choose)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.choose)
        self.take(())

    def take(self, paths: tuple[Path, ...]) -> None:
        """Take these files, in place of those of before."""
        self.paths = paths
        names = ", ".join(path.name for path in paths)
        said = _("For all of them: {files}") if names else _("Add one file for all of them…")
        self.choose.setText(said.format(files=names))
        self.choose.setToolTip(tip(names) if names else "")

    def _on_choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("A file for all of these cards"))
        if chosen:
            self.take(tuple(Path(one) for one in chosen))
            self.changed.emit()
