"""Undo and redo of any action of this sitting: a new action that puts the old values back."""

import json
import threading
from dataclasses import replace
from typing import Any, Final

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records import kind_of
from desktop.store import aggregate, history
from desktop.store.canonical import written
from desktop.store.chain import Line
from desktop.store.changing import VOIDING, flat
from desktop.store.file import CompanyFile
from desktop.store.private_file import SEAL, UNSEAL
from desktop.store.putting_right import REPAIRED
from desktop.store.transaction import Changed, Transaction

# what undo would have to put back is gone for good, or has a way back of its own
NO_WAY_BACK: Final = {
    SEAL: N_("This cannot be undone. To take private facts off again, use Private facts…"),
    REPAIRED: N_("A repair cannot be undone: before it, the record was damaged."),
    UNSEAL: N_("This cannot be undone. To set private facts up again, use Private facts…"),
}


class Sitting:
    """What was done since the file was opened, and can be undone; forgotten when it is closed."""

    def __init__(self, company: CompanyFile) -> None:
        self._company = company
        self._done: list[Changed] = []
        self._undone: list[Changed] = []
        self._turning: tuple[Changed, list[Changed], list[Changed]] | None = None
        self._lock = threading.Lock()  # actions are announced on the writer's thread
        self._stop = company.listen(self._note)

    def _note(self, changed: Changed) -> None:
        if changed.undoes is None:
            with self._lock:
                self._done.append(changed)
                self._undone.clear()
        elif self._turning is not None and changed.undoes == self._turning[0].action_id:
            # now, because whoever is told after this one asks what can be undone
            self._move(changed.action_id)

    @property
    def can_undo(self) -> str | None:
        """The name of the action that undo would take back."""
        done = self._done[-1:]
        return done[0].name if done else None

    @property
    def can_redo(self) -> str | None:
        """The name of the action that redo would do again."""
        undone = self._undone[-1:]
        return undone[0].name if undone else None

    def undo(self) -> str:
        """Take back the last action; returns its name.

        Raises `Refused` when there is none, or a record of it has moved on since.
        """
        if not (done := self._done[-1:]):
            raise Refused(_("There is nothing to undo."))
        last = done[0]
        self._turn(last, _("Undo: {name}").format(name=last.name), self._done, self._undone)
        return last.name

    def redo(self) -> str:
        """Do the action again that was undone last; returns its name. Raises `Refused` as undo."""
        if not (undone := self._undone[-1:]):
            raise Refused(_("There is nothing to do again."))
        last = undone[0]
        self._turn(last, _("Redo: {name}").format(name=last.name), self._undone, self._done)
        return last.name

    def close(self) -> None:
        """Stop listening."""
        self._stop()

    def _turn(self, last: Changed, name: str, here: list[Changed], there: list[Changed]) -> None:
        def work(transaction: Transaction) -> str:
            reverse(transaction, last.action_id, last.name)
            return transaction.action_id

        self._turning = last, here, there
        try:
            action_id = self._company.write(name, work)
            self._move(action_id)  # nobody is told of an action in which nothing was left to do
        finally:
            self._turning = None

    def _move(self, action_id: str) -> None:
        with self._lock:
            if self._turning is None:
                return
            last, here, there = self._turning
            self._turning = None
            if last in here:  # another thread's action may have emptied the list meanwhile
                here.remove(last)
            there.append(replace(last, action_id=action_id))


def reverse(transaction: Transaction, action_id: str, name: str) -> None:
    """Put back what every record of an action was before it; `name` is what people call it.

    Raises `Refused` when one of them has changed since.
    """
    transaction.undoes = action_id
    for line in reversed(history.changes_of(transaction.connection, action_id)):
        current = transaction.get(line["kind"], line["record_id"])
        if line["new"] is None or line["old"] is None:
            raise Refused(_("This cannot be undone, because what it said was disposed of."))
        if line["operation"] in NO_WAY_BACK:
            raise Refused(_(NO_WAY_BACK[line["operation"]]))
        if current is None or not _stands(current, line):
            raise Refused(
                _(
                    "This cannot be undone, because a record of it was changed again later. "
                    "Change that record by hand."
                )
            )
        _put_back(transaction, current, line, name)


def _stands(current: aggregate.Stored, line: Line) -> bool:
    """Whether the record still says what this action made of it.

    Versions move with every undo, values do not; and when it was voided and by whom is not what
    was said, because undo voids anew.
    """
    now, made = flat(current), json.loads(line["new"])
    names = now.keys() if line["operation"] == "create" else made.keys()
    said = [name for name in names if name not in ("voided_at", "voided_by")]
    # as mappings, because in one of them what is empty may be left out
    return written({n: now.get(n) for n in said}) == written({n: made.get(n) for n in said})


def _put_back(transaction: Transaction, current: aggregate.Stored, line: Line, name: str) -> None:
    if line["operation"] == "create":
        # nothing is deleted: what was made is voided, and redo brings it back
        transaction.void(current.kind, current.id, _("Undone: {name}").format(name=name))
        return
    old = json.loads(line["old"])
    rows = {rows.name for rows in kind_of(current.kind).rows}
    values = {name: _of(rows, name, old[name]) for name in old if name not in VOIDING}
    if values:
        transaction.save(current.kind, values, current.id)
    if line["operation"] == "void":
        transaction.restore(current.kind, current.id)
    if line["operation"] == "restore":
        transaction.void(current.kind, current.id, old["void_reason"])


def _of(rows: set[str], name: str, value: Any) -> Any:
    return [] if value is None and name in rows else value
