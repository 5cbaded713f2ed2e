"""S5.5 and S5.6: actions take the causes away, are closed, looked at again and told to the crew."""

from datetime import date

from desktop.audit.common.events import Event, events, say_event
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Missing, Ref, not_applicable, of_share
from desktop.audit.rules.rule import rule
from desktop.audit.rules.s5_investigating import (
    INVESTIGATION,
    not_investigated,
    nothing_to_investigate,
    to_be_investigated,
)
from desktop.audit.wording import weighing
from desktop.language import _, ngettext
from desktop.values.audited.incidents import FollowUp

ACTION = "corrective_action"


@rule("incidents")
def causes_removed(facts: AuditFacts) -> Judged:
    """Judge whether there is an action for every cause; one that nobody looked for counts too."""
    asked = to_be_investigated(facts)
    if not asked:
        return not_applicable(nothing_to_investigate(events(facts)))
    met = population = 0
    counted: list[Ref] = []
    missing: list[Missing] = []
    for event in asked:
        causes = max(1, sum(len(one.causes) for one in event.investigations))
        actions = [one for one in event.actions if _removes(one, event)]
        population += causes
        if not event.investigations:
            missing.append(not_investigated(event, facts))
            continue
        met += min(causes, len(actions))
        counted += [Ref(ACTION, one.id) for one in actions]
        if len(actions) < causes:
            missing.append(_too_few(event, causes, len(actions), facts.span.as_of))
    note = ngettext(
        "An action for {met} of {n} cause.", "Actions for {met} of {n} causes.", population
    ).format(met=met, n=population)
    return of_share(met, population, counted=counted, missing=missing, note=note)


@rule("incidents")
def actions_followed_up(facts: AuditFacts) -> Judged:
    """Judge three things together: due actions closed, closed ones checked, incidents told."""
    as_of = facts.span.as_of
    asked = to_be_investigated(facts)
    if not asked:
        return not_applicable(nothing_to_investigate(events(facts)))
    actions = [one for event in asked for one in event.actions]
    due = [one for one in actions if _is_due(one, as_of)]
    closed = [one for one in due if one.resolved_on or one.closed_reason]
    fixed = [one for one in closed if not one.closed_reason]
    checked = [one for one in fixed if one.verified]
    shared = [event for event in asked if any(one.shared_on for one in event.investigations)]
    told = [one for event in shared for one in event.investigations if one.shared_on]
    missing = [
        *(Missing(_close(one), Ref(ACTION, one.id), "resolved_on") for one in due
          if one not in closed),
        *(Missing(_check(one), Ref(ACTION, one.id), "verified_by_id") for one in fixed
          if not one.verified),
        *(_tell(event, facts) for event in asked if event not in shared),
    ]  # fmt: skip
    said = [_("{n} of {all} due actions closed").format(n=len(closed), all=len(due))] if due else []
    if fixed:
        said.append(_("{n} of {all} closed ones checked").format(n=len(checked), all=len(fixed)))
    said.append(_("{n} of {all} incidents told at a meeting").format(n=len(shared), all=len(asked)))
    return of_share(
        len(closed) + len(checked) + len(shared),
        len(due) + len(fixed) + len(asked),
        counted=[
            *(Ref(ACTION, one.id) for one in closed),
            *(Ref(INVESTIGATION, one.id) for one in told),
        ],
        missing=missing,
        note=_("{what}.").format(what="; ".join(said)),
    )


def _removes(action: FollowUp, event: Event) -> bool:
    """Whether it changes something; where it could have been serious, reminding is not enough."""
    if action.closed_reason:
        return False
    return event.incident.potential != "high" or not weighing.only_reminds(action.what)


def _too_few(event: Event, causes: int, actions: int, as_of: date) -> Missing:
    what = ngettext(
        "{event}: one cause, and no action that takes it away. Add one.",
        "{event}: {n} causes, and actions for {actions} of them. Add what is lacking.",
        causes,
    )
    return Missing(
        what.format(event=say_event(event.incident, as_of), n=causes, actions=actions),
        Ref(INVESTIGATION, event.investigations[0].id),
        kind=ACTION,
    )


def _is_due(action: FollowUp, as_of: date) -> bool:
    """Whether it had to be closed by now; one without a date is due at once."""
    if action.resolved_on or action.closed_reason:
        return True
    return action.due_on is None or action.due_on < as_of


def _close(action: FollowUp) -> str:
    if action.due_on is None:
        return _("Give “{what}” a date, and close it by then.").format(what=action.what)
    return _("Close “{what}”: it is past its date.").format(what=action.what)


def _check(action: FollowUp) -> str:
    return _("Let a second person check whether “{what}” worked.").format(what=action.what)


def _tell(event: Event, facts: AuditFacts) -> Missing:
    if not event.investigations:
        return not_investigated(event, facts)
    what = _("{event}: talk it over at a meeting, and name the meeting in the investigation.")
    return Missing(
        what.format(event=say_event(event.incident, facts.span.as_of)),
        Ref(INVESTIGATION, event.investigations[0].id),
        "shared_meeting_id",
    )
