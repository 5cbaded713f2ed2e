"""Watches the child that binds pages: hands on how far it is, ends it at once when stopped."""

import errno
import multiprocessing
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from desktop.errors import Unavailable
from desktop.intake import child
from desktop.intake.binding import NOT_BOUND, Fill, bind
from desktop.intake.deaf import begun_deaf
from desktop.intake.disk import writing_explained
from desktop.intake.faults import Fault, note, sentence

_TICK: Final = 0.05
Progress = tuple[int, int]
Answer = Progress | Fault | OSError | None
"""What the child says: how far it is, what failed, or None when all is written."""


def bound_apart(
    frames: Path,
    fills: Sequence[Fill],
    to: Path,
    told: Callable[[int, int], None],
    is_stopped: Callable[[], bool],
) -> None:
    """Have a child bind the pages; `to` is there whole afterwards, or as it was before.

    Raises CancelledError when a person stopped it, Unavailable where the machine does not take it.
    """
    told(0, max(1, 2 * len(fills)))  # at once, before the child is there to say it
    with writing_explained(to), _half_written(to) as half:
        with _answers(frames, fills, half) as answers:
            _watch(answers, to.name, told, is_stopped)
        half.replace(to)


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


@contextmanager
def _answers(
    frames: Path, fills: Sequence[Fill], half: Path
) -> Iterator["Connection[None, Answer]"]:
    """Give what the child says while it works; afterwards no child is left."""
    # the same on every system, and no copy of a process that holds a window
    context = multiprocessing.get_context("spawn")
    listening, speaking = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(speaking, frames, fills, half), daemon=True)
    try:
        with begun_deaf():
            worker.start()
        speaking.close()  # so that the end of the child is the end of what it says
        yield listening
    finally:
        if worker.pid is not None:
            worker.kill()
            worker.join()
        listening.close()


def _watch(
    answers: "Connection[None, Answer]",
    name: str,
    told: Callable[[int, int], None],
    is_stopped: Callable[[], bool],
) -> None:
    while True:
        if is_stopped():
            raise CancelledError
        if not answers.poll(_TICK):
            continue
        try:
            answer = answers.recv()
        except EOFError:
            raise Unavailable(sentence(note(NOT_BOUND), name)) from None
        match answer:
            case None:
                return
            case Fault():
                raise Unavailable(sentence(answer.said, name)) from answer
            case OSError():
                raise answer
            case done, whole:
                told(done, whole)


def _work(
    speaking: "Connection[Answer, None]", frames: Path, fills: Sequence[Fill], half: Path
) -> None:
    """Bind in the child; the file is taken back where nobody is left to be told."""
    child.prepare(None)

    def say(answer: Answer) -> None:
        try:
            speaking.send(answer)
        except OSError:
            half.unlink(missing_ok=True)
            os._exit(1)  # from inside qpdf nothing else would end it

    try:
        bind(frames, fills, half, lambda done, whole: say((done, whole)))
    except (Fault, OSError) as fault:
        say(fault)
    else:
        say(None)
