"""Meters to read, one a line: number, last reading, a box for today's; Tab goes to the next."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.language import _
from desktop.records.equipment import METER, METERS
from desktop.services.units.entering import Typed
from desktop.services.units.looking import ANSWERS, Key, MeterLine, look_at
from ui import theme
from ui.editors.flow import Flow
from ui.forms.tick import Tick
from ui.widgets import button, fault, mark_fault, small, soft, strong

WIDTH: Final = 130


class ReadingRow(QWidget):
    """One meter: what it said last, a box, and three plain answers where it is asked about."""

    changed = Signal()

    def __init__(self, line: MeterLine, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self.answer = line, ""
        self.name, self.last = strong(name), small(self._last_said())
        self.input = QLineEdit()
        self.input.setFixedWidth(theme.px(WIDTH))
        self.input.setAlignment(Qt.AlignmentFlag.AlignRight)
        unit = _(METER[line.unit])
        self.input.setAccessibleName(_("{unit}, {meter}").format(unit=line.name, meter=unit))
        self.input.setAccessibleDescription(self.last.text())
        if line.estimate:
            self.input.setPlaceholderText(_("about {reading}").format(reading=line.estimate))
        self.unit = soft(unit)
        self.unit.setWordWrap(False)
        self.unit.ensurePolished()
        words = (self.unit.fontMetrics().horizontalAdvance(_(word)) for word in METER.values())
        self.unit.setMinimumWidth(max(words))
        self.fault = fault()
        self.fault.hide()
        self.answers = QWidget()
        self.answers.setAccessibleName(_("What it is"))
        flow = Flow(self.answers, theme.NEAR)
        self.choices = {key: button(_(word)) for key, word in ANSWERS.items()}
        for key, choice in self.choices.items():
            choice.setCheckable(key != "slip")
            choice.clicked.connect(partial(self._on_answer, key))
            flow.addWidget(choice)
        self.answers.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.last)
        box = QHBoxLayout()
        box.setSpacing(theme.NEAR)
        box.addWidget(self.input)
        box.addWidget(self.unit)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, theme.TIGHT, 0, theme.TIGHT)
        grid.setHorizontalSpacing(theme.FIELD)
        grid.setVerticalSpacing(theme.TIGHT)
        grid.addLayout(words, 0, 0)
        grid.addLayout(box, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.fault, 1, 0, 1, 2)
        grid.addWidget(self.answers, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def _last_said(self) -> str:
        said = _("last {reading}").format(reading=self.line.last)
        return f"{self.line.state}, {said}" if self.line.state else said

    @property
    def typed(self) -> Typed:
        """What was typed and answered."""
        return Typed(self.input.text(), self.answer)

    def look(self, on: date, today: date) -> None:
        """Say what is wrong or odd about what stands in the box."""
        looked = look_at(self.line, self.input.text(), on, today)
        asks = bool(looked.question)
        self.show_fault(looked.fault or (looked.question if not self.answer else ""), asks=asks)

    def show_fault(self, sentence: str, *, asks: bool) -> None:
        """Say what is wrong; `asks` offers the answers below it."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.answers.setVisible(asks)
        mark_fault(self.input, bool(sentence))
        self.input.setAccessibleDescription(sentence or self.last.text())
        for key, choice in self.choices.items():
            choice.setChecked(key == self.answer)

    def forget_answer(self) -> None:
        """Something else is typed: what was answered is not about it."""
        self.answer = ""
        self.show_fault("", asks=False)

    def _on_answer(self, key: str, _on: bool = False) -> None:
        self.answer = "" if key == "slip" else key
        self.show_fault("", asks=bool(self.answer))
        if not self.answer:
            self.input.clear()
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class ReadingRows(QWidget):
    """All of them below one another; those of units that are out of service when asked for."""

    entered = Signal()  # Enter was pressed in a box
    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[Key, ReadingRow] = {}
        self._on, self._today = date.min, date.min
        self.out = Tick(_("Also units that are parked or out of order"))
        self.out.ticked.connect(self._on_out)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.TIGHT)
        self._column.addWidget(self.out)

    def put(
        self, lines: Sequence[MeterLine], on: date, today: date, *, of_one: bool = False
    ) -> None:
        """Show meters as they are to be read on a day; what is typed stays.

        Those of one unit are called by what they count.
        """
        typed = {key: row.typed for key, row in self.rows.items()}
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._on, self._today = on, today
        self.rows = {
            line.key: ReadingRow(line, _(METERS[line.unit]) if of_one else line.name)
            for line in lines
        }
        for place, (key, row) in enumerate(self.rows.items()):
            self._column.insertWidget(place, row)
            if key in typed:
                row.input.setText(typed[key].text)
                row.answer = typed[key].answer
                row.look(on, today)
            row.input.textEdited.connect(partial(self._on_edited, row))
            row.input.editingFinished.connect(partial(self._on_left, row))
            row.input.returnPressed.connect(self.entered)
            row.changed.connect(self.grown)
        has_both = any(line.is_out for line in lines) and not all(line.is_out for line in lines)
        self.out.setVisible(has_both)
        self._hide_those_out(is_hidden=has_both and not self.out.is_ticked)

    @property
    def typed(self) -> Mapping[Key, Typed]:
        """What was typed into every box that is not empty."""
        return {key: row.typed for key, row in self.rows.items() if row.input.text().strip()}

    def show_faults(self, faults: Mapping[str, str]) -> QWidget | None:
        """Show what is wrong with each; return the first box that is."""
        first: QWidget | None = None
        for key, row in self.rows.items():
            said = faults.get(":".join(key), "")
            if not said:
                continue
            row.look(self._on, self._today)
            if not row.fault.text():
                row.show_fault(said, asks=False)
            first = first or row.input
        return first

    def focus_first(self) -> None:
        """Go to the first box."""
        for row in self.rows.values():
            if not row.isHidden():
                row.input.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _on_edited(self, row: ReadingRow, _text: str) -> None:
        row.forget_answer()

    def _on_left(self, row: ReadingRow) -> None:
        row.look(self._on, self._today)
        self.grown.emit()

    def _on_out(self, on: bool) -> None:
        self._hide_those_out(is_hidden=not on)
        self.grown.emit()

    def _hide_those_out(self, *, is_hidden: bool) -> None:
        for row in self.rows.values():
            row.setHidden(is_hidden and row.line.is_out and not row.input.text())
