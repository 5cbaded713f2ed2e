"""Says what is damaged of the lines that are neither records nor history."""

from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.language import N_, _
from desktop.records import kind_of
from desktop.services.verifying.found import Fault
from desktop.services.verifying.naming import Naming, known_kind
from desktop.store import aggregate
from desktop.store.integrity import Line
from desktop.store.tables import CONTENT, DRAFT, IMPORTED
from desktop.values.quoting import quote

TEXT: Final = N_("The words that were read out of the file of {subject} are not as they were kept.")
TEXT_NOBODYS: Final = N_("What is noted of a file that no evidence names is not as it was written.")
IMPORT: Final = N_(
    "What is noted of the import of {subject} is not as it was written. The record is not affected."
)
IMPORT_LOST: Final = N_(
    "What is noted of the import of a row is not as it was written. No record is affected."
)
DRAFT_CHANGED: Final = N_(
    "What was typed into a form and not saved is not as it was kept: {kind}. No record is affected."
)
NOTE: Final = N_("What Muster notes of the file itself is not as it was written: {name}.")
_NOTES: Final = {
    "file_id": N_("which file it is"),
    "left_behind": N_("which states were left for an older backup"),
}


def fault_of_line(connection: Connection, naming: Naming, line: Line) -> Fault:
    """Return the fault of a damaged line, with the record that is affected where there is one."""
    if line.table == CONTENT.name:
        return _of_content(connection, naming, line)
    if line.table == IMPORTED.name:
        return _of_import(naming, line)
    if line.table == DRAFT.name:
        kind = known_kind(line.values.get("kind"))
        said = _(kind.title) if kind else _("of no kind that Muster knows")
        record_id = _text(line.values.get("record_id"))
        sentence = _(DRAFT_CHANGED).format(kind=said)
        return Fault("draft", kind.key if kind else "", record_id, "", sentence)
    key = _text(line.key)
    name = _(_NOTES[key]) if key in _NOTES else quote(key.encode("utf-8", "replace").decode())
    return Fault("particular", "", "", "", _(NOTE).format(name=name))


def _of_content(connection: Connection, naming: Naming, line: Line) -> Fault:
    evidence = aggregate.table_of(kind_of("evidence"))
    question = select(evidence.c.id).where(evidence.c.sha256 == line.key)
    record_id = connection.execute(question).scalars().first()
    if record_id is None:
        return Fault("text", "", _text(line.key), "", _(TEXT_NOBODYS))
    sentence = _(TEXT).format(subject=naming.subject("evidence", record_id))
    return Fault("text", "evidence", record_id, naming.title("evidence", record_id), sentence)


def _of_import(naming: Naming, line: Line) -> Fault:
    kind, record_id = line.values.get("kind"), _text(line.values.get("record_id"))
    if known_kind(kind) is None or naming.told(record_id) is None:
        return Fault("imported", "", "", "", _(IMPORT_LOST))
    sentence = _(IMPORT).format(subject=naming.subject(str(kind), record_id))
    return Fault("imported", str(kind), record_id, naming.title(str(kind), record_id), sentence)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
