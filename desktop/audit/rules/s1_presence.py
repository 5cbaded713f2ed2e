"""S1.5 and S1.7: leaders who are seen to take part, and a representative who does the job."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import (
    NOTHING,
    Judged,
    Missing,
    Ref,
    State,
    Step,
    not_applicable,
    of_steps,
)
from desktop.audit.rules.rule import rule
from desktop.language import _, ngettext
from desktop.values.audited.leadership import PresenceFact, RepresentativeFact
from desktop.values.audited.span import Span
from desktop.values.day_spans import say_days

REGULAR: Final = 5  # people from whom on a representative is asked for (domain.md 3, 8.3)
THIRD: Final = Fraction(1, 3)
A_QUARTER: Final = 4  # records that show it, at the most that are listed of each quarter


@rule("leadership", "people")
def leaders_take_part(facts: AuditFacts) -> Judged:
    """Judge S1.5: an owner or manager was there in every quarter of the window."""

    def leads(one: PresenceFact) -> bool:
        person = facts.people.everybody.get(one.worker)
        return person is not None and person.leads and person.works_on(one.on)

    quarters = facts.span.quarters()
    by_quarter = [_shown(facts.leadership.present, quarter, leads) for quarter in quarters]
    without = [quarter for quarter, shown in zip(quarters, by_quarter, strict=True) if not shown]
    present = len(quarters) - len(without)
    missing = [_absent(quarter, facts.span) for quarter in reversed(without)]
    if not any(person.leads for person in facts.people.working(facts.span.as_of)):
        what = _("Nobody who works here is marked as owner or manager. Mark who runs the company.")
        missing.insert(0, Missing(what, kind="worker", field="is_owner"))
    if not any(facts.span.holds(one.on) for one in facts.leadership.present):
        # there is no record of those quarters that a name could be added to
        missing = [replace(one, earns=NOTHING) for one in missing]
    return of_steps(
        [
            Step(_("In every quarter"), THIRD, not without),
            Step(_("In all but one"), THIRD, len(without) <= 1 <= present),
            Step(_("In all but two"), THIRD, len(without) <= 2 and present >= 1),
        ],
        counted=[ref for shown in by_quarter for ref in shown],
        missing=missing,
        note=ngettext(
            "An owner or manager took part in {n} of the {all} quarter.",
            "An owner or manager took part in {n} of the {all} quarters.",
            len(quarters),
        ).format(n=present, all=len(quarters)),
    )


def _shown(
    present: Iterable[PresenceFact], quarter: Span, is_meant: Callable[[PresenceFact], bool]
) -> list[Ref]:
    """Return records that show somebody in a quarter: the newest of each kind."""
    newest: dict[str, PresenceFact] = {}
    for one in present:
        if quarter.holds(one.on) and is_meant(one):
            known = newest.get(one.kind)
            if known is None or (known.on, known.id) < (one.on, one.id):
                newest[one.kind] = one
    return [Ref(kind, one.id) for kind, one in sorted(newest.items())][:A_QUARTER]


def _absent(quarter: Span, span: Span) -> Missing:
    days = say_days(quarter.from_on, quarter.as_of, span.as_of)
    what = _(
        "From {days} no meeting, inspection, field assessment or investigation names an"
        " owner or manager. If one was there, add the name to the record."
    )
    return Missing(what.format(days=days), kind="meeting", field="attendees")


@rule("leadership", "people")
def representative(facts: AuditFacts) -> Judged:
    """Judge S1.7: from five people on, somebody is named who took part in every quarter."""
    span, people = facts.span, facts.people
    if people.head_count(span.as_of) < REGULAR:
        return not_applicable(
            _("Fewer than five people work here, so no representative is asked for.")
        )
    named = [one for one in facts.leadership.representatives if _represents(one, span, facts)]
    if not named:
        what = _("Have the workers choose a representative and record who it is and since when.")
        return Judged(
            state=State.MISSING,
            missing=(Missing(what, kind="representative"),),
            note=_("No representative is named who works here now."),
        )
    asked = [quarter for quarter in span.quarters() if people.head_count(quarter.as_of) >= REGULAR]
    shown = [(quarter, _active(quarter, facts)) for quarter in asked]
    idle = [quarter for quarter, refs in shown if not refs]
    names = ", ".join(sorted({people.everybody[one.worker].name for one in named}))
    counted = [Ref("representative", one.id) for one in named]
    counted += [ref for _quarter, refs in shown for ref in refs]
    return Judged(
        state=State.PARTIAL if idle else State.SUFFICIENT,
        share=Fraction(0 if idle else 1),
        counted=tuple(dict.fromkeys(counted)),
        missing=tuple(_idle(quarter, span, named[0]) for quarter in reversed(idle)),
        note=ngettext(
            "{names} represents the workers. A representative took part in {n} of {all} quarter.",
            "{names} represents the workers. A representative took part in {n} of {all} quarters.",
            len(asked),
        ).format(names=names, n=len(asked) - len(idle), all=len(asked)),
        met=len(asked) - len(idle),
        population=len(asked),
    )


def _represents(one: RepresentativeFact, span: Span, facts: AuditFacts) -> bool:
    """Whether somebody is in place on the last day of a span and is one of the workers."""
    person = facts.people.everybody.get(one.worker)
    return (
        person is not None
        and not person.leads
        and person.works_on(span.as_of)
        and one.period.covers(span.as_of)
    )


def _active(quarter: Span, facts: AuditFacts) -> list[Ref]:
    """Return what shows a representative in a quarter, whoever it was on that day."""

    def was_there(present: PresenceFact) -> bool:
        return any(
            one.worker == present.worker and one.period.covers(present.on)
            for one in facts.leadership.representatives
        )

    return _shown(facts.leadership.present, quarter, was_there)


def _idle(quarter: Span, span: Span, who: RepresentativeFact) -> Missing:
    days = say_days(quarter.from_on, quarter.as_of, span.as_of)
    what = _("From {days} no record names a representative as taking part.")
    return Missing(what.format(days=days), Ref("representative", who.id), "from_on")
