"""Lets long work stop where nobody waits for its answer any more, however deep it is called."""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

_IS_WANTED: Final[ContextVar[Callable[[], bool] | None]] = ContextVar("is_wanted", default=None)


@contextmanager
def while_wanted(is_wanted: Callable[[], bool]) -> Iterator[None]:
    """Work on this thread for as long as an answer is wanted."""
    token = _IS_WANTED.set(is_wanted)
    try:
        yield
    finally:
        _IS_WANTED.reset(token)


def go_on() -> None:
    """Raise CancelledError where nobody wants the answer of this thread's work any more."""
    is_wanted = _IS_WANTED.get()
    if is_wanted is not None and not is_wanted():
        raise CancelledError
