"""Carries answers over from the assessment before: what says what we do, scored full, unchanged."""

from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.audit.protocols.protocol import Nature, Question
from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records.assessment import AnswerRecord
from desktop.services.assessing.answering import put, renewed
from desktop.services.assessing.standing import Stands, stands
from desktop.services.auditing.auditor import Auditor
from desktop.services.protocols.versions import compared
from desktop.store import aggregate, changing
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.store.frozen import is_signed
from desktop.store.questions.terms import table_of
from desktop.store.tables import CHANGE
from desktop.store.transaction import Transaction
from desktop.values.spoken import say_date

_COUNTED: Final = table_of(AnswerRecord)


def carryable(company: CompanyFile, one: Stands) -> tuple[str, ...]:
    """Return the codes that may be carried over, in their order; none of a signed assessment.

    A question is offered that says what the company does, was asked alike, scored full in the
    signed assessment before this one, and is still open; where nothing that counted then was
    changed since, and the records do not say less now.
    """
    kept = one.kept
    if kept.is_signed or kept.before is None or not is_signed(kept.before.values):
        return ()
    assert kept.before_protocol is not None
    alike = set(compared(kept.before_protocol, kept.protocol).alike)
    wanted = [
        question
        for question in kept.protocol.questions
        if question.code in alike and _scored_full(one, question)
    ]
    if not wanted:
        return ()
    since = kept.before.values["signings"][-1]["history_number"]
    with company.reading() as connection:
        moved = _moved(connection, one, [question.code for question in wanted], since)
    return tuple(question.code for question in wanted if question.code not in moved)


def carry_said(one: Stands, codes: tuple[str, ...], today: date) -> str:
    """Return what may be carried over in a sentence, "" where nothing."""
    if not codes or one.kept.before is None:
        return ""
    on = one.kept.before.values["assessed_on"]
    said = ngettext(
        "{n} answer from {date} can be carried over: it scored full, and nothing that it stands "
        "on was changed since.",
        "{n} answers from {date} can be carried over: they scored full, and nothing that they "
        "stand on was changed since.",
        len(codes),
    )
    return said.format(n=len(codes), date=say_date(on, today))


def carry_over(
    company: CompanyFile,
    auditor: Auditor,
    assessment_id: str,
    codes: tuple[str, ...],
    today: date,
) -> int:
    """Carry answers over as one action; return how many. Refused where one may not or is spoilt."""
    one = stands(company, auditor, assessment_id, today)
    allowed = set(carryable(company, one))
    if any(code not in allowed for code in codes) or not codes:
        raise Refused(_("These answers cannot be carried over any more. Look at the list again."))

    def work(t: Transaction) -> None:
        for code in codes:
            before = _whole(t, one.kept.before_answers[code]).values
            put(t, one, code, {
                **renewed(one, code, today),
                "points": before["points"],
                "note": before["note"],
                "carried": True,
            })  # fmt: skip

    said = ngettext("{n} answer carried over", "{n} answers carried over", len(codes))
    company.write(said.format(n=len(codes)), work)
    return len(codes)


def _whole(t: Transaction, answer: Stored) -> Stored:
    """Return an answer as it lies there. Refused where the disk has spoilt it: it would spread."""
    found = t.get(answer.kind, answer.id)
    assert found is not None
    changing.refuse_damaged(found)
    return found


def _scored_full(one: Stands, question: Question) -> bool:
    before = one.kept.before_answers.get(question.code)
    if question.nature is not Nature.DIRECTIVE or one.kept.is_decided(question.code):
        return False
    if before is None or before.values["points"] != question.points:
        return False
    return one.applies(question) and one.proposed(question) in {None, question.points}


def _moved(connection: Connection, one: Stands, codes: list[str], since: int) -> set[str]:
    """Return the codes of which a record that counted was changed after a line of the history."""
    of_answer = {one.kept.before_answers[code].id: code for code in codes}
    asked = select(_COUNTED.c.owner_id, _COUNTED.c.record_id)
    counted: dict[str, set[str]] = {}
    for some in aggregate.chunks(of_answer):
        for owner, record_id in connection.execute(asked.where(_COUNTED.c.owner_id.in_(some))):
            counted.setdefault(record_id, set()).add(of_answer[owner])
    moved: set[str] = set()
    for some in aggregate.chunks(counted):
        changed = (
            select(CHANGE.c.record_id)
            .where(CHANGE.c.record_id.in_(some), CHANGE.c.number > since)
            .distinct()
        )
        for record_id in connection.execute(changed).scalars():
            moved |= counted[record_id]
    return moved
