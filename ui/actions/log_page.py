"""The page of all corrective actions in one log, grouped by what a person asks for."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.action_log import GROUPINGS, ActionLog, action_log
from desktop.services.exporting_log import write_log
from desktop.store.file import CompanyFile
from ui.actions.log_table import LogTable
from ui.desk import Desk
from ui.dialogs.sheet_export import export_sheet
from ui.editors.toggles import Toggles
from ui.element.read_page import ReadPage
from ui.icons import icon
from ui.places import Place
from ui.printing.sheet import Sheet, Stopped, Told
from ui.widgets import EmptyState, button

if TYPE_CHECKING:  # what draws pages is imported when something is printed
    from desktop.services.printing.printed import Printed

CONCERNED = frozenset({"corrective_action", "company_settings", "equipment", "inspection", "site",
                       "worker"})  # fmt: skip


class LogPage(ReadPage):
    """Every corrective action whatever led to it; taking one asks to see it."""

    taken = Signal(str)  # the id of an action

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, CONCERNED, _("Log of corrective actions"), parent)
        self.shown = ActionLog()
        self.by = Toggles({key: _(word) for key, word in GROUPINGS.items()})
        self.by.setAccessibleName(_("Grouped by"))
        self.by.choose("state")
        self.by.chosen.connect(self._on_by)
        self.closed = button(_("Closed ones too"))
        self.closed.setCheckable(True)
        self.closed.clicked.connect(self._on_closed)
        self.table = LogTable()
        self.table.taken.connect(self.taken)
        self.setFocusProxy(self.table)
        self.export = button(_("Export…"), "download")
        self.export.clicked.connect(self.export_log)
        self.print = button(_("Print…"), "printer")
        self.print.clicked.connect(self.print_log)
        self._nothing = EmptyState(
            "wrench",
            _("Nothing to put right yet"),
            _(
                "What an inspection, a meeting or an incident finds wrong stands here, whatever "
                "led to it: who looks after it, and for how long it is open."
            ),
            _("Add corrective action"),
        )
        place = Place("actions", "corrective_action", new=True)
        self._nothing.acted.connect(lambda: desk.go(place))
        self._all_done = EmptyState(
            "circle-check", _("Nothing is open"), _("Everything found was put right and looked at.")
        )
        for page in (self.table, self._nothing, self._all_done):
            self.pages.addWidget(page)
        lines = (self.sentence, self.by)
        self.setLayout(self.frame(self.closed, self.export, self.print, lines=lines))

    def refresh(self) -> None:
        """Ask for the log anew."""
        today, by, closed = self._desk.today(), self.by.key or "state", self.closed.isChecked()

        def work(company: CompanyFile) -> ActionLog:
            return action_log(company, today, by, closed=closed)

        self.ask(work, self._put)

    def _put(self, log: ActionLog) -> None:
        self.shown = log
        self.sentence.setText(log.sentence)
        self.sentence.setVisible(bool(log.sentence))
        for tool in (self.by, self.closed, self.export, self.print):
            tool.setHidden(log.is_empty)
        if log.is_empty:
            self.pages.setCurrentWidget(self._nothing)
        elif not log.groups:
            self.pages.setCurrentWidget(self._all_done)
        else:
            self.pages.setCurrentWidget(self.table)
            self.table.put(log)

    def print_log(self) -> None:
        """Show the log as it will be printed: grouped as it is here."""
        self._desk.print(sheet_of(self._desk, self.shown))

    def export_log(self) -> None:
        """Write what is shown into a sheet."""
        log, title = self.shown, _("Export the log of corrective actions")
        name = _("Log of corrective actions {company}").format(company=self._desk.company.path.stem)
        export_sheet(self, self._desk, title, name, lambda path: write_log(path, log))

    def _on_by(self) -> None:
        if not self.by.key:  # it is grouped by something always
            self.by.choose(self.shown.by)
            return
        self.refresh()

    def _on_closed(self) -> None:
        # a mark besides the colour, because not everybody sees that
        self.closed.setIcon(icon("check", "accent") if self.closed.isChecked() else QIcon())
        self.refresh()


def sheet_of(desk: Desk, log: ActionLog) -> Sheet:
    """Return the log on paper."""
    company, today = desk.company, desk.today()

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.printing.action_log import print_action_log

        return print_action_log(company, to, today, log, told, is_stopped)

    return Sheet(_("Log of corrective actions"), make, kind="corrective_action")
