"""What a person sees and types of a record: one description for table, form, search and import."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Final

from sqlalchemy import Boolean, Column, Date, DateTime, Float, Integer, String, Text, Time, inspect

from desktop.records.base import HOUSEKEEPING, Base
from desktop.records.shown import Choices as Choices
from desktop.records.shown import shown as shown  # kinds find all they declare with here
from desktop.records.types import LONGEST, Amount, Stamp

Value = str | int | float | bool | date | datetime | time | Decimal | None


class Shape(StrEnum):
    """How a value is typed and shown; follows from the column's type."""

    TEXT = "text"
    LONG_TEXT = "long text"
    DATE = "date"
    TIME = "time"  # on the wall clock, as stated by a person
    MOMENT = "moment"  # wall-clock date and time, as stated by a person
    STAMP = "stamp"  # UTC, set by the program
    AMOUNT = "amount"
    WHOLE = "whole number"
    REAL = "real number"
    YES_NO = "yes or no"
    CHOICE = "choice"
    LINK = "link"


@dataclass(frozen=True)
class Field:
    """One field as declared with `shown`; `also` are other headings of sheets, folded."""

    name: str
    label: str
    shape: Shape
    required: bool
    longest: int | None
    personal: bool
    restricted: bool
    private: bool
    in_table: bool
    choices: Choices | None
    link: str | None
    also: tuple[str, ...]
    hint: str


SHAPES: Final[tuple[tuple[type[Any], Shape], ...]] = (
    (Stamp, Shape.STAMP),
    (Amount, Shape.AMOUNT),
    (Boolean, Shape.YES_NO),
    (Integer, Shape.WHOLE),
    (Float, Shape.REAL),
    (Date, Shape.DATE),
    (Time, Shape.TIME),
    (DateTime, Shape.MOMENT),
    (Text, Shape.LONG_TEXT),
    (String, Shape.TEXT),
)


@cache
def fields_of(model: type[Base]) -> tuple[Field, ...]:
    """Return the fields of a record or row in the order of their declaration, notes last.

    A person who may be on the list of workers or not (an outside inspector) is two columns:
    `by_id` links a worker, `by_name` keeps the name as it was written.
    """
    columns = [c for c in inspect(model).columns if c.key not in HOUSEKEEPING]
    return tuple(_field(c) for c in sorted(columns, key=lambda c: c.key == "notes"))


def _field(column: Column[Any]) -> Field:
    about = column.info.get("shown")
    if about is None:
        raise TypeError(f"{column.table.name}.{column.key} has no words for people: use shown(...)")
    # by name, because the linked kind may be read after this one
    link = next((key.target_fullname.split(".")[0] for key in column.foreign_keys), None)
    shape = next(shape for kind, shape in SHAPES if isinstance(column.type, kind))
    if link:
        shape = Shape.LINK
    elif about["choices"]:
        shape = Shape.CHOICE
    longest = getattr(column.type, "length", None) or (
        LONGEST if shape is Shape.LONG_TEXT else None
    )
    return Field(name=column.key, shape=shape, longest=longest, link=link, **about)
