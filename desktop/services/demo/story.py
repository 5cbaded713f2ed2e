"""Reads the story of the demonstration company: who did what on which day, as data."""

import tomllib
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from desktop.records import kind_of
from desktop.resources import resource
from desktop.services.demo.days import Days
from desktop.values.spoken import say_month

Table = dict[str, Any]
Runs = Sequence[Sequence[tuple[int, float]]]

CALENDAR: Final = "calendar.toml"
TWO_WEEKS: Final = 14


@dataclass(frozen=True)
class Entry:
    """One record as the story tells it: a new one (with a `key` to name it by), an edit or a void.

    Lines that an edit gives to a table take the place of those there, or come below (`adds`).
    """

    kind: str
    values: Table
    key: str = ""
    edit: str = ""
    void: str = ""
    adds: bool = False


@dataclass(frozen=True)
class Step:
    """One action of a person. `day` counts from the day the story is looked at from."""

    day: int
    name: str
    entries: tuple[Entry, ...]
    undone: bool = False


@dataclass(frozen=True)
class Story:
    """Everything that happens, in the order in which it was entered, and what goes with it.

    `entered_by` is who enters it all. `templates` are values by name that many records have in
    common; `meters` say by unit what its meter showed on some days: (day, reading), a run for each
    meter it had.
    """

    start: Table
    entered_by: str
    days: Days
    steps: tuple[Step, ...]
    templates: Mapping[str, Table]
    meters: Mapping[str, Runs]


def calendar(as_of: date) -> Days:
    """Return the calendar of the story around `as_of`."""
    return Days.read(as_of, _parsed(resource("demo", CALENDAR)))


def read_story(days: Days) -> Story:
    """Return the story as resources/demo tells it.

    A slip in the data is a bug and comes out as ValueError with the file's name.
    """
    start: Table = {}
    templates: dict[str, Table] = {}
    meters: dict[str, Any] = {}
    diary = _Diary(days)
    for path in sorted(resource("demo").glob("*.toml")):
        if path.name == CALENDAR:
            continue
        book = _parsed(path)
        try:
            start |= book.pop("start", {})
            templates |= book.pop("template", {})
            meters |= book.pop("meter", {})
            diary.read(book)
        except (KeyError, TypeError, ValueError) as fault:
            raise ValueError(f"{path.name}: {fault!r}") from fault
    return Story(start, start.pop("entered_by"), days, diary.steps(), templates, meters)


def _parsed(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


class _Diary:
    """Gathers what the files tell, and puts it in the order in which it was entered."""

    def __init__(self, days: Days) -> None:
        self._days = days
        self._steps: list[Step] = []
        self._batches: dict[tuple[str, int, int], list[tuple[int, Entry]]] = {}

    def read(self, book: Table) -> None:
        """Take in one file."""
        for table in book.pop("action", []):
            self._action(table)
        for table in book.pop("monthly", []):
            happened = kind_of(table["kind"]).happened or ""
            self._hand_in(table, [(entry.values[happened], entry) for entry in _lines(table)])
        for table in book.pop("series", []):
            self._hand_in(table, list(_series(table, self._days)))
        if book:
            raise ValueError(f"what is {', '.join(book)}?")

    def steps(self) -> tuple[Step, ...]:
        """Return everything; papers handed in together are entered with the last of them."""
        together = []
        for (name, _year, month), found in self._batches.items():
            found.sort(key=lambda pair: pair[0])
            entries = tuple(entry for _day, entry in found)
            together.append(Step(found[-1][0], name.format(month=say_month(month)), entries))
        return tuple(sorted([*self._steps, *together], key=lambda step: step.day))

    def _action(self, table: Table) -> None:
        day, name = table.pop("day"), table.pop("name")
        undone = table.pop("undone", False)
        lines = [entry for one in table.pop("table", []) for entry in _lines(one)]
        entries: list[Entry] = []
        for kind, records in table.items():
            for record in records:
                self._steps += _later(kind, record)
                entries.append(_entry(kind, record))
        self._steps.append(Step(day, name, (*entries, *lines), undone))

    def _hand_in(self, table: Table, dated: Sequence[tuple[int, Entry]]) -> None:
        """With everything else of that month and name; what others speak of at once, as `one`."""
        for day, entry in dated:
            if entry.key:
                self._steps.append(Step(day, table["one"], (entry,)))
                continue
            on = self._days.at_work(day)
            self._batches.setdefault((table["name"], on.year, on.month), []).append((day, entry))


def _later(kind: str, record: Table) -> Iterator[Step]:
    """What was added to the record on later days, each an action of its own."""
    for then in record.pop("then", []):
        day, name = then.pop("day"), then.pop("name")
        yield Step(day, name, (_entry(kind, then | {"edit": record["key"]}),))


def _entry(kind: str, record: Table) -> Entry:
    kind_of(kind)
    words = {word: record.pop(word, "") for word in ("key", "edit", "void")}
    return Entry(kind, record, adds=record.pop("adds", False), **words)


def _lines(table: Table) -> Iterator[Entry]:
    """The records of a table: one line each, in columns, with what they have in common."""
    columns, common = table["columns"], table.get("common", {})
    for line in table["rows"]:
        yield _entry(table["kind"], common | dict(zip(columns, line, strict=True)))


def _series(table: Table, days: Days) -> Iterator[tuple[int, Entry]]:
    """Something that was done again and again; what was not as usual stands under `odd`."""
    kind = table["kind"]
    happened = kind_of(kind).happened or ""
    odd = {one.pop("at"): one for one in table.get("odd", [])}
    turns = table.get("turns", {}).items()
    for number, day in enumerate(offsets := _offsets(table, odd, days)):
        usual = table["values"] | {name: choices[number % len(choices)] for name, choices in turns}
        yield day, _entry(kind, usual | {happened: day} | odd.get(day, {}))
    if strangers := odd.keys() - set(offsets):
        raise ValueError(f"{table['one']}: none on {sorted(strangers)}")


def _offsets(table: Table, odd: Container[int], days: Days) -> list[int]:
    """The days of a series; what recurs within two weeks pauses while the company is closed."""
    if "days" in table:
        return list(table["days"])
    every, missed = table["every"], set(table.get("missed", []))
    found = range(table["to"], table["from"] - 1, -every)[::-1]
    if strangers := missed - set(found):
        raise ValueError(f"{table['one']}: none to miss on {sorted(strangers)}")
    return [
        day
        for day in found
        if day not in missed and (day in odd or every >= TWO_WEEKS or not days.is_shut(day))
    ]
