"""Whether every place of work has an emergency plan, whole, of its own, and current (S6.1-6.3)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop.audit.common.emergency_plans import (
    PART_NAMES,
    Covered,
    covered,
    fills,
    has_hospital,
    has_route,
    is_found,
    leftovers,
    listed,
    names_place,
    reopened_since,
    review_due,
)
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import NOTHING, Judged, Missing, Ref, State, of_share
from desktop.audit.rules.rule import rule
from desktop.language import _, ngettext
from desktop.values.audited.emergency import PARTS, SitePlan
from desktop.values.audited.people import People
from desktop.values.audited.places import SiteFact
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

_MOST_NAMED: Final = 3
PLAN: Final = "emergency_plan"
POSTED: Final = "S6.2"


@rule("emergency", "places")
def plan_complete(facts: AuditFacts) -> Judged:
    """S6.1: the share of active sites whose plan says something to each of the ten parts."""

    def lacking(site: SiteFact, plan: SitePlan) -> Iterator[Missing]:
        parts = [name for name in PARTS if not fills(plan, name)]
        if parts:
            what = _("Fill in what the emergency plan of {site} does not say yet: {parts}.").format(
                site=site.name, parts=listed([_(PART_NAMES[name]) for name in parts])
            )
            yield Missing(what, Ref(PLAN, plan.id), parts[0])

    return _by_site(facts, lacking, _("the plan fills in all ten parts"))


@rule("emergency", "places", "assessing")
def plan_specific(facts: AuditFacts) -> Judged:
    """S6.2: the share of active sites whose plan a stranger could find the way with."""
    was_seen = any(
        one.positive and one.question == POSTED and (one.on is None or facts.span.holds(one.on))
        for one in facts.assessing.observations
    )
    return _by_site(
        facts,
        lambda site, plan: _unspecific(site, plan, was_seen),
        _("the plan has the place's own muster point, hospital, ways and numbers, and is posted"),
    )


@rule("emergency", "places", "people")
def plan_current(facts: AuditFacts) -> Judged:
    """S6.3: the share of active sites whose plan workers helped with and that is current."""
    old: list[Missing] = []

    def lacking(site: SiteFact, plan: SitePlan) -> Iterator[Missing]:
        late = list(_out_of_date(site, plan, facts))
        old.extend(late)
        yield from late
        if not has_worker(plan, facts.people, facts.span.as_of):
            what = _(
                "Go through the emergency plan of {site} with a worker, and name who helped."
            ).format(site=site.name)
            yield Missing(what, Ref(PLAN, plan.id), "involved")

    judged = _by_site(facts, lacking, _("the plan is current and workers helped with it"))
    is_stale = bool(old) and judged.state is not State.SUFFICIENT
    return replace(judged, state=State.STALE) if is_stale else judged


def has_worker(plan: SitePlan, people: People, as_of: date) -> bool:
    """Whether a worker helped with a plan; where all who work here lead, one of them."""
    named = [who for who in plan.involved if who.is_named]
    if all(person.leads for person in people.working(as_of)):
        return bool(named)
    return any(not people.leads(who) for who in named)


def _by_site(
    facts: AuditFacts, lacking: Callable[[SiteFact, SitePlan], Iterable[Missing]], holds: str
) -> Judged:
    """Judge the share of active sites whose plan lacks nothing; `holds` is said of those."""
    every = covered(facts)
    good: list[Covered] = []
    missing: list[Missing] = []
    for one in every:
        to_do = [_no_plan(one.site)] if one.plan is None else list(lacking(one.site, one.plan))
        if not to_do:
            good.append(one)
        elif one.through is None:
            missing += to_do
    if not every:
        what = _("Put the places where you work on the list of sites.")
        missing.append(Missing(what, kind="site", earns=NOTHING))
    counted = [Ref(PLAN, one.plan.id) for one in good if one.plan is not None]
    note = _note(every, len(good), holds)
    note = " ".join(filter(None, (note, _ended(facts) if every else "")))
    return of_share(len(good), len(every), counted=counted, missing=missing, note=note)


def _note(every: Sequence[Covered], good: int, holds: str) -> str:
    if not every:
        return _("No site is active on the day.")
    planned = sum(one.plan is not None for one in every)
    said = [
        ngettext(
            "{planned} of {n} active site has an emergency plan; at {good} of them {holds}.",
            "{planned} of {n} active sites have an emergency plan; at {good} of them {holds}.",
            len(every),
        ).format(planned=planned, n=len(every), good=good, holds=holds)
    ]
    for one in every:
        if one.through is not None:
            words = {"site": one.site.name, "other": one.through.name}
            said.append(_("{site} has the address of {other} and its plan.").format(**words))
    return " ".join(said)


def _ended(facts: AuditFacts) -> str:
    """Return which sites of the period are not counted, "" where there are none."""
    span, every = facts.span, facts.places.sites.values()
    ended = [one for one in every if one.active_in(span) and not one.active_on(span.as_of)]
    if not ended:
        return ""
    said = ngettext(
        "{sites} was active in the period, but not on {day}, and is not among them.",
        "{sites} were active in the period, but not on {day}, and are not among them.",
        len(ended),
    )
    names = sorted(one.name for one in ended)
    if len(names) > _MOST_NAMED:
        more = len(names) - _MOST_NAMED
        rest = ngettext("{n} more", "{n} more", more).format(n=more)
        names = [*names[:_MOST_NAMED], rest]
    return said.format(sites=listed(names), day=say_date(span.as_of, span.as_of))


def _no_plan(site: SiteFact) -> Missing:
    what = _("Write an emergency response plan for {site}.").format(site=site.name)
    return Missing(what, kind=PLAN)


def _unspecific(site: SiteFact, plan: SitePlan, was_seen: bool) -> Iterator[Missing]:
    ref, left = Ref(PLAN, plan.id), leftovers(plan)
    for name, text in left:
        what = _('Replace "{text}" in the emergency plan of {site}: it is from the template.')
        yield Missing(what.format(text=quote(text), site=site.name), ref, name)
    template = {name for name, _text in left}
    wanted = (
        ("muster_point", names_place(plan, "muster_point"), _("Name the muster point of {site}.")),
        ("nearest_hospital", has_hospital(plan), _("Name the hospital nearest to {site}.")),
        ("hospital_route", has_route(plan), _("Write down the way from {site} to the hospital.")),
        (
            "site_access",
            is_found(plan, site),
            _("Write down the way to {site}, its address or its coordinates."),
        ),
        (
            "contacts",
            any(contact.has_number for contact in plan.contacts),
            _("Write the numbers to call into the emergency plan of {site}."),
        ),
        (
            "posted_where",
            fills(plan, "posted_where") or plan.has_photo or was_seen,
            _("Say where the emergency plan of {site} is posted, or add a photo of it there."),
        ),
    )
    for name, is_there, what in wanted:
        if not is_there and name not in template:
            yield Missing(what.format(site=site.name), ref, name)


def _out_of_date(site: SiteFact, plan: SitePlan, facts: AuditFacts) -> Iterator[Missing]:
    ref, as_of = Ref(PLAN, plan.id), facts.span.as_of
    due = review_due(plan, facts.company.review_months)
    opened = reopened_since(plan, site, as_of)
    if due is None:
        what = _("Date the emergency plan of {site}, or review it.")
        yield Missing(what.format(site=site.name), ref, "made_on")
    elif due < as_of:
        what = _("Review the emergency plan of {site}: it was last looked at on {day}.")
        last = plan.looked_at_on or due
        yield Missing(what.format(site=site.name, day=say_date(last, as_of)), ref, "reviews")
    elif opened is not None:
        what = _("Review the emergency plan of {site}: the site opened again on {day}.")
        yield Missing(what.format(site=site.name, day=say_date(opened, as_of)), ref, "reviews")
