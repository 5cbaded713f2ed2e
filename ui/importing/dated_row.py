"""Asks, only where it matters, on which day meters without a date were read."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from desktop.language import _, ngettext
from ui import theme
from ui.widgets import Words, button
from ui.widgets.fields import Calendar, padded


class DatedRow(QWidget):
    """“8 meter readings carry no date. They are from: [day]”; hidden where every one has one."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day: date | None = None
        self._words = Words()
        self._edit = padded(QDateEdit(QDate(today.year, today.month, today.day)))
        self._edit.setCalendarPopup(True)
        self._edit.setCalendarWidget(Calendar())
        self._edit.setDisplayFormat("d MMMM yyyy")
        self._edit.setMaximumDate(QDate(today.year, today.month, today.day))
        letters = self.fontMetrics().horizontalAdvance("22 September 2026")
        self._edit.setMinimumWidth(letters + theme.px(52))
        self._edit.setAccessibleName(_("Day on which the meters were read"))
        self.use = button(_("Use this day"))
        self.use.clicked.connect(self._on_use)
        self.leave = button(_("Leave them without a day"))
        self.leave.clicked.connect(self._on_leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.NEAR)
        row.addWidget(self._words, 1)
        row.addWidget(self._edit)
        row.addWidget(self.use)
        row.addWidget(self.leave)
        self.hide()

    def forget(self) -> None:
        """Forget the day."""
        self.day = None

    def show_count(self, undated: int) -> None:
        """Ask about so many readings; where a day was said, say which."""
        self.setVisible(undated > 0 or self.day is not None)
        self.leave.setVisible(self.day is not None)
        if self.day is not None:
            self._words.setText(_("Meter readings without a date are taken to be from:"))
            return
        self._words.setText(
            ngettext(
                "{n} meter reading carries no date. It is from:",
                "{n} meter readings carry no date. They are from:",
                undated,
            ).format(n=undated)
        )

    def _on_use(self) -> None:
        chosen = self._edit.date()
        self.day = date(chosen.year(), chosen.month(), chosen.day())
        self.changed.emit()

    def _on_leave(self) -> None:
        self.day = None
        self.changed.emit()
