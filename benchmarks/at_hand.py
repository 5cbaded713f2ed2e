"""Has what children do be done here, for campaigns of thousands of small packages.

A child comes up in half a second, and each package has six. What they do is the same code with the
same files; only that a crash or a limit would end this process, which is what other tests look at.
"""

import secrets
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any, Final, TypeVar
from unittest import mock

from sqlalchemy import Engine, create_engine

from desktop.intake import binder, reader
from desktop.intake.binding import Binding, Fill
from desktop.intake.pdf_out import Made

T = TypeVar("T")
_ONE_AT_A_TIME: Final = threading.RLock()  # pdfium is not to be asked by two threads


def _asked(
    _self: reader.Reader,
    _seconds: float,
    function: Callable[..., T],
    *args: Any,
    is_stopped: Callable[[], bool] = lambda: False,
) -> T:
    if is_stopped():
        raise CancelledError
    with _ONE_AT_A_TIME:
        return function(*args)


class _Binder(binder.Binder):
    """Binds here."""

    def __init__(self, folder: Path) -> None:
        self._new: Final = folder / f".muster-{secrets.token_hex(8)}.part"
        self._binding: Final = Binding(self._new)

    def close(self) -> None:
        """Take away what did not become a file."""
        self._binding.__exit__(None, None, None)
        self._new.unlink(missing_ok=True)

    def is_for(self, to: Path) -> bool:
        """Whether it becomes a file in that folder."""
        return self._new.parent == to.parent

    def take(self, made: Path, size: int) -> None:  # noqa: ARG002 -- it asks for it
        """Have all pages of a clean PDF copied."""
        with _ONE_AT_A_TIME:
            self._binding.take(made)

    def go_on(self) -> None:
        """Nothing waits here."""

    def bound(
        self,
        frames: Path,
        fills: Sequence[Fill],
        to: Path,
        told: Callable[[int, int], None],
        is_stopped: Callable[[], bool],
    ) -> Made:
        """Bind the pages."""
        if is_stopped():
            raise CancelledError
        with _ONE_AT_A_TIME:
            made = self._binding.bound(frames, fills, told)
        self._new.replace(to)
        return made


def _engine(*given: Any, **named: Any) -> Engine:
    """Make an engine that knows each statement which another one put into words."""
    made = create_engine(*given, **named)
    if _ENGINES:
        made.dialect, made._compiled_cache = _ENGINES[0].dialect, _ENGINES[0]._compiled_cache
    else:
        _ENGINES.append(made)
    return made


_ENGINES: Final[list[Engine]] = []


def everything_here() -> None:
    """From now on no child is started in this process, and statements are made once for all."""
    mock.patch.object(reader.Reader, "ask", _asked).start()
    mock.patch("desktop.intake.door.Binder", _Binder).start()
    mock.patch("desktop.store.connecting.create_engine", _engine).start()
