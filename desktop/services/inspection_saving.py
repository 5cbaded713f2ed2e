"""Saves an inspection, the actions it leads to and the unit it takes out of use, all at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.services.checklists import item_words
from desktop.services.editing import IdOf, MovedOn, Save, read_form, save_together
from desktop.services.linking import titles_of, values_of_name
from desktop.services.typing import NewOne, is_blank
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_whole_date

# what a line of the checklist holds besides the fields of its record
ACTION: Final = "action"  # what was typed of a corrective action
TAG_OUT: Final = "tag_out"  # that this fail takes the unit out of use
ACTIONS: Final = "actions"  # the corrective actions of no item
_LINKS: Final[Mapping[str, str]] = {
    "site_id": "site", "by_id": "worker", "worker_id": "worker", "assigned_id": "worker",
}  # fmt: skip
_LONGEST_WHAT: Final = kind_of("corrective_action").field("what").longest or 0
_LONGEST_SOURCE: Final = kind_of("corrective_action").field("source_text").longest or 0
_LONGEST_REASON: Final = kind_of("service_change").field("reason").longest or 0

READING_ANSWER: Final = "reading_answer"  # what was answered when the reading was asked about
LOT_NOW: Final = "lot_now"  # how many are in the lot from now on
EXTRAS: Final = (READING_ANSWER, LOT_NOW)

Typed = Mapping[str, object]


@dataclass(frozen=True)
class Besides:
    """Faults by field, and what is saved in the same action."""

    faults: dict[str, str] = field(default_factory=dict)
    saves: list[Save] = field(default_factory=list)


Beside = Callable[
    [CompanyFile, Mapping[str, Any], Typed, Mapping[str, Any], str | None, date], Besides
]


@dataclass
class _Reading:
    """One pass over a typed inspection, which gathers its faults and what is to be saved."""

    company: CompanyFile
    today: date
    faults: dict[str, str] = field(default_factory=dict)

    def form(self, kind: str, typed: Typed, at: str) -> dict[str, Any]:
        """Read one record; its faults stand under `at`."""
        try:
            return read_form(self.company, kind, typed, self.today)
        except Refused as refused:
            self.faults |= {at + place: said for place, said in refused.faults.items()}
            return {}


def save_inspection(
    company: CompanyFile,
    typed: Typed,
    record_id: str | None,
    version: int | None,
    today: date,
    beside: Beside,
) -> str:
    """Save an inspection as typed and everything that follows from it; return its id.

    `beside` looks at its day, its reading and its lot, and says what else is saved.

    A line of "items" may hold an "action" (the typed fields of a corrective action) and "tag_out";
    "actions" are those of no item. Raises Refused with all faults at once: of a line's action
    under "items.3.action.due_on", of another under "actions.0.what".
    """
    before = _before(company, record_id, version)
    reading = _Reading(company, today)
    values = reading.form("inspection", _plain(typed), "")
    whole = {**before, **values}
    actions = _actions(reading, typed, whole)
    found = beside(company, values, typed, whole, record_id, today)
    reading.faults |= {at: said for at, said in found.faults.items() if at not in reading.faults}
    if reading.faults:
        raise Refused(reading.faults)
    if "checklist_id" in values:
        values["checklist_version"] = _edition(company, values["checklist_id"])
    if whole.get("reading") is None and not before.get("reading_unit"):
        values.pop("reading_unit", None)  # a unit of nothing
    if record_id is None and not values.get("defects"):
        values["defects"] = _defects(values)
    saves = [Save("inspection", values, record_id, version)]
    saves += [Save("corrective_action", action) for action in actions]
    saves += [*_tag_out(company, typed, whole), *found.saves]
    firsts, saves = _with_new_ones(saves)
    try:
        ids = save_together(company, _name(company, whole, record_id), [*firsts, *saves])
    except Refused as refused:
        own = f"{len(firsts)}."
        faults = {place.removeprefix(own): said for place, said in refused.faults.items()}
        raise Refused(faults) from refused
    return ids[len(firsts)]


def name_of_unit(unit: Mapping[str, Any]) -> str:
    """Return what people call a unit: "Unit 103", a lot "Fire extinguishers (9)"."""
    number, what, lot = str(unit["number"]), str(unit["description"]), unit["lot_size"] or 1
    if lot > 1:
        return what if str(lot) in what else _("{lot} ({n})").format(lot=what, n=lot)
    if number.isdigit():
        return _("Unit {number}").format(number=number)
    return _("{number} {what}").format(number=number, what=what)


def _before(company: CompanyFile, record_id: str | None, version: int | None) -> dict[str, Any]:
    if record_id is None:
        return {}
    with company.reading() as connection:
        found = aggregate.read_one(connection, kind_of("inspection"), record_id)
    if found is None:
        raise KeyError(f"no inspection {record_id}")
    if version is not None and found.version != version:
        raise MovedOn(_("This record was changed meanwhile, here or in another window."))
    return found.values


def _plain(typed: Typed) -> dict[str, object]:
    """Return what belongs to the inspection itself."""
    plain = {name: value for name, value in typed.items() if name not in (ACTIONS, *EXTRAS)}
    if "items" in typed:
        plain["items"] = [_plain_line(line) for line in _lines(typed, "items")]
    return plain


def _plain_line(line: Typed) -> dict[str, object]:
    kept = {name: value for name, value in line.items() if name not in (ACTION, TAG_OUT)}
    return kept | {"item": item_words(str(line.get("item") or ""))}


def _lines(typed: Typed, name: str) -> Sequence[Typed]:
    lines = typed.get(name)
    return lines if isinstance(lines, list) else []


# --- what follows from it ---------------------------------------------------------------------


def _actions(reading: _Reading, typed: Typed, whole: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the corrective actions; one without words says what is wrong with its item."""
    found = []
    for place, line in enumerate(_lines(typed, "items")):
        action = line.get(ACTION)
        if isinstance(action, Mapping):
            what = str(action.get("what") or "").strip() or _wrong(line)
            asked = {**action, "what": " ".join(what.split())[:_LONGEST_WHAT]}
            item = item_words(str(line.get("item") or ""))
            found.append(_action(reading, asked, f"items.{place}.{ACTION}.", whole, item))
    for place, action in enumerate(_lines(typed, ACTIONS)):
        if not is_blank(action):
            found.append(_action(reading, action, f"{ACTIONS}.{place}.", whole))
    return found


