"""What can stand in the middle of a tab: the list of a kind, a matrix, one single record."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.records import kind_of
from ui.actions.log_page import LogPage
from ui.desk import Desk
from ui.element.groups import (
    ACTION_LOG,
    BOOKING,
    COMPETENCY,
    FIRST_DAY,
    NEXT_TALK,
    RECURRING,
    SAY_WHAT_YOU_DO,
    STATISTICS,
    TRAINING_MATRIX,
    TWELVE_MONTHS,
)
from ui.element.printing import print_record
from ui.element.single_view import SingleRecord
from ui.element.training_matrix import TrainingMatrix
from ui.element.twelve_months import TwelveMonths
from ui.places import Place
from ui.preferences import Preferences
from ui.recurring.page import RecurringPage
from ui.statistics.page import StatisticsPage
from ui.tables.record_table import RecordTable
from ui.units.list_tools import tools_of
from ui.widgets import button, link


class View(QWidget):
    """One of them; what it cannot do itself it asks of the page."""

    chosen = Signal(str)  # the id of the record that is looked at, "" for none
    opened = Signal(str)  # somebody wants to work on it
    new_wanted = Signal()
    dropped = Signal(list, str)  # files, onto which record ("" for none)
    renewal_wanted = Signal(str, str, str)  # worker, kind of certificate, certificate or ""
    filled_wanted = Signal(dict)  # a new record, and what it begins with
    import_wanted = Signal()
    asked = Signal(str)  # a command for the record that is chosen, e.g. "void"

    def __init__(self, kind: str, inside: QWidget) -> None:
        super().__init__()
        self.kind, self.inside = kind, inside
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inside)

    def select(self, record_id: str) -> None:
        """Show which record is worked on; "" for none."""

    def show_about(self, record_id: str) -> bool:  # noqa: ARG002 (most are about nobody)
        """Show what there is about a record; False where this shows records themselves."""
        return False

    @property
    def draft_id(self) -> str:
        """What was typed here and not saved, by its id; "" for none."""
        return ""

    def go_on(self, draft_id: str) -> bool:  # noqa: ARG002 (most have a form beside them)
        """Go on with what was typed and not saved; False where that is not done here."""
        return False

    def show_voided(self, on: bool) -> None:
        """Show voided records too, or no more."""

    def focus_filter(self) -> bool:
        """Go to the filter field; False where there is none."""
        return False

    def do_command(self, key: str) -> bool:  # noqa: ARG002 (most do nothing)
        """Do a command of the menus; False: not here."""
        return False

    def keep_safe(self) -> None:
        """Keep what is typed and not saved."""


class TableView(View):
    """The list of a kind."""

    def __init__(self, kind: str, desk: Desk, preferences: Preferences) -> None:
        self.table = RecordTable(desk, preferences, kind)
        super().__init__(kind, self.table)
        if kind == "duty_plan":
            usual = link(_("Set up what usually recurs"))
            usual.clicked.connect(lambda: desk.go(Place("inspections", RECURRING)))
            self.table.empty.offer(usual)
        for tool in tools_of(kind, desk):
            self.table.top.add_tool(tool)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.table.new_wanted.connect(self.new_wanted)
        self.table.dropped.connect(self.dropped)
        self.table.asked.connect(self.asked)

    def select(self, record_id: str) -> None:
        """Select a record, scrolling to it."""
        self.table.select(record_id)

    def show_voided(self, on: bool) -> None:
        """Show voided records too, or no more."""
        self.table.show_voided(on)

    def focus_filter(self) -> bool:
        """Go to the filter field."""
        self.table.focus_filter()
        return True

    def do_command(self, key: str) -> bool:
        """Print the list; the rest is done with a record."""
        if key == "print":
            self.table.print_list()
        return key == "print"


class ChecklistsView(TableView):
    """The checklists, with the library they can be taken from."""

    def __init__(self, kind: str, desk: Desk, preferences: Preferences) -> None:
        super().__init__(kind, desk, preferences)
        self._desk = desk
        self.library = button(_("Add from the library…"), "book-open")
        self.first = button(_("Add from the library…"), "book-open")
        for made in (self.library, self.first):
            made.clicked.connect(self._on_library)
            if desk.read_only:
                made.hide()
        if not desk.read_only:
            self.table.top.add_tool(self.library)
            self.table.empty.offer(self.first)

    def _on_library(self) -> None:
        from ui.checklists.library_dialog import LibraryDialog

        LibraryDialog(self._desk, self.window()).open()


class SingleView(View):
    """The form of the only record of a kind."""

    def __init__(self, kind: str, desk: Desk) -> None:
        self._desk = desk
        self.single = SingleRecord(desk, kind)
        super().__init__(kind, self.single)

    def do_command(self, key: str) -> bool:
        """Save or print the record; there is nothing else to do with it."""
        if key == "save":
            self.single.form.save()
        elif key == "print":
            form = self.single.form
            print_record(self._desk, self.kind, form.record_id, form)
        return key in ("save", "print")

    def keep_safe(self) -> None:
        """Keep what is typed and not saved."""
        self.single.form.keep_safe()


class MatrixView(View):
    """Workers by certificates."""

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        self.matrix = TrainingMatrix(desk, preferences)
        super().__init__("certificate", self.matrix)
        self.matrix.cell_chosen.connect(self.renewal_wanted)
        self.matrix.new_wanted.connect(self.new_wanted)
        self.matrix.import_wanted.connect(self.import_wanted)

    def do_command(self, key: str) -> bool:
        """Print the matrix; there is nothing else to do with all of it."""
        if key == "print":
            self.matrix.print_matrix()
        return key == "print"


class MonthsView(View):
    """The last twelve months of the schedule."""

    def __init__(self, desk: Desk) -> None:
        self.months = TwelveMonths(desk)
        super().__init__("duty_plan", self.months)

    def do_command(self, key: str) -> bool:
        """Print the months; there is nothing else to do with all of them."""
        if key == "print":
            self.months.print_months()
        return key == "print"


class StatisticsView(View):
    """Hours, incidents, rates and what was done in time."""

    def __init__(self, desk: Desk) -> None:
        self.statistics = StatisticsPage(desk)
        super().__init__("incident", self.statistics)

    def do_command(self, key: str) -> bool:
        """Print the statistics; there is nothing else to do with all of them."""
        if key == "print":
            self.statistics.print_page()
        return key == "print"


def _of_training(key: str, desk: Desk) -> View:
    from ui.training import views

    made: Mapping[str, Callable[[Desk], View]] = {
        COMPETENCY: views.CompetencyView,
        BOOKING: views.BookingView,
        FIRST_DAY: views.FirstDayView,
    }
    return made[key](desk)


class ActionLogView(View):
    """All corrective actions in one log; the one that is taken is worked on beside it."""

    def __init__(self, desk: Desk) -> None:
        self.log = LogPage(desk)
        super().__init__("corrective_action", self.log)
        self.log.taken.connect(self.chosen)

    def select(self, record_id: str) -> None:
        """Show which action is worked on."""
        self.log.table.select(record_id)

    def do_command(self, key: str) -> bool:
        """Print the log; there is nothing else to do with all of it."""
        if key == "print":
            self.log.print_log()
        return key == "print"


def _of_advice(key: str, desk: Desk) -> View:
    from ui.adviser.views import AdviceView, TalksView

    return AdviceView(desk) if key == SAY_WHAT_YOU_DO else TalksView(desk)


def view_of(key: str, desk: Desk, preferences: Preferences) -> View:
    """Return what stands in the middle for a line of the list on the left."""
    if key in _VIEWS:
        return _VIEWS[key](desk, preferences)
    if key == "checklist":
        return ChecklistsView(key, desk, preferences)
    if kind_of(key).single:
        return SingleView(key, desk)
    return TableView(key, desk, preferences)


_VIEWS: Final[Mapping[str, Callable[[Desk, Preferences], View]]] = {
    TRAINING_MATRIX: MatrixView,
    COMPETENCY: lambda desk, _preferences: _of_training(COMPETENCY, desk),
    BOOKING: lambda desk, _preferences: _of_training(BOOKING, desk),
    FIRST_DAY: lambda desk, _preferences: _of_training(FIRST_DAY, desk),
    TWELVE_MONTHS: lambda desk, _preferences: MonthsView(desk),
    STATISTICS: lambda desk, _preferences: StatisticsView(desk),
    RECURRING: lambda desk, _preferences: View("duty_plan", RecurringPage(desk)),
    ACTION_LOG: lambda desk, _preferences: ActionLogView(desk),
    SAY_WHAT_YOU_DO: lambda desk, _preferences: _of_advice(SAY_WHAT_YOU_DO, desk),
    NEXT_TALK: lambda desk, _preferences: _of_advice(NEXT_TALK, desk),
}
