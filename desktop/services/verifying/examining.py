"""Goes through the copy of a company file and names everything that is not as it was saved."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import Table, func, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop import records
from desktop.language import _
from desktop.records.kind import Kind
from desktop.services.verifying import structure
from desktop.services.verifying.found import Fault, Head
from desktop.services.verifying.heads import faults_of_heads
from desktop.services.verifying.lines import fault_of_line
from desktop.services.verifying.naming import Naming
from desktop.services.verifying.steps import Steps
from desktop.services.verifying.words import (
    CHANGED,
    CHANGED_UNKNOWN,
    CONTENT_CHANGED,
    CONTENT_MISSING,
    CONTENT_NOBODYS,
    EDITED,
    EDITED_ABOUT,
    LOOSE,
    MISSING,
    NO_LINES,
    ORDER,
    OUT_OF_STEP,
    SEARCH,
    STRAY,
)
from desktop.store import aggregate, chain, index_check, integrity
from desktop.store.tables import ACTION, CHANGE, CONTENT


@dataclass
class Examination:
    """One pass over one copy; `faults` are what it found so far, each record once."""

    connection: Connection
    heads: Sequence[Head]
    steps: Steps
    has_contents: bool = True
    has_index: bool = True
    faults: list[Fault] = field(default_factory=list)
    records: int = 0
    actions: int = 0
    contents: int = 0

    def run(self) -> None:
        """Look at everything."""
        self.steps.expect(len(records.KINDS) + 6)
        self.steps.at(_("How the file is built"))
        self._broken = structure.faults(self.connection)
        structure.mend_indexes(self.connection)
        for look in (
            self._look_at_records_and_history,
            self._look_at_contents,
            self._look_at_lines,
            self._look_at_links,
            self._look_at_index,
            self._look_at_heads,
        ):
            self._as_far_as_it_can_be_read(look)
        self._add_what_is_broken()

    def _as_far_as_it_can_be_read(self, look: Callable[[], None]) -> None:
        try:
            look()
        except DBAPIError as fault:
            if not integrity.is_unreadable(fault):
                raise
            self._broken.append(structure.broken())

    def _look_at_records_and_history(self) -> None:
        self._damaged: dict[str, str] = {}
        for kind in records.KINDS:
            self.steps.at(_(kind.plural))
            self._as_far_as_it_can_be_read(partial(self._look_at_kind, kind))
        self.steps.at(_("The history"))
        history: list[chain.Fault] = []
        found = chain.faults(self.connection, lambda _done: self.steps.look_up())
        self._as_far_as_it_can_be_read(lambda: history.extend(found))
        self._name_records(self._damaged, history)
        self._look_at_history(history)

    def _look_at_heads(self) -> None:
        self.faults += faults_of_heads(self.connection, self.heads)

    # --- records ----------------------------------------------------------------------------------

    def _look_at_kind(self, kind: Kind) -> None:
        try:
            self.records += self._count(aggregate.table_of(kind))
            found = self.steps.through(integrity.damaged_of(self.connection, kind))
            self._damaged |= dict.fromkeys(found, kind.key)
        except DBAPIError:
            # asked for one by one after the history: what cannot be read is named all the same
            told = select(CHANGE.c.record_id).where(CHANGE.c.kind == kind.key).distinct()
            for record_id in self.connection.execute(told).scalars().all():
                if integrity.is_lost(self.connection, kind, record_id):
                    self._damaged[record_id] = kind.key
            raise

    def _name_records(self, damaged: dict[str, str], history: list[chain.Fault]) -> None:
        """Say each record once, whichever of its values gave it away."""
        lines = {number: self._line(number) for number, what in history if what == "record"}
        missing: dict[str, str] = {}
        out_of_step: dict[str, str] = {}
        for line in lines.values():
            if line is None or line["record_id"] in damaged:
                continue
            is_there = self._is_there(line["kind"], line["record_id"])
            (out_of_step if is_there else missing)[line["record_id"]] = line["kind"]
        self._naming = Naming(self.connection, [*damaged, *missing, *out_of_step])
        for record_id, kind in damaged.items():
            if not (self._naming.told(record_id) is None and kind in missing.values()):
                self._add("record", kind, record_id, self._said_of(record_id))
        for record_id, kind in missing.items():
            self._add("missing", kind, record_id, _(MISSING))
        for record_id, kind in out_of_step.items():
            self._add("record", kind, record_id, _(OUT_OF_STEP))
        if 0 in lines:
            for kind, record_id in self._strays():
                if record_id not in damaged:
                    self._add("stray", kind, record_id, _(STRAY))

    def _said_of(self, record_id: str) -> str:
        told = self._naming.told(record_id)
        found = self._naming.differences(record_id)
        if told is None or told.record is None or found is None:
            return _(CHANGED_UNKNOWN)
        return _(CHANGED).replace("{difference}", self._naming.said(told.record, found))

    def _add(self, what: str, kind: str, record_id: str, sentence: str) -> None:
        title = self._naming.title(kind, record_id)
        said = sentence.replace("{subject}", self._naming.subject(kind, record_id))
        self.faults.append(Fault(what, kind, record_id, title, said))

    def _count(self, table: Table) -> int:
        return self.connection.execute(select(func.count()).select_from(table)).scalar() or 0

    def _line(self, number: int) -> chain.Line | None:
        question = select(CHANGE).where(CHANGE.c.number == number)
        return self.connection.execute(question).mappings().first()

    def _is_there(self, kind: str, record_id: str) -> bool:
        known = next((k for k in records.KINDS if k.key == kind), None)
        if known is None:
            return False
        table = aggregate.table_of(known)
        found = self.connection.execute(select(table.c.id).where(table.c.id == record_id))
        return found.first() is not None

    def _strays(self) -> Iterator[tuple[str, str]]:
        for kind in records.KINDS:
            table = aggregate.table_of(kind)
            told = select(CHANGE.c.record_id).where(CHANGE.c.record_id == table.c.id)
            question = select(table.c.id).where(~told.exists())
            for record_id in self.connection.execute(question).scalars().all():
                yield kind.key, record_id

    # --- history ----------------------------------------------------------------------------------

    def _look_at_history(self, found: list[chain.Fault]) -> None:
        self.actions = (
            self.connection.execute(select(func.count()).select_from(ACTION)).scalar() or 0
        )
        for number, what in found:
            if what == "order":
                self._say("history", _(ORDER).format(n=f"{number:,}"))
            elif what == "action":
                self._say("history", _(NO_LINES).format(n=f"{number:,}"))
            elif what in ("line", "values"):
                self._say_edited(number)

    def _say_edited(self, number: int) -> None:
        line = self._line(number)
        n = f"{number:,}"
        kind, record_id = (line["kind"], line["record_id"]) if line else ("", "")
        if not any(known.key == kind for known in records.KINDS) or not isinstance(record_id, str):
            self._say("history", _(EDITED).format(n=n))
            return
        subject = self._naming.subject(kind, record_id)
        said = _(EDITED_ABOUT).format(n=n, subject=subject)
        title = self._naming.title(kind, record_id)
        self.faults.append(Fault("history", kind, record_id, title, said))

    def _say(self, what: str, sentence: str) -> None:
        self.faults.append(Fault(what, "", "", "", sentence))

    # --- what is neither --------------------------------------------------------------------------

    def _look_at_contents(self) -> None:
        self.steps.at(_("The files of the evidence"))
        self.contents = self._count(CONTENT)
        evidence = aggregate.table_of(records.kind_of("evidence"))
        known = select(CONTENT.c.sha256).where(CONTENT.c.sha256 == evidence.c.sha256)
        lost = select(evidence.c.id).where(~known.exists())
        named = {fault.record_id for fault in self.faults}
        for record_id in self.connection.execute(lost).scalars().all():
            if record_id not in named:
                self._add("content", "evidence", record_id, _(CONTENT_MISSING))
        if not self.has_contents:
            return
        for sha256 in self.steps.through(integrity.damaged_contents(self.connection)):
            self._name_content(sha256, CONTENT_CHANGED)

    def _name_content(self, sha256: str, sentence: str) -> None:
        evidence = aggregate.table_of(records.kind_of("evidence"))
        question = select(evidence.c.id).where(evidence.c.sha256 == sha256)
        ids = self.connection.execute(question).scalars().all()
        for record_id in ids:
            self._add("content", "evidence", record_id, _(sentence))
        if not ids:
            self.faults.append(Fault("content", "", str(sha256), "", _(CONTENT_NOBODYS)))

    def _look_at_lines(self) -> None:
        self.steps.at(_("What Muster notes besides"))
        contents = {fault.record_id for fault in self.faults if fault.what == "content"}
        for line in integrity.damaged_lines(self.connection):
            fault = fault_of_line(self.connection, self._naming, line)
            if fault.what != "text" or fault.record_id not in contents:
                self.faults.append(fault)

    def _look_at_links(self) -> None:
        self.steps.at(_("What records name of each other"))
        named = {fault.record_id for fault in self.faults}
        for kind, record_id in structure.loose(self.connection):
            if record_id not in named and not self._has_lost_others():
                self._add("link", kind, record_id, _(LOOSE))

    def _has_lost_others(self) -> bool:
        """Whether a record is missing: then whatever names it is loose, and no fault of its own."""
        return any(fault.what == "missing" for fault in self.faults)

    def _look_at_index(self) -> None:
        """Asked last: where records are damaged, the index is made anew with them anyway."""
        self.steps.at(_("The search"))
        if self.has_index and not self.faults and not index_check.fits(self.connection):
            self._say("search", _(SEARCH))

    def _add_what_is_broken(self) -> None:
        """Say what SQLite itself finds, unless a record that was named explains it."""
        found = {broken.fault: broken.is_explained_by_values for broken in self._broken}
        is_named = bool(self.faults)
        self.faults += [fault for fault, by_values in found.items() if not (by_values and is_named)]
