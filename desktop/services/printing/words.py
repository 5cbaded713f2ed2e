"""Says every value of a record in words for paper: dates in full, names instead of ids."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.language import N_, _
from desktop.records import KINDS, kind_of
from desktop.records.fields import Field, Shape
from desktop.records.privacy import SEALED
from desktop.services.columns import A_SENTENCE, ANY_KIND, UNSPOKEN, WRITTEN
from desktop.services.printing.risk_words import say_risk_matrix
from desktop.services.table_rows import file_said
from desktop.services.typed_fields import METER
from desktop.store.titles import Titles
from desktop.values.quoting import cut
from desktop.values.spoken import say_month, say_number, say_whole_date

# what stands on paper for private facts that are sealed
PRIVATE: Final = N_("Private")
LONGEST_NAME: Final = 160  # of a record that is named by another; the whole is on its own sheet
LONGEST_TITLE: Final = 120
_BY_ITS_DAY: Final = frozenset({"hours_worked"})  # which say too little without it
_KINDS: Final = {kind.key: kind for kind in KINDS}
_UNITS: Final = ("reading_unit", "unit")
_REAL_PLACES: Final = 6
_AMOUNT_PLACES: Final = 3


@dataclass(frozen=True)
class Said:
    """What stands under one label; `names` are the fields it was said of, the first leading."""

    field: Field
    label: str
    value: str
    names: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        """Whether whole sentences may stand in it."""
        return self.field.shape is Shape.LONG_TEXT


class Words:
    """Puts values into words, looking up the records that they name."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.titles = Titles(connection, {})

    def said(self, fields: Sequence[Field], values: Mapping[str, Any]) -> list[Said]:
        """Return what the fields say, in their order, two that say one thing as one."""
        return [
            Said(group[0], self._label(group), self._of_group(group, values),
                 tuple(field.name for field in group))
            for group in groups(fields)
        ]  # fmt: skip

    def value(self, field: Field, value: Any) -> str:
        """Return one value in words, "" where there is none."""
        if value is None:
            return ""
        if field.link:
            return self.name_of(field.link, value)
        if field.choices:
            return _(field.choices.get(str(value), str(value)))
        if field.name == "media_type":
            return file_said(str(value))
        if field.name == "risk_matrix":
            return say_risk_matrix(str(value))
        if field.name.endswith("kind") and value in _KINDS:
            return _(_KINDS[value].title)
        return _plain(field, value)

    def name_of(self, kind_key: str, record_id: str | None) -> str:
        """Return what a record is called, in few enough words."""
        if not record_id or kind_key not in _KINDS:
            return ""
        return cut(self.titles.of_id(kind_key, record_id), LONGEST_NAME)

    def any_record(self, kind_key: str | None, record_id: str | None) -> str:
        """Return kind and title of a record of any kind; first aid is not told about elsewhere."""
        kind = _KINDS.get(kind_key or "")
        if kind is None:
            return kind_key or ""
        title = "" if kind.restricted else self.name_of(kind.key, record_id)
        return (
            _("{kind}: {title}").format(kind=_(kind.title), title=title) if title else _(kind.title)
        )

    def person(self, line: Mapping[str, Any], worker: str = "worker_id", name: str = "name") -> str:
        """Return who it was: a worker, a name as it was written, or both where they differ."""
        if line.get(SEALED) and worker == "worker_id":
            return _(PRIVATE)
        known, written = self.name_of("worker", line.get(worker)), line.get(name) or ""
        return _both(known, written)

    def _label(self, group: Sequence[Field]) -> str:
        if _is_person(group):
            return _("Name")
        if _is_place(group):
            return _("Coordinates")
        return _(group[-1].label if group[0].name.endswith(ANY_KIND) else group[0].label)

    def _of_group(self, group: Sequence[Field], values: Mapping[str, Any]) -> str:
        if values.get(SEALED) and any(field.private for field in group):
            return _(PRIVATE)
        found = [values.get(field.name) for field in group]
        first = group[0]
        if len(group) == 1:
            return self.value(first, found[0])
        if first.name.endswith(ANY_KIND):
            return self.any_record(found[0], found[1])
        said = [self.value(field, value) for field, value in zip(group, found, strict=True)]
        if first.name in METER:
            return " ".join(filter(None, said))
        if _is_place(group):
            return ", ".join(filter(None, said))
        return _both(said[0], said[1])


