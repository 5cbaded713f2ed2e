"""What the page of the practice shows: who can be asked, where, and who practised when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.language import _, ngettext
from desktop.services.auditing.auditor import Auditor
from desktop.services.practice.dealing import (
    Card,
    Someone,
    deal,
    position_of,
    sites,
    usual_site,
    workers,
)
from desktop.services.practice.log import Practised, not_known, read_practised, say_result
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_date

LATEST: Final = 12  # lines of who practised


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who can be asked: the job, the site, the last practice, what is not known yet."""

    id: str
    name: str
    position: str
    site_id: str
    last: str
    not_known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One practice that was held, in words."""

    id: str
    who: str
    when: str
    result: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Everybody who can be asked, the sites, and the last practices; `lacking` counts the cards
    that the records do not answer, at any site and for anybody.
    """

    as_of: date
    sentence: str
    learners: tuple[Learner, ...]
    sites: tuple[Someone, ...]
    lines: tuple[Line, ...]
    lacking: tuple[Card, ...]


def read_practice(company: CompanyFile, auditor: Auditor, as_of: date) -> Shown:
    """Return what the page shows. It reads the facts of the audit, so it is asked on its lane."""
    audited = auditor.audited(as_of)
    facts = audited.facts
    practised = read_practised(company, as_of)
    learners = tuple(_learner(facts, practised, one) for one in workers(facts))
    places = sites(facts)
    cards = deal(facts, audited.protocol, "", usual_site(facts, ""))
    return Shown(
        as_of,
        _sentence(learners, practised),
        learners,
        places,
        tuple(_line(facts, one) for one in practised[:LATEST]),
        tuple(card for card in cards if card.lacking and not card.lines),
    )


def read_cards(
    auditor: Auditor,
    as_of: date,
    worker_id: str,
    site_id: str,
    first: Collection[str] = (),
) -> tuple[Card, ...]:
    """Return the cards for a worker at a site as the records have them on a day.

    `first` are the questions to begin with: those that were not known the last time.
    """
    audited = auditor.audited(as_of)
    cards = deal(audited.facts, audited.protocol, worker_id, site_id)
    return tuple(sorted(cards, key=lambda card: card.ask not in first))


def _learner(facts: AuditFacts, practised: Sequence[Practised], one: Someone) -> Learner:
    mine = next((each for each in practised if each.worker_id == one.id), None)
    last = _("Not practised yet")
    if mine is not None:
        last = _("{when}: {result}").format(
            when=say_date(mine.on, facts.span.as_of), result=say_result(mine.known, len(mine.turns))
        )
    return Learner(
        one.id,
        one.name,
        position_of(facts, facts.people.everybody[one.id]),
        usual_site(facts, one.id),
        last,
        not_known(practised, one.id),
    )


def _line(facts: AuditFacts, one: Practised) -> Line:
    person = facts.people.everybody.get(one.worker_id)
    return Line(
        one.id,
        person.name if person else one.person or _("Somebody who is not on the list"),
        say_date(one.on, facts.span.as_of),
        say_result(one.known, len(one.turns)),
    )


def _sentence(learners: Sequence[Learner], practised: Sequence[Practised]) -> str:
    if not learners:
        return _("Enter the workers first: the cards are about the company and its people.")
    asked = {one.worker_id for one in practised}
    n = sum(one.id in asked for one in learners)
    said = ngettext("{n} of {all} person has practised.", "{n} of {all} people have practised.",
                    len(learners))  # fmt: skip
    return said.format(n=n, all=len(learners))
