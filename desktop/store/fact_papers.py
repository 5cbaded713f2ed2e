"""Corrective actions, and what was written down and is to be looked at again, as of a day."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from desktop.store.asking import Ask
from desktop.store.fact_loose import latest
from desktop.store.fact_register import Register
from desktop.store.facts import ActionFact, PaperFact, PaperKind
from desktop.values.folding import key

ALWAYS_REVIEWED: Final = {"policy": 12, "emergency_plan": 12}  # months, where nothing is stated

PAPERS: Final[tuple[PaperKind, ...]] = (
    "policy", "document", "formal_hazard_assessment", "emergency_plan",
)  # fmt: skip


def action_facts(ask: Ask, as_of: date, register: Register) -> tuple[ActionFact, ...]:
    """Return every corrective action found by the day, oldest first, with what was known then."""
    lines = ask("actions", as_of=as_of)
    return tuple(_action(line, as_of, register) for line in lines)


def _action(line: Iterable[Any], as_of: date, register: Register) -> ActionFact:
    id_, what, found_on, due_on, resolved_on, by_id, by_name, to_id, to_name, *rest = line
    unit, site, reason, risk, verified_on, is_verified = rest
    entry = register.units.get(unit)
    is_resolved = resolved_on is not None and resolved_on <= as_of
    return ActionFact(
        id_,
        what,
        found_on,
        due_on,
        resolved_on if is_resolved else None,
        register.person(by_id, by_name) if is_resolved else None,
        register.person(to_id, to_name),
        entry.subject if entry else register.sites.get(site),
        # a reason carries no date of its own, so it counts from the start
        closed_without=bool(reason) and (is_resolved or resolved_on is None),
        risk=risk,
        is_verified=is_resolved and is_verified and (verified_on is None or verified_on <= as_of),
    )


def paper_facts(ask: Ask, as_of: date, register: Register) -> tuple[PaperFact, ...]:
    """Return what is to be reviewed: of every policy, plan and assessment only the newest."""
    months = next((months for (months,) in ask("review_months")), None)
    superseded = {id_ for (id_,) in ask("superseded", as_of=as_of)}
    found: list[PaperFact] = []
    for kind in PAPERS:
        default = months or ALWAYS_REVIEWED.get(kind)
        newest: dict[tuple[str, str], PaperFact] = {}
        for id_, title, site, own_months, day, reviewed in ask(kind, as_of=as_of):
            every = own_months or default
            subject = register.sites.get(site)
            if every and id_ not in superseded and not (site and subject is None):
                last = latest(day, reviewed)
                fact = PaperFact(id_, kind, title or "", subject, every, last)
                newest[_what_it_is(fact)] = fact
        found += newest.values()
    return tuple(found)


def _what_it_is(paper: PaperFact) -> tuple[str, str]:
    """Two papers of which this is the same are one written anew; a document names its elder."""
    if paper.kind == "emergency_plan" and paper.subject:
        return paper.subject.id, ""
    if paper.kind == "document" or not paper.title:
        return "", paper.id
    return "", key(paper.title)
