"""The top of a unit's page: how it stands and what can be done, meters, duties, defects, people."""

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.language import _
from desktop.records import kind_of
from desktop.services.units.changing import inspect_now
from desktop.services.units.page import UnitPage, unit_page
from desktop.values.spoken import say_date
from ui import theme
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.element.months_table import MonthsTable
from ui.jobs import Job
from ui.places import Place
from ui.units.line_drawing import LineDrawing
from ui.units.readings_dialog import ReadingsDialog
from ui.units.service_dialog import ServiceDialog
from ui.units.unit_rows import UnitRows
from ui.units.verbs import VERBS
from ui.widgets import Banner, Chip, button, link, primary, section, soft

CONCERNED: Final = frozenset(
    {"duty_plan", "inspection", "maintenance", "skip", "service_change", "equipment", "reading",
     "use_log", "corrective_action", "competency_check", "worker", "company_settings", "site"}
)  # fmt: skip


class Overview(QWidget):
    """One unit as it stands today; every line leads to its record."""

    came = Signal()  # it was read and shown

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._unit = desk, ""
        self._asking: Job | None = None
        self.shown = UnitPage()
        self._scrolled = ""  # the unit whose months were scrolled to this one
        self.chip, self.state = Chip(), soft()
        self.about, self.first = soft(), Banner()
        self.verbs: dict[str, QPushButton] = {}
        self._make_verbs()
        self._make_meters()
        self.duties = UnitRows(
            _("Duties"), _("Nothing is planned for it. Add what has to be done again and again.")
        )
        self.add_duty = link(_("Add a duty…"))
        self.add_duty.clicked.connect(self._on_add_duty)
        self.strip_title, self.strip = section(_("The last twelve months")), MonthsTable()
        self.open_actions = UnitRows(_("Open actions"))
        self.inspections = UnitRows(_("Last inspections"))
        self.people = UnitRows(_("Who may run it"))
        self._lay_out()
        self.strip.taken.connect(self._on_strip)
        desk.changed.connect(self._on_changed)
        desk.day_changed.connect(self.refresh)
        self.hide()

    def _make_verbs(self) -> None:
        self._verbs = QWidget()
        flow = Flow(self._verbs, theme.NEAR)
        self.inspect = primary(_("Inspect it now"), "clipboard-check")
        self.inspect.clicked.connect(self._on_inspect)
        flow.addWidget(self.inspect)
        for change, words in VERBS.items():
            made = button(_(words))
            made.clicked.connect(lambda _down=False, change=change: self.open_change(change))
            self.verbs[change] = made
            flow.addWidget(made)
        self.several = link(_("Several units at once…"))
        self.several.clicked.connect(self._on_several)
        flow.addWidget(self.several)

    def _make_meters(self) -> None:
        self.meters = QWidget()
        self.meters_said = soft()
        self.drawings = (LineDrawing(), LineDrawing())  # a unit has two meters at most
        self.enter = button(_("Enter reading…"), "gauge")
        self.enter.clicked.connect(self._on_readings)
        self.enter_all = link(_("Readings of all units…"))
        self.enter_all.clicked.connect(self._on_all_readings)
        across = QWidget()
        flow = Flow(across, theme.NEAR)
        flow.addWidget(self.enter)
        flow.addWidget(self.enter_all)
        column = QVBoxLayout(self.meters)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        for part in (section(_("Meter")), self.meters_said, *self.drawings, across):
            column.addWidget(part)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE)
        top = QHBoxLayout()
        top.setSpacing(theme.NEAR)
        top.addWidget(self.chip)
        top.addWidget(self.state, 1)
        column.addLayout(top)
        column.addWidget(self.about)
        for part in (
            self.first, self._verbs, self.duties, self.add_duty, self.strip_title, self.strip,
            self.open_actions, self.inspections, self.meters, self.people,
        ):  # fmt: skip
            column.addWidget(part)
        column.setAlignment(self.add_duty, Qt.AlignmentFlag.AlignLeft)
        for rows in (self.duties, self.open_actions, self.inspections, self.people):
            rows.taken.connect(self._on_taken)

    # --- what is shown --------------------------------------------------------------------------

    def show_unit(self, unit_id: str) -> None:
        """Show a unit; "" hides it."""
        if unit_id != self._unit:
            self.hide()
        self._unit = unit_id
        self.refresh()

    def refresh(self) -> None:
        """Read the unit again, off the window's thread."""
        if self._asking is not None:
            self._asking.cancel()
        if not self._unit:
            return
        unit, today = self._unit, self._desk.today()
        self._asking = self._desk.ask(
            lambda company: unit_page(company, unit, today), self._put, owner=self
        )

    def _put(self, page: UnitPage) -> None:
        self.shown = page
        self.setVisible(page.state is not None)
        if page.state is None:
            return
        self.chip.show_as(page.state.word, page.state.tone)
        is_out = page.state.key != "in_service"
        since = page.state.since if is_out else None
        today = self._desk.today()
        self.state.setText(_("since {day}").format(day=say_date(since, today)) if since else "")
        self.about.setText(page.about)
        self.about.setVisible(bool(page.about))
        if page.sentences:
            calm = page.state.key in ("parked", "sold") and len(page.sentences) == 1
            self.first.show_message(" ".join(page.sentences), "blue" if calm else "amber")
        else:
            self.first.clear()
        may = not self._desk.read_only
        for change, verb in self.verbs.items():
            verb.setVisible(may and change in page.state.offers)
        self.inspect.setVisible(may and page.demands)
        self.several.setVisible(may)
        self.add_duty.setVisible(may and page.state.key != "sold")
        self.duties.put(page.duties)
        self.open_actions.put(page.actions)
        self.inspections.put(page.inspections)
        self.people.put(page.people)
        self._put_strip(page)
        self._put_meters(page, may=may)
        self.came.emit()

    def _put_strip(self, page: UnitPage) -> None:
        for part in (self.strip, self.strip_title):
            part.setVisible(bool(page.months.lines))
        if page.months.lines:
            self.strip.put(page.months)
            rows = sum(self.strip.rowHeight(row) for row in range(len(page.months.lines)))
            head = self.strip.horizontalHeader().height()
            bar = self.strip.horizontalScrollBar().sizeHint().height()
            self.strip.setFixedHeight(head + rows + bar + theme.NEAR)
            if page.id != self._scrolled:  # once it has its room, this month is in sight
                self._scrolled = page.id
                across = self.strip.horizontalScrollBar()
                QTimer.singleShot(0, self.strip, lambda: across.setValue(across.maximum()))

    def _put_meters(self, page: UnitPage, *, may: bool) -> None:
        said = [", ".join(filter(None, (one.last, one.rate))) for one in page.meters]
        self.meters_said.setText("\n".join(said) or _("No reading yet."))
        self.meters.setVisible(bool(said) or page.has_meter)
        for drawing in self.drawings:
            drawing.hide()
        for drawing, meter in zip(self.drawings, page.meters, strict=False):
            drawing.put(meter)
        for part in (self.enter, self.enter_all):
            part.setVisible(may)

    def focus_first(self) -> None:
        """Go to what is likely to be done next."""
        shown = [self.inspect, *self.verbs.values()]
        first = next((part for part in shown if not part.isHidden()), None)
        if first is not None:
            first.setFocus()

    # --- what is done ---------------------------------------------------------------------------

    def open_change(self, change: str) -> None:
        """Open the pane that parks it, returns it, tags it out or sells it."""
        ServiceDialog(self._desk, change, [self._unit], self.window()).open()

    def _on_several(self) -> None:
        state = self.shown.state
        change = "returned" if state is not None and state.key == "parked" else "parked"
        ServiceDialog(self._desk, change, [self._unit], self.window(), several=True).open()

    def _on_readings(self) -> None:
        ReadingsDialog(self._desk, self._unit, self.shown.name, self.window()).open()

    def _on_all_readings(self) -> None:
        ReadingsDialog(self._desk, parent=self.window()).open()

    def _on_inspect(self) -> None:
        unit, today = self._unit, self._desk.today()
        self._desk.ask(
            lambda company: inspect_now(company, unit, today),
            lambda values: self._desk.go(
                Place("inspections", "inspection", new=True, values=values)
            ),
            owner=self,
        )

    def _on_add_duty(self) -> None:
        values = {"kind": "inspection", "equipment_id": self._unit}
        self._desk.go(Place("inspections", "duty_plan", new=True, values=values))

    def _on_taken(self, kind: str, record_id: str) -> None:
        self._desk.go(Place(kind_of(kind).tab, kind, record_id))

    def _on_strip(self, index: QModelIndex) -> None:
        line = self.strip.line_at(index)
        self._desk.go(Place("inspections", "duty_plan", line.plan_id))

    def _on_changed(self, changed: object) -> None:
        if self._unit and getattr(changed, "kinds", frozenset()) & CONCERNED:
            self.refresh()
