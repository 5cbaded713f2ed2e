"""Where a company says how long things take there, which is what the cheapest way goes by."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabBar, QVBoxLayout, QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.services.auditing.times_shown import (
    HOURS,
    TimeLine,
    TimesShown,
    save_times,
    times_shown,
)
from ui import theme
from ui.desk import Desk
from ui.dialogs.field import LabelledField
from ui.dialogs.frame import Frame
from ui.editors.rooms import room_of_words
from ui.widgets import button, card_title, fault, mark_fault, plain, primary, small, soft

WIDTH: Final = 620
LONGEST: Final = 8


class TimeRow(QWidget):
    """What takes the time and why so long, and the minutes beside it."""

    def __init__(self, line: TimeLine) -> None:
        super().__init__()
        self.input = _figure(line.typed, line.usual)
        name = _("{what}, minutes each time").format(what=line.title)
        self.input.setAccessibleName(name)
        self.input.setAccessibleDescription(line.why)
        title, self._fault = plain(line.title), fault()
        title.setBuddy(self.input)
        self._fault.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        if line.why:
            words.addWidget(small(line.why))
        words.addWidget(self._fault)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.FIELD)
        row.addLayout(words, 1)
        row.addWidget(self.input)

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong; "" takes it away."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        mark_fault(self.input, bool(sentence))


class WorkTimesDialog(Frame):
    """Hours a week, minutes of each thing to do, minutes of each form; saved as one action."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("How long things take here"), parent, width=WIDTH)
        self._desk = desk
        self.rows: dict[str, TimeRow] = {}
        self.hours = LabelledField(_("Hours a week for safety paperwork"), _figure("", ""))
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("What takes the time"))
        self.tabs.setExpanding(False)
        self.tabs.addTab(_("Things to do"))
        self.tabs.addTab(_("Forms to fill in"))
        self._pages = (QWidget(), QWidget())
        for page in self._pages:
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.FIELD)
        self.top.setContentsMargins(theme.AROUND, theme.FIELD, theme.AROUND, 0)
        self.top.addWidget(self.tabs)
        words = _(
            "What pays most for an hour is worked out from these minutes. Where a figure is empty, "
            "the usual one in grey holds. They change no points."
        )
        for part in (soft(words), self.hours, *self._pages):
            self.body.addWidget(part)
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.save = self.add_button(primary(_("Save")), is_default=True)
        self.save.clicked.connect(self._on_save)
        self.save.setEnabled(False)  # until it is known what holds now
        self.tabs.currentChanged.connect(self._on_tab)
        self._on_tab(0)
        today = desk.today()
        desk.ask(lambda company: times_shown(company, today), self._on_read, owner=self)

    def _on_tab(self, index: int) -> None:
        for number, page in enumerate(self._pages):
            page.setVisible(number == index)
        self.area.verticalScrollBar().setValue(0)

    def _on_read(self, shown: TimesShown) -> None:
        week = self.hours.control
        assert isinstance(week, QLineEdit)
        week.setText(shown.hours)
        week.setPlaceholderText(shown.usual_hours)
        for title, lines in shown.todos:
            self._add(0, lines, title)
        self._add(1, shown.records)
        for line in (week, *(row.input for row in self.rows.values())):
            line.setReadOnly(self._desk.read_only)
        self.save.setEnabled(not self._desk.read_only)
        self.fit_soon()
        week.setFocus()

    def _add(self, page: int, lines: Sequence[TimeLine], title: str = "") -> None:
        column = self._pages[page].layout()
        assert column is not None
        if title:
            column.addWidget(card_title(title))
        for line in lines:
            row = self.rows[line.about] = TimeRow(line)
            column.addWidget(row)

    def _on_save(self) -> None:
        typed = {about: row.input.text() for about, row in self.rows.items()}
        week = self.hours.control
        assert isinstance(week, QLineEdit)
        hours, today = week.text(), self._desk.today()
        self.save.setEnabled(False)
        self._desk.do(
            lambda company: save_times(company, typed, hours, today),
            self._on_saved,
            owner=self,
            refused=self._on_refused,
            unavailable=self._on_unavailable,
        )

    def _on_saved(self, something: bool) -> None:
        if something:
            self._desk.say(_("How long things take here is saved."), undo=True)
        self.accept()

    def _on_refused(self, refused: Refused) -> None:
        self.save.setEnabled(True)
        self.hours.show_fault(refused.faults.get(HOURS, ""))
        for about, row in self.rows.items():
            row.show_fault(refused.faults.get(about, ""))
        first = next((about for about in self.rows if about in refused.faults), None)
        if HOURS in refused.faults:
            self.show_at(self.hours.control)
        elif first is not None:
            is_todo = self._pages[0].isAncestorOf(self.rows[first])
            self.tabs.setCurrentIndex(0 if is_todo else 1)
            self.show_at(self.rows[first].input)
        self.show_fault(refused.faults.get("", ""))

    def _on_unavailable(self, fault: Unavailable) -> None:
        self.save.setEnabled(True)
        self.show_fault(str(fault))


def _figure(typed: str, usual: str) -> QLineEdit:
    line = QLineEdit(typed)
    line.setPlaceholderText(usual)
    line.setMaxLength(LONGEST)
    line.setFixedWidth(room_of_words(["0" * LONGEST]))
    return line
