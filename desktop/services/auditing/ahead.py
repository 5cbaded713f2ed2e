"""The curve of the coming weeks in words and shares: if nothing is done, and if the plan is."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from desktop.audit.bends import Bend, Lift
from desktop.audit.forecast import Point
from desktop.language import _
from desktop.services.auditing.auditor import Audited, Auditor, Forecast
from desktop.services.auditing.bend_words import bend_label, bend_sentence
from desktop.services.auditing.lift_words import lift_sentence, weight_of
from desktop.services.auditing.planned import planned_points
from desktop.services.auditing.standing_shown import ChartShown, Event, Stop
from desktop.services.auditing.words import say_percent
from desktop.store.file import CompanyFile
from desktop.values.months import add_months
from desktop.values.short_dates import say_short_month
from desktop.values.spoken import say_date

MONTHS: Final = 6  # ahead where no audit is
MOST_MONTHS: Final = 24
MOST_STEPS: Final = 13
LEAST_FALL: Final = Fraction(1, 200)  # of the whole, to be named in the chart
LEAST_LIFT: Final = Fraction(1, 50)
MOST_NAMED: Final = 4
_A_DAY: Final = timedelta(days=1)
_WEEK: Final = 7


def ahead_shown(auditor: Auditor, company: CompanyFile, as_of: date) -> ChartShown | None:
    """Return the chart up to the day of the audit, else of the next six months.

    None: the audit is today, and nothing lies ahead.
    """
    audited = auditor.audited(as_of)
    audit_on = audited.facts.company.next_audit_on
    until = _until(as_of, audit_on)
    if until is None:
        return None
    ahead = auditor.ahead(as_of, days_to(as_of, until))
    planned = planned_points(company, audited, ahead.points)
    return _chart(audited, ahead, planned)


def days_to(as_of: date, until: date) -> tuple[date, ...]:
    """Return the days that are judged, first and last among them: by weeks, or by months."""
    by_days = -(-(until - as_of).days // (MOST_STEPS - 1))
    if by_days > 4 * _WEEK:
        days = [add_months(as_of, n) for n in range(MOST_MONTHS + 1)]
    else:
        step = max(_WEEK, by_days)
        days = [as_of + timedelta(days=step * n) for n in range(MOST_STEPS)]
    return (*(day for day in days if day < until), until)


def _until(as_of: date, audit_on: date | None) -> date | None:
    if audit_on == as_of:
        return None
    if audit_on is None or audit_on < as_of:
        return add_months(as_of, MONTHS)
    return min(audit_on, add_months(as_of, MOST_MONTHS))


def _chart(audited: Audited, ahead: Forecast, planned: Sequence[Point]) -> ChartShown:
    nothing = ahead.points
    first, last = nothing[0].day, nothing[-1].day
    goal = audited.protocol.pass_overall
    low, high = say_percent(nothing[-1].score.overall), say_percent(planned[-1].score.overall)
    when = say_date(last, first)
    sentence = _("{low} on {date} if nothing more is done, {high} if the plan is done.").format(
        low=low, high=high, date=when
    )
    sentence = " ".join((sentence, *_lifts(audited, ahead.lifts, first)))
    stops = tuple(_stops(nothing, planned))
    events = tuple(_events(audited, nothing, ahead.bends))
    return ChartShown(
        sentence=sentence,
        nothing_said=low,
        then_said=_("on {date} if nothing more is done").format(date=when),
        tone="plain" if nothing[-1].score.passes else "red",
        planned_said=high,
        stops=stops,
        events=events,
        months=tuple(_months(first, last)),
        goal=float(goal * 100),
        goal_said=say_percent(goal),
        description="\n".join((sentence, *(stop.sentence for stop in stops))),
    )


def _stops(nothing: Sequence[Point], planned: Sequence[Point]) -> Iterator[Stop]:
    first, last = nothing[0].day, nothing[-1].day
    for low, high in zip(nothing, planned, strict=True):
        words = _("{date}: {low} if nothing more is done, {high} if the plan is done.")
        if low.day == first:
            words = _("Today, {date}: {low}.")
        yield Stop(
            x=_place(low.day, first, last),
            nothing=float(low.score.overall * 100),
            planned=float(high.score.overall * 100),
            sentence=words.format(
                date=say_date(low.day, first),
                low=say_percent(low.score.overall),
                high=say_percent(high.score.overall),
            ),
        )


def _events(audited: Audited, points: Sequence[Point], bends: Iterable[Bend]) -> Iterator[Event]:
    first, last = points[0].day, points[-1].day
    possible = Fraction(audited.protocol.points)

    def size(bend: Bend) -> Fraction:
        fall = sum((Fraction(one.points) for one in bend.falls), Fraction(0)) / possible
        return fall + (1 if bend.under or bend.ends_passing else 0)

    told = [bend for bend in bends if size(bend) >= LEAST_FALL]
    named = sorted(sorted(told, key=size, reverse=True)[:MOST_NAMED], key=lambda bend: bend.day)
    known: set[str] = set()
    for bend in named:
        yield Event(
            x=_place(bend.day, first, last),
            label=bend_label(audited.protocol, bend, known),
            sentence=bend_sentence(audited.protocol, bend, first),
        )


def _lifts(audited: Audited, lifts: Iterable[Lift], first: date) -> list[str]:
    """Return what moves both curves most without any work, because somebody would ask why."""
    told = [one for one in lifts if weight_of(audited.protocol, one) >= LEAST_LIFT]
    most = sorted(told, key=lambda one: weight_of(audited.protocol, one))[-1:]
    return [lift_sentence(audited.protocol, one, first) for one in most]


def _months(first: date, last: date) -> Iterator[tuple[float, str]]:
    """Return the first day of each month with its name; January with its year."""
    day = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
    while day <= last:
        name = say_short_month(day.month)
        yield _place(day, first, last), f"{name} {day.year}" if day.month == 1 else name
        day = (day + timedelta(days=31)).replace(day=1)


def _place(day: date, first: date, last: date) -> float:
    return (day - first) / (last - first)
