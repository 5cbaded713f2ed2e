"""Reads an assessment with its answers and what it carries on from, as they lie in the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.audit.protocols.protocol import Protocol
from desktop.audit.score import Decided
from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.services.heads import heads
from desktop.services.protocols.choosing import asked, asked_by
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.frozen import is_signed
from desktop.values.audited.span import Span, months_to

ASSESSMENT: Final = "assessment"
ANSWER: Final = "answer"
_ANSWERS: Final = aggregate.table_of(kind_of(ANSWER))


@dataclass(frozen=True)
class Kept:
    """An assessment, its answers by question (voided ones apart), its edition, the one before."""

    assessment: Stored
    protocol: Protocol
    answers: Mapping[str, Stored]
    taken_back: Mapping[str, Stored] = field(default_factory=dict)
    also_open: tuple[Stored, ...] = ()
    before: Stored | None = None
    before_protocol: Protocol | None = None
    before_answers: Mapping[str, Stored] = field(default_factory=dict)

    @property
    def values(self) -> Mapping[str, Any]:
        """Return what the assessment itself says."""
        return self.assessment.values

    @property
    def is_signed(self) -> bool:
        """Whether nothing of it can be changed."""
        return is_signed(self.values)

    @property
    def is_maintenance(self) -> bool:
        """Whether it keeps a certificate that there is."""
        return bool(self.values["purpose"] == "maintenance")

    def is_decided(self, code: str) -> bool:
        """Whether the assessor answered a question."""
        answer = self.answers.get(code)
        return answer is not None and is_decided(answer.values)

    def source_of(self, code: str) -> str:
        """Return the answer that planned actions name as their source, taken back or not."""
        answer = self.answers.get(code) or self.taken_back.get(code)
        return answer.id if answer else ""

    def decided(self) -> dict[str, Decided]:
        """Return what was decided, by the codes of questions."""
        return {
            code: Decided(answer.values["points"])
            for code, answer in self.answers.items()
            if is_decided(answer.values)
        }


def is_decided(answer: Mapping[str, Any]) -> bool:
    """Whether an answer has points, or a reason why the question does not apply."""
    return answer["points"] is not None or bool(answer["not_applicable_reason"])


def is_done(assessment: Mapping[str, Any]) -> bool:
    """Whether an assessment is over: signed here, or entered as one that was done before."""
    return assessment["assessed_on"] is not None


def assessments_in(connection: Connection) -> list[Stored]:
    """Return the assessments that stand, the newest first: by their windows, then as entered."""
    found = aggregate.read(connection, kind_of(ASSESSMENT)).values()
    standing = [one for one in found if not one.is_voided]
    return sorted(standing, key=_newest, reverse=True)


def open_one(assessments: list[Stored]) -> Stored | None:
    """Return the newest assessment that is under way."""
    return next((one for one in assessments if not is_done(one.values)), None)


def kept(connection: Connection, assessment_id: str) -> Kept:
    """Return an assessment with its answers. KeyError when there is none of that id."""
    every = {one.id: one for one in assessments_in(connection)}
    found = every.get(assessment_id)
    if found is None:
        raise KeyError(f"no assessment {assessment_id}")
    before = _before(found, list(every.values()))
    answers = answers_in(connection, found.id)
    return Kept(
        assessment=found,
        protocol=edition(connection, found),
        answers={code: one for code, one in answers.items() if not one.is_voided},
        taken_back={code: one for code, one in answers.items() if one.is_voided},
        also_open=_also_open(found, list(every.values())),
        before=before,
        before_protocol=edition(connection, before) if before else None,
        before_answers=_standing(answers_in(connection, before.id)) if before else {},
    )


def kept_open(connection: Connection, assessment_id: str) -> Kept:
    """Return one that can be changed. Refused where it was signed, KeyError when there is none."""
    found = kept(connection, assessment_id)
    if found.is_signed:
        raise Refused(
            _("This assessment is signed, so nothing of it can be changed. Open it again first.")
        )
    return found


def edition(connection: Connection, assessment: Stored) -> Protocol:
    """Return the protocol that an assessment asks by; where it names none, the company's."""
    name, version = assessment.values["protocol"], assessment.values["protocol_version"]
    if not name:
        return asked_by(connection, assessment.values["window_to_on"])
    return asked(connection, name, version or "")


def window_of(one: Kept, today: date) -> Span:
    """Return what the proposals are judged over: its window, so long as it is not over up to today.

    A window that goes on is as long, and ends today, so that nothing is missing which lies ahead.
    """
    months = one.protocol.history_months
    to_on = one.values["window_to_on"] or today
    from_on = one.values["window_from_on"] or months_to(to_on, months).from_on
    if from_on > to_on:  # typed so into the record; opening one refuses it
        from_on = months_to(to_on, months).from_on
    if to_on <= today:
        return Span(from_on, to_on)
    if months_to(to_on, months).from_on == from_on:
        return months_to(today, months)
    return Span(from_on - (to_on - today), today)


def points_or_none(answer: Stored | None, name: str = "points") -> Decimal | None:
    """Return points of an answer as they were decided or proposed."""
    value: Decimal | None = answer.values[name] if answer else None
    return value


def answer_of(connection: Connection, one: Kept, code: str) -> Stored | None:
    """Return an answer with its rows."""
    found = one.answers.get(code)
    return aggregate.read_one(connection, kind_of(ANSWER), found.id) if found else None


def answers_in(
    connection: Connection, assessment_id: str, code: str | None = None
) -> dict[str, Stored]:
    """Return answers without their rows by question; of several one that stands, the newest.

    With a code it is only that question.
    """
    asked_for = select(_ANSWERS.c.id).where(_ANSWERS.c.assessment_id == assessment_id)
    if code is not None:
        asked_for = asked_for.where(_ANSWERS.c.question == code)
    ids = list(connection.execute(asked_for).scalars())
    found = heads(connection, {ANSWER: ids}).values()
    in_order = sorted(found, key=lambda one: (not one.is_voided, one.created_at, one.id))
    return {one.values["question"]: one for one in in_order}


def _standing(answers: Mapping[str, Stored]) -> dict[str, Stored]:
    return {code: one for code, one in answers.items() if not one.is_voided}


def _before(found: Stored, every: list[Stored]) -> Stored | None:
    """Return the assessment that one carries on from, else the last that was done before it."""
    named = found.values["carried_from_id"]
    done = [one for one in every if one.id != found.id and is_done(one.values)]
    for one in done:
        if one.id == named or (named is None and _newest(one) < _newest(found)):
            return one
    return None


def _also_open(found: Stored, every: list[Stored]) -> tuple[Stored, ...]:
    return tuple(one for one in every if one.id != found.id and not is_done(one.values))


def _newest(one: Stored) -> tuple[date, date, str]:
    ends = one.values["window_to_on"] or one.values["assessed_on"] or date.min
    return ends, one.values["assessed_on"] or date.max, one.id
