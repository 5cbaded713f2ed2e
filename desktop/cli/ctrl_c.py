"""Ctrl+C as a wish to stop, for work that looks whether somebody wants that."""

import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from types import FrameType


@contextmanager
def heard_as_a_wish() -> Iterator[Callable[[], bool]]:
    """Hand out what says whether Ctrl+C was pressed; work that then stops ends as it always does.

    Python breaks off whatever it is at, and where that is the taking apart of something unused the
    press is lost and the work goes on. Pressed again, it breaks off as usual.
    """
    pressed: list[int] = []

    def on_press(number: int, frame: FrameType | None) -> None:
        pressed.append(number)
        if len(pressed) > 1:
            signal.default_int_handler(number, frame)

    if threading.current_thread() is not threading.main_thread():  # only that one hears it
        yield lambda: False
        return
    before = signal.signal(signal.SIGINT, on_press)
    try:
        yield lambda: bool(pressed)
    except CancelledError:
        raise KeyboardInterrupt from None
    finally:
        signal.signal(signal.SIGINT, before)
