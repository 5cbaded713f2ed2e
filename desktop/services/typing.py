"""Turns what people type into a record's form into values that can be saved, and back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.records.kind import Kind, Rows
from desktop.services.typed_fields import METER, NewOne, Read, read_one, say_typed, typed_value
from desktop.values.folding import clean
from desktop.values.typed_amounts import OTHER_UNIT

__all__ = [
    "NewOne",
    "Read",
    "is_blank",
    "read_all",
    "read_one",
    "read_typed",
    "say_typed",
    "still_needed",
    "typed_lines",
    "typed_of",
    "typed_value",
]

METER_UNIT: Final = ("reading_unit", "unit")  # the fields that say what a meter counts


def read_typed(kind_key: str, typed: Mapping[str, object], today: date) -> dict[str, Any]:
    """Return the values of what was typed, field by field; tables are lists of such mappings.

    Only the fields named in `typed` are read. Raises Refused with all faults at once, those of a
    line under its place ("hazards.2.control"), and KeyError for a field that the kind has not.
    """
    values, faults = read_all(kind_key, typed, today)
    if faults:
        raise Refused(faults)
    return values


def read_all(
    kind_key: str, typed: Mapping[str, object], today: date
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values of what could be read, and the faults of the rest, by their places.

    For a form that has more to say about what was typed than each field by itself.
    """
    faults: dict[str, str] = {}
    return _read_part(kind_of(kind_key), typed, today, "", faults), faults


def typed_of(kind_key: str, values: Mapping[str, Any]) -> dict[str, object]:
    """Return a whole record's values as its form shows them: the inverse of `read_typed`."""
    return _typed_part(kind_of(kind_key), values)


def typed_lines(rows: Rows, value: object) -> list[dict[str, object]]:
    """Return the stored lines of a table as its editor shows them."""
    lines = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
    return [_typed_part(rows, line) for line in lines]


def still_needed(kind_key: str, typed: Mapping[str, object]) -> tuple[str, ...]:
    """Return the labels of the fields that a record cannot be without and that are empty."""
    return tuple(
        _(field.label)
        for field in kind_of(kind_key).fields
        if field.required and field.name in typed and is_blank(typed[field.name])
    )


def _read_part(
    part: Kind | Rows, typed: Mapping[str, object], today: date, path: str, faults: dict[str, str]
) -> dict[str, Any]:
    fields = {field.name: field for field in part.fields}
    tables = {rows.name: rows for rows in part.rows}
    values: dict[str, Any] = {}
    units: dict[str, str] = {}
    for name, raw in typed.items():
        if name == "id" and isinstance(part, Rows):
            values[name] = raw
        elif name in tables:
            values[name] = _read_lines(tables[name], raw, today, path + name, faults)
        else:
            try:
                read = read_one(fields[name], raw, today)
            except Refused as refused:
                faults[path + name] = refused.faults[""]
            else:
                values[name], units[name] = read.value, read.unit
    _compare_units(values, units, path, faults)
    return values


def _read_lines(
    rows: Rows, raw: object, today: date, path: str, faults: dict[str, str]
) -> list[dict[str, Any]]:
    lines = raw if isinstance(raw, Sequence) and not isinstance(raw, str) else []
    read: list[dict[str, Any]] = []
    for place, line in enumerate(lines):
        # an empty line keeps its place, because faults are told by place; `check` drops it
        blank = all(is_blank(value) for name, value in line.items() if name != "id")
        read.append({} if blank else _read_part(rows, line, today, f"{path}.{place}.", faults))
    return read


def is_blank(value: object) -> bool:
    """Return whether nothing stands in what was typed into a field, a line or a table."""
    if isinstance(value, Mapping):
        return all(is_blank(inner) for name, inner in value.items() if name != "id")
    if isinstance(value, list | tuple):
        return all(is_blank(inner) for inner in value)
    return value is None or (isinstance(value, str) and not clean(value).strip())


def _compare_units(
    values: Mapping[str, Any],
    units: Mapping[str, str],
    path: str,
    faults: dict[str, str],
) -> None:
    """Refuse "128,450 km" where the same record says that it is hours."""
    said = next((values[name] for name in METER_UNIT if values.get(name)), None)
    for name, unit in units.items():
        if name in METER and unit and said in ("km", "h") and unit != said:
            text = f"{values[name]} {unit}"
            faults[path + name] = _(OTHER_UNIT).format(text=text, unit=said)


def _typed_part(part: Kind | Rows, values: Mapping[str, Any]) -> dict[str, object]:
    fields = {field.name: field for field in part.fields}
    tables = {rows.name: rows for rows in part.rows}
    typed: dict[str, object] = {}
    for name, value in values.items():
        if name in tables:
            typed[name] = [_typed_part(tables[name], line) for line in value or ()]
        elif name in fields:
            typed[name] = typed_value(fields[name], value)
        else:
            typed[name] = value  # the id of a line
    return typed
