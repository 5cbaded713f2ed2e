"""Which answers changed since the assessment was signed, so that only they go out again."""

import json
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.services.assessing.kept import ANSWER, ASSESSMENT
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.canonical import written
from desktop.store.changing import flat
from desktop.store.file import CompanyFile
from desktop.store.frozen import is_signed
from desktop.store.tables import CHANGE

# what of an answer leaves the house; the rest says how it came about
_SENT: Final = ("points", "note", "not_applicable_reason", "counted")


def changed_since_signing(company: CompanyFile, assessment_id: str) -> tuple[str, ...]:
    """Return the questions whose answers are not what they were when it was signed, in order.

    Of one that was opened again: since it was signed last. Of one that stands signed: since the
    time before, nothing where it was signed once. KeyError where there is no such assessment.
    """
    with company.reading() as connection:
        found = aggregate.read_one(connection, kind_of(ASSESSMENT), assessment_id)
        if found is None:
            raise KeyError(f"no assessment {assessment_id}")
        heads = [line["history_number"] for line in found.values["signings"]]
        signed = [number for number in heads if number is not None]
        if is_signed(found.values):
            signed = signed[:-1]
        if not signed:
            return ()
        return _changed(connection, assessment_id, _line_after(connection, found, signed[-1]))


def _changed(connection: Connection, assessment_id: str, until: int) -> tuple[str, ...]:
    kind = kind_of(ANSWER)
    table = aggregate.table_of(kind)
    asked = select(table.c.id).where(table.c.assessment_id == assessment_id)
    answers = aggregate.read(connection, kind, list(connection.execute(asked).scalars()))
    changed = {
        one.values["question"]
        for one in answers.values()
        if _sent(flat(one)) != _sent(_then(connection, one, until))
    }
    return tuple(sorted(changed))


def _line_after(connection: Connection, found: Stored, number: int) -> int:
    """Return the line with which it was signed: the first of its own after the head it names."""
    asked = select(func.min(CHANGE.c.number)).where(
        CHANGE.c.record_id == found.id, CHANGE.c.number > number
    )
    return int(connection.execute(asked).scalar() or number)


def _then(connection: Connection, one: Stored, until: int) -> Mapping[str, Any] | None:
    """Return what an answer said at a line of the history; None where there was none yet."""
    asked = select(CHANGE).where(CHANGE.c.record_id == one.id, CHANGE.c.number > until)
    said: dict[str, Any] = json.loads(written(flat(one)))
    for line in connection.execute(asked.order_by(CHANGE.c.number.desc())).mappings():
        if line["operation"] == "create":
            return None
        if line["old"] is None:
            raise Refused(_("What an answer said before was disposed of."))
        said |= json.loads(line["old"] or "{}")
    return said


def _sent(said: Mapping[str, Any] | None) -> str:
    """Return what leaves the house of an answer, so that two can be compared."""
    if said is None or said.get("voided_at") is not None:
        return ""
    told = {name: said.get(name) for name in _SENT}
    told["counted"] = [
        {name: value for name, value in row.items() if name != "id"}
        for row in said.get("counted") or ()
    ]
    return written(told)
