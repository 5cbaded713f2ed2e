"""Answers about an emergency at one site: where to go, whom to call, who helps, the last drill."""

from typing import Final

from desktop.audit.common.emergency_plans import is_empty, leftover_of
from desktop.audit.common.first_aid import first_aiders, roles_at
from desktop.language import _
from desktop.services.practice.asked import Answer, Asked, new, record
from desktop.services.today.shown import Target
from desktop.values.audited.emergency import ContactFact, SitePlan

_PLAN: Final = "emergency_plan"
_NUMBERS: Final = 3


def _no_plan(asked: Asked) -> Answer:
    if asked.site is None:
        return Answer((), _("Enter the sites, and an emergency plan for each."), new("site"))
    what = _("Make the emergency plan of {site}.").format(site=asked.site.name)
    return Answer((), what, new(_PLAN, site_id=asked.site.id))


def _said(plan: SitePlan, name: str) -> str:
    """Return what a plan says of its site, "" where it is empty or left over from a template."""
    text = plan.says(name)
    return "" if is_empty(text) or leftover_of(text) else " ".join(text.split())


def muster_point(asked: Asked) -> Answer:
    """Where the crew meets at this site."""
    plan = asked.plan()
    if plan is None or asked.site is None:
        return _no_plan(asked)
    opens, site = record(_PLAN, plan.id), asked.site.name
    if point := _said(plan, "muster_point"):
        lines = [_("{site}: {point}.").format(site=site, point=point.rstrip("."))]
        if posted := _said(plan, "posted_where"):
            lines.append(_("The plan hangs here: {where}.").format(where=posted.rstrip(".")))
        return Answer(tuple(lines), "", opens)
    return Answer((), _("Enter the muster point of {site} in its plan.").format(site=site), opens)


def hospital(asked: Asked) -> Answer:
    """Whom to call from this site, and the nearest hospital."""
    plan = asked.plan()
    if plan is None or asked.site is None:
        return _no_plan(asked)
    opens = record(_PLAN, plan.id)
    lines: list[str] = []
    calls = [one for one in plan.contacts if one.has_number]
    lines += [_call(one) for one in calls[:_NUMBERS]]
    nearest = _said(plan, "nearest_hospital")
    if nearest:
        lines.append(_("Nearest hospital: {hospital}.").format(hospital=nearest.rstrip(".")))
    if way := _said(plan, "hospital_route"):
        lines.append(_("The way there: {way}.").format(way=way.rstrip(".")))
    if nearest and calls:
        return Answer(tuple(lines), "", opens)
    what = _("Enter the nearest hospital in the plan of {site}.")
    if not calls:
        what = _("Enter the numbers to call in the plan of {site}.")
    if not calls and not nearest:
        what = _("Enter the numbers to call and the nearest hospital in the plan of {site}.")
    return Answer(tuple(lines), what.format(site=asked.site.name), opens)


def _call(one: ContactFact) -> str:
    who = f"{one.name} ({one.role})" if one.role else one.name
    return _("{who}: {number}").format(who=who, number=one.phone) if one.phone else who


def first_aider(asked: Asked) -> Answer:
    """Who holds valid first aid, those with a role at this site first; and where the kit is."""
    held = first_aiders(asked.facts)
    if not held:
        return Answer((), _("Nobody's first aid is valid. Book a course, and enter the cards."),
                      new("certificate"))  # fmt: skip
    named = {
        role.who.id
        for role in (roles_at(asked.facts, asked.site) if asked.site else ())
        if "aid" in role.role.casefold()
    }
    first = sorted(held, key=lambda one: (one[0].id not in named, one[0].name.casefold()))
    names = ", ".join(person.name for person, _card in first)
    lines = [_("First aiders: {names}.").format(names=names)]
    plan = asked.plan()
    opens: Target = record("certificate", first[0][1].id)
    if plan is None or not (kit := _said(plan, "equipment_location")):
        what = _("Enter in the emergency plan where the first-aid kit is.")
        return Answer(tuple(lines), what, record(_PLAN, plan.id) if plan else _no_plan(asked).opens)
    lines.append(_("Where things are: {where}").format(where=kit))
    return Answer(tuple(lines), "", opens)


def drill(asked: Asked) -> Answer:
    """The last drill at this site, else anywhere, and what came out of it."""
    drills = asked.facts.emergency.drills
    mine = [one for one in drills if asked.site and one.site_id == asked.site.id] or drills
    if not mine:
        return Answer((), _("Hold a drill, and enter what came out of it."), new("drill"))
    last = max(mine, key=lambda one: (one.held_on, one.id))
    site = asked.facts.places.sites.get(last.site_id or "")
    what = last.scenario.strip().rstrip(".") or _("a drill")
    lines = [
        _("{what}, {site}, on {day}.").format(
            what=what, site=site.name, day=asked.say(last.held_on)
        )
        if site
        else _("{what}, on {day}.").format(what=what, day=asked.say(last.held_on))
    ]
    came = [*last.improvements, *([last.none_needed] if last.none_needed else [])]
    lines += [_("What came out of it: {what}").format(what=one) for one in came[:2]]
    opens = record("drill", last.id)
    if not came:
        return Answer(tuple(lines), _("Enter what came out of the drill."), opens)
    return Answer(tuple(lines), "", opens)
