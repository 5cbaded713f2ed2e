"""The values of some rows as a person reads them, fetched together with the names they show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.language import N_, _, ngettext
from desktop.records import KINDS
from desktop.records.finding_titles import title_of_code
from desktop.records.kind import Kind
from desktop.records.privacy import SEALED, private_fields
from desktop.services.columns import DAYS_OPEN, STATE, Column
from desktop.services.standings import Standings
from desktop.store import listing
from desktop.store.private_values import key_at, opened_line
from desktop.values.spoken import say_date, say_month, say_number, say_whole_date

Values = Mapping[Any, Any]
Cell = str | bool | int | float | Decimal | date | time | datetime | None

_KIND_TITLES: Final = {kind.key: kind.title for kind in KINDS}
# what a first-aid record says is read in its own table and nowhere else
_TOLD: Final = frozenset(kind.key for kind in KINDS if not kind.restricted)
_TONES: Final = {"pass": "green", "fail": "red", "competent": "green", "not_yet": "amber"}
_FILES: Final = (
    ("application/pdf", N_("PDF")),
    ("image/", N_("Photo or picture")),
    ("message/", N_("E-mail")),
    ("text/csv", N_("Table")),
    ("text/", N_("Plain text")),
)
_FILE_WORDS: Final = (
    ("sheet", N_("Table")),
    ("excel", N_("Table")),
    ("word", N_("Letter")),
    ("outlook", N_("E-mail")),
)
_REAL_PLACES: Final = 5
_AMOUNT_PLACES: Final = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One record with the values of the columns that were asked for, names looked up."""

    record_id: str
    version: int
    is_voided: bool
    cells: tuple[Cell, ...]
    tones: Mapping[int, str]


def read_lines(
    connection: Connection,
    kind: Kind,
    numbers: Sequence[int],
    columns: Sequence[Column],
    standings: Standings,
) -> dict[int, Line]:
    """Return the rows by number, in a handful of questions however many they are."""
    names = [name for column in columns for name in column.names]
    found = _lines(connection, kind, numbers, names)
    titles = listing.titles(connection, _wanted(found.values(), columns))
    return {number: _line(line, columns, titles, standings) for number, line in found.items()}


def _lines(
    connection: Connection, kind: Kind, numbers: Sequence[int], names: Sequence[str]
) -> Mapping[int, Values]:
    """Return the values of rows, with what is private where this reader may open it."""
    private = {field.name for field in private_fields(kind)}
    if private.isdisjoint(names):
        return listing.lines(connection, kind, numbers, names)
    found = listing.lines(connection, kind, numbers, [*names, SEALED])
    key = key_at(connection)
    return {
        number: opened_line(kind, (line["id"], ""), line, key) for number, line in found.items()
    }


def _wanted(lines: Iterable[Values], columns: Sequence[Column]) -> dict[str, set[str]]:
    """The ids of the records that the columns name, by kind."""
    wanted: dict[str, set[str]] = {}
    linking = [column for column in columns if column.names_a_record]
    for line in lines:
        for column in linking:
            kind, record_id = _link(line, column)
            if kind and record_id:
                wanted.setdefault(kind, set()).add(record_id)
    return wanted


def _link(line: Values, column: Column) -> tuple[str, str]:
    if column.names_any:
        kind = line[column.names[0]] or ""
        return (kind if kind in _TOLD else ""), line[column.names[1]] or ""
    assert column.field
    return column.field.link or "", line[column.key] or ""


def _line(
    line: Values, columns: Sequence[Column], titles: Mapping[str, str], standings: Standings
) -> Line:
    is_voided = line["voided_at"] is not None
    cells: list[Cell] = []
    tones: dict[int, str] = {}
    standing = None if is_voided else standings.get(line["id"])
    for at, column in enumerate(columns):
        if column.key == STATE:
            cells.append(_("Voided") if is_voided else standing.word if standing else "")
            tones[at] = standing.tone if standing else "plain"
        elif not column.names:
            cells.append(standing.said.get(column.key) if standing else None)
        else:
            cell = _cell(line, column, titles)
            if cell is None and standing:  # what follows from the rest of the record
                cell = standing.said.get(column.key)
            cells.append(cell)
            if column.is_chip:
                tones[at] = _TONES.get(line[column.key], "plain")
    return Line(line["id"], line["version"], is_voided, tuple(cells), tones)


def _cell(line: Values, column: Column, titles: Mapping[str, str]) -> Cell:
    field = column.field
    if field is not None and field.private and line.get(SEALED):
        return _("Private")
    if column.names_a_record:
        title = titles.get(_link(line, column)[1], "")
        if column.names_any:
            known = _KIND_TITLES.get(line[column.names[0]] or "")
            return title or (_(known) if known else "")
        return title or (line[column.names[1]] if len(column.names) > 1 else None)
    value: Cell = line[column.names[0]]
    if field is not None and field.choices and isinstance(value, str):
        return _(field.choices.get(value, value))
    if column.key == "media_type" and isinstance(value, str):
        return file_said(value)
    if column.key == "code" and isinstance(value, str):
        return title_of_code(value)  # of a finding
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone().replace(tzinfo=None)  # by the clock on the wall of this PC
    return value


def file_said(media_type: str) -> str:
    """Return what a kind of file is called by people."""
    for beginning, words in _FILES:
        if media_type.startswith(beginning):
            return _(words)
    return next((_(words) for part, words in _FILE_WORDS if part in media_type), media_type)


def say(cell: Cell, column: Column, as_of: date) -> str:
    """Return a value as it stands in a table, on one line."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return " ".join(cell.split()) if "\n" in cell or "\t" in cell else cell
    if isinstance(cell, bool):
        return _("Yes") if cell else _("No")
    if isinstance(cell, datetime):
        words = {"date": say_date(cell.date(), as_of), "time": f"{cell:%H:%M}"}
        return _("{date}, {time}").format(**words)
    if isinstance(cell, date):
        return _say_month(cell) if column.key == "month_on" else say_date(cell, as_of)
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if column.key == DAYS_OPEN:
        return ngettext("{n} day", "{n} days", int(cell)).format(n=say_number(cell, 0))
    if column.key == "year":
        return str(cell)
    return say_number(cell, _REAL_PLACES if isinstance(cell, float) else _AMOUNT_PLACES)


def _say_month(day: date) -> str:
    return _("{month} {year}").format(month=say_month(day.month), year=day.year)


def say_in_full(cells: Iterable[Cell], columns: Sequence[Column], as_of: date) -> str:
    """Return everything that a row says, for a filter over rows that no index holds."""
    return " ".join(
        say_whole_date(cell) if type(cell) is date else say(cell, column, as_of)
        for cell, column in zip(cells, columns, strict=True)
    )


def plain(cell: Cell) -> str | int | float | date | None:
    """Return a value as a sheet holds it: numbers and days as such, so that it can count on."""
    if isinstance(cell, bool):
        return _("Yes") if cell else _("No")
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell
