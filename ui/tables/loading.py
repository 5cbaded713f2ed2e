"""What the reading thread does for a table: the rows in order, and what the first of them say."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from desktop.records import kind_of
from desktop.services.browsing import (
    Asked,
    Column,
    Numbers,
    RowShown,
    Standings,
    comes_at_once,
    count_of,
    has_standings,
    list_rows,
    rows_at,
    state_of,
)
from desktop.store.file import CompanyFile

PAGE: Final = 128  # rows fetched at once
AT_FIRST: Final = 2 * PAGE  # rows of a long log that are shown before the rest is in order


@dataclass(frozen=True)
class Source:
    """Where the rows of a table come from; all that is needed to fetch any of them."""

    asked: Asked
    numbers: Numbers
    columns: Sequence[Column]
    as_of: date
    standings: Standings = field(default_factory=dict)

    def page(self, company: CompanyFile, number: int) -> list[RowShown]:
        """Return what the rows of one page say."""
        some = self.numbers[number * PAGE : (number + 1) * PAGE]
        return rows_at(company, self.asked.kind_key, some, self.columns, self.as_of, self.standings)


@dataclass(frozen=True)
class Loaded:
    """A table's rows with what some of them say.

    `total` counts the rows as they are without filters; `is_whole` is False while only the first
    of a long log are in order.
    """

    source: Source
    pages: dict[int, list[RowShown]]
    total: int
    is_whole: bool = True


@dataclass(frozen=True)
class Wish:
    """What a table asks of the reading thread.

    `standings` are those at hand, None where they must be worked out anew; `near` is the number of
    the row that stands at the top now; `at_first` asks only for what is known at once.
    """

    asked: Asked
    columns: Sequence[Column]
    as_of: date
    standings: Standings | None = None
    near: int | None = None
    at_first: bool = False


def load(company: CompanyFile, wish: Wish) -> Loaded:
    """Return the rows that a table asks for."""
    asked, kind = wish.asked, kind_of(wish.asked.kind_key)
    standings = wish.standings
    if standings is None:
        standings = state_of(company, asked.kind_key, wish.as_of)
    is_quick = wish.at_first and not asked.is_narrowed and comes_at_once(kind, asked.sort)
    most = AT_FIRST if is_quick and not has_standings(kind.key) else None
    numbers = list_rows(company, asked, wish.as_of, standings, most)
    source = Source(asked, numbers, wish.columns, wish.as_of, standings)
    is_whole = most is None or len(numbers) < most
    total = len(numbers)
    if asked.is_narrowed:
        everything = replace(asked, filter_text="", group="")
        total = (
            len(list_rows(company, everything, wish.as_of))
            if asked.voided
            else count_of(company, [kind.key])[kind.key]
        )
    return Loaded(source, _first_pages(company, source, wish.near), total, is_whole)


def _first_pages(
    company: CompanyFile, source: Source, near: int | None
) -> dict[int, list[RowShown]]:
    """The page at the top of the window, and the next where the window reaches into it."""
    if not source.numbers:
        return {}
    at = 0
    if near is not None and near in source.numbers:
        at = source.numbers.index(near)
    wanted = {at // PAGE, min(at + PAGE // 2, len(source.numbers) - 1) // PAGE}
    return {page: source.page(company, page) for page in sorted(wanted)}
