"""Readings by hand: those of all units on one page, or of one unit above what it said before."""

from datetime import date
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.services.typed_fields import day_of
from desktop.services.units.entering import READ_ON, enter_readings, meter_lines
from desktop.services.units.looking import MeterLine
from desktop.services.units.readings import Readings, readings_of
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number
from ui import theme
from ui.desk import Desk
from ui.dialogs.frame import Frame
from ui.editors.line_editors import DateEditor
from ui.places import Place
from ui.units.line_drawing import LineDrawing
from ui.units.reading_rows import ReadingRows
from ui.units.reading_table import ReadingTable
from ui.widgets import Banner, button, card_title, plain, primary, soft, strong

WIDTH: Final = 560
TABS: Final = {"reading": "company", "inspection": "inspections", "maintenance": "inspections"}


class ReadingsDialog(Frame):
    """Boxes for today's readings; all that is typed is saved as one action."""

    def __init__(
        self, desk: Desk, unit_id: str = "", unit_name: str = "", parent: QWidget | None = None
    ) -> None:
        title = _("Readings of {unit}").format(unit=unit_name) if unit_id else _("Readings")
        super().__init__(title, parent, width=WIDTH)
        self._desk, self._unit = desk, unit_id
        self.about = card_title(title)
        self.on = DateEditor(desk, READ_ON)
        self.on.set_value(desk.today())
        self.on.input.editingFinished.connect(self._on_day)
        self.rows = ReadingRows()
        self.rows.entered.connect(self._on_save)
        self.rows.grown.connect(self.fit_soon)
        self.none = plain()
        self.none.hide()
        self.moved = Banner()
        self.told = QVBoxLayout()
        self.table = ReadingTable()
        self.table.taken.connect(self._on_taken)
        self.table.hide()
        self._is_first, self._asked_on = True, desk.today()
        self._lay_out()
        self.cancel = self.add_button(button(_("Close")))
        self.cancel.clicked.connect(self.reject)
        self.save = self.add_button(primary(_("Save readings")), is_default=True)
        self.save.clicked.connect(self._on_save)
        self.save.setEnabled(not desk.read_only)
        self._read()

    def _lay_out(self) -> None:
        self.body.addWidget(self.about)
        self.body.addWidget(
            soft(_("What the meters say today. Leave a box empty where nobody looked."))
        )
        for part in (self.on, self.none, self.rows, self.moved):
            self.body.addWidget(part)
        self.body.addLayout(self.told)
        self.body.addWidget(self.table)
        self.body.addStretch(1)

    # --- what is known --------------------------------------------------------------------------

    def _day(self) -> date:
        today = self._desk.today()
        return min(day_of(READ_ON, self.on.typed(), today), today)

    def _on_day(self) -> None:
        """Ask again for another day alone: new boxes would take the keyboard away."""
        if self._day() != self._asked_on:
            self._read()

    def _read(self) -> None:
        today, unit, on = self._desk.today(), self._unit, self._day()
        self._asked_on = on

        def work(company: CompanyFile) -> tuple[tuple[MeterLine, ...], Readings]:
            known = readings_of(company, unit, today) if unit else Readings()
            return meter_lines(company, today, on, unit or None), known

        self._desk.ask(work, lambda found: self._put(*found), owner=self)

    def _put(self, lines: tuple[MeterLine, ...], known: Readings) -> None:
        self.rows.put(lines, self._day(), self._desk.today(), of_one=bool(self._unit))
        if not lines:
            self.none.setText(
                _("It has no meter. Say under “What its meter counts” what it has.")
                if self._unit
                else _("No unit has a meter yet. Say in the list of equipment what they count.")
            )
        self.none.setVisible(not lines)
        for part in (self.save, self.on):
            part.setVisible(bool(lines))
        self._put_known(known)
        if self._is_first:
            self._is_first = False
            QTimer.singleShot(0, self.rows, self.rows.focus_first)
        self.fit_soon()

    def _put_known(self, known: Readings) -> None:
        while (item := self.told.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if known.moved:
            self.moved.show_message(" ".join(known.moved), "amber")
        else:
            self.moved.clear()
        for meter in known.meters:
            self.told.addWidget(strong(meter.name))
            self.told.addWidget(soft(", ".join(filter(None, (meter.last, meter.rate)))))
            drawing = LineDrawing()
            drawing.put(meter)
            self.told.addWidget(drawing)
        self.told.setSpacing(theme.TIGHT)
        self.table.put(known.lines)

    # --- doing it -------------------------------------------------------------------------------

    def _on_save(self) -> None:
        typed, on, today = self.rows.typed, self.on.typed(), self._desk.today()
        if not typed:
            self.show_fault(_("Nothing is typed yet."))
            self.rows.focus_first()
            return
        self.show_fault("")
        self.save.setEnabled(False)

        def work(company: CompanyFile) -> int:
            return enter_readings(company, typed, on, today)

        self._desk.do(
            work,
            self._on_saved,
            owner=self,
            refused=self._on_refused,
            unavailable=lambda fault: self._on_failed(str(fault)),
        )

    def _on_saved(self, n: int) -> None:
        said = ngettext("{n} reading is saved.", "{n} readings are saved.", n)
        self._desk.say(said.format(n=say_number(n, 0)), undo=True)
        self.accept()

    def _on_refused(self, refused: Refused) -> None:
        self.save.setEnabled(True)
        self.on.show_fault(refused.faults.get("read_on", ""))
        wrong = self.rows.show_faults(refused.faults)
        self.show_at(wrong or self.on)
        self.fit_soon()

    def _on_failed(self, sentence: str) -> None:
        self.save.setEnabled(True)
        self.show_fault(sentence)

    def _on_taken(self, kind: str, record_id: str) -> None:
        self.accept()
        self._desk.go(Place(TABS[kind], kind, record_id))
