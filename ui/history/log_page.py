"""The whole history of the company file, the newest first, a page at a time."""

from collections.abc import Sequence
from concurrent.futures import CancelledError
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Unavailable
from desktop.language import _
from desktop.services.history_check import Checked, check_history
from desktop.services.log_pages import ActionSaid, Entry, LogPage, action_said, log_page, people
from ui import theme
from ui.desk import Desk
from ui.history.action_pane import ActionPane
from ui.jobs import Job, Told
from ui.lines import Line, LinesView
from ui.widgets import Banner, Card, SearchField, Working, button, page_title, soft

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile
    from desktop.store.transaction import Changed

PAUSE: Final = 150  # milliseconds without a key until the list is asked for


class HistoryLog(QWidget):
    """What was done, by whom and when; the chosen action says what it did on the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._desk = desk
        self._page: Job | None = None
        self._check: Job | None = None
        self._next: int | None = None
        self._day = ""
        self.filter = SearchField(_("Find in what was done"))
        self.person = QComboBox()
        self.person.setAccessibleName(_("Who did it"))
        self.check = button(_("Check the history"), "shield-check")
        self.banner, self.working = Banner(), Working()
        self.entries = LinesView(_("What was done"))
        self.sentence = soft()
        self.action = ActionPane(desk)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._lay_out()
        self._connect()
        self._ask_people()
        self.refresh()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(theme.NEAR)
        tools.addWidget(self.filter, 3)
        tools.addWidget(self.person, 1)
        tools.addWidget(self.check)
        self.list = Card()
        self.list.body.addWidget(self.entries)
        if (inside := self.list.layout()) is not None:
            inside.setContentsMargins(*([theme.TIGHT] * 4))
        both = QHBoxLayout()
        both.setSpacing(theme.FIELD)
        both.addWidget(self.list, 3)
        both.addWidget(self.action, 2)
        page = QVBoxLayout()
        page.setContentsMargins(theme.AROUND, theme.BETWEEN, theme.AROUND, theme.BETWEEN)
        page.setSpacing(theme.FIELD)
        page.addWidget(page_title(_("Everything that was done")))
        page.addWidget(self.sentence)
        page.addLayout(tools)
        page.addWidget(self.working)
        page.addLayout(both, 1)
        page.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addLayout(page, 1)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.refresh)
        self.filter.textChanged.connect(lambda: self._pause.start())
        self.person.currentIndexChanged.connect(lambda: self.refresh())
        self.check.clicked.connect(self._on_check)
        self.entries.more_wanted.connect(self._ask_more)
        self.entries.moved.connect(self._on_moved)
        self.working.stopped.connect(self._on_stopped)
        self._desk.progressed.connect(self._on_progressed)
        self._desk.changed.connect(self._on_changed)
        self._desk.day_changed.connect(self.refresh)

    # --- the list -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the newest actions that fit what is typed and chosen."""
        self._next = None
        self._ask(None)

    def _ask_more(self) -> None:
        if self._next is not None:
            self._ask(self._next)

    def _ask(self, before: int | None) -> None:
        if self._page is not None:
            self._page.cancel()
        text, by, today = self.filter.text(), self.person.currentData() or "", self._desk.today()
        self._page = self._desk.ask(
            lambda company: log_page(company, today, text=text, by=by, before=before),
            lambda page: self._show(page, is_first=before is None),
            owner=self,
        )

    def _show(self, page: LogPage, *, is_first: bool) -> None:
        self._page, self._next = None, page.next_before
        has_more = page.next_before is not None
        if not is_first:
            self.entries.add_lines(self._lines(page.entries), has_more=has_more)
            return
        self._day = ""
        self.entries.show_lines(self._lines(page.entries), has_more=has_more)
        for part in (self.list, self.action):
            part.setVisible(bool(page.entries))
        self.sentence.setText(_sentence_of(page, self.filter.text(), self.person.currentData()))
        self.action.clear()
        self.entries.go_to_first()

    def _lines(self, entries: Sequence[Entry]) -> list[Line]:
        lines: list[Line] = []
        for day, of_day in groupby(entries, key=lambda entry: entry.day):
            if day != self._day:
                lines.append(Line(day, is_heading=True))
                self._day = day
            for entry in of_day:
                below = _("{time}, by {who}").format(time=entry.time, who=entry.who)
                lines.append(Line(entry.name, below=below, data=entry.number))
        return lines

    def _ask_people(self) -> None:
        self._desk.ask(people, self._show_people, owner=self)

    def _show_people(self, found: list[str]) -> None:
        chosen = self.person.currentData() or ""
        self.person.blockSignals(True)
        self.person.clear()
        self.person.addItem(_("Everybody"), "")
        for name in found:
            self.person.addItem(name, name)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))
        self.person.blockSignals(False)

    def _on_moved(self, line: object) -> None:
        if isinstance(line, Line):
            number, today = line.data, self._desk.today()

            def show(said: ActionSaid) -> None:
                current = self.entries.current_line()
                if current is not None and current.data == number:
                    self.action.show_action(said)

            self._desk.ask(lambda company: action_said(company, number, today), show, owner=self)

    def _on_changed(self, _changed: "Changed") -> None:
        if self.isVisible():
            self.refresh()
            self._ask_people()

    # --- the check ------------------------------------------------------------------------------

    def _on_check(self) -> None:
        self.banner.clear()
        self.check.setEnabled(False)
        self.working.start(_("Checking every line of the history…"))

        def work(company: "CompanyFile", job: Job, told: Told) -> Checked:
            def tell(done: int, of: int) -> None:
                if job.is_cancelled:
                    raise CancelledError
                told(done, of, "")

            return check_history(company, tell)

        self._check = self._desk.work_long(
            work, self._on_checked, owner=self, unavailable=self._on_unavailable
        )

    def _on_progressed(self, done: int, of: int, _about: str) -> None:
        if self._check is not None:
            self.working.tell(done, of)

    def _on_checked(self, checked: Checked) -> None:
        self._end_check()
        self.banner.show_message(checked.sentence, "green" if checked.is_whole else "red")

    def _on_unavailable(self, fault: Unavailable) -> None:
        self._end_check()
        self.banner.show_message(str(fault), "red")

    def _on_stopped(self) -> None:
        if self._check is not None:
            self._check.cancel()
        self._end_check()

    def _end_check(self) -> None:
        self._check = None
        self.working.finish()
        self.check.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it where it is a window of its own."""
        if event.key() == Qt.Key.Key_Escape and self.isWindow():
            self.close()
            return
        super().keyPressEvent(event)


def _sentence_of(page: LogPage, text: str, by: str | None) -> str:
    if page.entries:
        return _("The newest first. Choose a line to see what it did.")
    if text.strip() or by:
        return _("Nothing that was done fits. Type fewer words, or choose everybody.")
    return _("Nothing was done in this file yet.")
