"""Records in which every field says as much as it may, and those that say next to nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind, Rows
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction
from tests.builders.kinds import links_first
from tests.builders.values import Ids, example

Say = Callable[[Field], str]
AT_LENGTH = 5_000  # characters: two pages of typing; four times as many are a test of their own
_VALUES: Mapping[Shape, Any] = {
    Shape.DATE: date(2026, 9, 28),
    Shape.TIME: time(23, 59),
    Shape.MOMENT: datetime(2026, 9, 28, 23, 59),  # noqa: DTZ001 (wall clock)
    Shape.STAMP: datetime(2026, 9, 28, 14, 30, tzinfo=UTC),
    Shape.AMOUNT: Decimal("12345678.125"),
    Shape.WHOLE: 1188,  # the most months that an interval can have is 1,200
    Shape.REAL: -114.123456,
    Shape.YES_NO: False,
}


def numbered_words(field: Field) -> str:
    """Words that are told apart, with letters of French and Danish, as many as a field may hold."""
    longest = min(field.longest or 200, AT_LENGTH)
    words = " ".join(f"œuvré{n:04}ø" for n in range(longest // 11))
    return words[:longest].strip() or "é" * min(longest, 3)


def one_long_word(field: Field) -> str:
    """A word without a gap, as long as the field takes, 200 letters at most."""
    return "Œ" * min(field.longest or 200, 200)


def full(part: Kind | Rows, ids: Ids, say: Say, lines: int = 2) -> dict[str, Any]:
    """Return values for every field and table; a link names the first record there is."""
    values: dict[str, Any] = {field.name: _value(field, ids, say) for field in part.fields}
    for rows in part.rows:
        needs = [field.link for field in rows.fields if field.required and field.link]
        count = lines if all(ids.get(link or "") for link in needs) else 0
        values[rows.name] = [full(rows, ids, say, lines) for _n in range(count)]
    return values


def _value(field: Field, ids: Ids, say: Say) -> Any:
    if field.link:
        return next(iter(ids.get(field.link, ())), None)
    if field.choices:
        return max(field.choices, key=lambda key: len(field.choices[key]))  # type: ignore[index]
    if field.shape in (Shape.TEXT, Shape.LONG_TEXT):
        return say(field)
    return _VALUES[field.shape]


def save_all(
    file: CompanyFile, kinds: Iterable[Kind], values: Callable[[Kind, Ids], dict[str, Any]]
) -> dict[str, list[str]]:
    """Save one record of each kind, as one action; returns the ids by kind."""
    ids: dict[str, list[str]] = {}

    def work(transaction: Transaction) -> None:
        for kind in links_first(kinds):
            ids[kind.key] = [transaction.save(kind.key, values(kind, ids))]

    file.write("One of each", work)
    return ids


def least(kind: Kind, ids: Ids) -> dict[str, Any]:
    """Return next to nothing."""
    return dict(example(kind, ids))


def texts(part: Kind | Rows, values: Mapping[str, Any]) -> Iterator[tuple[Field, Any]]:
    """Yield every field with its value, those in the tables too."""
    for field in part.fields:
        yield field, values.get(field.name)
    for rows in part.rows:
        for line in values.get(rows.name) or ():
            yield from texts(rows, line)
