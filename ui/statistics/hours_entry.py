"""The months of which nobody entered the hours, each with a field: typed, and saved at once."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.services.statistics.entering import MonthTyped, enter_hours, remark_on
from desktop.services.statistics.shown import MonthMissing
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number
from ui import theme
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.widgets import Card, fault, link, mark_fault, plain, primary, small, soft

AT_FIRST: Final = 6  # months that have a field before somebody asks for all
WIDTH: Final = 110


class HoursRow:
    """A month: its name, a field, a box to tick, and what is to be said of what was typed."""

    def __init__(self, missing: MonthMissing) -> None:
        self.month = missing.month
        self.label = plain(_("{month}:").format(month=missing.said))
        self.label.setWordWrap(False)
        self.input = QLineEdit()
        self.input.setAccessibleName(_("Hours worked in {month}").format(month=missing.said))
        self.input.setFixedWidth(theme.px(WIDTH))
        self.label.setBuddy(self.input)
        self.unit = soft(_("hours"))
        self.unit.setWordWrap(False)
        self.estimate = QCheckBox(_("estimated"))
        self.estimate.setAccessibleName(
            _("The hours of {month} are estimated").format(month=missing.said)
        )
        self.remark, self.fault = small(), fault()
        for words in (self.remark, self.fault):
            words.hide()

    @property
    def typed(self) -> MonthTyped:
        """What was typed."""
        return MonthTyped(self.input.text(), self.estimate.isChecked())

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong; "" takes it away."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        mark_fault(self.input, bool(sentence))
        self.input.setAccessibleDescription(sentence or self.remark.text())

    def show_remark(self, sentence: str) -> None:
        """Say what is odd; "" takes it away."""
        self.remark.setText(sentence)
        self.remark.setVisible(bool(sentence))
        self.input.setAccessibleDescription(sentence)

    def widget(self, label_width: int) -> QWidget:
        """Return it as a line that goes on below where there is no room, with what is said."""
        self.label.setFixedWidth(label_width)
        whole, across = QWidget(), QWidget()
        line = Flow(across, theme.NEAR)
        parts: tuple[QWidget, ...] = (self.label, self.input, self.unit, self.estimate)
        for part in parts:
            line.addWidget(part)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        for words in (across, self.remark, self.fault):
            column.addWidget(words)
        return whole


class HoursEntry(Card):
    """Asks for the hours of the months that have none; all that are typed are one action."""

    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self._desk = desk
        self._missing: tuple[MonthMissing, ...] = ()
        self._usual, self._all = 0.0, False
        self.rows: list[HoursRow] = []
        self.body.addWidget(
            soft(_("Rates need the hours of every month, from payroll or estimated."))
        )
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self.save = primary(_("Save hours"))
        self.save.clicked.connect(self._on_save)
        self.more = link("")
        self.more.clicked.connect(self._on_more)
        foot = QHBoxLayout()
        foot.setSpacing(theme.FIELD)
        foot.addWidget(self.save)
        foot.addWidget(self.more)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def put(self, missing: Sequence[MonthMissing], usual: float) -> None:
        """Ask for the hours of some months, the newest first; what is typed of them stays."""
        self._usual = usual
        if tuple(missing) != self._missing:
            self._missing = tuple(missing)
            self._fill()

    def _fill(self) -> None:
        typed = {row.month: row.typed for row in self.rows}
        while (item := self._place.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        n = len(self._missing)
        self.set_title(
            ngettext("The hours of {n} month are missing", "The hours of {n} months are missing", n)
            .format(n=say_number(n, 0))
        )  # fmt: skip
        shown = self._missing if self._all else self._missing[:AT_FIRST]
        self.rows = [HoursRow(one) for one in shown]
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        for row in self.rows:
            row.label.ensurePolished()
        widest = max((row.label.sizeHint().width() for row in self.rows), default=0)
        for row in self.rows:
            column.addWidget(row.widget(widest))
            self._connect(row)
            if row.month in typed:
                row.input.setText(typed[row.month].hours)
                row.estimate.setChecked(typed[row.month].is_estimate)
        self._place.addWidget(table)
        before: QWidget | None = None
        for part in [part for row in self.rows for part in (row.input, row.estimate)]:
            if before is not None:
                QWidget.setTabOrder(before, part)
            before = part
        self.more.setVisible(n > AT_FIRST)
        self.more.setText(
            _("Show fewer") if self._all else _("Show all {n} months").format(n=say_number(n, 0))
        )

    def _connect(self, row: HoursRow) -> None:
        row.input.returnPressed.connect(self._on_save)
        row.input.textEdited.connect(lambda _text: self._on_edited(row))
        row.input.editingFinished.connect(lambda: self._on_left(row))

    def _on_edited(self, row: HoursRow) -> None:
        row.show_fault("")
        row.show_remark("")

    def _on_left(self, row: HoursRow) -> None:
        row.show_remark(remark_on(row.input.text(), self._usual, self._desk.today()))

    def _on_more(self) -> None:
        self._all = not self._all
        self._fill()

    def _on_save(self) -> None:
        typed = {row.month: row.typed for row in self.rows}
        today = self._desk.today()
        if not any(one.hours.strip() for one in typed.values()):
            self.focus_first()
            return

        def work(company: CompanyFile) -> int:
            return enter_hours(company, typed, today)

        self._desk.do(work, self._on_saved, owner=self, refused=self._on_refused)

    def focus_first(self) -> None:
        """Go to the first field."""
        if self.rows:
            self.rows[0].input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, n: int) -> None:
        said = ngettext(
            "The hours of {n} month are saved.", "The hours of {n} months are saved.", n
        )
        self._desk.say(said.format(n=say_number(n, 0)), undo=True)
        self.saved.emit()

    def _on_refused(self, refused: Refused) -> None:
        by_month: dict[date, str] = {
            date.fromisoformat(month): sentence for month, sentence in refused.faults.items()
        }
        for row in self.rows:
            row.show_fault(by_month.get(row.month, ""))
        wrong = [row for row in self.rows if row.month in by_month]
        if wrong:
            wrong[0].input.setFocus(Qt.FocusReason.OtherFocusReason)
