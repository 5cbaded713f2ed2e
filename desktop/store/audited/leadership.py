"""Reads what an audit judges of policies, meetings, goals and who takes part."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from desktop.store.asking import Ask, Line
from desktop.store.audited.by_month import months_of
from desktop.store.audited.people import who
from desktop.values.audited.leadership import (
    AcknowledgementFact,
    DocumentFact,
    FileFact,
    FollowUpFact,
    GoalFact,
    Leadership,
    MeetingFact,
    PolicyFact,
    PresenceFact,
    RefusalFact,
    RepresentativeFact,
    TaughtFact,
)
from desktop.values.audited.people import People, Signer, Who
from desktop.values.audited.span import Span
from desktop.values.name_matching import match_person
from desktop.values.period import Period
from desktop.values.written_names import read_name

_PRESENCE: Final = (
    "meetings_led",
    "present_at_meetings",
    "inspections_led",
    "present_at_inspections",
    "field_assessments_led",
    "present_in_the_field",
    "present_at_investigations",
)
# of which ten years have the most
_BY_MONTH: Final = frozenset({"inspections_led", "present_at_inspections"})
# what stands between two names, and between a name and its title
_BETWEEN: Final = re.compile(r"[,;/&\n]|\s[-\u2013\u2014]+\s|\band\b")
_REVIEWED: Final = ("incidents", "inspections", "statistics", "actions")


def read_leadership(ask: Ask, span: Span, people: People) -> Leadership:
    """Return what was known of them on the day."""
    as_of = {"as_of": span.as_of}
    window = {"from_on": span.from_on, "as_of": span.as_of}
    return Leadership(
        policies=_policies(ask, as_of, people),
        documents=_documents(ask, as_of),
        files=tuple(
            FileFact(id=id_, name=name, on=on)
            for id_, name, on in ask("files_of_no_record", **as_of)
        ),
        acknowledgements=_acknowledgements(ask, as_of),
        meetings=_meetings(ask, window, people),
        follow_ups=_follow_ups(ask, window),
        goals=_goals(ask, as_of),
        representatives=tuple(
            RepresentativeFact(id_, worker, Period(*days))
            for id_, worker, *days in ask("representatives_named", **as_of)
        ),
        refusals=_refusals(ask, window),
        orientations=tuple(
            TaughtFact(id=id_, worker=worker, on=on, rights=rights, signed=signed)
            for id_, worker, on, rights, signed in ask("rights_taught", **as_of)
        ),
        present=tuple(
            PresenceFact(*line)
            for question in _PRESENCE
            for line in sorted(_present(ask, question, span), key=lambda one: (one[2], one[3]))
        ),
        duties=_duties(ask, span.as_of),
        contractors=tuple((id_, name) for id_, name in ask("contractors_hired")),
    )


def _present(ask: Ask, question: str, span: Span) -> list[Line]:
    """Who was there: a line for each day and person."""
    if question in _BY_MONTH:
        return [line for month in months_of(span) for line in ask(question, **month)]
    return [*ask(question, from_on=span.from_on, as_of=span.as_of)]


def _acknowledgements(ask: Ask, as_of: Mapping[str, date]) -> tuple[AcknowledgementFact, ...]:
    return tuple(
        AcknowledgementFact(
            id=id_,
            worker=worker,
            policy=policy or "",
            document=document or "",
            edition=edition or "",
            on=on,
        )
        for id_, worker, policy, document, edition, on in ask("acknowledgements_signed", **as_of)
    )


def _follow_ups(ask: Ask, window: Mapping[str, date]) -> tuple[FollowUpFact, ...]:
    return tuple(
        FollowUpFact(id=id_, what=what, found_on=on, meeting=source or "", found_in=found_in or "")
        for id_, what, on, source, found_in in ask("actions_that_followed", **window)
    )


def _goals(ask: Ask, as_of: Mapping[str, date]) -> tuple[GoalFact, ...]:
    return tuple(
        GoalFact(id=id_, year=year, text=text, measure=measure or "", result=result or "")
        for id_, year, text, measure, result in ask("goals_set", **as_of)
    )


def _refusals(ask: Ask, window: Mapping[str, date]) -> tuple[RefusalFact, ...]:
    return tuple(
        RefusalFact(id=id_, on=on, what=what, steps=steps or "", outcome=outcome or "")
        for id_, on, what, steps, outcome in ask("work_refused", **window)
    )


def _duties(ask: Ask, as_of: date) -> dict[str, date]:
    """Return when the duties of positions were looked at; what is typed in is looked at then."""
    return {
        id_: reviewed if reviewed and reviewed <= as_of else min(entered, as_of)
        for id_, reviewed, entered in ask("duties_looked_at")
    }


def _policies(ask: Ask, as_of: Mapping[str, Any], people: People) -> tuple[PolicyFact, ...]:
    reviews = _by_owner(ask("policies_reviewed", **as_of))
    photos = _by_owner(ask("photos_of_policies", **as_of))
    return tuple(
        PolicyFact(
            id=id_,
            title=title or "",
            text=text or "",
            edition=edition or "",
            signed_by=_signer(people, by, name),
            signed_on=on,
            reviews=reviews.get(id_, ()),
            review_months=months,
            posted_where=posted or "",
            photos=photos.get(id_, ()),
            has_file=bool(has_file),
        )
        for id_, title, text, edition, by, name, on, months, posted, has_file in ask(
            "audited_policies", **as_of
        )
    )


def _signer(people: People, worker_id: str | None, written: str | None) -> Who:
    """Return who signed; a name that was typed is looked for on the list of workers.

    Of two who signed, and of a name with a title behind it, whoever runs the company is meant.
    """
    found = who(people, worker_id, written)
    if found.id or not found.name.strip():
        return found
    roster = [(one.id, read_name(one.name), one.number) for one in people.everybody.values()]
    meant = [
        people.everybody[match.ids[0]]
        for text in (found.name, *_BETWEEN.split(found.name))
        if len((match := match_person(text, roster)).ids) == 1
    ]
    person = next((one for one in meant if one.leads), meant[0] if meant else None)
    return Who(person.id, person.name) if person else found


def _documents(ask: Ask, as_of: Mapping[str, date]) -> tuple[DocumentFact, ...]:
    reviews = _by_owner(ask("documents_reviewed", **as_of))
    return tuple(
        DocumentFact(
            id=id_,
            title=title,
            kind=kind or "",
            text=text or "",
            signed_on=on,
            reviews=reviews.get(id_, ()),
        )
        for id_, title, kind, text, on in ask("documents_in_force", **as_of)
    )


def _meetings(ask: Ask, window: Mapping[str, date], people: People) -> tuple[MeetingFact, ...]:
    attendees = _by_owner(
        (id_, Signer(who(people, worker, name), signed))
        for id_, worker, name, signed in ask("who_was_at_meetings", **window)
    )
    concerns = _by_owner(ask("concerns_raised", **window))
    found: list[MeetingFact] = []
    for line in ask("meetings_judged", **window):
        id_, on, kind, plan, topics, minutes, notes, led_by, leader, *marks, has_file = line
        found.append(
            MeetingFact(
                id=id_,
                on=on,
                kind=kind,
                plan=plan or "",
                topics=topics or "",
                minutes=minutes or "",
                notes=notes or "",
                led_by=who(people, led_by, leader),
                attendees=attendees.get(id_, ()),
                concerns=concerns.get(id_, ()),
                reviewed=frozenset(
                    what for what, mark in zip(_REVIEWED, marks, strict=True) if mark
                ),
                has_file=bool(has_file),
            )
        )
    return tuple(found)


def _by_owner(lines: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, list[Any]] = {}
    for owner, one in lines:
        found.setdefault(owner, []).append(one)
    return {owner: tuple(all_of) for owner, all_of in found.items()}