def groups(fields: Sequence[Field]) -> Iterator[tuple[Field, ...]]:
    """Yield the fields, those together that say one thing: a person on the list or not."""
    by_name = {field.name: field for field in fields}
    by_label = {field.label: field for field in fields}
    told = set(UNSPOKEN)
    for field in fields:
        if field.name in told:
            continue
        group = [field]
        if other := _companion(field, by_name, by_label):
            group.append(other)
        told |= {one.name for one in group}
        yield tuple(group)


def _companion(
    field: Field, by_name: Mapping[str, Field], by_label: Mapping[str, Field]
) -> Field | None:
    if field.link and (written := by_label.get(field.label + WRITTEN)):
        return written
    if field.name == "worker_id" and "name" in by_name:
        return by_name["name"]
    if field.name.endswith(ANY_KIND):
        return by_name.get(field.name.removesuffix(ANY_KIND) + "_id")
    if field.name in METER:
        return next((by_name[unit] for unit in _UNITS if unit in by_name), None)
    if field.name == "latitude":
        return by_name.get("longitude")
    return None


def _is_person(group: Sequence[Field]) -> bool:
    return [field.name for field in group] == ["worker_id", "name"]


def _is_place(group: Sequence[Field]) -> bool:
    return [field.name for field in group] == ["latitude", "longitude"]


def _both(known: str, written: str) -> str:
    if known and written and known != written:
        return _("{name} (written: {written})").format(name=known, written=written)
    return known or written


def _plain(field: Field, value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return say_moment(value)
    if isinstance(value, date):
        if field.name == "month_on":
            return _("{month} {year}").format(month=say_month(value.month), year=value.year)
        return say_whole_date(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int):
        return str(value) if field.name == "year" else say_number(value, 0)
    if isinstance(value, Decimal | float):
        places = _REAL_PLACES if isinstance(value, float) else _AMOUNT_PLACES
        return say_number(value, places)
    return str(value)


def say_moment(moment: datetime) -> str:
    """Return day and time by the clock on the wall of this PC."""
    here = moment.astimezone() if moment.tzinfo else moment
    words = {"date": say_whole_date(here.date()), "time": f"{here:%H:%M}"}
    return _("{date}, {time}").format(**words)


def title_of(words: Words, kind_key: str, values: Mapping[str, Any]) -> str:
    """Return what a record is called on its own sheet: without the day, which stands below."""
    kind = kind_of(kind_key)
    if kind.titled is not None:
        return cut(kind.titled(values), LONGEST_TITLE)
    named = [name for name in kind.heading if name != kind.happened or kind_key in _BY_ITS_DAY]
    fields = [field for group in groups(kind.fields) for field in group
              if {one.name for one in group} & {*(named or kind.heading)}]  # fmt: skip
    said = {one.names[0]: one for one in words.said(fields, values)}
    order = {name: n for n, name in enumerate(kind.heading)}
    ordered = sorted(
        said.values(), key=lambda one: min(order.get(n, len(order)) for n in one.names)
    )
    parts = [_in_title(one) for one in ordered if one.value]
    between = " " if kind_key == "worker" else " · "
    return cut(between.join(parts), LONGEST_TITLE) or _(kind.title)


def _in_title(one: Said) -> str:
    if one.field.name == "edition":
        return _("version {n}").format(n=one.value)
    title = cut(one.value, LONGEST_TITLE)
    return title.rstrip(".") if (one.field.longest or 0) >= A_SENTENCE else title


NOT_FILLED_IN: Final = N_("not filled in")
