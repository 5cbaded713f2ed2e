"""Values of records for tests: the least that a kind takes, and anything at all that it takes."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from desktop.records.conversion import BELOW, EARLIEST, LATEST, WHOLE
from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind, Rows
from desktop.values.amounts import SCALE, exact
from desktop.values.folding import clean

Ids = Mapping[str, Sequence[str]]  # kind -> ids of records that a link may name

# for a property of every kind: there are fifty of them, so each gets a tenth of the usual pace
A_FEW_OF_EACH = settings(max_examples=max(10, settings().max_examples // 10))

SOMEBODY = "0" * 32  # what a required link names where no ids are given; no record has it

_EXAMPLES: Mapping[Shape, Any] = {
    Shape.TEXT: "Example",
    Shape.LONG_TEXT: "An example of a text.",
    Shape.DATE: date(2026, 3, 2),
    Shape.TIME: time(7, 30),
    Shape.MOMENT: datetime(2026, 3, 2, 7, 30),  # noqa: DTZ001 (wall clock, as a person states it)
    Shape.STAMP: datetime(2026, 3, 2, 14, 30, tzinfo=UTC),
    Shape.AMOUNT: Decimal("12.5"),
    Shape.WHOLE: 3,
    Shape.REAL: 51.045,
    Shape.YES_NO: True,
}


def example(kind: Kind, ids: Ids | None = None, /, **values: object) -> dict[str, object]:
    """Return the least that `check` takes for `kind`, and `values` besides or instead.

    A required link names the first of `ids` of its kind, or `SOMEBODY`, who does not exist.
    """
    least = {f.name: _example(f, ids or {}) for f in kind.fields if f.required}
    return {**least, **values}


def _example(field: Field, ids: Ids) -> object:
    if field.shape is Shape.LINK:
        return next(iter(ids.get(field.link or "", ())), SOMEBODY)
    if field.shape is Shape.CHOICE:
        return next(iter(field.choices or ()))
    value = _EXAMPLES[field.shape]
    return value[: field.longest] if isinstance(value, str) else value


def values_for(kind: Kind, ids: Ids | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy of whole records of `kind`, as `check` gives them back.

    Links name one of `ids` of their kind; where there are none they are empty, so that a kind with
    a required link needs some.
    """
    return _record(kind, ids or {})


def _record(part: Kind | Rows, ids: Ids) -> st.SearchStrategy[dict[str, Any]]:
    fields = {field.name: _value(field, ids) for field in part.fields}
    tables = {rows.name: _lines(rows, ids) for rows in part.rows}
    return st.fixed_dictionaries({**fields, **tables})


def _lines(rows: Rows, ids: Ids) -> st.SearchStrategy[list[dict[str, Any]]]:
    if any(field.required and field.link and not ids.get(field.link) for field in rows.fields):
        return st.just([])
    lines = st.lists(_record(rows, ids), max_size=3)
    return lines.map(lambda found: [line for line in found if not _is_empty(line)])


def _is_empty(line: Mapping[str, Any]) -> bool:
    return all(value is None or value == [] for value in line.values())


def _value(field: Field, ids: Ids) -> st.SearchStrategy[Any]:
    if field.link:
        known = ids.get(field.link, ())
        some: st.SearchStrategy[Any] = st.sampled_from(known) if known else st.none()
    elif field.choices:
        some = st.sampled_from(list(field.choices))
    elif field.shape in (Shape.TEXT, Shape.LONG_TEXT):
        some = texts(field.longest or 200)
    else:
        some = _BY_SHAPE[field.shape]
    return some if field.required else st.none() | some


def texts(longest: int) -> st.SearchStrategy[str]:
    """Return a strategy of texts as they are stored: clean, stripped, not empty."""
    return (
        st.text(max_size=min(longest, 30))
        .map(lambda text: clean(text).strip()[:longest].strip())
        .filter(bool)
    )


_FIRST = datetime(EARLIEST.year, 1, 1)  # noqa: DTZ001
_LAST = datetime(LATEST.year, 12, 31, 23, 59, 59)  # noqa: DTZ001
_BY_SHAPE: Mapping[Shape, st.SearchStrategy[Any]] = {
    Shape.DATE: st.dates(EARLIEST, LATEST),
    Shape.TIME: st.times(),
    Shape.MOMENT: st.datetimes(_FIRST, _LAST),
    Shape.STAMP: st.datetimes(_FIRST, _LAST, timezones=st.just(UTC)),
    Shape.AMOUNT: st.integers(1 - BELOW * SCALE, BELOW * SCALE - 1).map(exact),
    Shape.WHOLE: st.integers(WHOLE.start, WHOLE.stop - 1),
    Shape.REAL: st.floats(allow_nan=False, allow_infinity=False),
    Shape.YES_NO: st.booleans(),
}
