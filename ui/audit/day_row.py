"""Where the day is chosen on which one wants to know how things will stand; no record keeps it."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDateEdit, QHBoxLayout, QLabel, QWidget

from desktop.language import _
from ui import theme
from ui.widgets import link

SHOWN: Final = "d MMMM yyyy"
TYPING: Final = 300  # ms after which a day that is being typed is taken
NARROW: Final = 620


class DayRow(QWidget):
    """A date, and links to the days that people ask for most."""

    chosen = Signal(object)  # a date
    audit_wanted = Signal()  # the day of the audit
    date_wanted = Signal()  # to enter when the audit is

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today: date | None = None
        self.edit = QDateEdit()
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat(SHOWN)
        self.edit.setAccessibleName(_("Show how things will stand on"))
        self.audit_day = link(_("Day of the audit"))
        self.this_day = link(_("Today"))
        self.enter_date = link(_("Enter the date of the next audit"))
        self._typed = QTimer(self, interval=TYPING, singleShot=True)
        self._typed.timeout.connect(self._on_typed)
        self.edit.dateChanged.connect(lambda _day: self._typed.start())
        self.audit_day.clicked.connect(self.audit_wanted)
        self.this_day.clicked.connect(lambda: self.chosen.emit(self._today))
        self.enter_date.clicked.connect(self.date_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        label = QLabel(_("If nothing more is done by"))
        label.setBuddy(self.edit)
        day, links = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (day, (label, self.edit)),
            (links, (self.audit_day, self.this_day, self.enter_date)),
        ):
            row.setSpacing(theme.FIELD)
            for part in parts:
                row.addWidget(part)
        links.addStretch(1)
        day.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(theme.NEAR)
        self._both.addLayout(day)
        self._both.addLayout(links, 1)

    def show_day(self, on: date, today: date, audit_on: date | None) -> None:
        """Show which day it is, and the links that lead elsewhere."""
        self._today = today
        self.edit.blockSignals(True)
        self.edit.setMinimumDate(_qdate(today))
        if not self._typed.isActive():  # else somebody is typing another
            self.edit.setDate(_qdate(on))
        self.edit.blockSignals(False)
        is_ahead = audit_on is not None and audit_on >= today
        self.audit_day.setVisible(is_ahead and on != audit_on)
        self.enter_date.setVisible(not is_ahead)
        self.this_day.setVisible(on != today)

    def _on_typed(self) -> None:
        day = self.edit.date()
        self.chosen.emit(date(day.year(), day.month(), day.day()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < theme.px(NARROW)
        way = QBoxLayout.Direction
        self._both.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
