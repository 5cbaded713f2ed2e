"""Notes of the partner's reviewer on a question: they wait until they are answered."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.records.review import ReviewerNote
from desktop.services.assessing.shown import NoteLine
from desktop.services.editing import MovedOn
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.questions.terms import table_of
from desktop.values.spoken import say_date

KIND: Final = "reviewer_note"
_NOTE = table_of(ReviewerNote)


def add_note(
    company: CompanyFile,
    assessment_id: str,
    code: str,
    text: str,
    received_on: date | None = None,
    due_on: date | None = None,
    *,
    must_act: bool = True,
) -> str:
    """Enter a reviewer's note on a question as one action; returns its id. Refused by field.

    `must_act`: an answer is expected.
    """
    faults = {}
    if not text.strip():
        faults["text"] = _("Copy what the reviewer wrote.")
    if received_on and due_on and due_on < received_on:
        faults["due_on"] = _("This is before the day on which the note came in.")
    if faults:
        raise Refused(faults)
    values = {
        "assessment_id": assessment_id,
        "question": code,
        "text": text.strip(),
        "actionable": must_act,
        "received_on": received_on,
        "due_on": due_on,
    }
    name = _("Reviewer's note on {code}: entered").format(code=code)
    return company.write(name, lambda t: t.save(KIND, values))


def answer_note(
    company: CompanyFile, note_id: str, reply: str, today: date, version: int | None = None
) -> None:
    """Say what was answered; the note waits no more. Refused without words, MovedOn."""
    if not reply.strip():
        raise Refused({"reply": _("Say in a few words what was answered.")})
    with company.reading() as connection:
        note = aggregate.read_one(connection, kind_of(KIND), note_id)
    if note is None:
        raise KeyError(f"no note {note_id}")
    if version is not None and version != note.version:
        raise MovedOn(_("This note was changed meanwhile, here or in another window."))
    values = {"reply": reply.strip(), "done_on": today}
    name = _("Reviewer's note on {code}: answered").format(code=note.values["question"] or "")
    company.write(name, lambda t: t.save(KIND, values, note_id, version))


def note_lines(
    connection: Connection, assessment_id: str, code: str, today: date
) -> Iterator[NoteLine]:
    """Yield the notes on a question, those that wait first, the most urgent first."""
    asked = select(_NOTE).where(
        _NOTE.c.voided_at.is_(None),
        _NOTE.c.question == code,
        or_(_NOTE.c.assessment_id == assessment_id, _NOTE.c.assessment_id.is_(None)),
    )
    found = [dict(line) for line in connection.execute(asked).mappings()]
    for line in sorted(found, key=_urgent):
        yield _line(line, today)


def _urgent(line: Mapping[str, Any]) -> tuple[bool, date, str]:
    return line["done_on"] is not None, line["due_on"] or date.max, line["id"]


def _line(line: Mapping[str, Any], today: date) -> NoteLine:
    said, tone = _standing(line, today)
    return NoteLine(
        record_id=line["id"],
        version=line["version"],
        text=line["text"],
        received_said=_when(line["received_on"], today),
        due_on=line["due_on"],
        due_said=_when(line["due_on"], today),
        reply=line["reply"] or "",
        is_done=line["done_on"] is not None,
        said=said,
        tone=tone,
    )


def _when(day: date | None, today: date) -> str:
    return say_date(day, today) if day else ""


def _standing(line: Mapping[str, Any], today: date) -> tuple[str, str]:
    done, due = line["done_on"], line["due_on"]
    if done is not None:
        return _("Answered on {date}").format(date=say_date(done, today)), "green"
    if line["actionable"] is False:
        return _("For your information"), "plain"
    if due is None:
        return _("Waits for an answer"), "amber"
    if due < today:
        return _("Was to be answered by {date}").format(date=say_date(due, today)), "red"
    return _("To be answered by {date}").format(date=say_date(due, today)), "amber"
