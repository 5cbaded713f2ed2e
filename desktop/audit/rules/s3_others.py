"""Whether contractors, visitors, who returned and who changed jobs were shown around."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.audit.common.training_day import orientations_of
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Missing, Ref, not_applicable, of_share
from desktop.audit.rules.rule import rule
from desktop.duties.orientations import IN_TIME
from desktop.language import _
from desktop.values.audited.people import Person
from desktop.values.audited.training import OrientationHeld
from desktop.values.spoken import say_date

BREAK: Final = timedelta(days=30)  # who was away longer is shown around again
AHEAD: Final = timedelta(days=30)  # a new job may be shown so long before it begins


@rule("people", "training")
def others_oriented(facts: AuditFacts) -> Judged:
    """S3.7: % of contractors, visitors, who returned and who changed jobs, with a record."""
    every = [*_contractors(facts), *_visitors(facts), *_own(facts)]
    if not every:
        return not_applicable(
            _("Nobody but your own crew was on a site, and nobody returned or changed jobs.")
        )
    met = [one for one in every if one.by]
    note = _(
        "{n} of {all} contractors, visitors, returning workers and changes of job have a record."
    )
    return of_share(
        len(met),
        len(every),
        counted=[one.by for one in met if one.by],
        missing=[one.missing for one in every if not one.by],
        note=note.format(n=len(met), all=len(every)),
    )


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who has to be shown around besides new workers, and the record that it was done."""

    by: Ref | None
    missing: Missing


def returns(facts: AuditFacts) -> Iterator[tuple[Person, date, OrientationHeld | None]]:
    """Yield who came back within the window, the day, and the orientation since they had left."""
    for person in facts.people.everybody.values():
        for period in person.employed:
            began = period.from_on
            left = max(
                (one.to_on for one in person.employed if one.to_on and began and one.to_on < began),
                default=None,
            )
            if began is None or left is None or not facts.span.holds(began):
                continue
            if began - left > BREAK and began + IN_TIME <= facts.span.as_of:
                yield person, began, _between(facts, person, left + timedelta(days=1))


def _contractors(facts: AuditFacts) -> Iterator[Comer]:
    as_of = facts.span.as_of
    for one in facts.training.contractors:
        held = [
            Ref("orientation", held.id)
            for held in facts.training.orientations
            if held.contractor_id == one.id and held.is_signed and held.on <= as_of
        ]
        ref = Ref("contractor", one.id)
        if not held and one.oriented_on and one.oriented_on <= as_of:
            held = [ref]
        what = _("Show {company} around before they work again, and file the signed form.")
        missing = Missing(what.format(company=one.name), ref, "oriented_on", kind="orientation")
        yield Comer(held[-1] if held else None, missing)


def _visitors(facts: AuditFacts) -> Iterator[Comer]:
    for held in facts.training.orientations:
        if not held.visitor or held.worker_id or held.contractor_id:
            continue
        if not facts.span.holds(held.on):
            continue
        ref = Ref("orientation", held.id)
        what = _("{visitor} did not sign on {day}: have visitors sign before they go in.").format(
            visitor=held.visitor, day=say_date(held.on, facts.span.as_of)
        )
        yield Comer(ref if held.is_signed else None, Missing(what, ref, "signed"))


def _own(facts: AuditFacts) -> Iterator[Comer]:
    as_of = facts.span.as_of
    for person, began, held in returns(facts):
        what = _("{name} came back on {day}: show them around again, and file the signed form.")
        yield _comer(person, what.format(name=person.name, day=say_date(began, as_of)), held)
    for person, began, title in _new_jobs(facts):
        what = _("{name} is {title} since {day}: go through the new job with them, and file it.")
        said = what.format(name=person.name, title=title, day=say_date(began, as_of))
        yield _comer(person, said, _between(facts, person, began - AHEAD))


def _comer(person: Person, what: str, held: OrientationHeld | None) -> Comer:
    missing = Missing(what, Ref("worker", person.id), kind="orientation")
    return Comer(Ref("orientation", held.id) if held else None, missing)


def _new_jobs(facts: AuditFacts) -> Iterator[tuple[Person, date, str]]:
    """Yield who took another position within the window than those they had held before."""
    for person in facts.people.everybody.values():
        for position, period in person.positions:
            began = period.from_on
            if began is None or not facts.span.holds(began) or not person.works_on(began):
                continue
            before = {
                id_
                for id_, held in person.positions
                if held.from_on is None or held.from_on < began
            }
            if before and position not in before and position in facts.people.positions:
                yield person, began, facts.people.positions[position].title


def _between(facts: AuditFacts, person: Person, from_on: date) -> OrientationHeld | None:
    """Return the first signed orientation of somebody since a day."""
    every = orientations_of(facts, person.id)
    return next((held for held in every if held.on >= from_on and held.is_signed), None)
