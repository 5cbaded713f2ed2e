"""What usually recurs in such a company, proposed from its sites and units, to be ticked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.duties.floor_of_law import Item, item_called, item_of
from desktop.duties.suspension import Why, pause_on, pauses_of_site, pauses_of_unit
from desktop.errors import Refused
from desktop.language import N_, _, ngettext
from desktop.records import kind_of
from desktop.services.editing import Save, save_together
from desktop.services.typed_fields import read_one
from desktop.store import aggregate
from desktop.store.fact_duties import duty_facts
from desktop.store.facts import DutyFacts
from desktop.store.file import CompanyFile
from desktop.values.folding import fold, key
from desktop.values.rules import read_rule, say_rule

PLAN: Final = "duty_plan"
MEETINGS: Final = N_("Meetings, drills and reviews")
PLACES: Final = N_("At every site")
UNITS: Final = N_("Units")
# of the company as a whole: what is done, which kind of duty it is, what it is called
_COMPANY: Final = (
    ("toolbox", "meeting", N_("Toolbox meeting")),
    ("management_review", "review", N_("Management review")),
    ("drill", "drill", N_("Emergency drill")),
    ("policy_review", "review", N_("Policy review")),
)
_SITE: Final = (
    ("worksite", N_("Worksite inspection")),
    ("extinguisher", N_("Extinguisher check")),
    ("extinguisher_service", N_("Extinguisher service")),
    ("first_aid_kit", N_("First-aid kit check")),
    ("emergency_lights", N_("Emergency lights and exits")),
)
# is it there at all? a yard may have no kit and no exit light
_SURE: Final = frozenset({"worksite", "extinguisher", "extinguisher_service", "first_aid_kit"})
_TASKS: Final[Mapping[str, str]] = {
    "light_vehicle": N_("Vehicle inspection"),
    "trip": N_("Trip inspection"),
    "first_aid_kit": N_("First-aid kit check"),
    "extinguisher": N_("Extinguisher check"),
}
_ROAD: Final = ("truck", "tractor", "trailer", "bus", "semi", "tandem", "picker")
_YEARLY: Final = "yearly"


@dataclass(frozen=True)
class Proposal:
    """Something that usually recurs. `values` are those of the plan it becomes."""

    key: str
    group: str
    task: str
    subject: str
    rule: str
    why: str
    is_sure: bool
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Chosen:
    """A proposal that somebody ticked, with how often, and when it was last done if known."""

    key: str
    rule: str
    last_done: str = ""


@dataclass(frozen=True)
class Proposals:
    """What is proposed, and a sentence about what is on the schedule already."""

    found: tuple[Proposal, ...]
    there: str = ""


def proposals(company: CompanyFile, today: date) -> Proposals:
    """Return what usually recurs and is not on the schedule yet."""
    with company.reading() as connection:
        facts = duty_facts(connection, today)
        known = _known(connection)
        found = [*_of_company(facts), *_of_sites(connection, facts), *_of_units(connection, facts)]
    new = tuple(one for one in found if not _is_there(one, known))
    there = len(found) - len(new)
    said = ngettext(
        "{n} of what is usual is on your schedule already.",
        "{n} of what is usual are on your schedule already.",
        there,
    ).format(n=there)
    return Proposals(new, said if there else "")


def set_up(company: CompanyFile, chosen: Sequence[Chosen], today: date) -> list[str]:
    """Put what was chosen on the schedule as one action; returns the ids of the plans.

    Raises Refused with all faults at once, by the proposal's key and "rule" or "last_done".
    """
    known = {one.key: one for one in proposals(company, today).found}
    faults: dict[str, str] = {}
    saves: list[Save] = []
    for one in chosen:
        if one.key not in known:
            continue  # somebody put it there meanwhile
        typed = (("rule", one.rule), ("last_done", one.last_done))
        read = {name: _read(name, raw, today, f"{one.key}.{name}", faults) for name, raw in typed}
        saves.append(
            Save(
                PLAN,
                {
                    **known[one.key].values,
                    "in_force_from": today,
                    "baseline_on": read["last_done"],
                    "rules": [{"rule": read["rule"]}],
                },
            )
        )
    if not saves:
        faults[""] = _("Tick what you want on the schedule.")
    if faults:
        raise Refused(faults)
    n = len(saves)
    name = ngettext("{n} duty put on the schedule", "{n} duties put on the schedule", n)
    return save_together(company, name.format(n=n), saves)


def _read(name: str, raw: str, today: date, at: str, faults: dict[str, str]) -> Any:
    if name == "rule":
        try:
            read_rule(raw)
        except Refused as refused:
            faults[at] = str(refused)
        return raw.strip()
    try:
        day = read_one(kind_of(PLAN).field("baseline_on"), raw, today).value
    except Refused as refused:
        faults[at] = str(refused)
        return None
    if day is not None and day > today:
        faults[at] = _("This day has not come yet.")
    return day


# --- what is usual ------------------------------------------------------------------------------


def _of_company(facts: DutyFacts) -> Iterator[Proposal]:
    has_policy = any(paper.kind == "policy" for paper in facts.papers)
    for item_key, kind, task in _COMPANY:
        if item_key == "policy_review" and has_policy:
            continue  # every policy on file asks for its review by itself
        item = None if item_key == "management_review" else item_called(item_key)
        yield _made(MEETINGS, item_key, _(task), item, facts.company.name, {"kind": kind})


def _of_sites(connection: Connection, facts: DutyFacts) -> Iterator[Proposal]:
    sites = aggregate.read(connection, kind_of("site")).values()
    for site in sorted(sites, key=lambda one: key(one.values["name"])):
        pause = pause_on(pauses_of_site(facts.sites.get(site.id, ())), facts.as_of)
        if site.is_voided or (pause is not None and pause.why is Why.CLOSED):
            continue
        for item_key, task in _SITE:
            values = {"kind": "inspection", "site_id": site.id}
            yield _made(PLACES, f"{item_key} {site.id}", _(task), item_called(item_key),
                        site.values["name"], values, is_sure=item_key in _SURE)  # fmt: skip


def _of_units(connection: Connection, facts: DutyFacts) -> Iterator[Proposal]:
    """Return a proposal for every type of which there are several, else for each unit."""
    by_type: dict[str, list[Mapping[str, Any]]] = {}
    for unit in aggregate.read(connection, kind_of("equipment")).values():
        if unit.is_voided or not _is_here(unit.id, facts):
            continue
        values = {**unit.values, "id": unit.id}
        by_type.setdefault(fold(values["type"] or ""), []).append(values)
    for type_, units in sorted(by_type.items()):
        if type_ and len(units) > 1:
            yield from _of_type(units)
        else:
            for one in sorted(units, key=lambda values: key(values["number"] or "")):
                yield from _of_unit(one)


def _of_type(units: Sequence[Mapping[str, Any]]) -> Iterator[Proposal]:
    type_ = units[0]["type"]
    said = " ".join([type_, *(one["description"] or "" for one in units)])
    subject = _("{type} ({n})").format(type=type_, n=len(units))
    values = {"kind": "inspection", "equipment_type": type_}
    yield from _inspected(f"type {fold(type_)}", type_, said, subject, values)


def _of_unit(unit: Mapping[str, Any]) -> Iterator[Proposal]:
    named = " ".join(filter(None, (unit["type"], unit["description"])))
    subject = " ".join(filter(None, (unit["number"], unit["description"])))
    values = {"kind": "inspection", "equipment_id": unit["id"]}
    yield from _inspected(unit["id"], named, named, subject, values)


def _inspected(
    at: str, named: str, said: str, subject: str, values: Mapping[str, Any]
) -> Iterator[Proposal]:
    item = item_of(named) or item_of(said)
    if item is None:
        return
    task = _(_TASKS[item.key]) if item.key in _TASKS else _("Inspection")
    yield _made(UNITS, f"{item.key} {at}", task, item, subject, values)
    words = key(said).split()
    if item.key == "light_vehicle" and any(word in words for word in _ROAD):
        cvip = item_called("cvip")
        yield _made(UNITS, f"cvip {at}", _("Commercial vehicle inspection (CVIP)"), cvip, subject,
                    values, is_sure=False)  # fmt: skip


def _made(
    group: str,
    at: str,
    task: str,
    item: Item | None,
    subject: str,
    values: Mapping[str, Any],
    *,
    is_sure: bool = True,
) -> Proposal:
    """`item` is None for what no law and no standard names: once a year is usual."""
    is_law = item is not None and item.basis == "law"
    own = {
        "task": task,
        "is_statutory": True if is_law else None,
        "keeps_on_when_parked": True if item is not None and not item.rests else None,
        "frequency_source": "law" if is_law else None,
    }
    rule = say_rule(item.usual) if item else _YEARLY
    return Proposal(at, _(group), task, subject, rule, _why(item), is_sure, {**values, **own})


def _why(item: Item | None) -> str:
    if item is None:
        return _("Every review of the program asks for it.")
    least = item.binding
    if least is None:
        return _("Usual; your policy decides.")
    words = {"rule": say_rule(least), "source": item.source}
    said = _("At the least {rule}: {source}.")
    if not item.read:
        said = _("At the least {rule}, as far as we know: {source}.")
    return " ".join(filter(None, (said.format(**words), _(item.when) if item.when else "")))


# --- what is there ------------------------------------------------------------------------------


def _is_here(unit: str, facts: DutyFacts) -> bool:
    fact = facts.units.get(unit)
    pause = pause_on(pauses_of_unit(fact.changes), facts.as_of) if fact else None
    return pause is None or pause.why is not Why.SOLD


def _known(connection: Connection) -> list[tuple[str, str, str, str]]:
    """Return kind, task and subject of every plan that has not ended."""
    found: list[tuple[str, str, str, str]] = []
    for plan in aggregate.read(connection, kind_of(PLAN)).values():
        values = plan.values
        if not plan.is_voided and not values["ended_on"]:
            subject = values["equipment_id"] or values["site_id"] or ""
            type_ = fold(values["equipment_type"] or "") if not subject else ""
            found.append((values["kind"], values["task"], subject, type_))
    return found


def _is_there(one: Proposal, known: Iterable[tuple[str, str, str, str]]) -> bool:
    values = one.values
    subject = values.get("equipment_id") or values.get("site_id") or ""
    type_ = fold(values.get("equipment_type") or "")
    is_of_company, mine = not subject and not type_, item_of(one.task)
    for kind, task, of_subject, of_type in known:
        if kind != values["kind"] and not {kind, values["kind"]} <= {"meeting", "review"}:
            continue
        if is_of_company and kind == "drill":
            return True  # whatever is drilled, and wherever: it is not asked for twice
        # a meeting of the crew that is planned at its shop is the one of the company
        if not is_of_company and (of_subject, of_type) != (subject, type_):
            continue
        if fold(task) == fold(one.task) or (mine is not None and item_of(task) is mine):
            return True
    return False
