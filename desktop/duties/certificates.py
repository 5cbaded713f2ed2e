"""Which certificates are valid, expiring, expired or missing on a day, worker by worker."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from desktop.duties import matrix
from desktop.duties.duty import Duty, State
from desktop.language import _
from desktop.store.facts import CardFact, DutyFacts, TypeFact, WorkerFact
from desktop.values.interval import Calendar, Rule, Unit
from desktop.values.months import add_months
from desktop.values.rules import say_rule
from desktop.values.spoken import say_date, say_span


class CardState(StrEnum):
    """How a certificate stands, in the words of cli.md."""

    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    MISSING = "missing"


# the same dates come back whenever anything is asked again, and calendar arithmetic is slow
_add_months: Final = lru_cache(maxsize=8192)(add_months)
_STATES: Final = {
    CardState.VALID: State.OK,
    CardState.EXPIRING: State.DUE_SOON,
    CardState.EXPIRED: State.OVERDUE,
    CardState.MISSING: State.NEVER_DONE,
}


@dataclass(frozen=True, slots=True)
class Held:
    """One worker and one kind of certificate; `card` is None where it is missing.

    `expires` is None for what is missing and for what is good for ever.
    """

    worker: WorkerFact
    type: TypeFact
    state: CardState
    card: CardFact | None = None
    expires: date | None = None


def certificates(facts: DutyFacts, as_of: date) -> tuple[Held, ...]:
    """Return a row for everything that an employed worker holds or must hold, by name.

    Of several cards the one that is good longest counts. A card that has expired does not trouble a
    worker who is exempt from it.
    """
    newest = newest_cards(facts)
    required = matrix.required(facts, as_of)
    found: list[Held] = []
    for worker in facts.workers:
        for type_id, type_ in facts.types.items():
            cell = (worker.id, type_id)
            if cell in newest:
                expires, card = newest[cell]
                state = card_state(expires, as_of, facts.warning.certificate_days)
                if state is not CardState.EXPIRED or cell not in facts.exemptions:
                    found.append(Held(worker, type_, state, card, expires))
            elif cell in required:
                found.append(Held(worker, type_, CardState.MISSING))
    return tuple(sorted(found, key=lambda held: (held.worker.name, held.type.name)))


def type_ids(facts: DutyFacts, found: Iterable[Duty], held: Collection[Held]) -> Mapping[int, str]:
    """Return the kind of certificate that each duty is about, by the duty's identity.

    `held` are the rows that they were made of; two kinds may bear one name.
    """
    ids = {id(type_): type_id for type_id, type_ in facts.types.items()}
    cards = (duty for duty in found if duty.kind == "certificate")
    return {id(duty): ids[id(row.type)] for duty, row in zip(cards, held, strict=True)}


def expiry(card: CardFact, type_: TypeFact) -> date | None:
    """Return the last day on which a card is good: what it says, else counted from its issue.

    None for a card that is good for ever.
    """
    if card.does_not_expire:
        return None
    if card.expires_on is not None or card.issued_on is None or type_.months is None:
        return card.expires_on
    return _add_months(card.issued_on, type_.months)


def card_state(expires: date | None, as_of: date, days: int) -> CardState:
    """Return how a card stands: good through its last day, expiring within `days` of it."""
    if expires is None or (expires - as_of).days > days:
        return CardState.VALID
    return CardState.EXPIRED if expires < as_of else CardState.EXPIRING


def newest_cards(facts: DutyFacts) -> Mapping[tuple[str, str], tuple[date | None, CardFact]]:
    """Return the card that counts and its last day, by worker and type."""
    found: dict[tuple[str, str], tuple[date | None, CardFact]] = {}
    for card in facts.cards:
        type_ = facts.types.get(card.type_id)
        if type_ is None:
            continue
        expires = expiry(card, type_)
        cell = (card.worker_id, card.type_id)
        if cell not in found or (expires or date.max) > (found[cell][0] or date.max):
            found[cell] = expires, card
    return found


def certificate_duties(rows: Collection[Held], as_of: date) -> Iterator[Duty]:
    """Return the certificates as duties of their workers."""
    rules = {months: _good_for(months) for months in {held.type.months for held in rows}}
    for held in rows:
        yield Duty(
            kind="certificate",
            subject=held.worker.name,
            subject_id=held.worker.id,
            subject_kind="worker",
            task=held.type.name,
            rule=rules[held.type.months],
            state=_STATES[held.state],
            due=held.expires,
            last_done=held.card.issued_on if held.card else None,
            reason=_reason(held, as_of),
            plan=held.card.id if held.card else None,
        )


def _good_for(months: int | None) -> str:
    return say_rule(Rule(calendar=Calendar(months, Unit.MONTH))) if months else ""


def _reason(held: Held, as_of: date) -> str:
    if held.card is None:
        return _("Required, and no certificate is on file.")
    if held.expires is None:
        return _("Does not expire.")
    left = (held.expires - as_of).days
    words = {"expires": say_date(held.expires, as_of), "span": say_span(left)}
    if left < 0:
        return _("Expired {expires}, {span} ago.").format(**words)
    if left == 0:
        return _("Good through today.")
    return _("Good through {expires}, {span} more.").format(**words)
