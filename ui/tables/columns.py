"""The columns of one table as a person has arranged them: order, width, which ones, by which."""

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.records import kind_of
from desktop.services.browsing import Column, Sort
from desktop.services.table_order import usual_sort
from desktop.values.spoken import longest_dates
from ui import theme
from ui.preferences import Preferences
from ui.tables import arrangement as keeping
from ui.tables.columns_menu import ColumnsMenu
from ui.tables.model import RecordModel
from ui.tables.view import TableOfRecords
from ui.tables.widths import Wanted, fitted

SAMPLE = 60  # rows whose words say how wide a column is
LEAST, HEAD, ENOUGH, FIRST, ROOMY, MOST = 64, 130, 120, 240, 200, 420


class Columns(QObject):
    """Keeps header, model and preferences of one table together."""

    def __init__(
        self,
        view: TableOfRecords,
        model: RecordModel,
        preferences: Preferences,
        kind_key: str,
    ) -> None:
        super().__init__(view)
        self._view, self._header, self._model = view, view.header, model
        self._preferences, self._kind_key = preferences, kind_key
        self._keys = [column.key for column in model.columns]
        self.arrangement = keeping.kept(preferences, kind_key, model.columns)
        self.menu = ColumnsMenu(model.columns, view)
        self.menu.aboutToShow.connect(self._on_menu)
        self.menu.toggled.connect(self._on_toggled)
        self.menu.reset_wanted.connect(self._on_reset)
        self._header.menu_wanted.connect(self._on_menu_wanted)
        self._header.arranged.connect(self._on_arranged)
        self._header.sectionClicked.connect(self._on_clicked)
        view.resized.connect(self.fit)
        model.loaded.connect(self._on_loaded)
        theme.watch().changed.connect(self.fit)
        model.asked = replace(model.asked, sort=self.arrangement.sort)
        self._is_fitted = False
        self._fitted: dict[str, int] = {}
        self._put()

    def shown(self) -> list[Column]:
        """Return the columns that are seen, from left to right."""
        by_key = {column.key: column for column in self._model.columns}
        here = self.arrangement
        return [by_key[key] for key in here.order if key in here.shown]

    # --- what a person does ---------------------------------------------------------------------

    def _on_menu(self) -> None:
        self.menu.fill(self.arrangement)

    def _on_menu_wanted(self, where: QPoint) -> None:
        self.menu.popup(where)

    def _on_toggled(self, key: str, on: bool) -> None:
        self._arrange(self.arrangement.with_shown(key, on))

    def _on_reset(self) -> None:
        self._arrange(replace(keeping.usual(self._model.columns), sort=None))
        self._model.sort_by(None)

    def _on_arranged(self) -> None:
        order = tuple(self._keys[column] for column in self._header.order())
        widths = dict(self.arrangement.widths)
        now = {c.key: self._header.sectionSize(self._keys.index(c.key)) for c in self.shown()}
        if now != self._fitted:
            widths |= now
        self._keep(replace(self.arrangement, order=order, widths=widths))

    def _on_clicked(self, section: int) -> None:
        key = self._keys[section]
        now = self._sorted()
        last_first = not now[1] if now and now[0] == key else False
        self._keep(replace(self.arrangement, sort=(key, last_first)))
        self._show_sort()
        self._view.scrollToTop()
        self._model.sort_by((key, last_first))

    # --- putting it into the header -------------------------------------------------------------

    def _arrange(self, arrangement: keeping.Arrangement) -> None:
        self._keep(arrangement)
        self._put()
        self.fit()

    def _keep(self, arrangement: keeping.Arrangement) -> None:
        self.arrangement = arrangement
        keeping.keep(self._preferences, self._kind_key, arrangement)

    def _put(self) -> None:
        here = self.arrangement
        shown = frozenset(self._keys.index(key) for key in here.shown)
        self._header.arrange([self._keys.index(key) for key in here.order], shown)
        self._model.show_columns([column.key for column in self.shown()])
        self._show_sort()

    def _sorted(self) -> Sort | None:
        return self.arrangement.sort or usual_sort(kind_of(self._kind_key))

    def _show_sort(self) -> None:
        by = self._sorted()
        order = Qt.SortOrder.DescendingOrder if by and by[1] else Qt.SortOrder.AscendingOrder
        self._header.setSortIndicator(self._keys.index(by[0]) if by else -1, order)

    # --- widths ---------------------------------------------------------------------------------

    def _on_loaded(self) -> None:
        if not self._is_fitted or self._is_cut():
            self.fit()

    def _is_cut(self) -> bool:
        """Whether a day or a number does not fit: a record came, or the order is another."""
        kept = self.arrangement.widths
        return any(
            self._wanted(column, None, ENOUGH).least > self._fitted.get(column.key, 0)
            for column in self.shown()
            if column.is_short and column.key not in kept
        )

    def fit(self) -> None:
        """Make the columns as wide as their words, or as a person made them."""
        if not self._model.is_known:
            return
        kept = self.arrangement.widths
        columns = self.shown()
        first = next((column for column in columns if not column.is_short), None)
        wanted = [
            self._wanted(column, kept.get(column.key), FIRST if column is first else ENOUGH)
            for column in columns
        ]
        room = self._view.viewport().width()
        widths = fitted(wanted, room, theme.px(ROOMY))
        self._fitted = {c.key: width for c, width in zip(columns, widths, strict=True)}
        self._header.widen({self._keys.index(key): w for key, w in self._fitted.items()})
        self._is_fitted = bool(self._model.numbers)

    def _wanted(self, column: Column, kept: int | None, enough: int) -> Wanted:
        if kept is not None:
            return Wanted(kept, kept)
        at = self._keys.index(column.key)
        head = self._header.sectionSizeFromContents(at).width()
        option = QStyleOptionViewItem()
        option.fontMetrics = self._view.fontMetrics()
        sample = range(min(SAMPLE, len(self._model.numbers)))
        words = max(
            (
                self._view.cells.width_of(self._model.pages.at_hand(row), at, option)
                for row in sample
            ),
            default=0,
        )
        if column.is_day and len(self._model.numbers) > SAMPLE:  # further down are other years
            room = self._view.cells.room_for
            words = max(words, *(room(day, option) for day in longest_dates()))
        heading = min(head, theme.px(HEAD))  # where room is scarce its tooltip says the rest
        if column.is_short:  # a day that is cut in two says nothing
            natural = max(theme.px(LEAST), head, words)
            return Wanted(natural, max(theme.px(LEAST), heading, words))
        most = theme.px(MOST * 2 if column.is_long else MOST)
        natural = max(theme.px(LEAST), head, min(words, most))
        return Wanted(
            natural, min(natural, max(heading, theme.px(enough))), 2 if column.is_long else 1
        )
