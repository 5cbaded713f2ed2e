"""Ctrl+C as a wish to stop, for work that looks whether somebody wants that."""

import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from types import FrameType

from desktop.cli.ending import Ended, hearing
from desktop.errors import Unavailable


@contextmanager
def heard_as_a_wish() -> Iterator[Callable[[], bool]]:
    """Hand out what says whether Ctrl+C was pressed; work that then stops ends as it always does.

    A wish to end from outside is the same. Python breaks off whatever it is at, and where that is
    the taking apart of something unused the press is lost and the work goes on. Pressed again, it
    breaks off as usual.
    """
    pressed: list[int] = []

    def on_wish(number: int) -> None:
        pressed.append(number)
        if len(pressed) > 1:
            raise Ended(number)

    def on_press(number: int, _frame: FrameType | None) -> None:
        on_wish(number)

    if threading.current_thread() is not threading.main_thread():  # only that one hears it
        yield lambda: False
        return
    before = signal.signal(signal.SIGINT, on_press)
    try:
        with hearing(on_wish):
            yield lambda: bool(pressed)
    except CancelledError:
        raise Ended(pressed[0] if pressed else signal.SIGINT) from None
    except Unavailable:
        # a signal to all of our processes ends those that read and bind before we look
        if pressed:
            raise Ended(pressed[0]) from None
        raise
    finally:
        signal.signal(signal.SIGINT, before)
