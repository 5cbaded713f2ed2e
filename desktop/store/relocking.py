"""Makes a company file anew under another key, or under none, proven equal to the last value."""

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import closing, contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as driver

from desktop.errors import Unavailable
from desktop.language import _
from desktop.store.connecting import BUSY_MS
from desktop.store.faults import disk_explained, explained
from desktop.store.ids import new_id
from desktop.store.keys import Key
from desktop.store.plain import CAREFULLY, READ, WRITE, connect_to
from desktop.store.swapping import JOURNAL, swap_in

KEPT: Final = "before-password"  # what the old file is called until it is taken away
_HALF: Final = ".relocked.new"
_PRAGMAS: Final = ("application_id", "user_version")
_OFTEN: Final = 20_000  # steps of SQLite's machine between two looks whether somebody wants to stop
_WHOLE: Final = 100  # what `tell` counts to

Tell = Callable[[int, int], None]
Stopped = Callable[[], bool]


def relock(path: Path, old: Key | None, new: Key | None, tell: Tell, is_stopped: Stopped) -> Path:
    """Put in the place of the file at `path` one that says the same under the key `new`.

    `old` opens the file that is there; None is a file without a password. Returns where the old
    one lies now. Whenever this is cut off, `path` is the old or the new file, whole. `tell` hears
    how far it is, of a hundred.

    Raises `Unavailable` when the file is damaged, in use, or changed meanwhile, and when the disk
    does not take it; `CancelledError` when it was stopped. Then all is as it was.
    """
    half = path.with_name(f".{path.name}.{new_id()}{_HALF}")
    try:
        with explained(path), disk_explained(path):
            with _unchanging(path, old) as source:
                mark = _mark(source)
                _export(path, old, half, new, tell, is_stopped)
                _prove(source, half, new, path.name, tell, is_stopped)
            _keep_safe(half, path)
            return swap_in(half, path, old, KEPT, lambda connection: _mark(connection) == mark)
    except BaseException:
        _remove(half)
        raise


def is_something_left(path: Path) -> bool:
    """Whether `relock` may have left something beside a file when it was killed."""
    return bool(_halves(path) or _old_ones(path))


def sweep_halves(path: Path) -> None:
    """Take away what `relock` left beside a file when it was killed. Only for who has the lease."""
    for half in _halves(path):
        _remove(half)


def sweep_old(path: Path, key: Key | None) -> None:
    """Take away the old file that `relock` was killed before giving up. Only with the lease.

    It goes only where the file at `path` is the same company and has all of its history.
    """
    for aside in _old_ones(path):
        if _is_within(aside, path, key):
            _remove(aside)


def _halves(path: Path) -> list[Path]:
    return list(path.parent.glob(f".{escape(path.name)}.*{_HALF}"))


def _old_ones(path: Path) -> list[Path]:
    return list(path.parent.glob(f"{escape(path.stem)}.{KEPT}*{escape(path.suffix)}"))


def _is_within(aside: Path, path: Path, key: Key | None) -> bool:
    try:
        with closing(connect_to(aside, READ)) as old, closing(connect_to(path, READ, key)) as now:
            about = "SELECT value FROM particular WHERE name = 'file_id'"
            if old.execute(about).fetchone() != now.execute(about).fetchone():
                return False
            last = old.execute(
                "SELECT number, hash FROM change ORDER BY number DESC LIMIT 1"
            ).fetchone()
            held = "SELECT number, hash FROM change WHERE number = ?"
            return last is None or last == now.execute(held, last[:1]).fetchone()
    except driver.DatabaseError:  # under another password, so that nothing in it lies open
        return False


@contextmanager
def _unchanging(path: Path, key: Key | None) -> Iterator[Any]:
    """Hand out a connection under whose lock nobody else writes."""
    with closing(connect_to(path, WRITE, key)) as connection:
        connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        for pragma in CAREFULLY:
            connection.execute(pragma)
        connection.text_factory = bytes  # what is no text any more is copied and compared as it is
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("ROLLBACK")


