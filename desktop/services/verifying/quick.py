"""What can be looked over whenever a file is opened: how it is built, the end of its history."""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop.errors import Unavailable
from desktop.language import _
from desktop.services.verifying.edited_lines import faults_of_edited
from desktop.services.verifying.found import Fault, Head
from desktop.services.verifying.heads import faults_of_heads
from desktop.services.verifying.naming import Naming
from desktop.services.verifying.proof import Proof
from desktop.services.verifying.structure import BROKEN
from desktop.services.verifying.summary import is_broken
from desktop.services.verifying.words import ORDER
from desktop.store import chain
from desktop.store.file import CompanyFile
from desktop.store.interrupting import Stopped, refuse_when
from desktop.store.tables import CHANGE, CONTENT, KEPT_PAGES, METADATA

TAIL: Final = 200  # lines of the history


def quick_look(
    company: CompanyFile, *, heads: Sequence[Head] = (), stopped: Stopped | None = None
) -> tuple[Fault, ...]:
    """Return what is wrong as far as a quick look tells; nobody's writing waits for it for long.

    Raises `CancelledError` when `stopped` says so, `Unavailable` when the file cannot be read.
    """
    try:
        with company.reading() as connection:
            if _is_built_well(connection, stopped):
                tail = _tail(connection, Proof(connection, heads, company.key))
                return (*tail, *faults_of_heads(connection, heads))
    except Unavailable as fault:  # said when the reading ends, too
        if not is_broken(fault):
            raise
    return (Fault("structure", "", "", "", _(BROKEN)),)


def _is_built_well(connection: Connection, stopped: Stopped | None) -> bool:
    for table in METADATA.sorted_tables:
        refuse_when(stopped)
        # ten years of scans take longer than anybody waits for a window
        if table in (CONTENT, KEPT_PAGES):
            continue
        try:
            found = connection.exec_driver_sql(f"PRAGMA quick_check('{table.name}')").scalars()
            if found.all() != ["ok"]:
                return False
        except DBAPIError:
            return False
    return True


def _tail(connection: Connection, proof: Proof) -> Iterator[Fault]:
    question = select(CHANGE).order_by(CHANGE.c.number.desc()).limit(TAIL + 1)
    try:
        lines = connection.execute(question).mappings().all()[::-1]
        actions = chain.actions_by_id(connection)
    except DBAPIError:
        yield Fault("history", "", "", "", _(BROKEN))
        return
    edited = []
    before = lines[0] if len(lines) > TAIL else None
    for line in lines[1:] if before else lines:
        number, previous = (before["number"], before["hash"]) if before else (0, chain.START)
        if line["number"] != number + 1 or line["previous"] != previous:
            said = _(ORDER).format(n=f"{line['number']:,}")
            yield Fault("history", "", "", "", said)
        elif not (chain.is_whole(actions.get(line["action_id"]), line) and chain.holds(line)):
            edited.append(line["number"])
        before = line
    if edited:
        yield from faults_of_edited(connection, Naming(connection, ()), edited, proof)
