"""How the records of a table stand on a day, in one word with its tone, as the duties have it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from sqlalchemy.engine import Connection

from desktop.duties.actions import action_duties, days_open, standing_of
from desktop.duties.certificates import certificates, expiry
from desktop.duties.day import Day
from desktop.duties.doubles import joined
from desktop.duties.duty import Duty, worst_first
from desktop.duties.plans import plan_duties
from desktop.duties.repeats import Repeat, shortest
from desktop.duties.reviews import review_duties
from desktop.duties.suspension import pause_on, pauses_of_site, pauses_of_unit
from desktop.language import _
from desktop.records import kind_of
from desktop.services import standing_words as words
from desktop.services.checklist_versions import stands
from desktop.services.columns import DAYS_OPEN
from desktop.services.repeat_findings import repeats_in, sentence
from desktop.services.standing_words import Group, Look
from desktop.services.today.words import say_voided
from desktop.services.voided_checklists import voided_of_plans
from desktop.store import listing
from desktop.store.fact_duties import duty_facts
from desktop.store.facts import DutyFacts
from desktop.store.file import CompanyFile
from desktop.store.listing import Which
from desktop.store.questions.every import asking

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How one record stands: a word in the language chosen, its tone, and what else is known.

    `groups` are the quick filters that it falls under; `rank` sorts the worst first; `reason` is a
    sentence; `said` holds the other columns that are worked out, by their key.
    """

    word: str
    tone: str
    rank: int = 0
    groups: frozenset[str] = frozenset()
    reason: str = ""
    said: Mapping[str, Cell] = field(default_factory=dict)


Standings = Mapping[str, Standing]
CHECKLIST: Final = "checklist"


def groups_of(kind_key: str) -> tuple[Group, ...]:
    """Return the quick filters of a kind, none where nothing of it stands one way or another."""
    return words.GROUPS.get(kind_key, ())


def has_standings(kind_key: str) -> bool:
    """Whether the records of this kind stand one way or another on a day."""
    return kind_key == CHECKLIST or kind_key in _OF_KIND


def state_of(company: CompanyFile, kind_key: str, as_of: date) -> Standings:
    """Return how the records of a kind stand on the day; those of which nothing is to say lack."""
    if not has_standings(kind_key):
        return {}
    with company.reading() as connection:
        if kind_key == CHECKLIST:
            return _checklists(connection, as_of)
        return states_in(connection, kind_key, duty_facts(connection, as_of))


def states_in(connection: Connection, kind_key: str, facts: DutyFacts) -> Standings:
    """Return the same from a reading that goes on, by the facts of its day."""
    if kind_key == CHECKLIST:
        return _checklists(connection, facts.as_of)
    made = _OF_KIND.get(kind_key)
    if made is None:
        return {}
    ids: Sequence[str] = ()
    titles: dict[str, str] = {}
    if kind_key in _EVERY_ONE:
        rows = listing.pairs(connection, kind_of(kind_key), Which(), ["id"])
        ids = [record_id for _number, record_id in rows]
    if kind_key == "worker":
        held = {position for worker in facts.workers for position in worker.positions}
        titles = listing.titles(connection, {"position": held})
    found = made(facts, facts.as_of, ids, titles)
    if kind_key == "corrective_action":
        return _with_again(found, repeats_in(connection, facts.as_of))
    if kind_key == "duty_plan":
        return _with_voided(found, voided_of_plans(asking(connection)))
    return found


def _standing(looks: Mapping[str, Look], key: str, reason: str = "", **said: Cell) -> Standing:
    look = looks[key]
    rank = list(looks).index(key)
    return Standing(_(look.word), look.tone, rank, frozenset(look.groups), reason, said)


def _actions(facts: DutyFacts, as_of: date, *_more: object) -> dict[str, Standing]:
    open_ones = {duty.plan: duty for duty in action_duties(facts, as_of)}
    found: dict[str, Standing] = {}
    for action in facts.actions:
        duty = open_ones.get(action.id)
        state = duty.state if duty else standing_of(action, as_of)
        reason = duty.reason if duty else ""
        found[action.id] = _standing(
            words.ACTIONS, state.value, reason, **{DAYS_OPEN: days_open(action, as_of)}
        )
    return found


def _with_again(found: Mapping[str, Standing], again: Mapping[str, Repeat]) -> dict[str, Standing]:
    """Say of the actions that come again how often, and let them be filtered."""
    told = dict(found)
    for action in found.keys() & again.keys():
        one, repeat = found[action], again[action]
        said = sentence(repeat, shortest(repeat.earlier), "")
        reason = " ".join(filter(None, (one.reason, said)))
        told[action] = replace(one, groups=one.groups | {"again"}, reason=reason)
    return told


