"""Interviews and observations of a question: what people said and what was seen, for or against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Table, or_, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from desktop.errors import Refused
from desktop.language import _
from desktop.records.review import Interview, Observation
from desktop.services.assessing.kept import Kept, kept_open
from desktop.services.assessing.shown import SaidLine
from desktop.store import listing
from desktop.store.file import CompanyFile
from desktop.store.questions.terms import table_of
from desktop.store.tables import CHANGE
from desktop.values.spoken import say_date

_INTERVIEW, _OBSERVATION = table_of(Interview), table_of(Observation)


@dataclass(frozen=True)
class Said:
    """One interview: somebody on the list of workers, or a name."""

    worker_id: str | None
    person: str
    said: str
    positive: bool | None
    on: date | None


@dataclass(frozen=True)
class Seen:
    """One observation."""

    place: str
    seen: str
    positive: bool | None
    on: date | None


def add_interview(company: CompanyFile, assessment_id: str, code: str, held: Said) -> str:
    """Record an interview on a question as one action; returns its id. Refused by field."""
    faults = {}
    if not held.worker_id and not held.person.strip():
        faults["worker_id"] = _("Say who was asked.")
    if not held.said.strip():
        faults["said"] = _("Write down what was said.")
    values = {
        "worker_id": held.worker_id,
        "person": None if held.worker_id else held.person.strip(),
        "said": held.said.strip(),
        "positive": held.positive,
        "held_on": held.on,
    }
    said = _("Interview on {code}: entered").format(code=code)
    return _add(company, "interview", assessment_id, code, values, faults, said)


def add_observation(company: CompanyFile, assessment_id: str, code: str, made: Seen) -> str:
    """Record an observation on a question as one action; returns its id. Refused by field."""
    faults = {} if made.seen.strip() else {"seen": _("Write down what was seen.")}
    values = {
        "place": made.place.strip() or None,
        "seen": made.seen.strip(),
        "positive": made.positive,
        "seen_on": made.on,
    }
    said = _("Observation on {code}: entered").format(code=code)
    return _add(company, "observation", assessment_id, code, values, faults, said)


def said_lines(connection: Connection, one: Kept, code: str, today: date) -> Iterator[SaidLine]:
    """Yield the interviews and then the observations of a question, the first first.

    Of a signed assessment those that were there then: some belong to none, and come in later.
    """
    interviews = _of(connection, _INTERVIEW, one, code, "held_on")
    workers = {line["worker_id"] for line in interviews} - {None}
    names = listing.titles(connection, {"worker": workers})
    for line in interviews:
        who = names.get(line["worker_id"] or "") or line["person"] or ""
        yield _line("interview", line, who, line["said"], line["held_on"], today)
    for line in _of(connection, _OBSERVATION, one, code, "seen_on"):
        yield _line("observation", line, line["place"], line["seen"], line["seen_on"], today)


def _add(
    company: CompanyFile,
    kind: str,
    assessment_id: str,
    code: str,
    values: dict[str, Any],
    faults: dict[str, str],
    name: str,
) -> str:
    with company.reading() as connection:
        one = kept_open(connection, assessment_id)
    _refuse_unknown(one, code)
    if faults:
        raise Refused(faults)
    about = {"assessment_id": assessment_id, "question": code, **values}
    return company.write(name, lambda t: t.save(kind, about))


def _refuse_unknown(one: Kept, code: str) -> None:
    if one.protocol.question(code) is None:
        raise KeyError(f"no question {code}")


def _of(
    connection: Connection, table: Table, one: Kept, code: str, on: str
) -> list[Mapping[str, Any]]:
    of_none: ColumnElement[bool] = table.c.assessment_id.is_(None)
    if one.is_signed:
        until = one.values["signings"][-1]["history_number"]
        there = select(CHANGE.c.number).where(
            CHANGE.c.record_id == table.c.id, CHANGE.c.number <= until
        )
        of_none &= there.exists()
    asked = select(table).where(
        table.c.voided_at.is_(None),
        table.c.question == code,
        or_(table.c.assessment_id == one.assessment.id, of_none),
    )
    lines = connection.execute(asked.order_by(table.c[on], table.c.id)).mappings().all()
    return [dict(line) for line in lines]


def _line(
    kind: str, line: Mapping[str, Any], who: str | None, said: str | None, on: date | None,
    today: date,
) -> SaidLine:  # fmt: skip
    return SaidLine(
        kind=kind,
        record_id=line["id"],
        version=line["version"],
        who=who or "",
        said=said or "",
        day_said=say_date(on, today) if on else "",
        positive=line["positive"],
        speaks=say_speaks(line["positive"]),
    )


def say_speaks(positive: bool | None) -> str:
    """Return whether it speaks for the company."""
    if positive is None:
        return _("Not judged")
    return _("Speaks for us") if positive else _("Speaks against us")
