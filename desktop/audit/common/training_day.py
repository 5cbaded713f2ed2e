"""The facts of training as the duties know them, so that an audit asks the rules of the duties."""

from collections.abc import Iterable
from datetime import date, timedelta

from desktop.audit.facts import AuditFacts
from desktop.duties.certificates import CardState, card_state, expiry
from desktop.store.facts import (
    CardFact,
    DutyFacts,
    OrientationFact,
    RequirementFact,
    Subject,
    TypeFact,
    WorkerFact,
)
from desktop.values.audited.people import Person, Who
from desktop.values.audited.training import HeldCard, OrientationHeld
from desktop.values.folding import key

DAY = timedelta(days=1)


def duties_on(facts: AuditFacts, people: Iterable[Person]) -> DutyFacts:
    """Return what duties judge of some people on the last day of the window."""
    training, as_of = facts.training, facts.span.as_of
    return DutyFacts(
        as_of=as_of,
        company=Subject("company", facts.company.id, facts.company.name),
        workers=tuple(worker_on(person, as_of) for person in people),
        types={id_: TypeFact(kind.name, kind.months) for id_, kind in training.kinds.items()},
        cards=tuple(_card(card) for card in training.cards),
        requirements=tuple(
            RequirementFact(need.position_id, need.type_id, need.grace_days)
            for need in training.needs
            if need.period.covers(as_of) and need.type_id in training.kinds
        ),
        exemptions=frozenset(
            (one.worker_id, one.type_id) for one in training.exemptions if one.period.covers(as_of)
        ),
        orientations=tuple(
            OrientationFact(worker_id, held.on) for worker_id, held in first_signed(facts).items()
        ),
    )


def worker_on(person: Person, day: date) -> WorkerFact:
    """Return a worker with the positions held on a day."""
    now = [period.from_on for period in person.employed if period.covers(day)]
    ever = [period.from_on for period in person.employed if period.from_on is not None]
    return WorkerFact(
        person.id,
        person.name,
        first_day=None if None in now else person.first_day(day),
        first_day_ever=min(ever, default=None),
        positions=person.positions_on(day),
    )


def orientations_of(facts: AuditFacts, worker_id: str) -> tuple[OrientationHeld, ...]:
    """Return the orientations of a worker up to the day, oldest first."""
    return orientations_by_worker(facts).get(worker_id, ())


def orientations_by_worker(facts: AuditFacts) -> dict[str, tuple[OrientationHeld, ...]]:
    """Return the orientations of all workers up to the day, oldest first."""
    found: dict[str, tuple[OrientationHeld, ...]] = {}
    for held in facts.training.orientations:
        if held.worker_id and held.on <= facts.span.as_of:
            found[held.worker_id] = (*found.get(held.worker_id, ()), held)
    return found


def first_signed(facts: AuditFacts) -> dict[str, OrientationHeld]:
    """Return the first orientation of every worker that is not marked as unsigned."""
    found: dict[str, OrientationHeld] = {}
    for held in facts.training.orientations:
        if held.worker_id and held.is_signed and held.on <= facts.span.as_of:
            found.setdefault(held.worker_id, held)
    return found


def cards_of(facts: AuditFacts, worker_id: str, types: Iterable[str]) -> list[HeldCard]:
    """Return the cards of somebody of some kinds that had been issued by the day."""
    wanted = set(types)
    return [
        card
        for card in facts.training.cards
        if card.worker_id == worker_id
        and card.type_id in wanted
        and (card.issued_on is None or card.issued_on <= facts.span.as_of)
    ]


def last_day(facts: AuditFacts, card: HeldCard) -> date | None:
    """Return the last day on which a card is good, None where it is good for ever."""
    kind = facts.training.kinds[card.type_id]
    return expiry(_card(card), TypeFact(kind.name, kind.months))


def is_good(facts: AuditFacts, card: HeldCard) -> bool:
    """Whether a card is good on the last day of the window."""
    state = card_state(last_day(facts, card), facts.span.as_of, 0)
    return state is not CardState.EXPIRED


def is_alone(facts: AuditFacts) -> bool:
    """Whether nobody works here but those who run the company."""
    return all(person.leads for person in facts.people.working(facts.span.as_of))


def is_same(who: Who, person: Person) -> bool:
    """Whether somebody is a worker, by the list or by the name as it was written."""
    if who.id:
        return who.id == person.id
    return bool(key(who.name)) and key(who.name) == key(person.name)


def _card(card: HeldCard) -> CardFact:
    return CardFact(
        card.id,
        card.worker_id,
        card.type_id,
        card.issued_on,
        card.expires_on,
        card.does_not_expire,
    )