def _with_voided(found: Mapping[str, Standing], gone: Mapping[str, str]) -> dict[str, Standing]:
    """Say of the duties whose checklist was voided that it was."""
    told = dict(found)
    for plan in found.keys() & gone.keys():
        reason = " ".join(filter(None, (found[plan].reason, say_voided(gone[plan]))))
        told[plan] = replace(found[plan], reason=reason)
    return told


def _cards(facts: DutyFacts, as_of: date, *_more: object) -> dict[str, Standing]:
    """The card that counts stands as the certificate does; the others were replaced."""
    held = certificates(facts, as_of)
    states = {row.card.id: row.state.value for row in held if row.card}
    cells = {(row.card.worker_id, row.card.type_id) for row in held if row.card}
    here = {worker.id for worker in facts.workers}
    found: dict[str, Standing] = {}
    for card in facts.cards:
        if card.id in states:
            key = states[card.id]
        elif card.worker_id not in here:
            key = "left"
        else:
            key = "replaced" if (card.worker_id, card.type_id) in cells else "not_needed"
        type_ = facts.types.get(card.type_id)
        # a card that says no last day is good for the months of its kind
        last = expiry(card, type_) if type_ else card.expires_on
        found[card.id] = _standing(words.CARDS, key, expires_on=last)
    return found


def _plans(facts: DutyFacts, as_of: date, *_more: object) -> dict[str, Standing]:
    return _of_duties(plan_duties(Day(joined(facts), as_of)), words.DUTIES)


def _checklists(connection: Connection, as_of: date) -> dict[str, Standing]:
    """By their versions alone: no duty decides which of them is in use."""
    return {
        record_id: _standing(
            words.CHECKLISTS, stand.key, stand.said, replaced_by=stand.replaced_by or None
        )
        for record_id, stand in stands(connection, as_of).items()
    }


def _reviews(
    facts: DutyFacts, as_of: date, ids: Sequence[str], _titles: object
) -> dict[str, Standing]:
    """Reviews are asked for in one list for all kinds; each table counts its own."""
    found, own = _of_duties(review_duties(joined(facts), as_of), words.REVIEWS), frozenset(ids)
    return {record: standing for record, standing in found.items() if record in own}


def _of_duties(duties: Iterable[Duty], looks: Mapping[str, Look]) -> dict[str, Standing]:
    """A duty on every unit of a type stands as the worst of them does."""
    found: dict[str, Standing] = {}
    for duty in worst_first(duties):
        if duty.plan is not None and duty.plan not in found:
            found[duty.plan] = _standing(
                looks,
                duty.state.value,
                duty.reason,
                due=duty.due,
                rule=duty.rule_said,
                last_done=duty.last_done,
            )
    return found


def _units(
    facts: DutyFacts, as_of: date, ids: Sequence[str], _titles: object
) -> dict[str, Standing]:
    found: dict[str, Standing] = {}
    for unit in ids:
        fact = facts.units.get(unit)
        pause = pause_on(pauses_of_unit(fact.changes), as_of) if fact else None
        found[unit] = _standing(words.UNITS, pause.why.value if pause else "in_service")
    return found


def _sites(
    facts: DutyFacts, as_of: date, ids: Sequence[str], _titles: object
) -> dict[str, Standing]:
    found: dict[str, Standing] = {}
    for site in ids:
        pause = pause_on(pauses_of_site(facts.sites.get(site, ())), as_of)
        found[site] = _standing(words.SITES, pause.why.value if pause else "open")
    return found


def _workers(
    facts: DutyFacts, _as_of: date, ids: Sequence[str], titles: Mapping[str, str]
) -> dict[str, Standing]:
    here = {worker.id: worker.positions for worker in facts.workers}
    return {
        worker: _standing(
            words.WORKERS,
            "here" if worker in here else "away",
            positions=", ".join(sorted(titles[p] for p in here.get(worker, ()) if p in titles)),
        )
        for worker in ids
    }


_REVIEWED: Final = ("policy", "document", "formal_hazard_assessment", "emergency_plan")
_EVERY_ONE: Final = frozenset({"equipment", "site", "worker", *_REVIEWED})
_OF_KIND: Final[Mapping[str, Callable[..., dict[str, Standing]]]] = {
    "corrective_action": _actions,
    "certificate": _cards,
    "duty_plan": _plans,
    "equipment": _units,
    "site": _sites,
    "worker": _workers,
    **dict.fromkeys(_REVIEWED, _reviews),
}
