"""The questions of a package: what was answered, the note, its exhibits, and what is missing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy.engine import Connection

from desktop.audit.judged import Judged, Ref, State
from desktop.audit.notes import draft_note, recited, say_exhibits, without_gaps
from desktop.audit.protocols.protocol import Question
from desktop.audit.score import points_of
from desktop.records import kind_of
from desktop.services.assessing.basis import Basis
from desktop.services.assessing.going_in import asked_for
from desktop.services.assessing.kept import ANSWER, is_decided
from desktop.services.assessing.standing import Stands
from desktop.services.packaging.saying import Hide
from desktop.services.packaging.selected import QuestionChosen
from desktop.store import aggregate

_HAND = Judged(state=State.BY_HAND)


@dataclass(frozen=True)
class _Said:
    """What is answered to one question."""

    points: Decimal | None
    note: str
    reason: str = ""
    is_not_applicable: bool = False
    is_decided: bool = False


def questions_of(
    connection: Connection, by: Basis, hide: Hide, now: Mapping[str, Judged]
) -> tuple[QuestionChosen, ...]:
    """Return every question of the protocol, in its order; `now` is how the records stand now."""
    frozen = _frozen(connection, by.stands) if by.stands and by.is_signed else {}
    found = []
    for element in by.protocol.elements:
        for question in element.questions:
            code, judged = question.code, by.judged.get(question.code, _HAND)
            said = _said(by, question, judged, frozen.get(code, {}))
            lacking = _lacking(judged, frozen.get(code))
            counted = _counted(by, code, frozen.get(code))
            gaps = _gaps(judged, frozen.get(code))
            found.append(
                QuestionChosen(
                    code=code,
                    element=element.code,
                    title=question.title,
                    possible=question.points,
                    points=said.points,
                    is_not_applicable=said.is_not_applicable,
                    reason=hide(said.reason),
                    note=hide(said.note),
                    state=judged.state.value,
                    exhibits=by.included.of(code),
                    counted=counted,
                    of_records=_of_records(judged, now.get(code, _HAND), by),
                    gaps=tuple(hide(what) for what in gaps),
                    gap_records=tuple(gaps.values()),
                    is_decided=said.is_decided,
                    lacking=lacking,
                    uncounted=asked_for(question, lacking, counted),
                )
            )
    return tuple(found)


def _said(by: Basis, question: Question, judged: Judged, frozen: Mapping[str, Any]) -> _Said:
    one = by.stands
    answer = one.kept.answers.get(question.code) if one else None
    if one is not None and answer is not None and is_decided(answer.values):
        values = answer.values
        return _Said(
            points=values["points"],
            note=_note(one, question, values, frozen),
            reason=values["not_applicable_reason"] or values["reason"] or "",
            is_not_applicable=values["points"] is None,
            is_decided=True,
        )
    is_out = judged.state is State.NOT_APPLICABLE and bool(question.not_applicable)
    # a reviewer is not coached: what is missing stands in the action plan
    draft = one.draft(question, tells_gaps=False) if one else _draft(by, question, judged)
    by_hand = judged.state is State.BY_HAND
    points = None if is_out or by_hand else points_of(question, judged)
    return _Said(points, draft, judged.reason if is_out else "", is_out)


def _draft(by: Basis, question: Question, judged: Judged) -> str:
    code = question.code
    of = max(len(by.counted(code)), judged.of_records)
    return draft_note(judged, by.included.of(code), of, tells_gaps=False)


def _note(
    one: Stands, question: Question, values: Mapping[str, Any], frozen: Mapping[str, Any]
) -> str:
    """Return a note as it was decided, citing the numbers that exhibits have here.

    What its draft told the company to do is left out: a reviewer is not coached.
    """
    note = without_gaps(values["note"] or "", values["draft"] or "")
    if not one.kept.is_signed:
        return recited(note, values["draft"] or "", one.draft(question))
    aliases = one.included.aliases.get(question.code, {})
    if not aliases:
        return note
    # one that was labelled question by question: its sentence names the first and the last
    labels = [line["exhibit"] for line in frozen.get("counted", ()) if line["exhibit"]]
    now = say_exhibits(one.included.of(question.code), len(labels))
    note = note.replace(say_exhibits(labels), now)
    found = re.compile("|".join(rf"\b{re.escape(label)}\b" for label in aliases))
    return found.sub(lambda label: aliases[label[0]], note)


def _counted(by: Basis, code: str, frozen: Mapping[str, Any] | None) -> tuple[Ref, ...]:
    """Return the records that count, in or not."""
    if by.is_signed:
        lines = frozen["counted"] if frozen else ()
        return tuple(Ref(line["record_kind"], line["record_id"]) for line in lines)
    return by.counted(code)


def _of_records(judged: Judged, now: Judged, by: Basis) -> int:
    """Return how many records a note counts; of a signed one only where it would say the same."""
    is_same = not by.is_signed or (bool(now.note) and now.note in judged.note)
    return now.of_records if is_same else 0


def _gaps(judged: Judged, frozen: Mapping[str, Any] | None) -> dict[str, tuple[Ref, ...]]:
    """Return what is missing with the records that it is of, as it was signed where it was."""
    found: dict[str, list[Ref]] = {}
    if frozen is not None:
        for line in frozen["gaps"]:
            some = found.setdefault(line["what"], [])
            if line["record_kind"] and line["record_id"]:
                some.append(Ref(line["record_kind"], line["record_id"]))
    elif judged.state is not State.NOT_APPLICABLE:
        for one in judged.missing:
            found.setdefault(one.what, []).extend([one.record] if one.record else [])
    return {what: tuple(refs) for what, refs in found.items()}


def _lacking(judged: Judged, frozen: Mapping[str, Any] | None) -> tuple[Ref, ...]:
    """Return the records in which something is missing, as it was signed where it was."""
    if frozen is not None:
        lines = [(line["record_kind"], line["record_id"]) for line in frozen["gaps"]]
        return tuple(dict.fromkeys(Ref(kind, id_) for kind, id_ in lines if kind and id_))
    return tuple(dict.fromkeys(one.record for one in judged.missing if one.record is not None))


def _frozen(connection: Connection, one: Stands) -> dict[str, Mapping[str, Any]]:
    """Return the answers with what counted and what was missing when it was signed."""
    ids = [answer.id for answer in one.kept.answers.values()]
    found = aggregate.read(connection, kind_of(ANSWER), ids).values()
    return {answer.values["question"]: answer.values for answer in found}
