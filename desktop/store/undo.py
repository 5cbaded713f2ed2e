"""Undo and redo of any action of this sitting: a new, logged action that puts the old values back."""

import json
from typing import Any

from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.store import aggregate, history
from desktop.store.canonical import written
from desktop.store.file import CompanyFile
from desktop.store.transaction import Changed, Transaction, flat


class Sitting:
    """What was done since the file was opened, and can be undone; forgotten when it is closed."""

    def __init__(self, company: CompanyFile) -> None:
        self._company = company
        self._done: list[Changed] = []
        self._undone: list[Changed] = []
        self._busy = False
        self._stop = company.listen(self._note)

    def _note(self, changed: Changed) -> None:
        if not self._busy:
            self._done.append(changed)
            self._undone.clear()

    @property
    def can_undo(self) -> str | None:
        """The name of the action that undo would take back."""
        return self._done[-1].name if self._done else None

    @property
    def can_redo(self) -> str | None:
        """The name of the action that redo would do again."""
        return self._undone[-1].name if self._undone else None

    def undo(self) -> str:
        """Take back the last action; returns its name. Raises `Refused` when a record has moved on since."""
        if not self._done:
            raise Refused(_("There is nothing to undo."))
        last = self._done[-1]
        back = self._reverse(last.action_id, _("Undo: {name}").format(name=last.name))
        self._done.pop()
        self._undone.append(Changed(back, last.name, last.kinds, last.ids, last.by))
        return last.name

    def redo(self) -> str:
        """Do the action again that was undone last; returns its name."""
        if not self._undone:
            raise Refused(_("There is nothing to do again."))
        last = self._undone[-1]
        again = self._reverse(last.action_id, _("Redo: {name}").format(name=last.name))
        self._undone.pop()
        self._done.append(Changed(again, last.name, last.kinds, last.ids, last.by))
        return last.name

    def close(self) -> None:
        """Stop listening."""
        self._stop()

    def _reverse(self, action_id: str, name: str) -> str:
        made: list[str] = []

        def note(changed: Changed) -> None:
            made.append(changed.action_id)

        stop = self._company.listen(note)
        self._busy = True
        try:
            self._company.write(name, lambda t: reverse(t, action_id))
        finally:
            self._busy = False
            stop()
        return made[0]


def reverse(transaction: Transaction, action_id: str) -> None:
    """Put back what every record of an action was before it. Raises `Refused` when one has changed since."""
    transaction.undoes = action_id
    for line in reversed(history.changes_of(transaction.connection, action_id)):
        current = transaction.get(line["kind"], line["record_id"])
        if current is None or not _stands(current, line):
            raise Refused(
                _("This cannot be undone, because a record of it was changed again later. Change that record by hand.")
            )
        _put_back(transaction, current, line)


def _stands(current: aggregate.Stored, line: Any) -> bool:
    """Whether the record still says what this action made of it; versions move with every undo, values do not."""
    now = flat(current)
    made = json.loads(line["new"])
    return all(written(now.get(name)) == written(value) for name, value in made.items())


def _put_back(transaction: Transaction, current: aggregate.Stored, line: Any) -> None:
    operation = line["operation"]
    if operation == "create":
        # nothing is deleted: what was made is voided, and redo brings it back
        transaction.void(current.kind, current.id, _("Undone: {name}").format(name=transaction.name))
        return
    if operation == "void":
        transaction.restore(current.kind, current.id)
        return
    old = json.loads(line["old"])
    if operation == "restore":
        transaction.void(current.kind, current.id, old["void_reason"])
        return
    rows = {rows.name for rows in kind_of(current.kind).rows}
    transaction.save(
        current.kind,
        {name: ([] if value is None and name in rows else value) for name, value in old.items()},
        current.id,
    )
