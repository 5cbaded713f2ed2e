"""Watches the child that binds pages: hands on how far it is, ends it at once when stopped."""

import errno
import multiprocessing
import os
import secrets
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final, Self

from desktop.errors import Unavailable
from desktop.intake import child
from desktop.intake.binding import NOT_BOUND, Binding, Fill
from desktop.intake.deaf import begun_deaf
from desktop.intake.disk import writing_explained
from desktop.intake.faults import Fault, note, sentence
from desktop.intake.pdf_out import Made

_TICK: Final = 0.05
Progress = tuple[int, int]
Answer = Progress | Fault | OSError | Made
"""What the child says: how far it is, what failed, or what was made when all is written."""
Order = list[Path] | tuple[Path, Sequence[Fill]]
"""What the child is told: pages to be taken, or our own pages with what goes onto them."""
_HELD: Final = 512 << 20
"""So many bytes of pages wait until nothing else is made: then a processor would be idle."""


class Binder:
    """A child that puts one package together, beginning before it is known how; end it by `close`.

    It writes to a new file in `folder`, of which nothing is left unless `bound` went well.
    """

    def __init__(self, folder: Path) -> None:
        # the same on every system, and no copy of a process that holds a window
        context = multiprocessing.get_context("spawn")
        self._half: Final = folder / f".muster-{secrets.token_hex(8)}.part"
        self._ours, theirs = context.Pipe()
        self._worker = context.Process(target=_work, args=(theirs, self._half), daemon=True)
        with begun_deaf():
            self._worker.start()
        theirs.close()  # so that the end of the child is the end of what it says
        self._held: Final = deque[tuple[Path, int]]()
        self._bytes = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child, whatever it is at."""
        self._worker.kill()
        self._worker.join()
        self._ours.close()
        self._half.unlink(missing_ok=True)

    def is_for(self, to: Path) -> bool:
        """Whether what it has written can become the file at `to`, which is in the same folder."""
        return self._half.parent == to.parent

    def take(self, made: Path, size: int) -> None:
        """Have all pages of a clean PDF of so many bytes copied ahead of time."""
        self._held.append((made, size))
        self._bytes += size
        while self._bytes > _HELD:
            path, size = self._held.popleft()
            self._bytes -= size
            self._send([path])

    def go_on(self) -> None:
        """Have copied what waits: nothing more is made, only our own pages are drawn."""
        self._send([path for path, _size in self._held])
        self._held.clear()
        self._bytes = 0

    def _send(self, order: Order) -> None:
        with suppress(OSError):  # the end of the child is noticed when it is asked to bind
            self._ours.send(order)

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
        with writing_explained(to):
            if to.exists() and not os.access(to, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            if not to.parent.is_dir():
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            self._send((frames, fills))
            made = _watch(self._ours, to.name, told, is_stopped)
            self._half.replace(to)
            return made


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


def _work(parent: "Connection[Answer, Order]", half: Path) -> None:
    """Bind in the child; the file is taken back where nobody is left to be told."""
    child.prepare(None)

    def say(answer: Answer) -> None:
        try:
            parent.send(answer)
        except OSError:
            half.unlink(missing_ok=True)
            os._exit(1)  # from inside qpdf nothing else would end it

    try:
        with Binding(half) as binding:
            while isinstance(order := parent.recv(), list):
                for path in order:
                    binding.take(path)
            say(binding.bound(*order, lambda done, whole: say((done, whole))))
    except EOFError:  # nobody is left to say what is to be bound
        half.unlink(missing_ok=True)
    except (Fault, OSError) as fault:
        say(fault)
