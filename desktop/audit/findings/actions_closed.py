"""What an auditor misses in a corrective action that was closed: who, the proof, who looked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.findings.actions_told import told
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.wording.idling import is_no_deed
from desktop.audit.wording.naming import is_same_name, is_somebody
from desktop.audit.wording.weighing import only_reminds
from desktop.language import _
from desktop.values.audited.actions import CorrectiveFact
from desktop.values.audited.people import Who
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

CLOSING: Final = (
    *("action_closed_without_name", "action_without_proof", "action_not_verified"),
    *("action_verified_by_same", "action_verified_before_done", "action_did_not_work"),
    *("action_closed_without_fix", "actions_never_proven", "actions_never_verified"),
)
TIME_TO_VERIFY: Final = timedelta(days=7)
A_HABIT: Final = 4  # so many closed actions without something are a log that has no place for it
ALONE: Final = 2  # in a crew so small there may be nobody else to look


@dataclass(frozen=True, slots=True)
class Log:
    """What the log of actions has a place for; `closed` is how many were put right in it."""

    closed: int = 0
    never_proven: bool = False
    never_verified: bool = False


def log_of(facts: AuditFacts) -> Log:
    """Return what none of the actions that were put right has."""
    closed = [one for one in facts.actions.every if one.resolved_on and not one.closed_reason]
    if len(closed) < A_HABIT or not facts.company.id:
        return Log(len(closed))
    return Log(
        len(closed),
        never_proven=not any(one.is_proven for one in closed),
        never_verified=not any(one.is_verified for one in closed),
    )


def habits(facts: AuditFacts, log: Log) -> Iterator[Found]:
    """Tell once of the company what no action of its log has, instead of once an action."""
    told_once = (
        ("actions_never_proven", log.never_proven,
         _("None of {n} closed actions says what was done, or has a picture of it."),
         _("Open the closed actions and write down what was done, or add a photo.")),
        ("actions_never_verified", log.never_verified,
         _("None of {n} closed actions says who looked whether it works."),
         _("Have somebody else look at what was put right, and write down who and when.")),
    )  # fmt: skip
    for code, is_so, message, fix in told_once:
        if is_so:
            yield Found(
                code=code,
                record=Ref("company", facts.company.id),
                subject=facts.company.name,
                message=message.format(n=log.closed),
                fix=fix,
            )


def closing(facts: AuditFacts, action: CorrectiveFact, log: Log) -> Iterator[Found]:
    """Tell what a closed action lacks; the first thing that is missing names the others."""
    if action.closed_reason.strip():
        yield from _without_fix(action)
    elif action.resolved_on is not None:
        yield from _lacking(facts, action, log) or _checked(facts, action)


def _without_fix(action: CorrectiveFact) -> Iterator[Found]:
    if is_no_deed(action.closed_reason) or only_reminds(action.closed_reason):
        message = _("It was closed without a fix, and the reason says nothing ({reason}): {what}.")
        fix = _("Write down why nothing had to be put right, or open it again.")
        reason = quote(action.closed_reason)
        yield told(
            action, "action_closed_without_fix", message, fix, "closed_reason", reason=reason
        )


def _lacking(facts: AuditFacts, action: CorrectiveFact, log: Log) -> list[Found]:
    is_proven = action.has_file or not is_no_deed(action.proof) or log.never_proven
    is_looked_at = log.never_verified or _is_looked_at(facts, action)
    lacks = [
        (code, field, says)
        for code, field, says, is_there in (
            ("action_closed_without_name", "resolved_by_id", _("who put it right"),
             is_somebody(action.resolved_by)),
            ("action_without_proof", "proof", _("what was done"), is_proven),
            ("action_not_verified", "verified_by_id", _("who looked whether it works"),
             is_looked_at),
        )
        if not is_there
    ]  # fmt: skip
    if not lacks:
        return []
    code, field, _says = lacks[0]
    done = say_date(action.resolved_on or action.found_on, facts.span.as_of)
    listed = ", ".join(says for _code, _field, says in lacks)
    message = _("Closed on {done}: {what}. It does not say: {lacks}.")
    fix = _("Open it and write down: {lacks}.").format(lacks=listed)
    return [told(action, code, message, fix, field, done=done, lacks=listed)]


def _is_looked_at(facts: AuditFacts, action: CorrectiveFact) -> bool:
    if is_somebody(action.verified_by) or not is_no_deed(action.verified_how):
        return True
    since = action.resolved_on or action.found_on
    return facts.span.as_of - since <= TIME_TO_VERIFY


def _checked(facts: AuditFacts, action: CorrectiveFact) -> Iterator[Found]:
    """Whether what somebody looked at was looked at by the right person, then, and works."""
    as_of, alone = facts.span.as_of, _is_alone(facts, action)
    if _is_same(action.verified_by, action.resolved_by) and not (
        alone and not is_no_deed(action.verified_how)
    ):
        message = _("{name} put it right and was the one to look whether it works: {what}.")
        field = "verified_how" if alone else "verified_by_id"
        fix = _("Have somebody else look at it, and write down who and when.")
        if alone:
            fix = _("Write down how it was looked at, because nobody else may be there.")
        name = action.verified_by.name
        yield told(action, "action_verified_by_same", message, fix, field, name=name)
    if action.verified_on and action.resolved_on and action.verified_on < action.resolved_on:
        message = _("Somebody looked at it on {looked}, before it was put right on {done}: {what}.")
        said = {
            "looked": say_date(action.verified_on, as_of),
            "done": say_date(action.resolved_on, as_of),
        }
        fix = _("Look at both dates, or look at it again.")
        yield told(action, "action_verified_before_done", message, fix, "verified_on", **said)
    if action.effective is False and not _is_followed(facts, action):
        message = _("It did not work, and nothing came after it: {what}.")
        fix = _("Write down what will be done instead as a new action.")
        yield told(action, "action_did_not_work", message, fix, "effective")


def _is_followed(facts: AuditFacts, action: CorrectiveFact) -> bool:
    """Whether another action came of the same thing, or of this one, after it was put right."""
    return any(
        other.id != action.id
        and other.source_id in {action.id, action.source_id} - {""}
        and other.found_on >= (action.resolved_on or action.found_on)
        for other in facts.actions.every
    )


def _is_same(one: Who, other: Who) -> bool:
    if one.id or other.id:
        return one.id == other.id or is_same_name(one.name, other.name)
    return is_same_name(one.name, other.name)


def _is_alone(facts: AuditFacts, action: CorrectiveFact) -> bool:
    """Whether so few people worked here then that nobody else may have been there to look."""
    day = action.verified_on or action.resolved_on or facts.span.as_of
    return len(facts.people.working(day)) <= ALONE
