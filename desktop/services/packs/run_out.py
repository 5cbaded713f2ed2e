"""What of a worker's papers has run out, runs out within a month, or is not there.

A client turns back at the gate whoever's card is out: the office is to know before the pack goes.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from desktop.duties.certificates import Held, certificates
from desktop.duties.competency import Competence, Standing, standings
from desktop.language import _
from desktop.records import kind_of
from desktop.services.packs.asked import Asked
from desktop.services.packs.shown import Lack
from desktop.services.packs.templates import Part
from desktop.services.today.shown import Target
from desktop.store.fact_competency import competency_facts
from desktop.store.fact_duties import duty_facts
from desktop.store.questions.every import asking
from desktop.values.spoken import say_whole_date

SOON: Final = 30  # days: a job that a pack is sent for may last as long
_CARD, _CHECK = "certificate", "competency_check"


def run_outs(asked: Asked) -> Iterator[Lack]:
    """Yield a line for each card and check of the worker that a pack is for; of others none."""
    parts = [part for part in asked.pack.parts if part.records in (_CARD, _CHECK) and part.of]
    if asked.pack.wants != "worker" or not parts:
        return
    with asked.company.reading() as connection:
        facts = duty_facts(connection, asked.as_of)
        checked = competency_facts(asking(connection))
    here = [one for one in facts.workers if one.id == asked.whom.id]
    by_kind = {part.records: part for part in parts}
    if part := by_kind.get(_CARD):
        for held in certificates(facts, asked.as_of):
            if held.worker.id == asked.whom.id and (says := _card(held, asked.as_of)):
                yield _lack(part, says, held.card.id if held.card else None, asked)
    if part := by_kind.get(_CHECK):
        for one in standings(checked, here, asked.as_of, SOON):
            if one.check is not None and (says := _check(one, asked.as_of)):
                yield _lack(part, says, one.check.id, asked)


def _card(held: Held, as_of: date) -> str:
    name = held.type.name
    if held.card is None:
        return _("{name} is asked for and not on file.").format(name=name)
    soon = _("{name} runs out on {day}.")
    late = _("{name} expired on {day}. Renew it before the pack goes out.")
    return _ending(name, held.expires, as_of, soon, late)


def _check(one: Standing, as_of: date) -> str:
    name = one.work.name
    if one.state is Competence.NOT_YET:
        return _("The check on {name} was not passed.").format(name=name)
    soon = _("The check on {name} runs out on {day}.")
    late = _("The check on {name} ran out on {day}. Check again before the pack goes out.")
    return _ending(name, one.until, as_of, soon, late)


def _ending(name: str, until: date | None, as_of: date, soon: str, late: str) -> str:
    """Return the sentence on what ended or soon does; none where it holds for longer."""
    if until is None or (until - as_of).days > SOON:
        return ""
    return (late if until < as_of else soon).format(name=name, day=say_whole_date(until))


def _lack(part: Part, says: str, record: str | None, asked: Asked) -> Lack:
    tab = kind_of(part.records).tab
    if record is not None:
        return Lack(part.key, says, Target(tab, part.records, record), _("Open the record"))
    values = {part.of: asked.whom.id}
    return Lack(part.key, says, Target(tab, part.records, new=True, values=values), _("Enter it"))
