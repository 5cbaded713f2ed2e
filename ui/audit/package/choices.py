"""How a package is made: names, photos, paper, how large a file may be, where it goes."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.packaging.choices import INITIALS, NUMBERS, ORIGINAL, Choices
from ui import theme
from ui.audit.package.pick import Pick
from ui.desk import Desk
from ui.editors.cells import Cells, Room
from ui.folders import in_documents
from ui.preferences import Preferences
from ui.widgets import Card, Elided, link, plain, small

FOLDER: Final = "package/folder"
KEPT: Final = "package/how/"  # in front of what is chosen, in the preferences
WIDTH: Final = 240
BOX: Final = 29  # pixels that a box to tick takes, with the room beside it
FULL: Final = "full"
LIMITS: Final = (25, 50, 100)  # megabytes that portals and mail boxes take
AskFolder = Callable[[QWidget, str], str]


class PackageChoices(Card):
    """The choices, with what is usual chosen already; each is kept on this PC."""

    changed = Signal()

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__(_("How it is made"))
        self._desk, self._preferences = desk, preferences
        self.ask_folder: AskFolder = _ask_folder
        self._make()
        self._lay_out()
        self._take_up()
        self.change.clicked.connect(self._on_change)
        self._show_folder()
        self._tell_names()

    def _make(self) -> None:
        self.names = Pick(
            _("Names of people"),
            ((FULL, _("Full names")), (INITIALS, _("Initials")), (NUMBERS, _("Worker numbers"))),
        )
        self.photos = Pick(
            _("Photos"),
            (("200 dpi", _("As fine as print")), (ORIGINAL, _("As they are"))),
        )
        self.paper = Pick(_("Paper"), (("letter", _("Letter")), ("a4", _("A4"))))
        self.largest = Pick(
            _("Largest file"),
            (
                ("", _("As your partner allows")),
                *((str(n), _("{n} megabytes").format(n=n)) for n in LIMITS),
            ),
        )
        self.signers = QCheckBox(_("Keep the names of those who signed"))
        self.only_changed = QCheckBox(_("Only what was done, as in a maintenance year"))
        self.loose = QCheckBox(_("Also papers that no record names"))
        self._chose_loose = False  # until somebody does, it is as usual
        self.own_copy = QCheckBox(_("A copy for yourself, with what was checked"))
        self.about_names, self.about_more, self.about_folder = small(), small(), small()
        self.folder = Elided()
        self._beside: Path | None = None
        self.change = link(_("Change the folder…"))

    def _lay_out(self) -> None:
        picks = QWidget()
        cells = Cells(picks, theme.INSIDE, theme.FIELD)
        for pick in self._picks().values():
            cells.add(pick, Room(theme.px(WIDTH)))
            pick.changed.connect(lambda pick=pick: self._on_pick(pick))
        self.body.setSpacing(theme.FIELD)
        self.body.addWidget(picks)
        self.body.addLayout(_below(self.signers, self.about_names))
        self.body.addLayout(_below(self.only_changed, self.about_more))
        self.body.addLayout(_below(self.loose))
        self.body.addLayout(_below(self.own_copy))
        # not kept on this PC: in the next package such papers may be anybody's
        self.loose.toggled.connect(self._on_loose)
        for name, tick in self._ticks().items():
            tick.toggled.connect(lambda on, name=name: self._on_tick(name, on))
        folder = QHBoxLayout()
        folder.setSpacing(theme.FIELD)
        goes = plain(_("Goes to"))
        goes.setWordWrap(False)
        folder.addWidget(goes)
        folder.addWidget(self.folder, 1)
        folder.addWidget(self.change)
        self.body.addLayout(folder)
        self.body.addWidget(self.about_folder)
        self.about_more.setText(
            _("The papers that say what you do stay out then. Ask your partner if that is enough.")
        )

    def _picks(self) -> dict[str, Pick]:
        return {
            "names": self.names,
            "photos": self.photos,
            "paper": self.paper,
            "size": self.largest,
        }

    def _ticks(self) -> dict[str, QCheckBox]:
        return {
            "signers": self.signers,
            "only_changed": self.only_changed,
            "own_copy": self.own_copy,
        }

    # --- what is chosen -------------------------------------------------------------------------

    @property
    def choices(self) -> Choices:
        """What is chosen, as the building takes it."""
        hide = "" if self.names.key == FULL else self.names.key
        return Choices(
            hide=hide,
            keeps_signers=bool(hide) and self.signers.isChecked(),
            paper=self.paper.key,
            photos=self.photos.key,
            most_megabytes=int(self.largest.key) if self.largest.key else None,
            only_changed=self.only_changed.isChecked(),
            own_copy=self.own_copy.isChecked(),
            loose_papers=self.loose.isChecked() if self._chose_loose else None,
            today=self._desk.today(),
        )

    @property
    def where(self) -> Path:
        """The folder it is written to: beside what was sent, where that lies in the chosen one."""
        return self._beside if self._beside is not None else self.chosen_folder

    def propose(self, chosen: Path, room: Path) -> None:
        """Show where it goes instead of a folder whose package was sent and stays."""
        if chosen == self.chosen_folder:  # else another one was chosen meanwhile
            self._beside = room if room != chosen else None
            self._show_folder()

    @property
    def chosen_folder(self) -> Path:
        """The folder that somebody chose, or the usual one."""
        kept = self._preferences.text(FOLDER)
        if kept and Path(kept).is_dir():
            return Path(kept)
        # one of its own, because the folder to upload from lies beside the PDF
        return Path(
            in_documents(_("{company} package").format(company=self._desk.company.path.stem))
        )

    def _take_up(self) -> None:
        """Begin with what was chosen last on this PC."""
        for name, pick in self._picks().items():
            pick.choose(self._preferences.text(KEPT + name, pick.key))
        for name, tick in self._ticks().items():
            was = tick.blockSignals(True)
            tick.setChecked(self._preferences.text(KEPT + name) == "yes")
            tick.blockSignals(was)

    def _on_pick(self, picked: Pick) -> None:
        for name, pick in self._picks().items():
            if pick is picked:
                self._preferences.keep(KEPT + name, pick.key)
        self._tell_names()
        self.changed.emit()

    def show_usual(self, *, takes_loose: bool, can_choose: bool) -> None:
        """Show whether papers that no record names go in where nobody chose otherwise."""
        self.loose.setEnabled(can_choose)
        if not self._chose_loose:
            was = self.loose.blockSignals(True)
            self.loose.setChecked(takes_loose)
            self.loose.blockSignals(was)

    def _on_loose(self, _on: bool) -> None:
        self._chose_loose = True
        self.changed.emit()

    def _on_tick(self, name: str, on: bool) -> None:
        self._preferences.keep(KEPT + name, "yes" if on else "no")
        self.changed.emit()

    def _tell_names(self) -> None:
        is_hidden = self.names.key != FULL
        self.signers.setVisible(is_hidden)
        self.about_names.setVisible(is_hidden)
        self.about_names.setText(
            _(
                "A scan or photo goes in once somebody looked it through and drew over what is "
                "private; until then a sheet stands in its place."
            )
        )

    def _on_change(self) -> None:
        chosen = self.ask_folder(self, str(self.where))
        if chosen:
            self._preferences.keep(FOLDER, chosen)
            self._beside = None
            self._show_folder()
            self.changed.emit()

    def _show_folder(self) -> None:
        self.folder.setText(str(self.where))
        self.about_folder.setVisible(self._beside is not None)
        self.about_folder.setText(
            _(
                "The package in “{folder}” was sent and stays as it is, so that it can be checked. "
                "This one goes into a folder of its own."
            ).format(folder=self.chosen_folder.name)
        )


def _below(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.TIGHT)
    for part in parts:
        row = QHBoxLayout()
        row.addWidget(part)
        if isinstance(part, QCheckBox):
            row.addStretch(1)
        else:  # below the words of the box
            row.setContentsMargins(theme.px(BOX), 0, 0, 0)
        column.addLayout(row)
    return column


def _ask_folder(parent: QWidget, folder: str) -> str:
    return QFileDialog.getExistingDirectory(parent, _("Where the package goes"), folder)
