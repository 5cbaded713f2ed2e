"""Who holds valid first aid, and who is named for emergencies, for rules and findings alike."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Ref
from desktop.duties.certificates import expiry
from desktop.store.facts import CardFact
from desktop.values.audited.emergency import RoleFact, SitePlan
from desktop.values.audited.people import Person
from desktop.values.audited.places import SiteFact
from desktop.values.emergency_gear import is_first_aid_card
from desktop.values.folding import key

CERTIFICATE: Final = "certificate"


@dataclass(frozen=True, slots=True)
class AidCard:
    """The first-aid card of a worker that is good longest; `expires` is None for ever."""

    id: str
    expires: date | None

    def is_valid(self, day: date) -> bool:
        """Whether it is good on a day; it is through its last day."""
        return self.expires is None or self.expires >= day

    @property
    def ref(self) -> Ref:
        """Return the certificate."""
        return Ref(CERTIFICATE, self.id)


def aid_cards(facts: AuditFacts) -> Mapping[str, AidCard]:
    """Return the first-aid card that counts of each worker who ever had one, by their ids."""
    known = facts.schedule.facts
    kinds = {id_: type_ for id_, type_ in known.types.items() if is_first_aid_card(type_.name)}
    found: dict[str, AidCard] = {}
    for card in known.cards:
        type_ = kinds.get(card.type_id)
        if type_ is None or not _is_dated(card):
            continue
        one = AidCard(card.id, expiry(card, type_))
        before = found.get(card.worker_id)
        if before is None or _last(one) > _last(before):
            found[card.worker_id] = one
    return found


def first_aiders(facts: AuditFacts) -> tuple[tuple[Person, AidCard], ...]:
    """Return who works here on the day and holds valid first aid, with the card."""
    cards = aid_cards(facts)
    as_of = facts.span.as_of
    return tuple(
        (person, cards[person.id])
        for person in facts.people.working(as_of)
        if person.id in cards and cards[person.id].is_valid(as_of)
    )


def roles_at(facts: AuditFacts, site: SiteFact) -> tuple[RoleFact, ...]:
    """Return the emergency roles that are in force at a site on the day."""
    return tuple(
        role
        for role in facts.emergency.roles
        if role.site_id in (None, site.id) and role.holds_on(facts.span.as_of)
    )


def named_in(plan: SitePlan | None, people: Iterable[Person]) -> Iterator[Person]:
    """Return the workers whose names stand among a plan's rescue and evacuation workers."""
    said = f" {key(plan.says('designated_workers'))} " if plan is not None else ""
    for person in people:
        name = key(person.name)
        if name and f" {name} " in said:
            yield person


def _is_dated(card: CardFact) -> bool:
    """Whether it says anything of how long it is good; one without any date proves nothing."""
    return bool(card.does_not_expire or card.expires_on or card.issued_on)


def _last(card: AidCard) -> date:
    return card.expires or date.max
