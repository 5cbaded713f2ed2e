"""Keeps what the rows near the visible ones say; the rest of a long log stays in its file."""

from collections import OrderedDict
from threading import Event
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from desktop.services.browsing import RowShown
from desktop.store.file import CompanyFile
from ui.desk import Desk
from ui.jobs import Job
from ui.tables.loading import PAGE, Source

KEPT: Final = 40  # pages
PATIENCE: Final = 12  # milliseconds a frame may wait for a page rather than paint it empty
FRAME: Final = 16
UNDER_WAY: Final = 6  # pages asked for at once; of those whizzed past the oldest are forgotten


class _Asked:
    """A page on its way."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.is_here = Event()
        self.rows: list[RowShown] = []
        self.job: Job | None = None


class Pages(QObject):
    """The pages of one table, the last used ones only."""

    arrived = Signal(int, int)  # the first and the last row of what was empty until now

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source: Source | None = None
        self._kept: OrderedDict[int, list[RowShown]] = OrderedDict()
        self._old: dict[int, list[RowShown]] = {}
        self._asked: dict[int, _Asked] = {}
        self._frame = QElapsedTimer()
        self._at, self._here = -1, [RowShown("", (), {})]

    def show(self, source: Source, pages: dict[int, list[RowShown]]) -> None:
        """Show other rows, of which some pages are at hand.

        Where the rows are the same ones, what they said is shown until they say it anew.
        """
        old = self._source
        same = old is not None and old.numbers == source.numbers and old.columns == source.columns
        self._old = {**self._old, **self._kept} if same else {}
        self._forget()
        self._source = source
        self._kept = OrderedDict(pages)

    def grow(self, source: Source) -> None:
        """Show the same rows and more behind them."""
        self._forget()
        self._source = source
        last = len(self._kept) - 1
        if last in self._kept and len(self._kept[last]) < PAGE:
            del self._kept[last]

    def _forget(self) -> None:
        for asked in self._asked.values():
            if asked.job:
                asked.job.cancel()
        self._asked.clear()
        self._at = -1

    def row(self, number: int) -> RowShown | None:
        """Return what a row says; None while that is not known."""
        page, place = divmod(number, PAGE)
        if page != self._at:
            rows = self._rows(page)
            if rows is None:
                return None
            self._at, self._here = page, rows
        return self._here[place] if place < len(self._here) else None

    def at_hand(self, number: int) -> RowShown | None:
        """Return what a row says if that is known, asking for nothing."""
        page, place = divmod(number, PAGE)
        rows = self._kept.get(page) or self._old.get(page) or []
        return rows[place] if place < len(rows) else None

    def _rows(self, page: int) -> list[RowShown] | None:
        rows = self._kept.get(page)
        if rows is None and page in self._old:
            self._ask(page)
            return self._old[page]
        if rows is None:
            rows = self._waited_for(page)
        if rows is not None and page in self._kept:
            self._kept.move_to_end(page)
            for near in (page + 1, page - 1):
                self._ask(near)
        return rows

    def _waited_for(self, page: int) -> list[RowShown] | None:
        """Wait a little, once a frame: scrolling on a quick disk then never shows an empty row."""
        asked = self._ask(page)
        if asked is None:
            return None
        if not self._frame.isValid() or self._frame.elapsed() > FRAME:
            self._frame.restart()
        left = PATIENCE - self._frame.elapsed()
        if left > 0 and asked.is_here.wait(left / 1000):
            self._keep(page, asked.rows)
            return asked.rows
        return None

    def _ask(self, page: int) -> _Asked | None:
        """Ask for a page that nobody asked for yet; None where there is nothing to wait for."""
        source = self._source
        if source is None or page in self._kept or page in self._asked:
            return None
        if not 0 <= page * PAGE < len(source.numbers):
            return None
        asked = self._asked[page] = _Asked(source)

        def work(company: CompanyFile) -> _Asked:
            asked.rows = source.page(company, page)
            asked.is_here.set()
            return asked

        asked.job = self._desk.ask(work, lambda done: self._on_here(page, done), owner=self)
        while len(self._asked) > UNDER_WAY:
            oldest = next(iter(self._asked))
            forgotten = self._asked.pop(oldest)
            if forgotten.job:
                forgotten.job.cancel()
        return asked

    def _on_here(self, page: int, asked: _Asked) -> None:
        if self._asked.get(page) is asked:
            del self._asked[page]
        if asked.source is not self._source or page in self._kept:
            return
        self._keep(page, asked.rows)
        if page == self._at:
            self._at = -1
        first = page * PAGE
        self.arrived.emit(first, first + len(asked.rows) - 1)

    def _keep(self, page: int, rows: list[RowShown]) -> None:
        self._kept[page] = rows
        self._old.pop(page, None)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
