"""What an inspection shows besides its own fields: unit, checklist, actions, how it came out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.language import _
from desktop.records import kind_of
from desktop.services import inspection_saving
from desktop.services.action_due import USUAL_RISK, dues_by_risk
from desktop.services.checklist_versions import current_id
from desktop.services.checklists import Choice, Sheet, Sought, choices, gone_words, sheet_of
from desktop.services.inspection_besides import look_beside
from desktop.services.inspection_saving import LOT_NOW, READING_ANSWER
from desktop.services.inspection_subject import (
    Subject,
    day_of,
    id_of,
    look_at_reading,
    one_of,
    subject_of,
)
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.titles import Titles
from desktop.values.spoken import say_date

__all__ = [
    "FAIL",
    "LOT_NOW",
    "NOT_APPLICABLE",
    "PASS",
    "READING_ANSWER",
    "USUAL_RISK",
    "Answer",
    "Known",
    "Made",
    "Outcome",
    "Subject",
    "known_of",
    "look_at_reading",
    "outcome",
    "save_inspection",
]

PASS, FAIL, NOT_APPLICABLE = "pass", "fail", "not_applicable"
_ACTION: Final = kind_of("corrective_action")


@dataclass(frozen=True)
class Made:
    """A corrective action that an inspection led to."""

    id: str
    what: str
    stands: str
    tone: str
    item: str = ""  # that failed


@dataclass(frozen=True)
class Known:
    """Everything that is known of an inspection besides what is typed into it."""

    subject: Subject = field(default_factory=Subject)
    sheet: Sheet | None = None
    choices: tuple[Choice, ...] = ()
    made: tuple[Made, ...] = ()
    dues: Mapping[str, date] = field(default_factory=dict)  # by when a fail is put right, by risk
    missing: str = ""  # that the checklist asked for is gone


@dataclass(frozen=True)
class Answer:
    """How one item was answered; `takes_out` where its fail takes the unit out of use."""

    result: str = ""
    answer: str = ""
    takes_out: bool = False

    @property
    def is_given(self) -> bool:
        """Whether anything was answered."""
        return bool(self.result or self.answer.strip())


@dataclass(frozen=True)
class Outcome:
    """What the answers come to. `result` is "" and `safe` None while something is open."""

    given: int
    of: int
    fails: int
    result: str = ""
    safe: bool | None = None


def known_of(
    company: CompanyFile, typed: Mapping[str, object], record_id: str, today: date
) -> Known:
    """Return what is known of an inspection as it is typed so far; read without a wait.

    A new one is done on the current edition of its checklist, an old one keeps its own.
    """
    on = day_of(typed.get("done_on"), today)
    with company.reading() as connection:
        subject, words = subject_of(connection, typed, on, today, record_id)
        plan = one_of(connection, "duty_plan", typed.get("plan_id"))
        asked = id_of(typed.get("checklist_id"))
        if asked and not record_id:
            asked = current_id(connection, asked, on)
        gone = "" if record_id else gone_words(connection, asked)
        asked = "" if gone else asked
        sought = Sought(
            equipment_id=id_of(typed.get("equipment_id")),
            task=str(typed.get("task") or ""),
            words=words,
            plan_checklist=str(plan.get("checklist_id") or ""),
        )
        return Known(
            subject=subject,
            sheet=sheet_of(connection, asked) if asked else None,
            choices=tuple(choices(connection, sought, on)),
            made=tuple(_made(connection, record_id, today)) if record_id else (),
            dues=dues_by_risk(connection, on),
            missing=gone,
        )


def save_inspection(
    company: CompanyFile,
    typed: Mapping[str, object],
    record_id: str | None,
    version: int | None,
    today: date,
) -> str:
    """Save an inspection as typed with everything that follows from it, as one action."""
    return inspection_saving.save_inspection(company, typed, record_id, version, today, look_beside)


def outcome(answers: Iterable[Answer], *, exceptions: int = 0, removed: int = 0) -> Outcome:
    """Return what the answers, and the exceptions of a lot, come to.

    A fail makes it fail. It stays safe to use unless a fail takes the unit out of use, or an
    exception was left in the lot.
    """
    given = list(answers)
    answered = sum(answer.is_given for answer in given)
    fails = sum(answer.result == FAIL for answer in given) + exceptions
    unsafe = any(answer.takes_out for answer in given if answer.result == FAIL)
    is_done = answered == len(given) and (answered > 0 or exceptions > 0)
    result = FAIL if fails else PASS if is_done and _is_looked_at(given) else ""
    safe: bool | None = None
    if unsafe or removed < exceptions:
        safe = False
    elif is_done:
        safe = True
    return Outcome(answered, len(given), fails, result, safe)


def _is_looked_at(answers: Iterable[Answer]) -> bool:
    """Whether anything was looked at: an inspection of which nothing applies has no result."""
    return any(answer.result != NOT_APPLICABLE for answer in answers)


def _made(connection: Connection, inspection_id: str, today: date) -> list[Made]:
    """Return the corrective actions that an inspection led to."""
    table = aggregate.table_of(_ACTION)
    question = (
        select(table.c.id)
        .where(table.c.source_id == inspection_id, table.c.voided_at.is_(None))
        .order_by(table.c.id)
    )
    ids = list(connection.execute(question).scalars())
    titles = Titles(connection, {})
    return [
        Made(
            record.id,
            record.values["what"],
            *_stands(record.values, titles, today),
            item=(record.values["source_text"] or "").partition(": ")[2],
        )
        for record in aggregate.read(connection, _ACTION, ids).values()
    ]


def _stands(values: Mapping[str, Any], titles: Titles, today: date) -> tuple[str, str]:
    if values["resolved_on"]:
        said = _("put right {date}").format(date=say_date(values["resolved_on"], today))
        return said, "green"
    who = titles.of_id("worker", values["assigned_id"]) if values["assigned_id"] else ""
    who = who or values["assigned_name"] or ""
    due = values["due_on"]
    if due is None:
        return _("no due date"), "amber"
    tone = "red" if due < today else "plain"
    if who:
        return _("{who}, due {date}").format(who=who, date=say_date(due, today)), tone
    return _("due {date}").format(date=say_date(due, today)), tone
