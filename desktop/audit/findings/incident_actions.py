"""Incidents from which nothing followed, or nothing that takes a cause away."""

from collections.abc import Iterator
from typing import Final

from desktop.audit.common.events import Event, events, say_event
from desktop.audit.common.relating import are_related, share_words
from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.rules.rule import Finder, finder
from desktop.audit.wording import weighing
from desktop.audit.wording.idling import only_trains_again
from desktop.audit.wording.incidents import speaks_of
from desktop.language import _, ngettext
from desktop.values.audited.incidents import FollowUp, IncidentFact
from desktop.values.quoting import quote

_TRAINING: Final = "train"  # in a cause: that is what was missing
_SOON: Final = 14  # days after an incident within which a log of actions took it up


@finder("incidents", codes=["incident_without_action"])
def without_action(facts: AuditFacts) -> Iterator[Found]:
    """What was looked into and led to nothing."""
    as_of = facts.span.as_of
    for event in events(facts):
        if as_of <= event.finish_by or not _was_looked_into(event) or _has_action(event, facts):
            continue
        message = _("No action is named: whatever caused it is still there.")
        if event.incident.action_stated.strip():
            message = _("Where the action belongs it says “{action}”.").format(
                action=quote(event.incident.action_stated).rstrip(".")
            )
        yield Found(
            code="incident_without_action",
            record=_weak_record(event),
            subject=say_event(event.incident, as_of),
            message=message,
            fix=_("Add an action that takes the cause away, with who does it and by when."),
            field="" if event.investigations else "action_stated",
        )


@finder("incidents", codes=["action_addresses_no_cause"])
def stated_reminders(facts: AuditFacts) -> Iterator[Found]:
    """What a log states as the action, where it only reminds and nothing else was done."""
    for event in events(facts):
        stated = event.incident.action_stated
        changed = any(not _is_idle(one.what) for one in event.actions)
        if changed or weighing.says_nothing(stated) or not _leaves_it(stated, event):
            continue
        yield Found(
            code="action_addresses_no_cause",
            record=event.ref,
            subject=say_event(event.incident, facts.span.as_of),
            message=_("“{action}” changes nothing but what people remember for a while.").format(
                action=quote(stated).rstrip(".")
            ),
            fix=_("Change something about the tool, the place, the plan or the rule that made it "
                  "possible, and enter that as the action."),
            field="action_stated",
        )  # fmt: skip


@finder("incidents", codes=["action_addresses_no_cause", "action_beside_cause"])
def idle_investigations(facts: AuditFacts) -> Iterator[Found]:
    """Investigations that found a cause, and whose actions leave it where it is."""
    for event in events(facts):
        texts = [one.what for one in event.actions if not one.closed_reason]
        causes = _sound_causes(event)
        if not texts or not causes:
            continue
        if all(_is_idle(text) for text in texts):
            message, fix = ngettext(
                "The only action is a reminder; “{cause}” stays as it was.",
                "All {n} actions are reminders; “{cause}” stays as it was.",
                len(texts),
            ), _("Add an action that changes what the cause names.")  # fmt: skip
            code = "action_addresses_no_cause"
        elif _is_beside(texts, event):
            message, fix = ngettext(
                "The action does not mention anything of the cause “{cause}”.",
                "None of the {n} actions mentions anything of the cause “{cause}”.",
                len(texts),
            ), _("See whether an action takes that cause away. If one does, say how in its words; "
                 "if none does, add one.")  # fmt: skip
            code = "action_beside_cause"
        else:
            continue
        yield Found(
            code=code,
            record=_weak_record(event),
            subject=say_event(event.incident, facts.span.as_of),
            message=message.format(n=len(texts), cause=quote(causes[0]).rstrip(".")),
            fix=fix,
        )


def _weak_record(event: Event) -> Ref:
    """Return the investigation where there is one, because what followed from it is told there."""
    begun = event.begun
    return event.ref if begun is None else Ref("investigation", begun.id)


def _was_looked_into(event: Event) -> bool:
    return bool(event.incident.cause_stated.strip()) or any(
        one.causes for one in event.investigations
    )


def _has_action(event: Event, facts: AuditFacts) -> bool:
    if event.actions or not weighing.says_nothing(event.incident.action_stated):
        return True
    return any(_took_up(one, event.incident) for one in facts.incidents.loose_actions)


def _took_up(action: FollowUp, incident: IncidentFact) -> bool:
    """Whether an action that names no source may be about an incident, by its day and its words."""
    days = (action.found_on - incident.happened_on).days
    return 0 <= days <= _SOON and (
        share_words(action.what, incident.what) or speaks_of("sources", action.source)
    )


def _is_idle(text: str) -> bool:
    return weighing.only_reminds(text)


def _leaves_it(stated: str, event: Event) -> bool:
    """Whether a stated action leaves everything as it was; training helps who was not trained."""
    if _is_idle(stated):
        return True
    causes = [event.incident.cause_stated, *_sound_causes(event)]
    lacked = any(_TRAINING in cause.lower() for cause in causes)
    return only_trains_again(stated) and not lacked


def _sound_causes(event: Event) -> list[str]:
    """Return the causes of its investigations that do not blame."""
    return [
        cause.text
        for one in event.investigations
        for cause in one.causes
        if not weighing.names_no_cause(cause.text) and not weighing.blames(cause.text)
    ]


def _is_beside(texts: list[str], event: Event) -> bool:
    incident = event.incident
    told = [incident.what, incident.cause_stated]
    for one in event.investigations:
        told += [*one.whys, *(f"{cause.text} {cause.area}" for cause in one.causes)]
    return not any(are_related(text, told) for text in texts)


FINDERS: Final[tuple[Finder, ...]] = (without_action, stated_reminders, idle_investigations)
