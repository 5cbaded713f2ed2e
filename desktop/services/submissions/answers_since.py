"""Says which answers are other than in the package that was sent before, and of how many."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.engine import Connection

from desktop.language import _, ngettext
from desktop.package.manifest import AnswerListed
from desktop.records import kind_of
from desktop.services.assessing.kept import ASSESSMENT, answers_in, is_decided
from desktop.store import aggregate
from desktop.values.spoken import say_number

_OUT = "not_applicable"


@dataclass(frozen=True)
class _Before:
    points: Decimal | None
    state: str


@dataclass(frozen=True)
class AnswersSince:
    """What is other, a line each; `of` is how many could be compared, None where all could."""

    lines: tuple[str, ...]
    of: int | None


def answers_since(
    connection: Connection, before: Mapping[str, Any], now: Sequence[AnswerListed]
) -> AnswersSince:
    """Return what is other than in the submission `before`, by the values of its record.

    One that was entered by hand may hold few answers, or none: the others are those of the
    assessment that was sent, as long as it stands as it was signed until then.
    """
    was = {one["question"]: _Before(one["points"], one["state"] or "") for one in before["answers"]}
    was = _of_assessment(connection, before["assessment_id"], before["exported_on"]) | was
    asked = [one for one in now if one.question in was]
    is_all = len(asked) == len(now) or bool(before["history_number"])
    return AnswersSince(tuple(_lines(was, asked)), None if is_all else len(asked))


def _of_assessment(
    connection: Connection, assessment_id: str | None, sent_on: date
) -> dict[str, _Before]:
    found = assessment_id and aggregate.read_one(connection, kind_of(ASSESSMENT), assessment_id)
    done = found.values["assessed_on"] if found else None
    if not found or done is None or done > sent_on:  # opened again since, or never signed
        return {}
    every = answers_in(connection, found.id).items()
    return {
        code: _Before(one.values["points"], "" if one.values["points"] is not None else _OUT)
        for code, one in every
        if not one.is_voided and is_decided(one.values)
    }


def _lines(was: Mapping[str, _Before], now: Sequence[AnswerListed]) -> Iterator[str]:
    said = _("{question}: {now}, before {before}")
    for answer in now:
        old = was[answer.question]
        points = Decimal(answer.points) if answer.points else None
        words = {"now": _points(points, answer.state), "before": _points(old.points, old.state)}
        if words["now"] != words["before"]:
            yield said.format(question=answer.question, **words)


def _points(points: Decimal | None, state: str) -> str:
    if state == _OUT:
        return _("does not apply")
    if points is None:
        return _("open")
    n = 1 if points == 1 else 2
    return ngettext("{n} point", "{n} points", n).format(n=say_number(points))
