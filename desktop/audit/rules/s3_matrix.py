"""Whether it is written down which training every position needs."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import NOTHING, Judged, Missing, Ref, of_share
from desktop.audit.rules.rule import rule
from desktop.language import _
from desktop.values.audited.people import PositionFact
from desktop.values.audited.training import Need
from desktop.values.months import add_months
from desktop.values.spoken import say_date

MATRIX_MONTHS: Final = 12  # domain.md 8.3, S3.3
_OF_OTHERS: Final = frozenset({"law", "client"})


@rule("people", "training")
def matrix_exists(facts: AuditFacts) -> Judged:
    """S3.3: % of the positions in use for which something is needed, looked at within 12 months."""
    needs = needs_now(facts)
    positions = positions_in_use(facts)
    met = [one for one in positions if any(_is_for(need, one.id) for need in needs)]
    looked_at = _looked_at(facts, needs)
    is_old = looked_at is not None and add_months(looked_at, MATRIX_MONTHS) < facts.span.as_of
    missing = [
        Missing(
            _("Write down which training a {position} needs.").format(position=one.title),
            Ref("position", one.id),
            kind="requirement",
        )
        for one in positions
        if one not in met
    ]
    if not positions:
        what = _("Put the positions that people hold on the list of positions.")
        missing.append(Missing(what, kind="position", earns=NOTHING))
    if met and is_old and looked_at:
        what = _("Go through the training matrix: nobody noted that since {day}.")
        newest = max(facts.training.matrix_papers, key=lambda one: one.on or date.min, default=None)
        ref = Ref("document", newest.id) if newest else None
        missing.append(
            Missing(
                what.format(day=say_date(looked_at, facts.span.as_of)), ref, "reviews", "document"
            )
        )
    return of_share(
        0 if is_old else len(met),
        len(positions),
        counted=[Ref("requirement", need.id) for need in needs] if met else (),
        missing=missing,
        note=_matrix_note(facts, needs, len(met), len(positions)),
        stale=bool(met) and is_old,
    )


def needs_now(facts: AuditFacts) -> tuple[Need, ...]:
    """Return what is required on the last day of the window."""
    return tuple(
        need
        for need in facts.training.needs
        if need.period.covers(facts.span.as_of) and need.type_id in facts.training.kinds
    )


def positions_in_use(facts: AuditFacts) -> tuple[PositionFact, ...]:
    """Return the positions that somebody holds on the day; all of them where nobody holds any."""
    held = {
        id_
        for person in facts.people.working(facts.span.as_of)
        for id_ in person.positions_on(facts.span.as_of)
    }
    every = facts.people.positions.values()
    return tuple(one for one in every if one.id in held) or tuple(every)


def _is_for(need: Need, position_id: str) -> bool:
    return need.position_id is None or need.position_id == position_id


def _looked_at(facts: AuditFacts, needs: Iterable[Need]) -> date | None:
    """Return when the matrix was last written in or looked at; None where nothing says.

    What came into the file after the day, with nothing that dates it, says nothing of the day.
    """
    days = [need.written_on for need in facts.training.needs]
    days += [need.period.from_on for need in needs]
    days += [need.period.to_on for need in facts.training.needs]
    days += [paper.on for paper in facts.training.matrix_papers]
    return max((day for day in days if day and day <= facts.span.as_of), default=None)


def _matrix_note(facts: AuditFacts, needs: tuple[Need, ...], met: int, population: int) -> str:
    if not population:
        return _("No position is on the list.")
    of_others = {
        need.type_id
        for need in needs
        if facts.training.kinds[need.type_id].required_by in _OF_OTHERS
    }
    types = {need.type_id for need in needs}
    note = _("For {n} of {all} positions it is written which training they need.")
    if types:
        note += " " + _("Marked as asked for by the law or a client: {marked} of {types}.")
    return note.format(n=met, all=population, marked=len(of_others), types=len(types))
