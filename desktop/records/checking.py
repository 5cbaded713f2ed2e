"""The one place where a record's values, typed by people or read from a dump, are checked."""

from collections.abc import Mapping
from typing import TypeAlias

from desktop.errors import Refused
from desktop.language import _
from desktop.records.conversion import convert, is_id, written
from desktop.records.fields import Value
from desktop.records.kind import Kind, Rows
from desktop.records.privacy import DAMAGED, SEALED, is_sealable, is_sealed_text
from desktop.values.folding import clean

Checked: TypeAlias = dict[str, "Value | list[Checked]"]


def check(kind: Kind, values: Mapping[str, object]) -> Checked:
    """Return a whole record's values as stored: one for every field, a list for every table.

    What is sealed stays as it is. What is absent from `values` is empty, so an edit gives the
    record as it is to be, not only what changed. Lines in which nothing stands are dropped; a line
    keeps its `id` where it has a valid one that no line before it has.
    `check(kind, plain(kind, checked)) == checked`.

    Raises Refused with all faults at once, a line's under its place as given ("hazards.2.control"),
    and KeyError for a name that the kind does not have: that is a bug, not a person's slip.
    """
    reader = _Reader()
    checked = reader.fields_and_tables(kind, values, "")
    if reader.faults:
        raise Refused(reader.faults)
    return checked


def plain(kind: Kind, values: Mapping[str, object]) -> dict[str, object]:
    """Return checked values as JSON can hold them, which `check` reads again.

    Dates are ISO, an exact number is a string of its digits. KeyError for a name that the kind does
    not have.
    """
    return _plain(kind, values)


class _Reader:
    """One pass over one record, which gathers the faults and the ids of the lines it has met."""

    def __init__(self) -> None:
        self.faults: dict[str, str] = {}
        self._ids: set[tuple[str, str]] = set()  # table and id

    def fields_and_tables(
        self, part: Kind | Rows, values: Mapping[str, object], path: str
    ) -> Checked:
        """Read a record, or one line of a table, whose place is then `path`."""
        _refuse_unknown(part, values)
        checked: Checked = {}
        for field in part.fields:
            try:
                checked[field.name] = convert(field, values.get(field.name))
            except Refused as refused:
                self.faults[path + field.name] = refused.faults[""]
        for rows in part.rows:
            checked[rows.name] = self._lines(rows, values.get(rows.name), path + rows.name)
        if (sealed := values.get(SEALED)) is not None:
            if is_sealed_text(sealed):
                checked[SEALED] = sealed
            else:
                self.faults[path + SEALED] = _(DAMAGED)
        return checked

    def _lines(self, rows: Rows, given: object, path: str) -> list[Checked]:
        if given is None:
            return []
        if not isinstance(given, list | tuple):
            self.faults[path] = _("{label} must be a list of lines.").format(label=_(rows.label))
            return []
        lines = [self._line(rows, line, f"{path}.{place}") for place, line in enumerate(given)]
        return [line for line in lines if line is not None]

    def _line(self, rows: Rows, given: object, path: str) -> Checked | None:
        if not isinstance(given, Mapping):
            label = _(rows.label)
            self.faults[path] = _("{label} must be a list of lines.").format(label=label)
            return None
        values = {name: value for name, value in given.items() if name != "id"}
        if _is_blank(values):
            _refuse_unknown(rows, values)
            return None
        line = self.fields_and_tables(rows, values, f"{path}.")
        row_id = given.get("id")
        if is_id(row_id) and (rows.model.__tablename__, row_id) not in self._ids:
            self._ids.add((rows.model.__tablename__, row_id))
            line["id"] = row_id
        return line


def _is_blank(value: object) -> bool:
    if isinstance(value, Mapping):
        return all(_is_blank(inner) for name, inner in value.items() if name != "id")
    if isinstance(value, list | tuple):
        return all(_is_blank(inner) for inner in value)
    return value is None or (isinstance(value, str) and not clean(value).strip())


def _refuse_unknown(part: Kind | Rows, values: Mapping[str, object]) -> None:
    known = {field.name for field in part.fields} | {rows.name for rows in part.rows}
    if is_sealable(part):
        known.add(SEALED)
    for name in values:
        if name not in known:
            raise KeyError(f"{part.model.__tablename__} has no {name}")


def _plain(part: Kind | Rows, values: Mapping[str, object]) -> dict[str, object]:
    _refuse_unknown(part, values)
    tables = {rows.name: rows for rows in part.rows}
    return {
        name: _plain_lines(tables[name], value) if name in tables else written(value)
        for name, value in values.items()
    }


def _plain_lines(rows: Rows, lines: object) -> list[dict[str, object]]:
    if not isinstance(lines, list | tuple):
        raise TypeError(f"{rows.name} holds no lines: check the values first")
    plain_lines = []
    for line in lines:
        values = {name: value for name, value in line.items() if name != "id"}
        row_id = {"id": line["id"]} if "id" in line else {}
        plain_lines.append(row_id | _plain(rows, values))
    return plain_lines
