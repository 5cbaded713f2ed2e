"""What can hardly be meant in a duty that is being typed, each in a sentence at its field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.language import N_, _
from desktop.records import kind_of
from desktop.records.conversion import is_id
from desktop.services.checklist_versions import current_id, stand_of
from desktop.services.inspection_saving import name_of_unit
from desktop.services.planning.typed_plan import TypedRule
from desktop.services.typing import is_blank
from desktop.store import aggregate
from desktop.values.interval import Rule
from desktop.values.spoken import say_date

_SUBJECTS: Final = ("equipment_id", "equipment_type", "site_id")
_COUNTS: Final = {"km": N_("kilometres"), "h": N_("hours")}


@dataclass(frozen=True)
class Doubt:
    """A sentence about one field; where it `ends_it` there is nothing to look ahead to.

    One that is `fine` is only good to know.
    """

    field: str
    said: str
    ends_it: bool = False
    fine: bool = False


def doubts(
    connection: Connection, typed: Mapping[str, object], rule: TypedRule | None, today: date
) -> Iterator[Doubt]:
    """Yield what a person should look at again."""
    yield from _of_subject(typed)
    yield from _of_checklist(connection, typed, today)
    if rule is not None:
        yield from _of_meter(connection, typed, rule.rule)
        yield from _of_dates(rule)


def _of_subject(typed: Mapping[str, object]) -> Iterator[Doubt]:
    filled = [name for name in _SUBJECTS if not is_blank(typed.get(name))]
    for extra in filled[1:]:
        yield Doubt(extra, _("One of the three is enough. Empty this one, or the one before it."))


def _of_checklist(
    connection: Connection, typed: Mapping[str, object], today: date
) -> Iterator[Doubt]:
    record = _record(connection, "checklist", typed.get("checklist_id"))
    if record is None:
        return
    if record.voided_at is None:
        stand = stand_of(connection, record.id, today)
        if stand.key == "replaced":
            said = _("{said} Inspections use it.").format(said=stand.said)
            yield Doubt("checklist_id", said, fine=True)
        return
    if current_id(connection, record.id, today) != record.id:
        return  # a later edition took its place
    on = say_date(record.voided_at.date(), today)
    yield Doubt(
        "checklist_id",
        _(
            "“{title}” was voided {date}, so inspections begin without a checklist. Choose another "
            "one, or bring it back from the list of voided records."
        ).format(title=record.values["title"], date=on),
    )


def _of_meter(connection: Connection, typed: Mapping[str, object], rule: Rule) -> Iterator[Doubt]:
    """Say where a limit in km or hours can never be reached, because nothing counts it."""
    if not rule.usage:
        return
    unit = typed.get("equipment_id")
    if is_blank(unit):
        if is_blank(typed.get("equipment_type")):
            yield Doubt(
                "equipment_id",
                _("Kilometres and hours are read off a unit. Choose the unit, or write a time."),
                ends_it=rule.calendar is None,
            )
        return
    record = _record(connection, "equipment", unit)
    if record is not None:
        yield from _of_unit(record.values, rule, typed)


def _of_unit(unit: Mapping[str, Any], rule: Rule, typed: Mapping[str, object]) -> Iterator[Doubt]:
    name, meter = name_of_unit(unit), unit["reading_unit"]
    wanted = {usage.unit for usage in rule.usage}
    if meter == "none":
        yield Doubt(
            "rules",
            _(
                "{unit} has no meter, so nobody can tell when {limit} are reached. Write a time "
                "such as monthly, or set its meter in the list of equipment."
            ).format(unit=name, limit=_joined(rule)),
            ends_it=rule.calendar is None,
        )
    elif meter in _COUNTS and not wanted <= {meter}:
        yield Doubt(
            "rules",
            _(
                "The meter of {unit} counts {counts}. Write the limit in {counts}, or set its "
                "meter in the list of equipment."
            ).format(unit=name, counts=_(_COUNTS[meter])),
            ends_it=rule.calendar is None and wanted.isdisjoint({meter}),
        )
    elif meter == "both" and len(wanted) == 1:
        [only] = wanted
        yield Doubt(
            "rules",
            _("{unit} has two meters. This counts the {counts}.").format(
                unit=name, counts=_(_COUNTS[only])
            ),
        )
    elif meter == "both" and not is_blank(typed.get("baseline_reading")):
        yield Doubt(
            "baseline_reading",
            _(
                "{unit} has two meters, and one reading cannot be of both. Empty it, and enter a "
                "reading of each meter under Readings."
            ).format(unit=name),
        )


def _of_dates(rule: TypedRule) -> Iterator[Doubt]:
    if rule.fixed and rule.rule.calendar is None:
        yield Doubt("rules", _("Fixed dates need a time such as monthly. This counts only use."))


def _joined(rule: Rule) -> str:
    return _(" or ").join(_(_COUNTS[usage.unit]) for usage in rule.usage)


def _record(connection: Connection, kind: str, record_id: object) -> aggregate.Stored | None:
    if not is_id(record_id):
        return None
    return aggregate.read_one(connection, kind_of(kind), record_id)
