"""Puts many actions into a company file while it is made: it appears with all or not at all.

One commit for all, because each takes the disk a moment and a new file has nothing to lose yet.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy.engine import Connection

from desktop.language import _
from desktop.store.file import CompanyFile, name_itself
from desktop.store.transaction import Changed, Transaction
from desktop.store.undo import reverse

T = TypeVar("T")


class Founding:
    """The actions so far. Only `found` makes one."""

    def __init__(self, connection: Connection, by: str, clock: Callable[[], datetime]) -> None:
        self._connection, self._by, self._clock = connection, by, clock
        self._last: Changed | None = None

    def write(self, name: str, work: Callable[[Transaction], T]) -> T:
        """Do one user action, as `CompanyFile.write` does."""
        transaction = Transaction(self._connection, name, self._by, self._clock())
        result = work(transaction)
        self._last = transaction.finish()
        return result

    def undo(self) -> None:
        """Take back the last action, as `Sitting.undo` does; it must have changed something."""
        last = self._last
        if last is None:
            raise ValueError("the last action changed nothing")
        self.write(
            _("Undo: {name}").format(name=last.name),
            lambda t: reverse(t, last.action_id, last.name),
        )


def found(
    path: Path,
    tell: Callable[[Founding], None],
    *,
    by: str,
    clock: Callable[[], datetime],
) -> None:
    """Make a company file of what `tell` does. Raises `Refused` and `Unavailable` as `create`."""

    def fill(connection: Connection) -> None:
        name_itself(connection)
        tell(Founding(connection, by, clock))

    CompanyFile.create(path, by=by, clock=clock, fill=fill).close()
