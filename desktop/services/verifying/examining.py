"""Goes through the copy of a company file and names everything that is not as it was saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop import records
from desktop.language import _
from desktop.services.verifying import looking_at_contents, structure
from desktop.services.verifying.edited_lines import faults_of_edited
from desktop.services.verifying.found import Fault, Head
from desktop.services.verifying.heads import faults_of_heads
from desktop.services.verifying.lines import fault_of_line
from desktop.services.verifying.looking_at_records import Records, count_of
from desktop.services.verifying.naming import Naming
from desktop.services.verifying.proof import Proof
from desktop.services.verifying.steps import Steps
from desktop.services.verifying.words import LOOSE, NO_LINES, ORDER, SEARCH
from desktop.store import chain, index_check, integrity
from desktop.store.keys import Key
from desktop.store.tables import ACTION, CONTENT


@dataclass
class Examination:
    """One pass over one copy; `faults` are what it found so far, each record once.

    `key` opens the backups of which `heads` tell.
    """

    connection: Connection
    heads: Sequence[Head]
    steps: Steps
    key: Key | None = None
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
        found = Records(self.connection, self.steps)
        for kind in records.KINDS:
            self.steps.at(_(kind.plural))
            self._as_far_as_it_can_be_read(partial(found.look_at, kind))
        self.records = found.count
        self.steps.at(_("The history"))
        history: list[chain.Fault] = []
        lines = chain.faults(self.connection, lambda _done: self.steps.look_up())
        self._as_far_as_it_can_be_read(lambda: history.extend(lines))
        self._naming = Naming(self.connection, ())  # where the names lie on a page that is broken
        self._naming, named = found.named(history)
        self.faults += named
        self._as_far_as_it_can_be_read(partial(self._look_at_history, history))

    def _look_at_history(self, found: list[chain.Fault]) -> None:
        self.actions = count_of(self.connection, ACTION)
        for number, what in found:
            if what == "order":
                self._say("history", _(ORDER).format(n=f"{number:,}"))
            elif what == "action":
                self._say("history", _(NO_LINES).format(n=f"{number:,}"))
        edited = [number for number, what in found if what in ("line", "values")]
        if edited:
            proof = Proof(self.connection, self.heads, self.key)
            self.faults += faults_of_edited(self.connection, self._naming, edited, proof)

    def _look_at_heads(self) -> None:
        self.faults += faults_of_heads(self.connection, self.heads)

    def _say(self, what: str, sentence: str) -> None:
        self.faults.append(Fault(what, "", "", "", sentence))

    def _named(self) -> set[str]:
        return {fault.record_id for fault in self.faults}

    # --- what is neither --------------------------------------------------------------------------

    def _look_at_contents(self) -> None:
        self.steps.at(_("The files of the evidence"))
        self.contents = count_of(self.connection, CONTENT)
        named = self._named()
        self.faults += looking_at_contents.missing(self.connection, self._naming, named)
        if self.has_contents:
            found = looking_at_contents.damaged(self.connection, self._naming, self.steps)
            self.faults += found

    def _look_at_lines(self) -> None:
        self.steps.at(_("What Muster notes besides"))
        contents = {fault.record_id for fault in self.faults if fault.what == "content"}
        for line in integrity.damaged_lines(self.connection):
            fault = fault_of_line(self.connection, self._naming, line)
            if fault.what != "text" or fault.record_id not in contents:
                self.faults.append(fault)

    def _look_at_links(self) -> None:
        self.steps.at(_("What records name of each other"))
        named = self._named()
        for kind, record_id in structure.loose(self.connection):
            if record_id not in named and not self._has_lost_others():
                self.faults.append(self._naming.fault("link", kind, record_id, _(LOOSE)))

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
