"""Weaknesses of emergency plans that an auditor would find."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from desktop.audit.common.drills import is_at, tells_anything
from desktop.audit.common.emergency_plans import (
    PART_NAMES,
    covered,
    empty_parts,
    has_hospital,
    has_route,
    in_force,
    is_found,
    is_no_place,
    leftovers,
    listed,
    reopened_since,
    review_due,
)
from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.rules.rule import finder
from desktop.audit.rules.s6_plans import has_worker
from desktop.language import _
from desktop.values.audited.emergency import SitePlan
from desktop.values.audited.places import SiteFact
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

PLAN: Final = "emergency_plan"
# until when a new plan may wait for its first tailgate meeting, and for its first drill
_TAILGATE: Final = timedelta(days=14)
_DRILL: Final = timedelta(days=30)
_MOST_QUOTED: Final = 3
_WITH_CREW: Final = re.compile(r"\b(?:tail ?gate|tool ?box|crew|kick ?off)\b", re.IGNORECASE)


@finder("emergency", "places", codes=["site_without_plan"])
def sites(facts: AuditFacts) -> Iterator[Found]:
    """Sites where work is done without an emergency plan."""
    for one in covered(facts):
        if one.plan is None:
            yield Found(
                code="site_without_plan",
                record=Ref("site", one.site.id),
                subject=one.site.name,
                message=_("{site} has no emergency response plan.").format(site=one.site.name),
                fix=_("Write one with the people who work there."),
            )


@finder(
    "emergency",
    "places",
    codes=[
        "plan_leftovers",
        "plan_without_muster",
        "plan_without_hospital",
        "plan_without_route",
        "plan_without_access",
        "plan_without_numbers",
        "plan_parts_missing",
    ],
)
def texts(facts: AuditFacts) -> Iterator[Found]:
    """Plans that say too little, or still what their template said."""
    for site, plan in in_force(facts):
        yield from _leftovers(site, plan)
        yield from _unspecific(site, plan)
        parts = empty_parts(plan)
        if parts:
            yield _found(
                "plan_parts_missing",
                site,
                plan,
                parts[0],
                _("The emergency plan of {site} says nothing about {parts}.").format(
                    site=site.name, parts=listed([_(PART_NAMES[name]) for name in parts])
                ),
                _("Write a sentence or two on each: what holds at this place."),
            )


@finder(
    "emergency",
    "places",
    "people",
    codes=["plan_not_reviewed", "plan_without_workers", "no_tailgate_review", "never_drilled"],
)
def upkeep(facts: AuditFacts) -> Iterator[Found]:
    """Plans that lie in a drawer: not reviewed, made alone, never told to the crew, not drilled."""
    for site, plan in in_force(facts):
        yield from _not_reviewed(site, plan, facts)
        if not has_worker(plan, facts.people, facts.span.as_of):
            yield _found(
                "plan_without_workers",
                site,
                plan,
                "involved",
                _("No worker is named as having helped with the emergency plan of {site}.").format(
                    site=site.name
                ),
                _("Go through it with the people who work there, and write down who they were."),
            )
        yield from _not_told(site, plan, facts)
        yield from _not_drilled(site, plan, facts)


def _leftovers(site: SiteFact, plan: SitePlan) -> Iterator[Found]:
    left = leftovers(plan)
    if left:
        quoted = dict.fromkeys(f'"{quote(text)}"' for _name, text in left)
        yield _found(
            "plan_leftovers",
            site,
            plan,
            left[0][0],
            _("The emergency plan of {site} still says what its template said: {texts}.").format(
                site=site.name, texts=listed(list(quoted)[:_MOST_QUOTED])
            ),
            _("Put in what holds at this place, or take it out."),
        )


def _unspecific(site: SiteFact, plan: SitePlan) -> Iterator[Found]:
    template = {name for name, _text in leftovers(plan)}
    if is_no_place(plan.says("muster_point")):
        what = _("The emergency plan of {site} names no muster point.").format(site=site.name)
        fix = _("Name a place that everybody finds in smoke and in the dark.")
        yield _found("plan_without_muster", site, plan, "muster_point", what, fix)
    if not has_hospital(plan) and "nearest_hospital" not in template:
        what = _("The emergency plan of {site} names no hospital.").format(site=site.name)
        fix = _("Name the nearest one that takes emergencies, day and night.")
        yield _found("plan_without_hospital", site, plan, "nearest_hospital", what, fix)
    if not has_route(plan) and "hospital_route" not in template:
        what = _("The emergency plan of {site} does not say how to get to the hospital.")
        fix = _("Write the way down, turn by turn, for somebody who does not know the area.")
        yield _found(
            "plan_without_route", site, plan, "hospital_route", what.format(site=site.name), fix
        )
    if not is_found(plan, site) and "site_access" not in template:
        what = _("Nobody who was never at {site} finds it by its emergency plan.")
        fix = _("Add the way in, the address or land location, or the coordinates.")
        yield _found(
            "plan_without_access", site, plan, "site_access", what.format(site=site.name), fix
        )
    if "contacts" not in template and not any(one.has_number for one in plan.contacts):
        what = _("The emergency plan of {site} holds no number to call.").format(site=site.name)
        fix = _("Add 911, the people in charge and the utilities, each with a number.")
        yield _found("plan_without_numbers", site, plan, "contacts", what, fix)


def _not_reviewed(site: SiteFact, plan: SitePlan, facts: AuditFacts) -> Iterator[Found]:
    as_of = facts.span.as_of
    due = review_due(plan, facts.company.review_months)
    opened = reopened_since(plan, site, as_of)
    words = {"site": site.name}
    if due is None:
        what = _("The emergency plan of {site} has no date, and it was never reviewed.")
    elif due < as_of:
        words["day"] = say_date(plan.looked_at_on or due, as_of)
        what = _("The emergency plan of {site} was last looked at on {day}.")
    elif opened is not None:
        words["day"] = say_date(opened, as_of)
        what = _("{site} opened again on {day}, and its emergency plan was not looked at since.")
    else:
        return
    fix = _("Walk the place with the plan, call the numbers, and write down the review.")
    yield _found("plan_not_reviewed", site, plan, "reviews", what.format(**words), fix)


def _not_told(site: SiteFact, plan: SitePlan, facts: AuditFacts) -> Iterator[Found]:
    told = any(
        talk.site_id in (None, site.id)
        and (plan.made_on is None or talk.held_on >= plan.made_on)
        and talk.held_on <= facts.span.as_of
        for talk in facts.emergency.talks
    )
    remarked = any(_WITH_CREW.search(remark) for _on, remark in plan.reviews)
    if plan.tailgate_on is None and not told and not remarked and _is_older(plan, facts, _TAILGATE):
        yield _found(
            "no_tailgate_review",
            site,
            plan,
            "first_tailgate_review_on",
            _("Nothing says that the crew was told of the emergency plan of {site}.").format(
                site=site.name
            ),
            _("Go through it at the next tailgate meeting, and write down the day."),
        )


def _not_drilled(site: SiteFact, plan: SitePlan, facts: AuditFacts) -> Iterator[Found]:
    places = [site, *(one.site for one in covered(facts) if one.through == site)]
    is_only_one = len(list(in_force(facts))) == 1
    days = [
        drill.held_on
        for drill in facts.emergency.drills
        if drill.held_on <= facts.span.as_of and any(is_at(drill, place) for place in places)
        if is_only_one or tells_anything(drill)
    ]
    last: date | None = max(days, default=None)
    if facts.span.holds(last) or not _is_older(plan, facts, _DRILL):
        return
    what = _("No drill of the emergency plan of {site} is on file.").format(site=site.name)
    if last is not None:
        what = _("The emergency plan of {site} was last drilled on {day}.").format(
            site=site.name, day=say_date(last, facts.span.as_of)
        )
    fix = _("Hold a drill there, or talk one through at the table: half an hour a year is enough.")
    yield _found("never_drilled", site, plan, "", what, fix)


def _is_older(plan: SitePlan, facts: AuditFacts, than: timedelta) -> bool:
    return plan.made_on is None or facts.span.as_of - plan.made_on > than


def _found(code: str, site: SiteFact, plan: SitePlan, field: str, message: str, fix: str) -> Found:
    return Found(
        code=code,
        record=Ref(PLAN, plan.id),
        subject=site.name,
        message=message,
        fix=fix,
        field=field,
    )
