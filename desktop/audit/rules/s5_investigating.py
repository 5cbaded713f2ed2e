"""S5.3 and S5.4: what has to be investigated is so in time, and down to causes in the system."""

from collections.abc import Iterable
from typing import Final

from desktop.audit.common.events import Event, events, say_event
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Missing, Ref, not_applicable, of_share
from desktop.audit.rules.rule import rule
from desktop.audit.wording.causes import is_system_cause, whys_of
from desktop.language import _, ngettext
from desktop.values.audited.incidents import InvestigationFact
from desktop.values.audited.people import People
from desktop.values.spoken import say_date

INVESTIGATION: Final = "investigation"
WHYS: Final = 2  # a chain is no shorter (domain.md 8.3)


@rule("incidents", "people")
def investigated_in_time(facts: AuditFacts) -> Judged:
    """Judge what has to be investigated; another investigation only adds to it."""
    every = events(facts)
    sound = {event.incident.id: _in_time(event, facts) for event in every}
    asked = [
        event
        for event in every
        if sound[event.incident.id]
        or (event.must_be_investigated and not event.has_time(facts.span.as_of))
    ]
    if not asked:
        return not_applicable(nothing_to_investigate(every))
    counted: list[Ref] = []
    missing: list[Missing] = []
    for event in asked:
        one = sound[event.incident.id]
        if one is None:
            missing.append(_late(event, facts))
        else:
            counted += [event.ref, Ref(INVESTIGATION, one.id)]
    note = ngettext(
        "{met} of {n} incident investigated: begun within {start} days, finished within {finish}, "
        "with a worker.",
        "{met} of {n} incidents investigated: begun within {start} days, finished within {finish}, "
        "with a worker.",
        len(asked),
    ).format(
        met=len(asked) - len(missing),
        n=len(asked),
        start=facts.company.start_days,
        finish=facts.company.finish_days,
    )
    return of_share(
        len(asked) - len(missing), len(asked), counted=counted, missing=missing, note=note
    )


@rule("incidents")
def system_causes(facts: AuditFacts) -> Judged:
    """Judge what was investigated and what should have been: causes in the system, two whys."""
    asked = to_be_investigated(facts)
    if not asked:
        return not_applicable(nothing_to_investigate(events(facts)))
    counted: list[Ref] = []
    missing: list[Missing] = []
    for event in asked:
        deep = next((one for one in event.investigations if _is_deep(one)), None)
        if deep is None:
            missing.append(_shallow(event, facts))
        else:
            counted.append(Ref(INVESTIGATION, deep.id))
    note = ngettext(
        "The investigation of {met} of {n} incident asks why at least twice and names a cause in "
        "the system.",
        "The investigations of {met} of {n} incidents ask why at least twice and name a cause in "
        "the system.",
        len(asked),
    ).format(met=len(counted), n=len(asked))
    return of_share(len(counted), len(asked), counted=counted, missing=missing, note=note)


def to_be_investigated(facts: AuditFacts) -> list[Event]:
    """Return what was investigated, and what should be by now."""
    return [
        event
        for event in events(facts)
        if not event.has_time(facts.span.as_of)
        and (event.must_be_investigated or event.investigations)
    ]


def nothing_to_investigate(every: Iterable[Event]) -> str:
    """Return why nothing is judged: nothing serious happened, or there is still time for it."""
    if any(event.must_be_investigated or event.investigations for event in every):
        return _("What happened in the period is still within the days for its investigation.")
    return _("Nothing happened in the period that has to be investigated.")


def not_investigated(event: Event, facts: AuditFacts) -> Missing:
    """Say that somebody has to look into it."""
    what = _("{event}: investigate it. Nobody has yet.")
    if event.incident.cause_stated:
        what = _("{event}: write down the investigation. The log states a cause and not who found "
                 "it out, when and how.")  # fmt: skip
    return Missing(
        what.format(event=say_event(event.incident, facts.span.as_of)),
        event.ref,
        kind=INVESTIGATION,
    )


def _in_time(event: Event, facts: AuditFacts) -> InvestigationFact | None:
    return next(
        (
            one
            for one in event.investigations
            if one.started_on is not None
            and one.finished_on is not None
            and event.incident.happened_on <= one.started_on <= event.start_by
            and one.started_on <= one.finished_on <= event.finish_by
            and _is_suitable(event, one, facts.people)
        ),
        None,
    )


def _is_suitable(event: Event, one: InvestigationFact, people: People) -> bool:
    """Whether a worker took part; where only owners work, whoever is named."""
    on = event.incident.happened_on
    if all(person.leads for person in people.working(on)):
        return any(member.is_named for member in one.team)
    return any(people.is_worker(member) for member in one.team)


def _late(event: Event, facts: AuditFacts) -> Missing:
    one, as_of = event.begun, facts.span.as_of
    if one is None:
        return not_investigated(event, facts)
    happened = event.incident.happened_on
    what, field = _("{event}: enter when its investigation was begun."), "started_on"
    if one.started_on is not None and one.started_on < happened:
        what = _("{event}: its investigation is dated before it happened. Correct the date.")
    elif one.started_on is not None and one.started_on > event.start_by:
        what = _("{event}: its investigation was begun {start}; begin the next within {n} days.")
    elif one.started_on is not None and one.finished_on is None:
        what, field = _("{event}: finish its investigation, and enter the day."), "finished_on"
    elif one.started_on is not None and not _is_suitable(event, one, facts.people):
        what, field = _("{event}: name the worker who took part in its investigation."), "team"
    elif one.started_on is not None:
        what = _("{event}: its investigation was finished late; finish the next within {n} days.")
        field = "finished_on"
    days = facts.company.start_days if field == "started_on" else facts.company.finish_days
    return Missing(
        what.format(
            event=say_event(event.incident, as_of),
            start=say_date(one.started_on, as_of) if one.started_on else "",
            n=days,
        ),
        Ref(INVESTIGATION, one.id),
        field,
    )


def _is_deep(one: InvestigationFact) -> bool:
    return len(whys_of(one)) >= WHYS and any(is_system_cause(cause) for cause in one.causes)


def _shallow(event: Event, facts: AuditFacts) -> Missing:
    one = event.begun
    if one is None:
        return not_investigated(event, facts)
    what, field = _("{event}: ask why again, until something in the way of working can be changed."
                    ), "whys"  # fmt: skip
    if not one.causes:
        what, field = _("{event}: name the cause that the investigation found."), "causes"
    elif len(whys_of(one)) >= WHYS and all(not cause.area for cause in one.causes):
        what, field = _("{event}: say where the cause lies: equipment, procedure, training, "
                        "supervision, planning or surroundings."), "causes"  # fmt: skip
    elif len(whys_of(one)) >= WHYS:
        what, field = _("{event}: name a cause in equipment, procedure, training, supervision, "
                        "planning or surroundings; people alone are none."), "causes"  # fmt: skip
    return Missing(
        what.format(event=say_event(event.incident, facts.span.as_of)),
        Ref(INVESTIGATION, one.id),
        field,
    )