def _mark(connection: Any) -> list[object]:
    """Return what tells whether anything was written since: every write leaves a trace here."""
    connection.text_factory = bytes
    asked = (
        "SELECT number, hash FROM change ORDER BY number DESC LIMIT 1",
        "SELECT * FROM particular ORDER BY name",
        "SELECT * FROM draft ORDER BY id",
        "SELECT count(*) FROM content",
        "SELECT count(*) FROM imported_row",
    )
    return [connection.execute(question).fetchall() for question in asked]


def _export(
    path: Path, old: Key | None, half: Path, new: Key | None, tell: Tell, is_stopped: Stopped
) -> None:
    # nobody else may look into it while it is made, whatever files are usually allowed here
    os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    size = max(1, path.stat().st_size)

    def look() -> int:
        tell(min(_WHOLE // 2, half.stat().st_size * _WHOLE // (2 * size)), _WHOLE)
        return is_stopped()

    with closing(connect_to(path, READ, old)) as connection:
        for pragma in CAREFULLY:
            connection.execute(pragma)
        words = f"x'{new.raw.hex()}{new.salt.hex()}'" if new else ""
        connection.execute("ATTACH ? AS made KEY ?", (str(half), words))
        # there is nothing in it that could be lost, and it is synced at the end
        connection.execute("PRAGMA made.journal_mode=OFF")
        connection.execute("PRAGMA made.synchronous=OFF")
        for name in _PRAGMAS:
            (value,) = connection.execute(f"PRAGMA {name}").fetchone()
            connection.execute(f"PRAGMA made.{name}={value}")
        connection.set_progress_handler(look, _OFTEN)
        try:
            connection.execute("SELECT sqlcipher_export('made')").fetchone()
        except driver.OperationalError as fault:
            if "interrupted" in str(fault).lower():
                raise CancelledError from fault
            raise
        finally:
            connection.set_progress_handler(None, 0)
        connection.execute("DETACH made")


def _prove(
    source: Any, half: Path, new: Key | None, name: str, tell: Tell, is_stopped: Stopped
) -> None:
    """Compare the new file with the old one, value by value, as it is read from the disk."""
    with closing(connect_to(half, READ, new)) as copy:
        for pragma in CAREFULLY:
            copy.execute(pragma)
        copy.text_factory = bytes
        schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2"
        asked = [schema, *(f"PRAGMA {pragma}" for pragma in _PRAGMAS), *_tables(source)]
        for number, question in enumerate(asked):
            tell(_WHOLE // 2 + number * _WHOLE // (2 * len(asked)), _WHOLE)
            ours, theirs = source.execute(question), copy.execute(question)
            while True:
                if is_stopped():
                    raise CancelledError
                line = ours.fetchone()
                if line != theirs.fetchone():
                    raise _unequal(name)
                if line is None:
                    break
        if copy.execute("PRAGMA quick_check").fetchone() != (b"ok",):
            raise _unequal(name)
    tell(_WHOLE, _WHOLE)


def _tables(source: Any) -> list[str]:
    """Return the question that reads the whole of each table, in an order that is its own."""
    question = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'virtual'"
    names = sorted(name.decode() for (name,) in source.execute(question))
    asked = []
    for name in names:
        if name == "sqlite_schema":
            continue
        columns = source.execute("SELECT name, pk FROM pragma_table_info(?)", (name,)).fetchall()
        keys = [column for column, number in columns if number] or [c for c, _n in columns]
        order = ", ".join(f'"{column.decode()}"' for column in keys)
        asked.append(f'SELECT * FROM "{name}" ORDER BY {order}')
    return asked


def _unequal(name: str) -> Unavailable:
    return Unavailable(
        _(
            "{file} could not be copied without a fault, so nothing was changed. Check it with "
            "File > Check company file, and check that the disk is in order."
        ).format(file=name)
    )


def _keep_safe(half: Path, path: Path) -> None:
    """Bring it to the disk, and let those read it who might read the old one."""
    with half.open("rb+") as file:
        os.fsync(file.fileno())
    shutil.copymode(path, half)


def _remove(half: Path) -> None:
    with suppress(OSError):  # a stick that was pulled: what went wrong is told, not this
        half.unlink(missing_ok=True)
        half.with_name(half.name + JOURNAL).unlink(missing_ok=True)
