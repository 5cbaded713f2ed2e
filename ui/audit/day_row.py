"""Where the day is chosen on which one wants to know how things will stand; no record keeps it."""

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records.company import COMPANY
from desktop.services.typed_fields import read_one
from ui import theme
from ui.desk import Desk
from ui.editors.line_editors import DateEditor
from ui.widgets import link

# it is typed as the date of the audit is: "12 jan" is the next one
DAY: Final = replace(
    COMPANY.field("next_audit_on"), label=N_("If nothing more is done by"), hint=""
)
WIDTH: Final = 220
NARROW: Final = 560


class DayRow(QWidget):
    """A date, and links to the days that people ask for most."""

    chosen = Signal(object)  # a date
    audit_wanted = Signal()  # the day of the audit
    date_wanted = Signal()  # to enter when the audit is

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._on: date | None = None
        self.editor = DateEditor(desk, DAY)
        self.audit_day = link(_("Day of the audit"))
        self.this_day = link(_("Today"))
        self.enter_date = link(_("Enter the date of the next audit"))
        self.editor.changed.connect(self._on_changed)
        self.editor.input.editingFinished.connect(self._take)
        self.audit_day.clicked.connect(self.audit_wanted)
        self.this_day.clicked.connect(lambda: self.chosen.emit(self._desk.today()))
        self.enter_date.clicked.connect(self.date_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        self._links = links = QHBoxLayout()
        links.setSpacing(theme.FIELD)
        for part in (self.audit_day, self.this_day, self.enter_date):
            links.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        links.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(theme.NEAR)
        self._both.addWidget(self.editor)
        self._both.addLayout(links, 1)
        theme.watch().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_day(self, on: date, today: date, audit_on: date | None) -> None:
        """Show which day it is, and the links that lead elsewhere."""
        self._on = on
        if self._typed() != on and not self.editor.input.isModified():
            self.editor.set_value(on)
        is_ahead = audit_on is not None and audit_on >= today
        self.audit_day.setVisible(is_ahead and on != audit_on)
        self.enter_date.setVisible(not is_ahead)
        self.this_day.setVisible(on != today)

    def _typed(self) -> date | None:
        try:
            value = read_one(DAY, self.editor.input.text(), self._desk.today()).value
        except Refused:
            return None  # the editor says what is wrong with it
        return value if isinstance(value, date) else None

    def _on_changed(self) -> None:
        if not self.editor.input.isModified():  # picked, not half typed
            self._take()

    def _take(self) -> None:
        day = self._typed()
        if day is not None:
            self.editor.input.setModified(False)
            if day != self._on:
                self.chosen.emit(day)

    def _on_look_changed(self) -> None:
        self.editor.setFixedWidth(theme.px(WIDTH))
        self.ensurePolished()
        higher = self.editor.input.sizeHint().height() - self.this_day.sizeHint().height()
        self._links.setContentsMargins(0, 0, 0, max(0, higher // 2))  # words beside words

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < theme.px(NARROW)
        way = QBoxLayout.Direction
        self._both.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)
