"""How an assessment stands: what the records say of each question, what was decided, the score."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import Table, and_, func, or_, select, true
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from desktop.audit.judged import Judged, Ref, State
from desktop.audit.notes import draft_note, without_exhibits
from desktop.audit.protocols.protocol import Protocol, Question
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.audit.rules import RULES
from desktop.audit.score import Score, points_of, score
from desktop.records.assessment import QuestionSupport
from desktop.records.evidence import EvidenceLink
from desktop.records.review import Interview, Observation, ReviewerNote
from desktop.services.assessing.included import (
    Included,
    Ticks,
    counts_for,
    included_in,
    included_when_signed,
)
from desktop.services.assessing.kept import Kept, is_decided, kept, window_of
from desktop.services.assessing.offers import FILE
from desktop.services.auditing.auditor import Auditor
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.store.questions.terms import table_of
from desktop.values.audited.span import Span

NO_EXHIBITS: Final = frozenset({"interview", "observation"})  # they stand beside the question
_SUPPORT, _LINK = table_of(QuestionSupport), table_of(EvidenceLink)
_INTERVIEW, _OBSERVATION = table_of(Interview), table_of(Observation)
_NOTE = table_of(ReviewerNote)
_HAND: Final = Judged(state=State.BY_HAND)


@dataclass(frozen=True)
class Support:
    """A record that somebody put beside a question; a file proves records of its own."""

    ref: Ref
    proves: frozenset[str] = frozenset()
    is_left_out: bool = False  # somebody put it beside the question to keep it out of the package


@dataclass(frozen=True)
class Beside:
    """What people added to a question: records that support it, interviews, observations, notes."""

    supports: tuple[Support, ...] = ()
    interviews: int = 0
    observations: int = 0
    to_answer: int = 0


@dataclass(frozen=True)
class Stands:
    """An assessment with what the records say. Of a signed one they are not asked any more."""

    kept: Kept
    as_of: date
    judged: Mapping[str, Judged]
    beside: Mapping[str, Beside] = field(default_factory=dict)
    included: Included = field(default_factory=Included)

    @property
    def span(self) -> Span:
        """Return the days that it is judged over: its window, or as long until today."""
        return window_of(self.kept, self.as_of)

    @property
    def protocol(self) -> Protocol:
        """Return the edition by which it asks."""
        return self.kept.protocol

    def score(self) -> Score:
        """Return what was decided, with what the records earn where nobody decided yet."""
        maintenance = self.kept.is_maintenance
        decided = self.kept.decided()
        return score(self.protocol, self.judged, decided, is_maintenance=maintenance)

    def score_by_records(self) -> Score:
        """Return what the records alone earn."""
        return score(self.protocol, self.judged, is_maintenance=self.kept.is_maintenance)

    def judged_of(self, code: str) -> Judged:
        """Return how a question stands by the records."""
        return self.judged.get(code, _HAND)

    def lacking(self, code: str) -> tuple[Ref, ...]:
        """Return the records in which something is missing for a question."""
        every = (one.record for one in self.judged_of(code).missing)
        return tuple(dict.fromkeys(ref for ref in every if ref is not None))

    def applies(self, question: Question) -> bool:
        """Whether the records leave it open that a question applies, or the protocol says so."""
        is_none = self.judged_of(question.code).state is State.NOT_APPLICABLE
        return not (is_none and question.not_applicable)

    def proposed(self, question: Question) -> Decimal | None:
        """Return the points that the records earn; None where no rule judges, or none apply."""
        if self.kept.is_signed:
            answer = self.kept.answers.get(question.code)
            return answer.values["proposed"] if answer else None
        judged = self.judged_of(question.code)
        if judged.state is State.BY_HAND or not self.applies(question):
            return None
        return points_of(question, judged)

    def exhibits(self, code: str) -> tuple[Ref, ...]:
        """Return the records that count, and those that somebody put beside them."""
        question, judged = self.protocol.question(code), self.judged_of(code)
        every = counts_for(question, judged) if question else judged.counted
        counted = [one for one in every if one.kind not in NO_EXHIBITS]
        supports = self.beside.get(code, Beside()).supports
        ids = {one.id for one in (*counted, *_records_beside(supports))}
        more = (
            one.ref
            for one in supports
            if ids.isdisjoint(one.proves)  # it stands with the record that it proves
            and not one.is_left_out
        )
        return tuple(dict.fromkeys((*counted, *more)))

    def draft(self, question: Question, *, tells_gaps: bool = True) -> str:
        """Return the note as the records say it now, with what is still to do unless told not."""
        beside = self.beside.get(question.code, Beside())
        told = _tells_of_people(question)
        return draft_note(
            self.judged_of(question.code),
            self.included.of(question.code),
            max(len(self.exhibits(question.code)), self.judged_of(question.code).of_records),
            0 if told else beside.interviews,
            0 if told else beside.observations,
            tells_gaps=tells_gaps,
        )

    def differs(self, question: Question) -> bool:
        """Whether the records say something else than when the answer was given."""
        answer = self.kept.answers.get(question.code)
        if self.kept.is_signed or answer is None or not is_decided(answer.values):
            return False
        if answer.values["draft"] is None or answer.values["carried"]:
            return False
        then = (without_exhibits(answer.values["draft"]), answer.values["proposed"])
        # the numbers of exhibits follow what goes in, wherever a note tells them
        return then != (without_exhibits(self.draft(question)), self.proposed(question))

    def is_as_drafted(self, code: str) -> bool:
        """Whether an answer is what the records said, word for word."""
        answer = self.kept.answers.get(code)
        if answer is None or answer.values["carried"] or answer.values["reason"]:
            return False
        return (answer.values["note"] or "") == (answer.values["draft"] or "")


def stands(company: CompanyFile, auditor: Auditor, assessment_id: str, today: date) -> Stands:
    """Return how an assessment stands. KeyError when there is none."""
    with company.reading() as connection:
        found = kept(connection, assessment_id)
        beside = _beside(connection, found)
        if found.is_signed:
            return _signed(connection, found, beside, today)
    span = window_of(found, today)
    judged = auditor.audited_over(found.protocol, span).judged
    ticks = {code: _ticks(judged.get(code, _HAND), one) for code, one in beside.items()}
    asks = found.protocol.questions
    counted = {one.code: counts_for(one, judged.get(one.code, _HAND)) for one in asks}
    with company.reading() as connection:
        included = included_in(connection, found.protocol, counted, ticks, span)
    return Stands(found, span.as_of, judged, beside, included)


def _signed(
    connection: Connection, found: Kept, beside: Mapping[str, Beside], today: date
) -> Stands:
    as_of = found.values["window_to_on"] or found.values["assessed_on"] or today
    frozen = {code: _as_signed(answer) for code, answer in found.answers.items()}
    answers = {code: answer.id for code, answer in found.answers.items()}
    included = included_when_signed(connection, found.protocol, answers)
    return Stands(found, as_of, frozen, beside, included)


def _ticks(judged: Judged, beside: Beside) -> Ticks:
    """Return what was ticked; a file stands for the records that it proves, where they go in."""
    put_in, left_out = set[Ref](), set[Ref]()
    beside_them = _records_beside(beside.supports)
    for one in beside.supports:
        known = judged.counted if one.is_left_out else (*judged.counted, *beside_them)
        meant = [ref for ref in known if ref.id in one.proves] or [one.ref]
        (left_out if one.is_left_out else put_in).update(meant)
    return Ticks(frozenset(put_in), frozenset(left_out))


def _records_beside(supports: Iterable[Support]) -> tuple[Ref, ...]:
    """Return the records that somebody put in beside those that count, files apart."""
    return tuple(one.ref for one in supports if one.ref.kind != FILE and not one.is_left_out)


def _as_signed(answer: Stored) -> Judged:
    state = answer.values["state"] or State.BY_HAND
    reason = answer.values["not_applicable_reason"] or ""
    return Judged(state=State(state), note=answer.values["draft"] or "", reason=reason)


def _tells_of_people(question: Question) -> bool:
    """Whether the rule of a question says itself what people said and what was seen."""
    generic = protocol(GENERIC)
    followed = (generic.question(code) for code in question.follows)
    rules = [question.rule] if question.rule else [one.rule for one in followed if one]
    return any(name in RULES and "assessing" in RULES[name].reads for name in rules)


def _beside(connection: Connection, one: Kept) -> dict[str, Beside]:
    mine = one.assessment.id
    interviews = _count(connection, _INTERVIEW, mine)
    observations = _count(connection, _OBSERVATION, mine)
    waiting = _NOTE.c.done_on.is_(None) & func.coalesce(_NOTE.c.actionable, true())
    notes = _count(connection, _NOTE, mine, waiting)
    supports = _supports(connection, mine)
    return {
        code: Beside(
            supports=supports.get(code, ()),
            interviews=interviews.get(code, 0),
            observations=observations.get(code, 0),
            to_answer=notes.get(code, 0),
        )
        for code in {*interviews, *observations, *notes, *supports}
    }


def _of(table: Table, assessment_id: str) -> ColumnElement[bool]:
    """What stands, and is of this assessment or of none in particular."""
    mine = or_(table.c.assessment_id == assessment_id, table.c.assessment_id.is_(None))
    return and_(table.c.voided_at.is_(None), mine)


def _count(
    connection: Connection, table: Table, assessment_id: str, *more: ColumnElement[bool]
) -> dict[str, int]:
    asked = select(table.c.question, func.count()).where(_of(table, assessment_id), *more)
    found = connection.execute(asked.group_by(table.c.question)).all()
    return {question: n for question, n in found if question}


def _supports(connection: Connection, assessment_id: str) -> dict[str, tuple[Support, ...]]:
    asked = select(_SUPPORT).where(_of(_SUPPORT, assessment_id)).order_by(_SUPPORT.c.id)
    lines = connection.execute(asked).mappings().all()
    files = [line["evidence_id"] for line in lines if line["evidence_id"]]
    proves: dict[str, set[str]] = {}
    linked = select(_LINK.c.owner_id, _LINK.c.record_id).where(_LINK.c.owner_id.in_(files))
    for file, record_id in connection.execute(linked) if files else ():
        proves.setdefault(file, set()).add(record_id or "")
    found: dict[str, list[Support]] = {}
    for line in lines:
        of = found.setdefault(line["question"], [])
        if line["evidence_id"]:
            file = line["evidence_id"]
            mine = frozenset(proves.get(file, ()))
            of.append(Support(Ref("evidence", file), mine, bool(line["left_out"])))
        elif line["record_kind"] and line["record_id"]:
            ref = Ref(line["record_kind"], line["record_id"])
            of.append(Support(ref, is_left_out=bool(line["left_out"])))
    return {code: tuple(some) for code, some in found.items()}
