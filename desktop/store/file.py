"""The company file: created, opened, held and written here and nowhere else."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event, insert
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool

import desktop.records  # noqa: F401 (every kind must be declared before the tables are made)
from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.store import migrate
from desktop.store.faults import explained
from desktop.store.ids import new_id
from desktop.store.lease import Lease
from desktop.store.tables import METADATA, PARTICULAR
from desktop.store.transaction import Changed, Transaction

SUFFIX: Final = ".muster"
APPLICATION_ID: Final = 0x4D555354  # "MUST": how a file is told from any other SQLite file
BUSY_MS: Final = 5000

# decided once, see docs/decisions/0002-one-file.md
PRAGMAS: Final = (
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
)

T = TypeVar("T")
Listener = Callable[[Changed], None]
log = logging.getLogger(__name__)


class CompanyFile:
    """One open company file. Make it with `create` or `open`; close it, or use it in a `with`."""

    def __init__(self, path: Path, *, by: str, clock: Callable[[], datetime], read_only: bool = False) -> None:
        self.path, self.by, self.clock, self.read_only = path, by, clock, read_only
        self._engine = _engine(path, read_only=read_only)
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="muster-writer")
        self._listeners: list[Listener] = []
        self._lease: Lease | None = None

    @classmethod
    def create(cls, path: Path, *, by: str, clock: Callable[[], datetime]) -> Self:
        """Make a new company file. Raises `Refused` when there is a file already, `Unavailable` when it cannot be."""
        path = path.absolute()
        if path.exists():
            raise Refused(
                _("{file} exists already. Nothing was changed. Choose another name.").format(file=path.name)
            )
        if not path.parent.is_dir():
            raise Unavailable(_("The folder {folder} does not exist.").format(folder=path.parent))
        half = path.with_name(path.name + ".new")
        half.unlink(missing_ok=True)
        with explained(path):
            company = cls(half, by=by, clock=clock)
            try:
                with company._engine.connect().execution_options(write=True) as connection, connection.begin():
                    _furnish(connection)
            finally:
                company.close()
        # a file that was cut off half-way must never look like a company file
        half.rename(path)
        return cls(path, by=by, clock=clock)

    @classmethod
    def open(
        cls, path: Path, *, by: str, clock: Callable[[], datetime], read_only: bool = False, hold: bool = False
    ) -> Self:
        """Open a company file, bringing an older one up to date after a copy of it was made.

        `hold` takes the lease of a window (raises `HeldElsewhere` when another window has it).
        Raises `Unavailable` when the file is missing, not ours, newer than this Muster or damaged.
        """
        path = path.absolute()
        if not path.is_file():
            raise Unavailable(_("There is no file {file}. Check the name and the folder.").format(file=path))
        company = cls(path, by=by, clock=clock, read_only=read_only)
        try:
            if hold:
                company._lease = Lease(path)
                company._lease.take()
            with explained(path):
                company._check_and_migrate()
        except BaseException:
            company.close()
            raise
        return company

    def _check_and_migrate(self) -> None:
        with self._engine.connect() as connection:
            owner = connection.exec_driver_sql("PRAGMA application_id").scalar()
            schema = connection.exec_driver_sql("PRAGMA user_version").scalar() or 0
        if owner != APPLICATION_ID:
            raise Unavailable(_("{file} is not a Muster company file.").format(file=self.path.name))
        if schema > migrate.HEAD:
            raise Unavailable(
                _(
                    "{file} was last written by a newer Muster. It was not touched. "
                    "Install the newer Muster on this PC, then open it again."
                ).format(file=self.path.name)
            )
        if schema < migrate.HEAD and not self.read_only:
            migrate.bring_up_to_date(self._engine, self.path, schema)

    # --- reading -----------------------------------------------------------------------------------------

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read in one consistent view. Fetch everything, let go, then work: an open cursor blocks writers."""
        with explained(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    # --- writing -----------------------------------------------------------------------------------------

    def write(self, name: str, work: Callable[[Transaction], T]) -> T:
        """Do one user action: all of `work` or nothing. `name` is what the history and the undo menu call it."""
        return self.submit(name, work).result()

    def submit(self, name: str, work: Callable[[Transaction], T]) -> Future[T]:
        """Like `write`, without waiting: all writes run one after another on the one writer thread."""
        if self.read_only:
            raise Refused(_("{file} is open to read only, so nothing can be changed.").format(file=self.path.name))
        return self._writer.submit(self._write, name, work)

    def _write(self, name: str, work: Callable[[Transaction], T]) -> T:
        with explained(self.path), self._engine.connect().execution_options(write=True) as connection:
            with connection.begin():
                transaction = Transaction(connection, name, self.by, self.clock())
                result = work(transaction)
                changed = transaction.finish()
        if changed:
            self._announce(changed)
        return result

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each commit, on the writer thread; returns how to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _announce(self, changed: Changed) -> None:
        for listener in list(self._listeners):
            try:
                listener(changed)
            except Exception:  # what is committed stays committed, whatever a view makes of it
                log.exception("a listener failed after %s", changed.name)

    # --- the end -----------------------------------------------------------------------------------------

    def close(self) -> None:
        """Finish the writes that wait, let go of the file."""
        self._writer.shutdown(wait=True)
        self._engine.dispose()
        if self._lease:
            self._lease.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _engine(path: Path, *, read_only: bool) -> Engine:
    def connect() -> Any:
        # as a URI, because only so can a file be opened that is never made when it is missing
        mode = "ro" if read_only else "rwc"
        connection = driver.connect(
            f"{path.as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        for pragma in PRAGMAS:
            connection.execute(pragma)
        return connection

    engine = create_engine("sqlite://", module=driver, creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Writers take their lock at once: a reader that turns writer half-way could find itself locked out."""
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
    if write:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")


def _furnish(connection: Connection) -> None:
    METADATA.create_all(connection)
    migrate.stamp(connection)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(insert(PARTICULAR), [{"name": "file_id", "value": new_id()}])
