"""The child that reads may hang, crash or swell; the next file is read all the same."""

import itertools
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from desktop.errors import Refused, Unavailable
from desktop.intake import Intake, Limits, child, pdfs, reader
from desktop.intake.faults import Fault, note
from desktop.intake.reader import Fallen, NotStarted, OutOfMemory, OutOfTime, Reader
from tests.builders.hostile import pdf, written

SWELL = "list(iter(int, 1))"
"""An endless list, as source text, because only what every Python has can be asked of the child."""


def children() -> set[int]:
    """Return the child processes, but for the one that Python keeps to tidy up after us."""
    return {
        process.pid
        for process in psutil.Process().children()
        if "resource_tracker" not in " ".join(process.cmdline())
    }


@pytest.fixture
def asked() -> Iterator[Reader]:
    made = Reader(Limits(memory_bytes=400 * 1024 * 1024))
    yield made
    made.close()


def test_nothing_starts_before_the_first_question_and_nothing_is_left(tmp_path: Path) -> None:
    before, threads = children(), set(threading.enumerate())
    with Intake() as door:
        assert children() == before
        door.examine(written(tmp_path, "a.txt", "words"))
        assert len(children() - before) == 1
    assert children() == before
    assert set(threading.enumerate()) == threads


def test_a_closed_intake_starts_again_when_asked(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "words")
    with Intake() as door:
        door.close()
        assert door.examine(path).text == "words"
        door.close()
        assert door.examine(path).text == "words"


def test_a_question_is_answered_by_another_process(asked: Reader) -> None:
    first, second = (asked.ask(20.0, os.getpid) for _ in range(2))
    assert first == second != os.getpid()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals")
def test_ctrl_c_is_the_parent_s_affair(asked: Reader) -> None:
    pid = asked.ask(20.0, os.getpid)
    os.kill(pid, signal.SIGINT)
    assert asked.ask(20.0, os.getpid) == pid


def test_a_child_that_hangs_is_ended_and_the_next_question_answered(asked: Reader) -> None:
    pid = asked.ask(20.0, os.getpid)
    with pytest.raises(OutOfTime):
        asked.ask(0.3, time.sleep, 600)
    assert asked.ask(20.0, os.getpid) != pid
    assert not psutil.pid_exists(pid)


def test_a_child_that_crashes_is_replaced(asked: Reader) -> None:
    with pytest.raises(Fallen):
        asked.ask(20.0, os._exit, 3)
    assert asked.ask(20.0, os.getppid) == os.getpid()


@pytest.mark.parametrize("bounded_by_system", [True, False])
def test_a_child_that_swells_is_stopped(bounded_by_system: bool) -> None:
    if bounded_by_system and not reader.BOUNDED_BY_SYSTEM:
        pytest.skip("this system does not bound a process")
    swelling = Reader(Limits(memory_bytes=400 * 1024 * 1024), bounded_by_system)
    try:
        with pytest.raises(OutOfMemory):
            swelling.ask(60.0, eval, SWELL)
        assert swelling.ask(20.0, os.getppid) == os.getpid()
    finally:
        swelling.close()


def test_a_child_ended_from_outside_while_idle_costs_no_file(asked: Reader) -> None:
    psutil.Process(asked.ask(20.0, os.getpid)).kill()
    assert asked.ask(20.0, os.getppid) == os.getpid()


def test_a_child_that_cannot_come_up_is_the_machine_s_affair(
    asked: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "prepare", divmod)  # fails for want of a second number
    with pytest.raises(NotStarted):
        asked.ask(20.0, os.getpid)
    monkeypatch.undo()
    assert asked.ask(20.0, os.getppid) == os.getpid()


def test_a_child_that_takes_for_ever_to_come_up_is_given_up(
    asked: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "prepare", time.sleep)  # for so many seconds as it may have bytes
    monkeypatch.setattr(reader, "_STARTING", 0.5)
    with pytest.raises(NotStarted):
        asked.ask(20.0, os.getpid)


def test_a_fault_crosses_from_the_child_as_it_is(asked: Reader, tmp_path: Path) -> None:
    path = written(tmp_path, "a.html", "<html>")
    with pytest.raises(Fault) as fault:
        asked.ask(20.0, child.examine, path, Limits())
    assert fault.value.said.message == "'{name}' is {truth}. {advice}"
    assert fault.value.said.values["truth"] == note("a web page")
    assert not fault.value.machine


def test_a_mistake_of_ours_is_no_fault_of_the_file(asked: Reader) -> None:
    with pytest.raises(ZeroDivisionError):
        asked.ask(20.0, divmod, 1, 0)


def test_threads_take_turns(asked: Reader) -> None:
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda n: asked.ask(20.0, abs, -n), range(12)))
    assert answers == list(range(12))


def test_an_interrupted_question_leaves_the_child_free(
    asked: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked.ask(20.0, os.getpid)
    real, calls = reader.wait, itertools.count()

    def interrupted(*args: object, **kwargs: object) -> object:
        answer = real(*args, **kwargs)
        if next(calls) == 2:
            raise KeyboardInterrupt
        return answer

    monkeypatch.setattr(reader, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        asked.ask(600.0, time.sleep, 600)
    assert asked.ask(20.0, os.getppid) == os.getpid()


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (OutOfTime(), Refused, "'a.txt' could not be read within 20 seconds"),
        (OutOfMemory(), Refused, "'a.txt' needs more memory to be read"),
        (Fallen(), Refused, "'a.txt' is damaged so badly"),
        (NotStarted(), Unavailable, "could not start the part that reads files"),
        (Fault(note("'{name}' broke"), machine=True), Unavailable, "'a.txt' broke"),
    ],
)
def test_every_way_to_fail_has_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    kind: type[Exception],
    words: str,
) -> None:
    door = Intake()
    monkeypatch.setattr(door._reader, "ask", raising(error))
    with pytest.raises(kind, match=words):
        door.examine(written(tmp_path, "a.txt", "words"))


@pytest.mark.parametrize("error", [OutOfTime(), OutOfMemory(), Fallen(), Fault(note("x"))])
def test_a_pdf_whose_words_cannot_be_read_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    door = Intake()
    answers = iter([lambda: pdfs.read(tmp_path / "a.pdf"), raising(error)])
    monkeypatch.setattr(door._reader, "ask", lambda *_args: next(answers)())
    found = door.examine(written(tmp_path, "a.pdf", pdf()))
    assert (found.pages, found.text) == (1, "")
    assert found.warnings == (
        "The words in 'a.pdf' could not be read, so a search will not find it by them. It is kept.",
    )


def test_a_file_too_slow_to_read_does_not_hold_up_the_next(tmp_path: Path) -> None:
    slow = written(tmp_path, "slow.csv", '"a","b"\n' * 2_000_000)
    quick = written(tmp_path, "quick.csv", "Unit,Date\n1,2\n")
    with Intake(Limits(seconds=0.5, max_rows=10_000_000)) as door:
        with pytest.raises(Refused, match=r"'slow.csv' could not be read within 0\.5 seconds"):
            door.tables(slow)
        assert len(door.tables(quick).sheets[0].rows) == 2


def raising(error: Exception) -> Callable[..., None]:
    def fail(*_args: object) -> None:
        raise error

    return fail
