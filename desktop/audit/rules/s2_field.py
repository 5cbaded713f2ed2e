"""S2.6 and S2.7: the field assessments, whether they came before the work and what is on them."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Final

from desktop.audit.common.field_cards import (
    filled_late,
    is_signed,
    is_sound,
    say_time,
    with_ppe_only,
    without_control,
)
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import (
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
from desktop.values.audited.hazards import FieldFact
from desktop.values.folding import key
from desktop.values.months import add_months
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

FIELD: Final = "field_level_hazard_assessment"
FEWEST: Final = 12  # a year, or all jobs if there were fewer (domain.md 8.3, S2.6)
_SPREAD: Final = Fraction(9, 12)  # of the months worked
_YEAR: Final = 12
_MONTH: Final = Fraction(36525, 1200)  # days
_MIDDLE: Final = timedelta(days=14)  # of a month, from its first day
_INDOORS: Final = frozenset({"office", "shop"})


@rule("places", "hazards")
def field_assessments_done(facts: AuditFacts) -> Judged:
    """S2.6: field assessments before work, of all days and jobs that asked for one.

    Spread over the months worked: fewer months than three in four hold the share down.
    """
    if _is_one_fixed_place(facts):
        return not_applicable(
            _("All work is done at one fixed place, so there is no site to assess anew.")
        )
    cards = facts.hazards.within(facts.span)
    late = filled_late(facts.hazards.field)
    good = [card for card in cards if card.at is not None and card.id not in late]
    expected = _expected(cards, facts)
    worked, needed = _months(facts)
    months = {_ago(card.on, facts.span.as_of) for card in good}
    spread = min(Fraction(len(months), needed), Fraction(1))
    judged = of_share(
        len(good),
        expected,
        counted=[Ref(FIELD, card.id) for card in good],
        missing=_to_do(cards, good, expected, (months, worked, needed), facts),
        note=_note(cards, late, len(good), expected, len(months), worked),
    )
    if spread >= judged.share:
        return judged
    return replace(judged, share=spread, state=State.PARTIAL if good else State.MISSING)


def _expected(cards: Sequence[FieldFact], facts: AuditFacts) -> int:
    """Return how many are asked for: each job of each day of the log, each day with a card.

    Without a job log at least twelve a year, because nobody can say that there were fewer jobs.
    """
    logged = {(on, key(job)) for on, job in facts.hazards.jobs if facts.span.holds(on)}
    jobs = Counter(on for on, _job in logged)
    done = Counter(card.on for card in cards)
    asked = sum(max(jobs[on], done[on]) for on in jobs.keys() | done.keys())
    return asked if jobs else max(asked, ceil(Fraction(FEWEST * _span_months(facts), _YEAR)))


def _span_months(facts: AuditFacts) -> int:
    days = (facts.span.as_of - facts.span.from_on).days + 1
    return max(1, round(days / _MONTH))


def _months(facts: AuditFacts) -> tuple[int, int]:
    """Return how many months were worked in the span, and how many of them ask for a card.

    By the job log; where there is none, every month since there are records, but for those that
    have nought for their hours.
    """
    span, months = facts.span, range(_span_months(facts))
    logged = {_ago(on, span.as_of) for on, _job in facts.hazards.jobs} & set(months)
    idle = {_ago(on + _MIDDLE, span.as_of) for on in facts.hazards.months_idle}
    since = max(span.from_on, min(facts.company.first_record_on or span.from_on, span.as_of))
    worked = len(logged or set(months[: _ago(since, span.as_of) + 1]) - idle)
    return worked, max(1, ceil(_SPREAD * worked))


def _ago(day: date, as_of: date) -> int:
    """Return how many whole months lie between a day and the end of the span."""
    months = (as_of.year - day.year) * _YEAR + as_of.month - day.month
    return months - 1 if day > add_months(as_of, -months) else months


def _is_one_fixed_place(facts: AuditFacts) -> bool:
    sites = [site for site in facts.places.sites.values() if site.active_in(facts.span)]
    return len(sites) == 1 and sites[0].kind in _INDOORS


def _to_do(
    cards: Sequence[FieldFact],
    good: Sequence[FieldFact],
    expected: int,
    spread: tuple[Set[int], int, int],
    facts: AuditFacts,
) -> list[Missing]:
    found = []
    short = expected - len(cards)
    seen, worked, needed = spread
    months = len(seen)

    def earned(more: int) -> Fraction:
        """Return what so many more earn that are filled in now: all of them in one month."""
        with_them = min(Fraction(len(seen | {0}), needed), Fraction(1))
        now = min(Fraction(len(good), expected), Fraction(months, needed), Fraction(1))
        then = min(Fraction(len(good) + more, max(expected, len(cards) + more)), with_them)
        return max(then - now, NOTHING)

    if short > 0:
        found.append(
            Missing(
                what=ngettext(
                    "Fill in a field assessment before the work starts: {n} more is asked for.",
                    "Fill in a field assessment before the work starts: {n} more are asked for.",
                    short,
                ).format(n=short),
                kind=FIELD,
                times=short,
                earns=earned(short),
            )
        )
    if months < needed:
        what = ngettext(
            "Fill them in all year round: {n} month of {of} has one.",
            "Fill them in all year round: {n} months of {of} have one.",
            months,
        )
        own = NOTHING if short > 0 else earned(1)  # the same cards do for both
        found.append(Missing(what=what.format(n=months, of=worked), kind=FIELD, earns=own))
    fine = {card.id for card in good}
    found += [_too_late(card, facts) for card in cards if card.id not in fine]
    return found


def _too_late(card: FieldFact, facts: AuditFacts) -> Missing:
    day, ref = say_date(card.on, facts.span.as_of), Ref(FIELD, card.id)
    if card.at is None:
        what = _("Say at what time the field assessment of {date} was filled in.")
        return Missing(what=what.format(date=day), record=ref, field="done_at")
    if card.work_start is None:
        what = _("The field assessment of {date} was filled in at {time}, when the day's work is "
                 "usually over. If work began that late, say when.")  # fmt: skip
    else:
        what = _("The field assessment of {date} was filled in at {time}, and work began at "
                 "{start}. Have the next one done before.")  # fmt: skip
    said = what.format(date=day, time=say_time(card.at), start=say_time(card.work_start))
    return Missing(what=said, record=ref, field="work_start")


def _note(
    cards: Sequence[FieldFact],
    late: dict[str, int | None],
    good: int,
    expected: int,
    months: int,
    worked: int,
) -> str:
    after = sum(card.id in late for card in cards)
    untimed = sum(card.at is None for card in cards)
    told = [
        ngettext(
            "{n} of {of} field assessment was done before the work.",
            "{n} of {of} field assessments were done before the work.",
            expected,
        ).format(n=good, of=expected),
        ngettext(
            "There is one in {n} of {of} month.", "There is one in {n} of {of} months.", worked
        ).format(n=min(months, worked), of=worked),
    ]
    if after:
        told.append(
            ngettext(
                "{n} was filled in after it began.", "{n} were filled in after it began.", after
            ).format(n=after)
        )
    if untimed:
        told.append(
            ngettext("{n} has no time of day.", "{n} have no time of day.", untimed).format(
                n=untimed
            )
        )
    return " ".join(told)


@rule("places", "hazards")
def field_assessments_sound(facts: AuditFacts) -> Judged:
    """S2.7: field assessments with a real control for each hazard and everybody's signature."""
    if _is_one_fixed_place(facts):
        return not_applicable(
            _("All work is done at one fixed place, so there is no site to assess anew.")
        )
    cards = facts.hazards.within(facts.span)
    good = [card for card in cards if is_sound(card)]
    fine = {card.id for card in good}
    missing = [_weak(card, facts) for card in cards if card.id not in fine]
    note = _("{n} of {of} field assessments have a real control for each hazard and the whole "
             "crew's signatures.").format(n=len(good), of=len(cards))  # fmt: skip
    if not cards:
        missing = [Missing(what=_("Fill in a field assessment with the crew."), kind=FIELD)]
        note = _("No field assessment was done in the period.")
    return of_share(
        len(good),
        len(cards),
        counted=[Ref(FIELD, card.id) for card in good],
        missing=missing,
        note=note,
    )


def _weak(card: FieldFact, facts: AuditFacts) -> Missing:
    day, ref = say_date(card.on, facts.span.as_of), Ref(FIELD, card.id)
    open_, weak = without_control(card), with_ppe_only(card)
    if open_:
        what = _("Say what was done about “{hazard}” on {date}.")
        said = what.format(hazard=quote(open_[0]), date=day)
        return Missing(what=said, record=ref, field="hazards")
    if weak:
        what = _("Say what was done about “{hazard}” on {date} besides protective equipment.")
        said = what.format(hazard=quote(weak[0]), date=day)
        return Missing(what=said, record=ref, field="hazards")
    if not is_signed(card):
        what = _("Have the whole crew sign the field assessment of {date}.")
        return Missing(what=what.format(date=day), record=ref, field="crew")
    what = _("Name the hazards of {date}, and what was done about them.")
    return Missing(what=what.format(date=day), record=ref, field="hazards")
