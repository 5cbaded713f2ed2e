"""The company file: created, opened, held and written here and nowhere else."""

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from sqlalchemy import insert
from sqlalchemy.engine import Connection

import desktop.records  # noqa: F401 (every kind must be declared before the tables are made)
from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.store import admission, connecting, migrate, private_values, schema
from desktop.store.faults import explained
from desktop.store.ids import new_id
from desktop.store.keys import Key
from desktop.store.lease import Lease
from desktop.store.making import made_whole
from desktop.store.private_key import PrivateKey
from desktop.store.tables import METADATA, PARTICULAR
from desktop.store.transaction import Changed, Transaction

SUFFIX: Final = ".muster"
APPLICATION_ID: Final = schema.APPLICATION_ID

T = TypeVar("T")
Listener = Callable[[Changed], None]
log = logging.getLogger(__name__)


def name_itself(connection: Connection) -> None:
    """Give a new file an identity, which it keeps wherever it is copied."""
    connection.execute(insert(PARTICULAR), [{"name": "file_id", "value": new_id()}])


class CompanyFile:
    """One open company file. Make it with `create` or `open`; close it, or use it in a `with`."""

    def __init__(
        self,
        path: Path,
        *,
        by: str,
        clock: Callable[[], datetime],
        read_only: bool = False,
        mode: str = connecting.WRITE,
        key: Key | None = None,
    ) -> None:
        self.path, self.by, self.clock, self.read_only = path, by, clock, read_only
        self.key = key
        self.private: PrivateKey | None = None  # what opens private facts, for this sitting
        self._engine = connecting.engine(path, connecting.READ if read_only else mode, key)
        self._identity: tuple[int, int] | None = None
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="muster-writer")
        self._writing_thread: int | None = None
        self._listeners: list[Listener] = []
        self._stopping = threading.Event()
        self._lease: Lease | None = None

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        by: str,
        clock: Callable[[], datetime],
        fill: Callable[[Connection], None] = name_itself,
        key: Key | None = None,
    ) -> Self:
        """Make a new company file and open it; `fill` puts into it what it is to hold at first.

        With `key`, it is locked from its first byte.

        Raises `Refused` when there is a file already, `Unavailable` when it cannot be made.
        """
        path = path.absolute()
        # a file that was cut off half-way must never look like a company file
        with made_whole(path) as half, explained(path):
            company = cls(half, by=by, clock=clock, mode=connecting.MAKE, key=key)
            try:
                with company._writing() as connection:
                    METADATA.create_all(connection, checkfirst=False)
                    migrate.stamp(connection)
                    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                    fill(connection)
            finally:
                company.close()
        made = cls(path, by=by, clock=clock, key=key)
        made._identity = admission.identity(path)
        return made

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        by: str,
        clock: Callable[[], datetime],
        read_only: bool = False,
        hold: bool = False,
        key: Key | None = None,
    ) -> Self:
        """Open a company file, bringing an older one up to date after a copy of it was made.

        `hold` takes the lease of a window (raises `HeldElsewhere` when another window has it).
        Raises `Unavailable` when the file is missing, not ours, newer than this Muster or damaged,
        `Locked` when it has a password and no `key` is given, `WrongPassword` when the key is not
        its own. A file without a password opens with any.
        """
        path = path.absolute()
        admission.refuse_what_is_no_file(path)
        key = admission.fitting(path, key)
        if read_only:
            connecting.take_back_what_was_cut_off(path, key)
        company = cls(path, by=by, clock=clock, read_only=read_only, key=key)
        try:
            if hold:
                company._hold()
            company._identity = admission.identity(path)
            with explained(path):
                company._check_and_migrate()
        except BaseException:
            company.close()
            raise
        return company

    def _hold(self) -> None:
        lease = Lease(self.path)
        lease.take()
        self._lease = lease

    def _check_and_migrate(self) -> None:
        with self._engine.connect() as connection:
            schema = admission.schema_of(connection, self.path)
        if schema < migrate.HEAD:
            self._bring_up_to_date(schema)

    def _bring_up_to_date(self, schema: int) -> None:
        if self.read_only:
            raise Unavailable(
                _(
                    "{file} was last written by an older Muster and must be brought up to date "
                    "before it can be read. It was not touched. Open it, or a copy of it, "
                    "where it may be changed."
                ).format(file=self.path.name)
            )
        migrate.bring_up_to_date(self.path, schema, self.key)

    # --- reading --------------------------------------------------------------------------------

    @contextmanager
    def reading(self, *, private: bool = False) -> Iterator[Connection]:
        """Read in one consistent view.

        Fetch everything, let go, then work: an open cursor blocks writers. `private` lets the
        reader open private facts, as far as somebody has opened them: only for what is shown to
        the person who did, never for what leaves the company.
        """
        key = self.private if private else None
        with explained(self.path), self._engine.connect() as connection, connection.begin():
            yield connection.execution_options(**{private_values.KEY: key})

    # --- writing --------------------------------------------------------------------------------

    def write(self, name: str, work: Callable[[Transaction], T]) -> T:
        """Do one user action: all of `work` or nothing.

        `name` is what the history and the undo menu call it.
        """
        if threading.get_ident() == self._writing_thread:
            raise RuntimeError("a listener waits for a write behind itself: use submit")
        future = self.submit(name, work)
        try:
            return future.result()
        except KeyboardInterrupt:
            # the writer thread hears nothing of Ctrl+C: what it is doing is taken back
            self._stopping.set()
            wait([future])
            self._stopping.clear()
            raise

    def submit(self, name: str, work: Callable[[Transaction], T]) -> Future[T]:
        """Like `write`, without waiting: all writes run one after another on the writer thread."""
        self._refuse_when_read_only()
        return self._writer.submit(self._write, name, work)

    def _write(self, name: str, work: Callable[[Transaction], T]) -> T:
        self._writing_thread = threading.get_ident()
        with explained(self.path), self._writing() as connection:
            now, stop, private = self.clock(), self._stopping, self.private
            transaction = Transaction(connection, name, self.by, now, stop, private)
            result = work(transaction)
            changed = transaction.finish()
        if changed:
            self._announce(changed)
        return result

    def keep_aside(self, work: Callable[[Connection], T]) -> Future[T]:
        """Write what is no record, such as a draft: no line of history, and nobody is told.

        On the writer's thread, in its own transaction, after the writes that wait already.
        """
        self._refuse_when_read_only()
        return self._writer.submit(self._keep_aside, work)

    def _refuse_when_read_only(self) -> None:
        if self.read_only:
            raise Refused(
                _("{file} is open to read only, so nothing can be changed.").format(
                    file=self.path.name
                )
            )

    def _keep_aside(self, work: Callable[[Connection], T]) -> T:
        with explained(self.path), self._writing() as connection:
            return work(connection)

    def sweep(self) -> None:
        """Write the file anew without the remains of what was changed in it.

        SQLite blanks what is deleted, but not what lay beside a line that moved within its page.
        """
        self._refuse_when_read_only()
        self._writer.submit(self._sweep).result()

    def _sweep(self) -> None:
        with explained(self.path), self._engine.connect() as connection:
            plain = connection.connection.driver_connection
            assert plain is not None
            # a locked file is never written to a temporary one, which nothing would lock
            place = "FILE" if self.key is None else "MEMORY"
            plain.execute(f"PRAGMA temp_store={place}")
            try:
                plain.execute("VACUUM")
            finally:
                plain.execute("PRAGMA temp_store=MEMORY")

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        options = {"write": True}
        with self._engine.connect().execution_options(**options) as connection, connection.begin():
            self._refuse_when_replaced()
            yield connection

    def _refuse_when_replaced(self) -> None:
        """Asked with the lock held: whoever swaps the file holds that lock until it is swapped."""
        if self._identity is not None and admission.identity(self.path) != self._identity:
            raise Unavailable(
                _(
                    "{file} was replaced by another file of that name while it was open here, for "
                    "instance by a restored backup. This change was not saved. Close it and open "
                    "it again, then make the change once more."
                ).format(file=self.path.name)
            )

    def listen(self, listener: Listener, *, first: bool = False) -> Callable[[], None]:
        """Call `listener` after each commit, on the writer thread; returns how to stop it.

        `first`: before the others, because they may ask at once what it has to note.
        """
        self._listeners.insert(0 if first else len(self._listeners), listener)
        return lambda: self._listeners.remove(listener)

    def _announce(self, changed: Changed) -> None:
        for listener in list(self._listeners):
            try:
                listener(changed)
            except Exception:  # what is committed stays committed, whatever a view makes of it
                log.exception("a listener failed after %s", changed.name)

    # --- the end --------------------------------------------------------------------------------

    def close(self) -> None:
        """Finish the writes that wait, let go of the file."""
        self._writer.shutdown(wait=True)
        self._engine.dispose()
        if self._lease:
            self._lease.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
