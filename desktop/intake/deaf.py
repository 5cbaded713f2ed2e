"""Children that are begun deaf to Ctrl+C, because they hear it before they can say otherwise."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def begun_deaf() -> Iterator[None]:
    """Processes and threads begun in here do not hear Ctrl+C; who begins them hears it afterwards.

    A terminal tells all processes at once; one that still reads its own modules would show where
    it stood. Windows has no such thing as this, and tells a new process a moment later.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    # what clears away behind us is to outlive a terminal that closes, which all are told as well
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    try:
        resource_tracker.ensure_running()  # beginning it would make this thread hear Ctrl+C again
        signal.pthread_sigmask(signal.SIG_SETMASK, before | {signal.SIGINT})
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
