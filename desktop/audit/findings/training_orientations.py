"""Orientations that are missing, late, unsigned or incomplete."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from desktop.audit.common.training_day import (
    duties_on,
    first_signed,
    is_alone,
    is_same,
    orientations_by_worker,
    orientations_of,
)
from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.rules.rule import finder
from desktop.audit.rules.s3_orientation import SAID
from desktop.audit.rules.s3_others import returns
from desktop.duties.orientations import IN_TIME, OrientationState, Oriented, orientations
from desktop.language import _
from desktop.values.audited.people import Person
from desktop.values.audited.training import ESSENTIAL, OrientationHeld
from desktop.values.spoken import say_date, say_span

_ESSENTIAL: Final = frozenset(ESSENTIAL)


@finder(
    "people",
    "training",
    codes=[
        "orientation_missing",
        "orientation_late",
        "returner_not_oriented",
        "contractor_not_oriented",
    ],
)
def who_was_not_oriented(facts: AuditFacts) -> Iterator[Found]:
    """Find who works here and was shown around late or not at all."""
    signed = first_signed(facts)
    here = [person for person in facts.people.working(facts.span.as_of) if person.employed]
    for row in orientations(duties_on(facts, here)):
        if row.state is OrientationState.MISSING and _is_missing(row, facts):
            yield _missing(row, facts)
        elif row.state is OrientationState.LATE and not is_alone(facts):
            yield _late(row, signed[row.worker.id], facts)
    for person, began, held in returns(facts):
        if held is None and person.id in signed and person.works_on(facts.span.as_of):
            day = say_date(began, facts.span.as_of)
            yield Found(
                code="returner_not_oriented",
                record=Ref("worker", person.id),
                subject=person.name,
                message=_("{name} came back on {day} and was not shown around again.").format(
                    name=person.name, day=day
                ),
                fix=_("Go through what changed with {name}, and file the signed form.").format(
                    name=person.name
                ),
                field="employment",
            )
    yield from _contractors(facts)


@finder(
    "people",
    "training",
    codes=[
        "orientation_unsigned",
        "orientation_topics_missing",
        "orientation_by_self",
        "orientation_of_nobody",
    ],
)
def orientations_given(facts: AuditFacts) -> Iterator[Found]:
    """Find what is wrong with orientations that were given."""
    alone, by_worker = is_alone(facts), orientations_by_worker(facts)
    last_signed = _last_signed(facts)
    for held in facts.training.orientations:
        if held.on > facts.span.as_of:
            continue
        person = facts.people.everybody.get(held.worker_id or "")
        if held.worker_id and (person is None or not person.works_on(facts.span.as_of)):
            continue  # of who left, nothing can be put right any more
        if held.worker_id is None and not facts.span.holds(held.on):
            continue
        every = by_worker.get(held.worker_id or "", ())
        if not held.is_signed and last_signed.get(_whose(held), date.min) < held.on:
            yield _unsigned(held, facts)
        yield from _given(held, every, person, facts)
        if person and is_same(held.by, person) and not person.leads and not alone:
            yield _by_self(held, facts)


def _given(
    held: OrientationHeld,
    every: tuple[OrientationHeld, ...],
    person: Person | None,
    facts: AuditFacts,
) -> Iterator[Found]:
    """Find what one orientation lacks; `every` are all of the same worker."""
    if not (held.worker_id or held.contractor_id or held.visitor):
        yield _found(
            held, facts, "orientation_of_nobody",
            _("The orientation of {day} does not say who was shown around."),
            _("Choose the worker or the contractor, or write the visitor's name."), "worker_id",
        )  # fmt: skip
    if person is None:
        return
    # what was told at one time or another
    lacking = _ESSENTIAL.difference(*(one.covered for one in every))
    if lacking and _is_fullest(held, every):
        topics = [_(SAID[topic]) for topic in ESSENTIAL if topic in lacking]
        yield _found(
            held, facts, "orientation_topics_missing",
            _("The orientation of {name} on {day} does not cover: {topics}."),
            _("Go through these with {name}, tick them, and add them to the form."),
            f"covers_{next(topic for topic in ESSENTIAL if topic in lacking)}",
            topics=", ".join(topics),
        )  # fmt: skip


def _unsigned(held: OrientationHeld, facts: AuditFacts) -> Found:
    fix = _("Have {name} sign the form, attach it, and mark it as signed.")
    if held.visitor:
        fix = _("Have visitors sign before they go in; if this one did, attach the sheet.")
    message = _("The orientation of {name} on {day} is marked as not signed.")
    return _found(held, facts, "orientation_unsigned", message, fix, "signed")


def _by_self(held: OrientationHeld, facts: AuditFacts) -> Found:
    return _found(
        held, facts, "orientation_by_self",
        _("{name} is named as both the one who gave the orientation of {day} and the one who"
          " was given it."),
        _("Name who showed {name} around."), "by_id",
    )  # fmt: skip


def _is_missing(row: Oriented, facts: AuditFacts) -> bool:
    """Whether nothing is on file at all, and the time for it is over."""
    if row.first_day is not None and facts.span.as_of <= row.first_day + IN_TIME:
        return False
    return not orientations_of(facts, row.worker.id)


def _missing(row: Oriented, facts: AuditFacts) -> Found:
    said = {"name": row.worker.name}
    message = _("{name} works here, and no orientation is on file.")
    if row.first_day is not None:
        said["day"] = say_date(row.first_day, facts.span.as_of)
        message = _("{name} has worked here since {day}, and no orientation is on file.")
    return Found(
        code="orientation_missing",
        record=Ref("worker", row.worker.id),
        subject=row.worker.name,
        message=message.format(**said),
        fix=_("Show {name} around now, and file the signed form.").format(**said),
    )


def _late(row: Oriented, held: OrientationHeld, facts: AuditFacts) -> Found:
    first = row.first_day or held.on
    return _found(
        held, facts, "orientation_late",
        _("{name} began on {first} and was oriented on {day}, {span} later."),
        _("If there is an earlier signed form, file it. Show the next new worker around before"
          " the work begins."), "done_on",
        first=say_date(first, facts.span.as_of), span=say_span((held.on - first).days),
    )  # fmt: skip


def _contractors(facts: AuditFacts) -> Iterator[Found]:
    shown = {held.contractor_id for held in facts.training.orientations}
    for one in facts.training.contractors:
        if one.id in shown or (one.oriented_on and one.oriented_on <= facts.span.as_of):
            continue
        yield Found(
            code="contractor_not_oriented",
            record=Ref("contractor", one.id),
            subject=one.name,
            message=_("{company} is on the list of contractors, and no orientation is on file.")
            .format(company=one.name),
            fix=_("Show their people around before they work again, and file the signed form."),
            field="oriented_on",
        )  # fmt: skip


def _last_signed(facts: AuditFacts) -> dict[tuple[str | None, str | None, str], date]:
    """Return when the same people last signed; what was not signed before is made good by it."""
    return {_whose(held): held.on for held in facts.training.orientations if held.is_signed}


def _whose(held: OrientationHeld) -> tuple[str | None, str | None, str]:
    return held.worker_id, held.contractor_id, held.visitor


def _is_fullest(held: OrientationHeld, every: tuple[OrientationHeld, ...]) -> bool:
    """Whether it covers most of all that a worker was given; the newest of those that do."""
    return held.tells and held is max(every, key=lambda one: (len(one.covered), one.on, one.id))


def _found(
    held: OrientationHeld,
    facts: AuditFacts,
    code: str,
    message: str,
    fix: str,
    field: str,
    **more: str,
) -> Found:
    name = _name(held, facts)
    said = {"name": name, "day": say_date(held.on, facts.span.as_of)} | more
    return Found(
        code=code,
        record=Ref("orientation", held.id),
        subject=name,
        message=message.format(**said),
        fix=fix.format(**said),
        field=field,
    )


def _name(held: OrientationHeld, facts: AuditFacts) -> str:
    person = facts.people.everybody.get(held.worker_id or "")
    if person is not None:
        return person.name
    company = next(
        (one.name for one in facts.training.contractors if one.id == held.contractor_id), ""
    )
    return company or held.visitor or _("Nobody named")
