"""Weak spots around rights: a refusal nobody was told of, a representative who is none."""

from collections.abc import Iterator
from typing import Final

from desktop.audit.common.refusals import (
    refusal_documents,
    refusal_files,
    refusal_policies,
    told,
)
from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.rules.rule import Finder, finder
from desktop.audit.wording.leading import says_nothing
from desktop.language import _, ngettext
from desktop.values.quoting import quote
from desktop.values.spoken import say_date


@finder("leadership", "people", "training", codes=["refusal_not_taught"])
def not_taught(facts: AuditFacts) -> Iterator[Found]:
    """Find the procedure for refusals that is in the manual and in nobody's orientation."""
    led, span = facts.leadership, facts.span
    given = [one for one in led.orientations if one.on <= span.as_of]
    workers = [person for person in facts.people.working(span.as_of) if not person.leads]
    if not given or not workers or told(led, span, signed=False):
        return
    paper = _paper(facts)
    if paper is None:
        return
    record, title = paper
    message = ngettext(
        "“{title}” is in the manual, but the only orientation on record does not say that the"
        " right to refuse was explained.",
        "“{title}” is in the manual, but none of the {n} orientations on record says that the right"
        " to refuse was explained.",
        len(given),
    )
    yield Found(
        code="refusal_not_taught",
        record=record,
        subject=quote(title),
        message=message.format(title=quote(title), n=len(given)),
        fix=_("Explain it at the next meeting, have everybody sign, and tick it in orientations."),
    )


def _paper(facts: AuditFacts) -> tuple[Ref, str] | None:
    """Return what says in the manual that work may be refused, and what it is called."""
    led = facts.leadership
    if documents := refusal_documents(led):
        return Ref("document", documents[-1].id), documents[-1].title
    if files := refusal_files(led):
        return Ref("evidence", files[-1].id), files[-1].name
    # a form that says nothing of its topics may have covered what the policy grants
    if any(one.tells and one.on <= facts.span.as_of for one in facts.training.orientations):
        for policy in reversed(refusal_policies(led)):
            return Ref("policy", policy.id), policy.title or _("Policy")
    return None


@finder("leadership", codes=["refusal_without_steps"])
def not_handled(facts: AuditFacts) -> Iterator[Found]:
    """Find refusals of work of which nobody wrote what was done."""
    for one in facts.leadership.refusals:
        if facts.span.holds(one.on) and says_nothing(one.steps) and says_nothing(one.outcome):
            day = say_date(one.on, facts.span.as_of)
            message = _("Work was refused on {day} (“{what}”), and nothing says what was done.")
            yield Found(
                code="refusal_without_steps",
                record=Ref("work_refusal", one.id),
                subject=day,
                message=message.format(day=day, what=quote(one.what)),
                fix=_(
                    "Write down who looked at it with the worker, what changed and how it ended."
                ),
                field="steps",
            )


@finder("leadership", "people", codes=["representative_left", "representative_leads"])
def not_representing(facts: AuditFacts) -> Iterator[Found]:
    """Find representatives who no longer work here, or who run the company."""
    day = facts.span.as_of
    for one in facts.leadership.representatives:
        person = facts.people.everybody.get(one.worker)
        if person is None or not one.period.covers(day):
            continue
        ref = Ref("representative", one.id)
        if not person.works_on(day):
            yield Found(
                code="representative_left",
                record=ref,
                subject=person.name,
                message=_("{name} is named as representative and no longer works here.").format(
                    name=person.name
                ),
                fix=_("Enter the last day, and have the workers choose somebody else."),
                field="to_on",
            )
        elif person.leads:
            yield Found(
                code="representative_leads",
                record=ref,
                subject=person.name,
                message=_("{name} represents the workers and is an owner or manager.").format(
                    name=person.name
                ),
                fix=_("Have the workers choose one of themselves."),
                field="worker_id",
            )


FINDERS: Final[tuple[Finder, ...]] = (not_taught, not_handled, not_representing)
