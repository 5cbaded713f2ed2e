"""Weaknesses of corrective actions that an auditor would find."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.findings.actions_closed import CLOSING, closing, habits, log_of
from desktop.audit.findings.actions_told import told
from desktop.audit.found import Found
from desktop.audit.rules.rule import Finder, finder
from desktop.audit.wording.idling import is_no_deed, only_trains_again
from desktop.audit.wording.naming import is_somebody
from desktop.audit.wording.weighing import (
    changes_something,
    only_reminds,
    only_trains,
)
from desktop.language import _
from desktop.values.audited.actions import CorrectiveFact
from desktop.values.quoting import quote
from desktop.values.spoken import say_date, say_span

HIGH: Final = "high"
LOW: Final = "low"
SOON_ENOUGH: Final = timedelta(days=90)  # for a high risk (domain.md 7)


def _unowned(facts: AuditFacts, action: CorrectiveFact) -> Iterator[Found]:
    if not action.is_open:
        return
    if not is_somebody(action.assigned):
        message = _("Nobody is named to put right: {what}.")
        fix = _("Choose who puts it right, and tell them.")
        yield told(action, "action_without_owner", message, fix, "assigned_id")
        return
    person = facts.people.of(action.assigned)
    if person is not None and not person.works_on(facts.span.as_of):
        message = _("{name}, who was to put it right, does not work here on {day}: {what}.")
        said = {"name": person.name, "day": say_date(facts.span.as_of, facts.span.as_of)}
        fix = _("Choose somebody who works here to put it right.")
        yield told(action, "action_owner_left", message, fix, "assigned_id", **said)


def _undated(facts: AuditFacts, action: CorrectiveFact) -> Iterator[Found]:
    if not action.is_open:
        return
    said = {"found": say_date(action.found_on, facts.span.as_of)}
    if action.due_on is None:
        message = _("Found on {found}, and no day is set by which it is put right: {what}.")
        fix = _("Set the day by which it is to be done.")
        yield told(action, "action_without_due", message, fix, "due_on", **said)
        return
    said["due"] = say_date(action.due_on, facts.span.as_of)
    if action.due_on < action.found_on:
        message = _("It was due on {due}, before it was found on {found}: {what}.")
        fix = _("Look at both dates and put the wrong one right.")
        yield told(action, "action_due_before_found", message, fix, "due_on", **said)
    elif action.risk == HIGH and action.due_on - action.found_on > SOON_ENOUGH:
        said["span"] = say_span((action.due_on - action.found_on).days)
        message = _("A high risk found on {found} may wait {span}, until {due}: {what}.")
        fix = _("Set an earlier day, or make it safe at once and write down how.")
        yield told(action, "action_due_too_late", message, fix, "due_on", **said)


def _impossible(facts: AuditFacts, action: CorrectiveFact) -> Iterator[Found]:
    if action.resolved_on is not None and action.resolved_on < action.found_on:
        message = _("It was put right on {done}, before it was found on {found}: {what}.")
        said = {
            "done": say_date(action.resolved_on, facts.span.as_of),
            "found": say_date(action.found_on, facts.span.as_of),
        }
        fix = _("Look at both dates and put the wrong one right.")
        yield told(action, "action_closed_before_found", message, fix, "resolved_on", **said)


def _weak(facts: AuditFacts, action: CorrectiveFact) -> Iterator[Found]:
    """What is to be done, or was done, puts nothing right."""
    done = (action.proof, action.interim)
    if any(changes_something(text) for text in done):
        return
    if is_no_deed(action.what):
        message = _("It does not say what is to be put right, only: {what}.")
        fix = _("Write down what is wrong and what will be changed.")
        yield told(action, "action_says_nothing", message, fix, "what")
    elif only_reminds(action.what):
        message = _("It only reminds people and changes nothing: {what}.")
        fix = _("Add what will be changed about the tool, the place or the way of working.")
        yield told(action, "weak_action", message, fix, "what")
    elif action.risk == HIGH and only_trains(action.what):
        message = _("Training is all that is done about a high risk: {what}.")
        fix = _("Add what would keep it from happening even with somebody new.")
        yield told(action, "action_only_trains", message, fix, "what")
    elif action.risk != LOW and only_trains_again(action.what) and not _lacked(facts, action):
        message = _("Training once more is all that is done: {what}.")
        fix = _("Add what would keep it from happening even with somebody who forgets.")
        yield told(action, "action_only_trains", message, fix, "what")
    elif _only_tells(action) and not only_trains(action.what):
        message = _("It was closed by a reminder ({proof}), and nothing was changed: {what}.")
        fix = _("Write down what was changed, or open it again until something is.")
        yield told(
            action, "action_closed_by_reminding", message, fix, "proof", proof=quote(action.proof)
        )


def _only_tells(action: CorrectiveFact) -> bool:
    """Whether somebody was told or trained again, and that was how it was closed."""
    if only_reminds(action.proof):
        return True
    return action.risk != LOW and only_trains_again(action.proof)


def _lacked(facts: AuditFacts, action: CorrectiveFact) -> bool:
    """Whether training was what the investigation behind an action found to be missing."""
    return any(
        cause.area == "training"
        for one in facts.incidents.investigations
        if action.source_id and action.source_id in (one.id, one.incident)
        for cause in one.causes
    )


Look = Callable[[AuditFacts, CorrectiveFact], Iterator[Found]]
_EACH: Final[tuple[Look, ...]] = (_impossible, _unowned, _undated, _weak)


@finder(
    "actions",
    "people",
    codes=(
        *("action_without_owner", "action_owner_left", "action_without_due"),
        *("action_due_before_found", "action_due_too_late", "action_closed_before_found"),
        *("action_says_nothing", "weak_action", "action_only_trains"),
        "action_closed_by_reminding",
        *CLOSING,
    ),
)
def _actions(facts: AuditFacts) -> Iterable[Found]:
    log = log_of(facts)
    yield from habits(facts, log)
    for action in facts.actions.every:
        if action.matters_in(facts.span):
            found = [one for look in _EACH for one in look(facts, action)]
            yield from found
            # how it was checked matters little while what was done has to be done better
            if not any(one.field in ("what", "proof") for one in found):
                yield from closing(facts, action, log)


FINDERS: Final[tuple[Finder, ...]] = (_actions,)
