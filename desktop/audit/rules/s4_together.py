"""S4.3: workers and management both take part in inspections."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import (
    ALL,
    NOTHING,
    Judged,
    Missing,
    Ref,
    State,
    not_applicable,
    of_share,
)
from desktop.audit.rules.rule import rule
from desktop.language import _, ngettext
from desktop.values.audited.inspections import InspectionFact
from desktop.values.audited.span import Span
from desktop.values.day_spans import say_days
from desktop.values.months import add_months
from desktop.values.spoken import say_date

_FOR_A_WORKER = Fraction(1, 2)
_ALONE = 2  # so many people inspect everything themselves


@rule("inspections", "people", "places")
def inspected_together(facts: AuditFacts) -> Judged:
    """Judge S4.3: half for a worker on each inspection, half for management in each quarter.

    Inspections of work places count; where there are none, those of units.
    """
    crew = most_at_once(facts)
    if 0 < crew <= _ALONE:
        return not_applicable(_("Only one or two people work here, and inspect everything."))
    sites = [one for one in facts.inspections.each if one.site and facts.span.holds(one.on)]
    met, population, counted = _with_workers(facts, sites)
    if not population:
        return of_share(
            0,
            0,
            missing=[
                Missing(
                    _("Inspect a work place together with a worker."),
                    kind="inspection",
                    earns=_FOR_A_WORKER,
                )
            ],
            note=_("There is no inspection in the period."),
        )
    quarters = facts.span.quarters()
    led = _led(facts, sites)
    quiet = [part for part in quarters if not any(part.holds(on) for _id, on in led)]
    share = (Fraction(met, population) + 1 - Fraction(len(quiet), len(quarters))) / 2
    counted += [Ref("inspection", id_) for id_, on in led if facts.span.holds(on)]
    return Judged(
        state=_state(share),
        share=share,
        counted=tuple(dict.fromkeys(counted)),
        missing=(*_without_workers(facts, sites), *_without_leaders(facts, quiet)),
        note=_note(met, population, len(quarters) - len(quiet), len(quarters)),
        met=met,
        population=population,
        of_records=0 if sites else met,
    )


def most_at_once(facts: AuditFacts) -> int:
    """Return how many worked here at most, as seen month by month."""
    days, day = [facts.span.as_of], facts.span.from_on
    while day < facts.span.as_of:
        days.append(day)
        day = add_months(facts.span.from_on, len(days) - 1)
    return max(len(facts.people.working(on)) for on in days)


def _with_workers(facts: AuditFacts, sites: Sequence[InspectionFact]) -> tuple[int, int, list[Ref]]:
    if sites:
        together = [one for one in sites if _has_worker(facts, one)]
        return len(together), len(sites), [Ref("inspection", one.id) for one in together]
    doers = [one for one in facts.inspections.doers if one.last_on >= facts.span.from_on]
    workers = [one for one in doers if facts.people.is_worker(one.who)]
    return (
        sum(one.times for one in workers),
        sum(one.times for one in doers),
        [Ref("inspection", one.last_id) for one in workers],
    )


def _has_worker(facts: AuditFacts, one: InspectionFact) -> bool:
    return any(facts.people.is_worker(who) for who in one.people)


def _led(facts: AuditFacts, sites: Sequence[InspectionFact]) -> list[tuple[str, date]]:
    joined = [(one.id, one.on) for one in sites if facts.people.any_leads(one.people)]
    return [*joined, *facts.inspections.led]


def _without_workers(facts: AuditFacts, sites: Sequence[InspectionFact]) -> list[Missing]:
    return [
        Missing(
            _(
                "Take a worker along: nobody but {who} is on the inspection of {name} on {day}."
            ).format(
                who=one.by.name or _("nobody named"),
                name=facts.places.sites[one.site].name if one.site in facts.places.sites else "",
                day=say_date(one.on, facts.span.as_of),
            ),
            Ref("inspection", one.id),
            "participants",
        )
        for one in sites
        if not _has_worker(facts, one)
    ]


def _without_leaders(facts: AuditFacts, quiet: Sequence[Span]) -> list[Missing]:
    leads = [person.name for person in facts.people.working(facts.span.as_of) if person.leads]
    if not leads:
        what = _("Tick on the list of workers who is owner or manager: nobody is.")
        return [Missing(what, kind="worker")]
    return [
        Missing(
            _("No owner or manager was on an inspection from {days}.").format(
                days=say_days(part.from_on, part.as_of, facts.span.as_of)
            ),
            kind="inspection",
        )
        for part in quiet
    ]


def _note(met: int, population: int, quarters: int, of: int) -> str:
    workers = ngettext(
        "A worker was on {met} of {n} inspection.", "A worker was on {met} of {n} inspections.",
        population,
    ).format(met=met, n=population)  # fmt: skip
    leaders = ngettext(
        "Owner or manager took part in {met} of {n} quarter.",
        "Owner or manager took part in {met} of {n} quarters.",
        of,
    ).format(met=quarters, n=of)
    return f"{workers} {leaders}"


def _state(share: Fraction) -> State:
    if share >= ALL:
        return State.SUFFICIENT
    return State.PARTIAL if share > NOTHING else State.MISSING
