"""What an auditor asks about incidents besides their causes: none reported, dates, what is open."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from desktop.audit.common.events import events, say_event
from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.rules.rule import Finder, finder
from desktop.language import _
from desktop.values.audited.incidents import HoursFact
from desktop.values.months import add_months
from desktop.values.spoken import say_date, say_number

MANY_HOURS: Final = Decimal(5000)  # in so many a year without any near miss is hard to believe
_NEAR: Final = frozenset({"near_miss", "hazard"})
_YEAR: Final = 12  # months
_WEEKEND: Final = timedelta(days=4)  # a long one between what happened and a start in time


@finder("incidents", codes=["no_near_miss"])
def no_near_miss(facts: AuditFacts) -> Iterator[Found]:
    """A year of many hours in which nobody reported a near miss."""
    hours = _hours_of_a_year(facts.incidents.hours, facts.span.as_of)
    if not facts.company.id or hours < MANY_HOURS:
        return
    if any(event.incident.kind in _NEAR for event in events(facts)):
        return
    yield Found(
        code="no_near_miss",
        record=Ref("company", facts.company.id),
        subject=facts.company.name,
        message=_("{hours} hours of work in a year, and not one near miss was reported.").format(
            hours=say_number(hours, 0)
        ),
        fix=_("Ask for near misses at the next meetings, and write down the next one, however "
              "small; four lines are enough."),
    )  # fmt: skip


@finder("incidents", codes=["hazard_assessment_not_revised"])
def not_revised(facts: AuditFacts) -> Iterator[Found]:
    """Investigations that ask for a hazard assessment to be revised that nobody looked at since."""
    for event in events(facts):
        for one in event.investigations:
            looked_at = one.assessment_looked_at_on
            if not one.assessment or not one.finished_on:
                continue
            if looked_at is not None and looked_at >= event.incident.happened_on:
                continue
            message = _(
                "It says that the hazard assessment has to be revised, and nobody did since."
            )
            if looked_at is not None:
                message = _("It says that the hazard assessment has to be revised; that was last "
                            "looked at {day}, before it happened.").format(
                    day=say_date(looked_at, facts.span.as_of)
                )  # fmt: skip
            yield Found(
                code="hazard_assessment_not_revised",
                record=Ref("investigation", one.id),
                subject=say_event(event.incident, facts.span.as_of),
                message=message,
                fix=_("Put what was found into the hazard assessment, and enter the review there."),
                field="hazard_assessment_id",
            )


@finder("incidents", codes=["investigation_before_incident"])
def impossible_dates(facts: AuditFacts) -> Iterator[Found]:
    """Investigations that are dated before the incident, or finished before they were begun."""
    for event in events(facts):
        happened = event.incident.happened_on
        for one in event.investigations:
            began, done = one.started_on, one.finished_on
            if began is not None and began < happened:
                field, day = "started_on", began
            elif done is not None and done < (began or happened):
                field, day = "finished_on", done
            else:
                continue
            yield Found(
                code="investigation_before_incident",
                record=Ref("investigation", one.id),
                subject=say_event(event.incident, facts.span.as_of),
                message=_("It is dated {day}, and that cannot be: it happened {happened}.").format(
                    day=say_date(day, facts.span.as_of),
                    happened=say_date(happened, facts.span.as_of),
                )
                if day < happened
                else _("It was finished {day}, before it was begun.").format(
                    day=say_date(day, facts.span.as_of)
                ),
                fix=_("Look at the paper and correct the date."),
                field=field,
            )


@finder("incidents", codes=["investigation_late"])
def late(facts: AuditFacts) -> Iterator[Found]:
    """Investigations that were begun long after it happened, or dragged on long after that."""
    as_of = facts.span.as_of
    for event in events(facts):
        one, happened = event.begun, event.incident.happened_on
        if one is None:
            continue
        begun, done = one.started_on, one.finished_on
        if begun is not None and done is not None and done < begun:
            continue  # one of the two is wrong, and that is told by itself
        if begun is not None and begun > event.start_by + _WEEKEND:
            day, field = begun, "started_on"
            message = _("It was begun {day}, {n} days after it happened.")
            fix = _("Begin the next one within {n} days, while people still remember.")
            within = facts.company.start_days
        elif done is not None and done - happened > 2 * (event.finish_by - happened):
            day, field = done, "finished_on"
            message = _("It was finished {day}, {n} days after it happened.")
            fix = _("Finish the next one within {n} days, so that the cause is gone before it "
                    "does it again.")  # fmt: skip
            within = facts.company.finish_days
        else:
            continue
        yield Found(
            code="investigation_late",
            record=Ref("investigation", one.id),
            subject=say_event(event.incident, as_of),
            message=message.format(day=say_date(day, as_of), n=(day - happened).days),
            fix=fix.format(n=within),
            field=field,
        )


@finder("incidents", codes=["report_undecided"])
def undecided(facts: AuditFacts) -> Iterator[Found]:
    """Grave incidents of which nobody decided whether the authorities are to be told."""
    for event in events(facts):
        incident = event.incident
        if incident.reportable != "undecided" or not event.must_be_investigated:
            continue
        if facts.span.as_of <= event.start_by:
            continue
        yield Found(
            code="report_undecided",
            record=event.ref,
            subject=say_event(incident, facts.span.as_of),
            message=_("Nobody has decided yet whether it has to be reported to the authorities."),
            fix=_("Decide today: the time to report is short. Where you are not sure, call them."),
            field="reportable",
        )


def _hours_of_a_year(hours: tuple[HoursFact, ...], as_of: date) -> Decimal:
    """Return the hours of the last twelve months, with the one that runs or without it."""
    last = as_of.replace(day=1)
    return max(_twelve_to(hours, last), _twelve_to(hours, add_months(last, -1)))


def _twelve_to(hours: tuple[HoursFact, ...], last: date) -> Decimal:
    first = add_months(last, 1 - _YEAR)
    return sum(
        (one.hours for one in hours if first <= one.month_on.replace(day=1) <= last), Decimal(0)
    )


FINDERS: Final[tuple[Finder, ...]] = (
    no_near_miss,
    not_revised,
    impossible_dates,
    late,
    undecided,
)
