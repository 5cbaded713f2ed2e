"""Reads what an audit judges of emergency plans, drills and first aid."""

from collections.abc import Iterable
from typing import Any, Final

from desktop.store.asking import Ask, Line
from desktop.store.audited.people import who
from desktop.values.audited.emergency import (
    PARTS,
    SPECIFICS,
    ContactFact,
    DrillFact,
    Emergency,
    GearCheck,
    RoleFact,
    SitePlan,
    TalkFact,
)
from desktop.values.audited.people import People, Signer
from desktop.values.audited.span import Span
from desktop.values.emergency_gear import called, is_emergency_gear, is_first_aid_log, is_kit
from desktop.values.folding import key

_TALKED_OF: Final = frozenset({
    "emergency", "emergencies", "erp", "erps", "muster", "evacuation", "evacuate", "evacuating",
})  # fmt: skip

INSPECTION: Final = "inspection"
MAINTENANCE: Final = "maintenance"


def read_emergency(ask: Ask, span: Span, people: People) -> Emergency:
    """Return what was known of them on the day."""
    return Emergency(
        plans=_plans(ask, span, people),
        drills=_drills(ask, span, people),
        roles=tuple(
            RoleFact(
                id=id_,
                role=role,
                who=who(people, worker, None),
                site_id=site,
                from_on=from_on,
                to_on=to_on,
            )
            for id_, role, worker, site, from_on, to_on in ask(
                "emergency_roles_given", as_of=span.as_of
            )
        ),
        talks=tuple(
            TalkFact(id=id_, held_on=on, site_id=site)
            for id_, on, site, topics in ask("talks_on_emergencies", as_of=span.as_of)
            if not _TALKED_OF.isdisjoint(key(topics or "").split())
        ),
        checks=_checks(ask, span),
        first_aid_on=tuple(on for (on,) in ask("days_of_first_aid", as_of=span.as_of)),
        first_aid_papers=tuple(
            id_
            for id_, title in ask("papers_by_title", as_of=span.as_of)
            if is_first_aid_log(title or "")
        ),
    )


def _plans(ask: Ask, span: Span, people: People) -> tuple[SitePlan, ...]:
    lines = ask("emergency_plans_of_sites", as_of=span.as_of)
    if not lines:
        return ()
    contacts = _by_owner(
        (id_, ContactFact(name or "", role or "", phone or ""))
        for id_, name, role, phone in ask("emergency_contacts")
    )
    involved = _by_owner(
        (id_, who(people, worker, name)) for id_, worker, name in ask("emergency_plan_helpers")
    )
    reviews = _by_owner(
        (id_, (on, remark or ""))
        for id_, on, remark in ask("emergency_plan_reviews", as_of=span.as_of)
    )
    photos = {id_ for (id_,) in ask("emergency_plan_photos", as_of=span.as_of)}
    found: list[SitePlan] = []
    for id_, site, made_on, months, tailgate_on, is_located, *texts in lines:
        said = zip((*PARTS, *SPECIFICS), texts, strict=True)
        found.append(
            SitePlan(
                id=id_,
                site_id=site,
                made_on=made_on,
                texts={name: text for name, text in said if text},
                contacts=contacts.get(id_, ()),
                involved=involved.get(id_, ()),
                reviews=reviews.get(id_, ()),
                review_months=months,
                is_located=bool(is_located),
                tailgate_on=tailgate_on if tailgate_on and tailgate_on <= span.as_of else None,
                has_photo=id_ in photos,
            )
        )
    return tuple(found)


def _drills(ask: Ask, span: Span, people: People) -> tuple[DrillFact, ...]:
    lines = ask("drills_held", as_of=span.as_of)
    if not lines:
        return ()
    attendees = _by_owner(
        (id_, Signer(who(people, worker, name), signed))
        for id_, worker, name, signed in ask("people_at_drills")
    )
    lessons = _by_owner((id_, text) for id_, text in ask("lessons_of_drills"))
    actions = _by_owner(ask("actions_of_drills", as_of=span.as_of))
    return tuple(
        DrillFact(
            id=id_,
            held_on=on,
            site_id=site,
            plan_id=plan,
            kind=kind or "",
            scenario=scenario or "",
            went_well=went_well or "",
            none_needed=none_needed or "",
            notes=notes or "",
            attendees=attendees.get(id_, ()),
            improvements=lessons.get(id_, ()),
            actions=actions.get(id_, ()),
        )
        for id_, on, site, plan, kind, scenario, went_well, none_needed, notes in lines
    )


def _checks(ask: Ask, span: Span) -> tuple[GearCheck, ...]:
    """What was checked and serviced of emergency equipment, by unit and by plan, each once."""
    days = {"from_on": span.from_on, "as_of": span.as_of}
    units = [
        id_
        for id_, _number, description, type_, _size in ask("audited_units")
        if _is_gear(called(type_, description))
    ]
    plans = [id_ for id_, task in ask("tasks_of_plans") if _is_gear(task or "")]
    inspected: list[Line] = []
    serviced: list[tuple[str, Line]] = []
    if plans:
        inspected += ask("gear_inspected_by_plan", plans=plans, **days)
        serviced += _each(MAINTENANCE, ask("gear_serviced_by_plan", plans=plans, as_of=span.as_of))
    if units:
        inspected += ask("gear_inspected_by_unit", units=units, **days)
        serviced += _each(MAINTENANCE, ask("gear_serviced_by_unit", units=units, as_of=span.as_of))
        serviced += _each(INSPECTION, ask("gear_certified_by_unit", units=units, as_of=span.as_of))
    # what is both is a service
    found = {line[0]: _check(INSPECTION, line, is_service=False) for line in inspected}
    found |= {line[0]: _check(kind, line, is_service=True) for kind, line in serviced}
    return tuple(sorted(found.values(), key=lambda check: (check.on, check.id)))


def _each(kind: str, lines: Iterable[Line]) -> list[tuple[str, Line]]:
    return [(kind, line) for line in lines]


def _check(kind: str, line: Line, *, is_service: bool) -> GearCheck:
    id_, on, unit, plan = line
    return GearCheck(id=id_, kind=kind, on=on, unit_id=unit, plan_id=plan, is_service=is_service)


def _is_gear(text: str) -> bool:
    return is_kit(text) or is_emergency_gear(text)


def _by_owner(lines: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, tuple[Any, ...]] = {}
    for owner, one in lines:
        found[owner] = (*found.get(owner, ()), one)
    return found