def _defects(values: Mapping[str, Any]) -> str:
    """Return what failed, because lists and sheets tell of an inspection by its defects."""
    fails = (line for line in values.get("items") or () if line.get("result") == "fail")
    said = ((line["item"], line.get("remark") or "") for line in fails)
    return "\n".join(f"{item}: {remark}" if remark else item for item, remark in said)


def _wrong(line: Typed) -> str:
    """Return what is wrong with an item, in the words of whoever looked."""
    return str(line.get("remark") or "").strip() or str(line.get("item") or "")


def _action(
    reading: _Reading, typed: Typed, at: str, whole: Mapping[str, Any], item: str = ""
) -> dict[str, Any]:
    values = reading.form("corrective_action", typed, at)
    source = {
        "found_on": whole.get("done_on"),
        "source_kind": "inspection",
        "source_text": _source(whole, item),
        "equipment_id": whole.get("equipment_id"),
        "site_id": whole.get("site_id"),
    }
    return values | source


def _source(whole: Mapping[str, Any], item: str) -> str:
    """Return where an action was found: "Truck inspection, 16 November 2026: Lights"."""
    said, day = str(whole.get("task") or _("Inspection")), whole.get("done_on")
    dated = _("{task}, {date}").format(task=said, date=say_whole_date(day)) if day else said
    longest = _("{source}: {item}").format(source=dated, item=item) if item else dated
    return next(s for s in (longest, dated, said) if len(s) <= _LONGEST_SOURCE)


