"""What a person chooses of a package: the day, whether names are hidden, the folder."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records.company import COMPANY
from desktop.services.typed_fields import read_one
from ui import theme
from ui.desk import Desk
from ui.editors.line_editors import DateEditor
from ui.folders import in_documents
from ui.preferences import Preferences
from ui.widgets import Card, Elided, link, plain, small

FOLDER: Final = "package/folder"
DAY: Final = replace(COMPANY.field("next_audit_on"), label=N_("As of"), hint="")
WIDTH: Final = 220
AskFolder = Callable[[QWidget, str], str]


class PackageChoices(Card):
    """The choices, with what is usual chosen already."""

    changed = Signal()

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__(_("What goes in"))
        self._desk, self._preferences = desk, preferences
        self.ask_folder: AskFolder = _ask_folder
        self.day = DateEditor(desk, DAY)
        self.this_day = link(_("Today"))
        self.hide_names = QCheckBox(_("Put initials in place of people's names"))
        self.period = small()
        self.folder = Elided()
        self.change = link(_("Change the folder…"))
        self._lay_out()
        self.day.changed.connect(self._on_day)
        self.day.input.editingFinished.connect(self._on_day)
        self.this_day.clicked.connect(self.show_today)
        self.change.clicked.connect(self._on_change)
        theme.watch().changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.show_today()
        self._show_folder()

    def _lay_out(self) -> None:
        days = QHBoxLayout()
        days.setSpacing(theme.FIELD)
        days.addWidget(self.day)
        self._links = links = QHBoxLayout()
        links.addWidget(self.this_day, 0, Qt.AlignmentFlag.AlignBottom)
        days.addLayout(links)
        days.addStretch(1)
        names = QVBoxLayout()
        names.setSpacing(theme.TIGHT)
        row = QHBoxLayout()
        row.addWidget(self.hide_names)
        row.addStretch(1)
        names.addLayout(row)
        names.addWidget(
            small(_("Scans and photos are left out then: names on them cannot be hidden."))
        )
        folder = QHBoxLayout()
        folder.setSpacing(theme.FIELD)
        goes = plain(_("Goes to"))
        goes.setWordWrap(False)
        folder.addWidget(goes)
        folder.addWidget(self.folder, 1)
        folder.addWidget(self.change)
        self.body.setSpacing(theme.FIELD)
        when = QVBoxLayout()
        when.setSpacing(theme.TIGHT)
        when.addLayout(days)
        when.addWidget(self.period)
        for part in (when, names, folder):
            self.body.addLayout(part)

    # --- what is chosen -------------------------------------------------------------------------

    @property
    def as_of(self) -> date | None:
        """The day as of which it is built; None while what is typed is none."""
        try:
            value = read_one(DAY, self.day.input.text(), self._desk.today()).value
        except Refused:
            return None  # the editor says what is wrong with it
        return value if isinstance(value, date) else None

    @property
    def where(self) -> Path:
        """The folder it is written to."""
        kept = self._preferences.text(FOLDER)
        if kept and Path(kept).is_dir():
            return Path(kept)
        # one of its own, because files without pages lie beside the PDF
        return Path(
            in_documents(_("{company} package").format(company=self._desk.company.path.stem))
        )

    def show_today(self) -> None:
        """Choose the day that it is."""
        self.day.set_value(self._desk.today())
        self._on_day()

    def _on_day(self) -> None:
        self.this_day.setVisible(self.as_of != self._desk.today())
        self.changed.emit()

    def _on_change(self) -> None:
        chosen = self.ask_folder(self, str(self.where))
        if chosen:
            self._preferences.keep(FOLDER, chosen)
            self._show_folder()

    def _show_folder(self) -> None:
        self.folder.setText(str(self.where))

    def _on_look_changed(self) -> None:
        self.day.setFixedWidth(theme.px(WIDTH))
        self.ensurePolished()
        higher = self.day.input.sizeHint().height() - self.this_day.sizeHint().height()
        self._links.setContentsMargins(0, 0, 0, max(0, higher // 2))  # words beside words


def _ask_folder(parent: QWidget, folder: str) -> str:
    return QFileDialog.getExistingDirectory(parent, _("Where the package goes"), folder)
