"""What of a record a reader of the package may read: private facts out, names as they are to be."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.language import ngettext
from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind, Rows
from desktop.records.privacy import SEALED
from desktop.services.columns import UNSPOKEN, WRITTEN
from desktop.services.packaging.saying import Hide
from desktop.services.printing.words import Words
from desktop.store.aggregate import Values
from desktop.values.folding import fold

_TYPED: Final = frozenset({Shape.TEXT, Shape.LONG_TEXT})
# a company may be called after somebody, and keeps its name
_OWN_NAMES: Final = frozenset({"legal_name", "trade_name"})
_PHONE: Final = "phone"
_NAMES: Final = frozenset({"name", "first_name", "last_name", "person"})


@cache
def readable_fields(part: Kind | Rows) -> tuple[Field, ...]:
    """Return the fields of a record, or of a row in it, that may be read outside the company.

    The names of people are among them, because a reviewer must know who inspected what; their
    telephone numbers, the numbers of their cards, and who was hurt or refused work are not.
    """
    fields = part.fields
    personal_links = {one.label + WRITTEN for one in fields if one.link and one.personal}
    return tuple(one for one in fields if not _is_private(one) and one.label not in personal_links)


def _is_private(field: Field) -> bool:
    if field.restricted or field.private:
        return True
    return field.personal and not is_name(field)


def is_name(field: Field) -> bool:
    """Whether a personal field is the name of somebody, and no more than that."""
    return field.name in _NAMES or field.name.endswith("_name")


def readable(part: Kind | Rows, values: Mapping[str, Any], hide: Hide) -> Values:
    """Return the values of a record, or of a row, with only what may be read in them."""
    known = {field.name for field in readable_fields(part)}
    fields = {field.name: field for field in part.fields}
    inner = {rows.name: rows for rows in part.rows}
    own: Values = {}
    for name, value in values.items():
        if name in inner:
            lines = [readable(inner[name], line, hide) for line in value or ()]
            is_unnamed = any(one.private and one.name in _NAMES for one in inner[name].fields)
            own[name] = _unnamed(value or (), lines) if is_unnamed else lines
        elif name in fields:
            own[name] = _shown(fields[name], value, hide) if name in known else None
        elif name != SEALED:
            own[name] = value
    if _is_hidden(values, own):
        own[_PHONE] = None
    return own


def _unnamed(before: Sequence[Mapping[str, Any]], lines: Sequence[Values]) -> list[Values]:
    """Say of people whose names are left out how many there are: "Hurt" alone looks like a fault.

    Who was entered without a name stays as entered.
    """
    named = [bool(one.get("worker_id") or one.get("name") or one.get(SEALED)) for one in before]
    times = Counter(
        one["part"] or "" for one, is_named in zip(lines, named, strict=True) if is_named
    )
    said = [{**_nothing(lines), "part": _people_said(n, part)} for part, n in times.items()]
    return [*said, *(one for one, is_named in zip(lines, named, strict=True) if not is_named)]


def _nothing(lines: Sequence[Values]) -> Values:
    return dict.fromkeys(lines[0])


def _people_said(n: int, part: str) -> str:
    if fold(part) == "hurt":
        return ngettext(
            "{n} person hurt; name left out", "{n} people hurt; names left out", n
        ).format(n=n)
    if part:
        return ngettext(
            "{n} person ({part}); name left out", "{n} people ({part}); names left out", n
        ).format(n=n, part=part)
    return ngettext("{n} person; name left out", "{n} people; names left out", n).format(n=n)


def _is_hidden(before: Mapping[str, Any], after: Values) -> bool:
    """Whether a telephone number stands beside a name that is to be hidden: it tells the same."""
    return bool(after.get(_PHONE)) and before.get("name") != after.get("name")


def _shown(field: Field, value: Any, hide: Hide) -> Any:
    is_typed = field.shape in _TYPED and field.name not in (*UNSPOKEN, *_OWN_NAMES)
    return hide(value) if is_typed and isinstance(value, str) else value


class ReadableWords(Words):
    """Words of records whose values were made readable: the titles of others are, too."""

    def __init__(self, connection: Connection, hide: Hide) -> None:
        super().__init__(connection)
        self.hide = hide

    def name_of(self, kind_key: str, record_id: str | None) -> str:
        """Return what a record is called, without the names that are to be hidden."""
        said = super().name_of(kind_key, record_id)
        return said if kind_key == "company" else self.hide(said)
