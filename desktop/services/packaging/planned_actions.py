"""What is planned for an answer: actions that name it, and open ones on what it lacks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from desktop.audit.judged import Ref
from desktop.records import kind_of
from desktop.services.packaging.saying import Hide
from desktop.services.packaging.selected import QuestionChosen, Selection
from desktop.store import aggregate
from desktop.store.aggregate import Stored

ACTION: Final = "corrective_action"
_ANSWER: Final = "answer"
_SUBJECTS: Final = {"equipment": "equipment_id", "site": "site_id"}


def planned_for(connection: Connection, chosen: Selection) -> dict[str, list[Stored]]:
    """Return the actions for each question, by its code, the one that was found first foremost.

    An action that names the answer as its source is for it, done or open. Of all others those that
    are open on the day of the package: one that is itself what the question lacks, one that was
    found in a record it lacks something of, and one on a unit or a site that it lacks something of.
    Records that only count are left out, because what was found in them is not what is missing.
    """
    lacking = {one.code: one.lacking for one in chosen.questions if one.is_short}
    return planned(connection, chosen.assessment_id, lacking, chosen.as_of)


def planned(
    connection: Connection,
    assessment_id: str | None,
    short: Mapping[str, Iterable[Ref]],
    as_of: date,
) -> dict[str, list[Stored]]:
    """Return the same for questions that are `short`, each with what it lacks something of.

    Page, signing and package go by it, so that all of them count the same.
    """
    codes = _codes(connection, assessment_id)
    lacking: dict[Ref, list[str]] = {}
    for code, refs in short.items():
        for ref in refs:
            lacking.setdefault(ref, []).append(code)
    found: dict[str, list[Stored]] = {}
    for one in _read(connection, as_of, {*codes, *(ref.id for ref in lacking)}):
        for code in _questions(one, codes, lacking, as_of):
            found.setdefault(code, []).append(one)
    return found


def gaps_left(
    one: QuestionChosen, actions: Sequence[Stored], hide: Hide
) -> tuple[tuple[str, bool], ...]:
    """Return what an answer lacks besides its actions, and whether one of these is about it.

    An action that is itself what is missing, or says the same, stands for it. One that was found in
    the same record, or is on the same unit or site, may be about another thing: both are told.
    """
    refs = [ref for action in actions for ref in _about(action)]
    is_for_all = any(action.values["source_kind"] == _ANSWER for action in actions)
    said = {hide(action.values["what"]) for action in actions}
    own = {Ref(ACTION, action.id) for action in actions}
    records = one.gap_records or ((),) * len(one.gaps)
    return tuple(
        (what, is_for_all or not set(refs).isdisjoint(of))
        for what, of in zip(one.gaps, records, strict=True)
        if what not in said and own.isdisjoint(of)
    )


def _about(one: Stored) -> list[Ref]:
    """Return what an action is about: itself, what it was found in, its unit and its site."""
    values = one.values
    refs = [Ref(ACTION, one.id), Ref(values["source_kind"] or "", values["source_id"] or "")]
    return refs + [Ref(kind, values[field] or "") for kind, field in _SUBJECTS.items()]


def _questions(
    one: Stored, codes: Mapping[str, str], lacking: Mapping[Ref, list[str]], as_of: date
) -> list[str]:
    values = one.values
    own = codes.get(values["source_id"] or "")
    if own is not None:
        return [own]
    if not _is_open(one, as_of):
        return []
    return list(dict.fromkeys(code for ref in _about(one) for code in lacking.get(ref, ())))


def _is_open(one: Stored, as_of: date) -> bool:
    done = one.values["resolved_on"]
    return (done is None or done > as_of) and not one.values["closed_reason"]


def _codes(connection: Connection, assessment_id: str | None) -> dict[str, str]:
    """Return the questions of an assessment by the ids of their answers, taken back or not."""
    if assessment_id is None:
        return {}
    table = aggregate.table_of(kind_of(_ANSWER))
    asked = select(table.c.id, table.c.question).where(table.c.assessment_id == assessment_id)
    return dict(map(tuple, connection.execute(asked).all()))


def _read(connection: Connection, as_of: date, wanted: set[str]) -> list[Stored]:
    """Return the actions that were known on a day and have to do with any of the records."""
    table = aggregate.table_of(kind_of(ACTION))
    ids: set[str] = set()
    for some in aggregate.chunks(sorted(wanted)):
        names = (table.c.id, table.c.source_id, *(table.c[one] for one in _SUBJECTS.values()))
        asked = select(table.c.id).where(
            or_(*(one.in_(some) for one in names)),
            table.c.voided_at.is_(None),
            table.c.found_on <= as_of,
        )
        ids.update(connection.execute(asked).scalars())
    found = aggregate.read(connection, kind_of(ACTION), sorted(ids)).values()
    return sorted(found, key=lambda one: (one.values["found_on"], one.id))
