"""The declaration of a record kind, from which table, form, search, import and paper follow."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desktop.records.base import Record, Row
from desktop.records.fields import Field, fields_of


class Nature(StrEnum):
    """What a reviewer takes a record for."""

    DIRECTIVE = "directive"  # says what we do
    OPERATIONAL = "operational"  # shows that we did
    REGISTER = "register"  # workers, sites, units, requirements


@dataclass(frozen=True)
class Rows:
    """A table inside a record (the hazards of an assessment), and the tables inside its rows."""

    name: str
    label: str
    model: type[Row]
    rows: tuple["Rows", ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of one row."""
        return fields_of(self.model)


@dataclass(frozen=True)
class Kind:
    """One record kind.

    `happened` names the field whose date decides what `as_of` sees (None: known from the start).
    `heading` names the fields that make up a record's title on screen.
    `identity` names the fields by which an import recognises a record that it has seen before.
    `also` are words by which people name sheets of this kind, folded.
    `titled` makes the title of the fields of the heading where side by side they would not say it.
    """

    key: str
    title: str
    plural: str
    tab: str
    model: type[Record]
    nature: Nature
    heading: tuple[str, ...]
    happened: str | None = None
    identity: tuple[str, ...] = ()
    rows: tuple[Rows, ...] = ()
    also: tuple[str, ...] = ()
    single: bool = False
    restricted: bool = False
    titled: Callable[[Mapping[str, Any]], str] | None = None

    def __post_init__(self) -> None:
        """Fail at import when a declared name is no field: a silent slip would surface late."""
        names = {field.name for field in self.fields} | {row.name for row in self.rows}
        for name in (*self.heading, *self.identity, *filter(None, [self.happened])):
            if name not in names:
                raise TypeError(f"{self.key} declares {name}, which it does not have")
        if self.key != self.model.__tablename__:
            raise TypeError(f"{self.key} is kept in the table {self.model.__tablename__}")

    @property
    def fields(self) -> tuple[Field, ...]:
        """The record's own fields, in order."""
        return fields_of(self.model)

    def field(self, name: str) -> Field:
        """Return one field; KeyError when there is none of that name."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.key}.{name}")

    def tables(self) -> Iterator[Rows]:
        """Every table inside this kind, outer before inner."""
        waiting = list(self.rows)
        while waiting:
            rows = waiting.pop(0)
            yield rows
            waiting.extend(rows.rows)
