"""Watches the child that binds pages: hands on how far it is, ends it at once when stopped."""

import errno
import multiprocessing
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final, Self

from desktop.errors import Unavailable
from desktop.intake import child
from desktop.intake.binding import NOT_BOUND, Fill, bind
from desktop.intake.deaf import begun_deaf
from desktop.intake.disk import writing_explained
from desktop.intake.faults import Fault, note, sentence
from desktop.intake.pdf_out import Made

_TICK: Final = 0.05
Progress = tuple[int, int]
Answer = Progress | Fault | OSError | Made
"""What the child says: how far it is, what failed, or what was made when all is written."""
Order = tuple[Path, Sequence[Fill], Path]
"""What the child is told: our own pages, what goes onto them, and where to write."""


class Binder:
    """A child that waits to be told what to bind; good for one package, and ended with `close`."""

    def __init__(self) -> None:
        # the same on every system, and no copy of a process that holds a window
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._worker = context.Process(target=_work, args=(theirs,), daemon=True)
        with begun_deaf():
            self._worker.start()
        theirs.close()  # so that the end of the child is the end of what it says

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child, whatever it is at."""
        self._worker.kill()
        self._worker.join()
        self._ours.close()

    def bound(
        self,
        frames: Path,
        fills: Sequence[Fill],
        to: Path,
        told: Callable[[int, int], None],
        is_stopped: Callable[[], bool],
    ) -> Made:
        """Have the pages bound; `to` is there whole afterwards, or as it was before.

        Raises CancelledError when a person stopped it, Unavailable where the machine does not take
        it.
        """
        told(0, max(1, 2 * len(fills)))  # at once, before the child is there to say it
        with writing_explained(to), _half_written(to) as half:
            try:
                with suppress(BrokenPipeError):  # its end is noticed below
                    self._ours.send((frames, fills, half))
                made = _watch(self._ours, to.name, told, is_stopped)
            finally:
                self.close()  # before its half file is taken away
            half.replace(to)
            return made


@contextmanager
def _half_written(to: Path) -> Iterator[Path]:
    """Give a new file beside `to`, and leave nothing of it."""
    if to.exists() and not os.access(to, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    half = to.with_name(f".muster-{secrets.token_hex(8)}.part")
    half.touch(exist_ok=False)
    try:
        yield half
    finally:
        half.unlink(missing_ok=True)


def _watch(
    answers: "Connection[Order, Answer]",
    name: str,
    told: Callable[[int, int], None],
    is_stopped: Callable[[], bool],
) -> Made:
    while True:
        if is_stopped():
            raise CancelledError
        if not answers.poll(_TICK):
            continue
        try:
            answer = answers.recv()
        except (EOFError, ConnectionResetError):
            raise Unavailable(sentence(note(NOT_BOUND), name)) from None
        match answer:
            case Made():
                return answer
            case Fault():
                raise Unavailable(sentence(answer.said, name)) from answer
            case OSError():
                raise answer
            case done, whole:
                told(done, whole)


def _work(parent: "Connection[Answer, Order]") -> None:
    """Bind in the child; the file is taken back where nobody is left to be told."""
    child.prepare(None)
    import pikepdf  # while nothing is to be done yet

    assert pikepdf
    try:
        frames, fills, half = parent.recv()
    except EOFError:
        return

    def say(answer: Answer) -> None:
        try:
            parent.send(answer)
        except OSError:
            half.unlink(missing_ok=True)
            os._exit(1)  # from inside qpdf nothing else would end it

    try:
        say(bind(frames, fills, half, lambda done, whole: say((done, whole))))
    except (Fault, OSError) as fault:
        say(fault)
