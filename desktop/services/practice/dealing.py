"""Deals the cards for a worker at a site: each question with the answer that the records give."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.protocols.protocol import Protocol
from desktop.language import _
from desktop.services.practice import answers_emergency as emergency
from desktop.services.practice import answers_rights as own
from desktop.services.practice import answers_work as work
from desktop.services.practice.asked import Answer, Asked
from desktop.services.practice.cards import CardText, card_texts
from desktop.services.today.shown import Target
from desktop.values.audited.people import Person
from desktop.values.audited.places import SiteFact
from desktop.values.folding import fold

ANSWERS: Final[Mapping[str, Callable[[Asked], Answer]]] = {
    "policy": own.policy,
    "rights": own.rights,
    "refusal": own.refusal,
    "representative": own.representative,
    "own_hazards": own.own_hazards,
    "took_part": own.took_part,
    "before_work": work.before_work,
    "report_hazard": work.report_hazard,
    "oriented": work.oriented,
    "inspections": work.inspections,
    "near_miss": work.near_miss,
    "incident_told": work.incident_told,
    "last_talk": work.last_talk,
    "muster_point": emergency.muster_point,
    "hospital": emergency.hospital,
    "first_aider": emergency.first_aider,
    "drill": emergency.drill,
}


LINE: Final = 700  # letters of one line of an answer
MOST: Final = 2400  # letters of an answer


@dataclass(frozen=True, slots=True)
class Card:
    """One card as it is dealt: the question, the answer, what a good answer has in it.

    `about` are the codes of the questions of the company's protocol; `lacking` says what to enter
    where the records do not answer, and `opens` where.
    """

    key: str
    ask: str
    lines: tuple[str, ...]
    listen: str
    about: str
    lacking: str
    opens: Target | None


@dataclass(frozen=True, slots=True)
class Someone:
    """A worker or a site to choose, as it is called."""

    id: str
    name: str


def deal(facts: AuditFacts, protocol: Protocol, worker_id: str, site_id: str) -> tuple[Card, ...]:
    """Return the cards for a worker ("" for anybody) at a site ("" for any)."""
    person = facts.people.everybody.get(worker_id)
    site = facts.places.sites.get(site_id)
    asked = Asked(facts, person, site)
    return tuple(_card(one, asked, protocol) for one in card_texts())


def _card(text: CardText, asked: Asked, protocol: Protocol) -> Card:
    found = ANSWERS[text.answer](asked)
    return Card(
        text.key,
        _(text.ask),
        _short(found.lines),
        _(text.listen),
        ", ".join(_codes(text.question, protocol)),
        found.lacking,
        found.opens,
    )


def _short(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return as much of an answer as fits on a card: nobody reads a whole plan aloud."""
    room = MOST
    shown: list[str] = []
    for line in lines:
        said, most = " ".join(line.split()), min(LINE, room)
        if len(said) > most:
            said = said[: most - 1].rstrip() + "…"
        shown.append(said)
        room -= len(said)
        if room <= 0:
            break
    return tuple(shown)


def _codes(question: str, protocol: Protocol) -> list[str]:
    """Return the codes of the company's own questions that the evidence of a question answers."""
    if protocol.question(question) is not None:
        return [question]
    return [one.code for one in protocol.questions if question in one.follows]


def workers(facts: AuditFacts) -> tuple[Someone, ...]:
    """Return who works here on the day, by name; who runs the company comes last."""
    working = facts.people.working(facts.span.as_of)
    ordered = sorted(working, key=lambda one: (one.leads, fold(one.name)))
    return tuple(Someone(one.id, one.name) for one in ordered)


def sites(facts: AuditFacts) -> tuple[Someone, ...]:
    """Return the sites where work is done on the day, by name."""
    active = sorted(facts.places.active_sites(facts.span.as_of), key=lambda one: fold(one.name))
    return tuple(Someone(one.id, one.name) for one in active)


def usual_site(facts: AuditFacts, worker_id: str) -> str:
    """Return where a worker is most likely asked: at the site of the last field assessment.

    Else at the shop, else at the first site; "" where there is none.
    """
    active = {one.id: one for one in facts.places.active_sites(facts.span.as_of)}
    last: tuple[date, str] | None = None
    for one in facts.hazards.field:
        there = one.foreman.id == worker_id or any(by.who.id == worker_id for by in one.crew)
        if there and one.site_id in active and (last is None or one.on >= last[0]):
            last = one.on, one.site_id or ""
    if last is not None:
        return last[1]
    ordered = sorted(active.values(), key=_likely)
    return ordered[0].id if ordered else ""


def _likely(site: SiteFact) -> tuple[bool, bool, str]:
    return site.kind != "shop", site.kind == "office", fold(site.name)


def position_of(facts: AuditFacts, person: Person) -> str:
    """Return the positions of a worker on the day, in words."""
    titles = (
        facts.people.positions[id_].title
        for id_ in person.positions_on(facts.span.as_of)
        if id_ in facts.people.positions
    )
    return ", ".join(sorted(titles))