def _tag_out(company: CompanyFile, typed: Typed, whole: Mapping[str, Any]) -> list[Save]:
    """Return the change that takes the unit out of use, unless it is out of use already."""
    wrong = [_wrong(line) for line in _lines(typed, "items") if line.get(TAG_OUT) is True]
    unit = whole.get("equipment_id")
    if not wrong or not unit:
        return []
    with company.reading() as connection:
        if is_out_of_order(connection, unit, whole["done_on"]):
            return []
    reason = " ".join("; ".join(wrong).split())[:_LONGEST_REASON]
    who = {name: whole.get(name) for name in ("by_id", "by_name")}
    change = {"equipment_id": unit, "change": "out_of_order", "changed_on": whole["done_on"]}
    return [Save("service_change", {**change, **who, "reason": reason})]


def is_out_of_order(connection: Connection, unit: str, on: date) -> bool:
    """Return whether a unit was tagged out on a day and not returned since."""
    table = aggregate.table_of(kind_of("service_change"))
    question = (
        select(table.c.change)
        .where(table.c.equipment_id == unit, table.c.changed_on <= on, table.c.voided_at.is_(None))
        .order_by(table.c.changed_on.desc(), table.c.id.desc())
        .limit(1)
    )
    return connection.execute(question).scalar() == "out_of_order"


def _edition(company: CompanyFile, checklist_id: str | None) -> int | None:
    if not checklist_id:
        return None
    with company.reading() as connection:
        found = aggregate.read_one(connection, kind_of("checklist"), checklist_id)
    return found.values["edition"] if found else None


# --- one action -------------------------------------------------------------------------------


def _with_new_ones(saves: Sequence[Save]) -> tuple[list[Save], list[Save]]:
    """Return the new records that are named, each once, and the saves that link to them.

    Several records of one action may name the same new person, who must not be made twice.
    """
    places: dict[tuple[str, str], int] = {}

    def put(name: str, value: Any) -> Any:
        if isinstance(value, NewOne):
            return IdOf(places.setdefault((_LINKS[name], value.name), len(places)))
        if isinstance(value, list):
            return [{inner: put(inner, v) for inner, v in line.items()} for line in value]
        return value

    linked = [{name: put(name, value) for name, value in save.values.items()} for save in saves]
    made = [Save(kind, values_of_name(kind, name)) for kind, name in places]
    own = IdOf(len(made))
    after = []
    for save, values in zip(saves, linked, strict=True):
        of_it = {"source_id": own} if save.kind == "corrective_action" else {}
        after.append(Save(save.kind, values | of_it, save.record_id, save.version))
    return made, after


def _name(company: CompanyFile, whole: Mapping[str, Any], record_id: str | None) -> str:
    """Return what the action is called: "Inspection of Unit 103 by Rick Desjarlais"."""
    what, who = _what(company, whole), _who(company, whole)
    if what and who:
        name = _("Inspection of {what} by {who}").format(what=what, who=who)
    elif what:
        name = _("Inspection of {what}").format(what=what)
    elif who:
        name = _("Inspection by {who}").format(who=who)
    else:
        name = _("Inspection")
    return name if record_id is None else _("{name}: changed").format(name=name)


def _what(company: CompanyFile, whole: Mapping[str, Any]) -> str:
    if unit := whole.get("equipment_id"):
        with company.reading() as connection:
            found = aggregate.read_one(connection, kind_of("equipment"), unit)
        return name_of_unit(found.values) if found else ""
    if type_ := whole.get("equipment_type"):
        return str(type_)
    return _named(company, "site", whole.get("site_id")) or str(whole.get("task") or "")


def _who(company: CompanyFile, whole: Mapping[str, Any]) -> str:
    return _named(company, "worker", whole.get("by_id")) or str(whole.get("by_name") or "")


def _named(company: CompanyFile, kind: str, target: object) -> str:
    if isinstance(target, NewOne):
        return target.name
    return titles_of(company, kind, [target])[target] if isinstance(target, str) else ""
