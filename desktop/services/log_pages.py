"""The history as people page through it: of one record, or of the whole company file."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from desktop.errors import Unavailable
from desktop.language import _
from desktop.records import kind_of
from desktop.services.change_told import FieldSaid, fields_said
from desktop.services.history_words import ChangeWords, known_kind, say_done
from desktop.store import aggregate, history_pages
from desktop.store.faults import DAMAGED
from desktop.store.file import CompanyFile
from desktop.store.history import Action
from desktop.store.titles import Titles
from desktop.values.folding import fold
from desktop.values.spoken import say_date

PAGE: Final = 100
SCANNED: Final = 5000  # actions looked through at a time for what was typed
MOST_CHANGES: Final = 60


@dataclass(frozen=True)
class Entry:
    """One action: what it is called, the day and time by this PC's clock, and who did it."""

    number: int
    name: str
    day: str
    time: str
    who: str


@dataclass(frozen=True)
class LogPage:
    """Some actions, the newest first; `next_before` asks for those before them, None for none."""

    entries: tuple[Entry, ...]
    next_before: int | None


@dataclass(frozen=True)
class RecordChange:
    """What one action did to one record. `tab` is "" where nobody can be sent to it."""

    kind: str
    record_id: str
    tab: str
    what: str
    fields: tuple[FieldSaid, ...]


@dataclass(frozen=True)
class ActionSaid:
    """One action with what it did; `more` records beside those listed."""

    entry: Entry
    changes: tuple[RecordChange, ...]
    more: int


@dataclass(frozen=True)
class RecordHistory:
    """What happened to one record, the newest first; `more` times beside those listed."""

    title: str
    happened: tuple[tuple[Entry, RecordChange], ...]
    more: int


def log_page(
    company: CompanyFile,
    today: date,
    *,
    text: str = "",
    by: str = "",
    before: int | None = None,
    most: int = PAGE,
) -> LogPage:
    """Return a page of the history: of one person, and with every word of `text` in the name."""
    words = fold(text).split()
    numbers: list[int] = []
    while len(numbers) < most:
        # let go of the file in between: a long look must not keep others from writing
        with company.reading() as connection:
            some = history_pages.names_before(connection, before, SCANNED if words else most, by)
        if not some:
            before = None
            break
        fitting = [number for number, name in some if _has(words, name)]
        numbers += fitting[: most - len(numbers)]
        before = numbers[-1] if len(numbers) == most else some[-1][0]
    with _read(company) as connection:
        actions = history_pages.actions_numbered(connection, numbers)
    is_last = before is None or before <= 1
    return LogPage(tuple(_entry(a, today) for a in actions), None if is_last else before)


def _has(words: list[str], name: str) -> bool:
    if not words:
        return True
    folded = fold(name)
    return all(word in folded for word in words)


def people(company: CompanyFile) -> list[str]:
    """Return everybody who ever did something in this file."""
    with _read(company) as connection:
        return history_pages.people(connection)


def action_said(company: CompanyFile, number: int, today: date) -> ActionSaid:
    """Return one action with the first records that it touched. KeyError when there is none.

    What first-aid records say is left out: the law names who may read it.
    """
    with _read(company) as connection:
        action = history_pages.action_numbered(connection, number)
        lines, count = history_pages.first_changes(connection, action.id, MOST_CHANGES)
        words = ChangeWords(connection, lines, everything=False)
        changes = [_change(words, action, line) for line in lines]
    return ActionSaid(_entry(action, today), tuple(changes), count - len(changes))


def record_history(
    company: CompanyFile, kind_key: str, record_id: str, today: date, most: int = PAGE
) -> RecordHistory:
    """Return what happened to one record."""
    with _read(company, private=True) as connection:
        found, count = history_pages.changes_of_record(connection, record_id, most)
        words = ChangeWords(connection, [line for _a, line in found], everything=True)
        happened = [(_entry(action, today), _change(words, action, line)) for action, line in found]
        record = aggregate.read_one(connection, kind_of(kind_key), record_id)
        title = Titles(connection, {}).of(record) if record else ""
    title = title or _(kind_of(kind_key).title)
    return RecordHistory(title, tuple(happened), count - len(happened))


def _entry(action: Action, today: date) -> Entry:
    at = action.at.astimezone()
    return Entry(action.number, action.name, say_date(at.date(), today), f"{at:%H:%M}", action.by)


def _change(words: ChangeWords, action: Action, line: Mapping[Any, Any]) -> RecordChange:
    day = action.at.astimezone().date()
    told = words.change(line, day)
    kind = known_kind(told["kind"])
    fields = fields_said(words, told, day)
    return RecordChange(
        told["kind"], told["record"], kind.tab if kind else "", say_done(told), fields
    )


@contextmanager
def _read(company: CompanyFile, *, private: bool = False) -> Iterator[Any]:
    with company.reading(private=private) as connection:
        try:
            yield connection
        except ValueError as fault:  # a moment that is none: somebody else wrote it
            raise Unavailable(_(DAMAGED).format(file=company.path.name)) from fault
