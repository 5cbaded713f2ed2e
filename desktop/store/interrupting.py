"""Lets a person stop what SQLite is busy with, however long one question takes."""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any, Final, TypeAlias

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

Stopped: TypeAlias = Callable[[], bool]

OFTEN: Final = 20_000  # steps of SQLite's own machine: some milliseconds


def refuse_when(stopped: Stopped | None) -> None:
    """Raise `CancelledError` when a person stopped it."""
    if stopped is not None and stopped():
        raise CancelledError


@contextmanager
def interruptible(connection: Any, stopped: Stopped | None) -> Iterator[None]:
    """Ask `stopped` while a plain connection works; raises `CancelledError` when it says so."""
    if stopped is None:
        yield
        return
    refuse_when(stopped)
    connection.set_progress_handler(lambda: int(stopped()), OFTEN)
    try:
        yield
    except (driver.DatabaseError, DBAPIError) as fault:
        if "interrupted" in str(fault).lower():
            raise CancelledError from None
        raise
    finally:
        connection.set_progress_handler(None, OFTEN)
