"""Policies, documents, assessments and emergency plans that are to be looked at again."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from desktop.duties.duty import Duty, State
from desktop.duties.states import Lead, companys_lead, state_of_date
from desktop.language import N_, _
from desktop.store.facts import DutyFacts, PaperFact, PaperKind
from desktop.values.interval import Calendar, Rule, Unit
from desktop.values.months import add_months
from desktop.values.rules import say_rule
from desktop.values.spoken import say_date, say_span

MOST_MONTHS: Final = 1_200  # a hundred years
_CALLED: Final[dict[PaperKind, str]] = {
    "policy": N_("health and safety policy"),
    "document": N_("document"),
    "formal_hazard_assessment": N_("formal hazard assessment"),
    "emergency_plan": N_("emergency response plan"),
}


def review_duties(facts: DutyFacts, as_of: date) -> Iterator[Duty]:
    """Return the review of every paper that has one, counted from when it was last looked at."""
    lead = companys_lead(facts.warning)
    for paper in facts.papers:
        yield _duty(paper, facts, lead, as_of)


def _duty(paper: PaperFact, facts: DutyFacts, lead: Lead, as_of: date) -> Duty:
    subject = paper.subject or facts.company
    # a slip of the pen in one paper must not hide all that is due
    months = min(max(paper.months, 1), MOST_MONTHS)
    rule = say_rule(Rule(calendar=Calendar(months, Unit.MONTH)))
    due, state = None, State.NEVER_DONE
    if paper.last_on is not None:
        due = add_months(paper.last_on, months)
        state = state_of_date(due, (due - paper.last_on).days, as_of, lead)
    return Duty(
        kind="review",
        subject=subject.name,
        subject_id=subject.id,
        subject_kind=subject.kind,
        task=_("Review: {title}").format(title=paper.title or _(_CALLED[paper.kind])),
        rule=rule,
        state=state,
        due=due,
        last_done=paper.last_on,
        reason=_reason(paper.last_on, due, as_of),
        plan=paper.id,
    )


def _reason(last_on: date | None, due: date | None, as_of: date) -> str:
    if last_on is None or due is None:
        return _("It has no date, and it was never reviewed.")
    left = (due - as_of).days
    words = {
        "last": say_date(last_on, as_of),
        "due": say_date(due, as_of),
        "span": say_span(left),
    }
    if left == 0:
        return _("Last signed or reviewed {last}; due today.").format(**words)
    if left < 0:
        return _("Last signed or reviewed {last}; due {due}, {span} ago.").format(**words)
    return _("Last signed or reviewed {last}; due {due}, in {span}.").format(**words)
