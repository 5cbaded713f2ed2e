"""Editors of one line: texts, dates, times and numbers, read when the person moves on."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records.fields import Field, Shape
from desktop.services.typed_fields import (
    AHEAD,
    Read,
    day_of,
    moved_by,
    read_one,
    say_typed,
    unit_of,
)
from ui import theme
from ui.desk import Desk
from ui.editors.editor import Editor
from ui.widgets import quiet, soft

SAMPLES: Final = {
    Shape.DATE: N_("like 14 oct or yesterday"),
    Shape.TIME: N_("like 7:30 or 2 pm"),
    Shape.MOMENT: N_("like 14 oct 7:30"),
}
SAMPLE_AHEAD: Final = N_("like 14 oct or in 2 weeks")


class FieldEditor(Editor):
    """An editor of one declared field."""

    def __init__(self, desk: Desk, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(desk, field.name, _(field.label), parent)
        self.field = field
        self.show_hint(_(field.hint) if field.hint else "")


class LineEditor(FieldEditor):
    """One line of text. When it is left, what was typed is shown as it was understood."""

    def __init__(self, desk: Desk, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(desk, field, parent)
        self.input = self._made_input()
        is_ahead = field.shape is Shape.DATE and field.name in AHEAD
        sample = SAMPLE_AHEAD if is_ahead else SAMPLES.get(field.shape)
        self.input.setPlaceholderText(_(sample) if sample else "")
        self.input.textEdited.connect(self._on_edited)
        self.input.editingFinished.connect(self._on_left)
        self._put_input(self.input, *self._beside())
        self._read_already = ""

    def typed(self) -> str:
        # what is pasted into a line may bring line ends with it
        return " ".join(self.input.text().splitlines())

    def set_typed(self, typed: object) -> None:
        self._read_already = "" if typed is None else str(typed)
        self.input.setText(self._read_already)
        self.input.setCursorPosition(0)

    def set_value(self, value: object) -> None:
        self.set_typed(say_typed(self.field, value))

    def read(self) -> Read | None:
        """Read what was typed and show it as understood; None where that cannot be done."""
        try:
            read = read_one(self.field, self.typed(), self.desk.today())
        except Refused as refused:
            # a required field left empty is no fault before somebody saves
            self.show_fault(refused.faults[""] if self.typed().strip() else "")
            return None
        self.show_fault("")
        self.set_typed(say_typed(self.field, read.value))
        self.show_hint(read.remark or (_(self.field.hint) if self.field.hint else ""))
        return read

    def _made_input(self) -> QLineEdit:
        return QLineEdit()

    def _beside(self) -> list[QWidget]:
        return []

    def _on_edited(self, _text: str) -> None:
        self.show_fault("")
        self.changed.emit()

    def _on_left(self) -> None:
        if self.input.text() != self._read_already and not self.input.isReadOnly():
            self.read()


class TextEditor(LineEditor):
    """A text of one line."""


class NumberEditor(LineEditor):
    """A number, with the unit that it counts beside it."""

    def _beside(self) -> list[QWidget]:
        unit = unit_of(self.field)
        return [soft(_(unit))] if unit else []


class AmountEditor(NumberEditor):
    """A quantity, exact."""


class WholeEditor(NumberEditor):
    """A count."""


class RealEditor(NumberEditor):
    """A coordinate in degrees."""


class TimeEditor(LineEditor):
    """A time of day."""


class MomentEditor(LineEditor):
    """A day and a time on it."""


class _DayLine(QLineEdit):
    """A line in which the arrows up and down ask for the next and the last day."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps and not event.modifiers() and not self.isReadOnly():
            self.stepped.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)


class DateEditor(LineEditor):
    """A day, typed as people write it or picked in a calendar."""

    def __init__(self, desk: Desk, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(desk, field, parent)
        self._popup: QFrame | None = None
        self._calendar: QCalendarWidget | None = None

    def _made_input(self) -> QLineEdit:
        line = _DayLine()
        line.stepped.connect(self._on_stepped)
        return line

    def _beside(self) -> list[QWidget]:
        self.pick = quiet(
            "calendar", _("{label}: pick in a calendar").format(label=self.label_text)
        )
        self.pick.clicked.connect(self._on_pick)
        self.pick.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return [self.pick]

    def set_compact(self) -> None:
        super().set_compact()
        self.pick.hide()  # in a line of cells the room belongs to the date
        self.input.setPlaceholderText("")

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.pick.setDisabled(read_only)

    def _on_stepped(self, days: int) -> None:
        self._take(moved_by(self.field, self.input.text(), days, self.desk.today()))

    def _on_pick(self) -> None:
        if self._popup is None:
            self._make_popup()
        assert self._popup is not None
        assert self._calendar is not None
        day = day_of(self.field, self.input.text(), self.desk.today())
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._popup.move(self.input.mapToGlobal(QPoint(0, self.input.height())))
        self._popup.show()
        self._calendar.setFocus()

    def _make_popup(self) -> None:
        self._popup = QFrame(self, Qt.WindowType.Popup)
        self._popup.setProperty("role", "card")
        self._calendar = QCalendarWidget(self._popup)
        self._calendar.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(day, QTextCharFormat())  # red is for what is wrong
        self._calendar.setAccessibleName(self.label_text)
        self._calendar.clicked.connect(self._on_picked)
        self._calendar.activated.connect(self._on_picked)
        column = QVBoxLayout(self._popup)
        column.setContentsMargins(*(theme.TIGHT,) * 4)
        column.addWidget(self._calendar)

    def _on_picked(self, day: QDate) -> None:
        assert self._popup is not None
        self._popup.hide()
        self._take(date(day.year(), day.month(), day.day()))
        self.input.setFocus()

    def _take(self, day: date) -> None:
        self.show_fault("")
        self.show_hint(_(self.field.hint) if self.field.hint else "")
        if say_typed(self.field, day) != self.input.text():
            self.set_value(day)
            self.changed.emit()
