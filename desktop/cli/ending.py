"""A wish to end that comes from outside: `kill`, `timeout`, a terminal that closes, a logout."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

# Windows has Ctrl+Break in the place of both
_NAMES: Final = ("SIGTERM", "SIGHUP", "SIGBREAK")
WISHES: Final = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))
_BREAK: Final = getattr(signal, "SIGBREAK", None)
_AT_ONCE: Final = 2.0
"""Seconds within which the same wish is one: `timeout` tells the program, and then its group."""


class Ended(KeyboardInterrupt):
    """The same wish as Ctrl+C, by a signal with this number."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    @property
    def code(self) -> int:
        """With what the program ends: as a shell says it, on Windows as of Ctrl+C."""
        return 128 + (signal.SIGINT if self.number == _BREAK else self.number)


@contextmanager
def ended_as_stopped() -> Iterator[None]:
    """Within, such a wish breaks off what is done as Ctrl+C does, so that nothing is left of it."""

    def on_wish(number: int) -> None:
        raise Ended(number)

    with hearing(on_wish):
        yield


@contextmanager
def hearing(on_wish: Callable[[int], None]) -> Iterator[None]:
    """Within, `on_wish` is called with the number of the signal.

    Who was begun deaf to one, as by `nohup`, stays so. Once heard, it is heard to the end of the
    program, because what tidies up is not to be ended half-way by the same wish said twice.
    """
    heard: list[float] = []

    def on_signal(number: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        if not heard or now - heard[-1] > _AT_ONCE:
            heard.append(now)
            on_wish(number)

    if threading.current_thread() is not threading.main_thread():  # only that one hears it
        yield
        return
    before = {number: signal.getsignal(number) for number in WISHES}
    told = [number for number in WISHES if before[number] not in (signal.SIG_IGN, None)]
    for number in told:
        signal.signal(number, on_signal)
    try:
        yield
    finally:
        for number in told if not heard else ():
            if signal.getsignal(number) is on_signal:  # or something within heard it
                signal.signal(number, before[number])
