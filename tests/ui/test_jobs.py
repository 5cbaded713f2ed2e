"""Work off the window's thread: it comes back on it, in order, and only to those who still wait."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.errors import Refused, Unavailable
from ui.jobs import DO, READ, Job, Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()
    qtbot.waitUntil(lambda: made.is_idle)


@pytest.fixture
def owner() -> QObject:
    return QObject()


def test_the_answer_comes_on_the_windows_thread(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    threads: list[threading.Thread] = []
    jobs.run(
        READ,
        lambda _job: threads.append(threading.current_thread()),
        lambda _answer: threads.append(threading.current_thread()),
        owner=owner,
    )
    qtbot.waitUntil(lambda: jobs.is_idle)
    worker, window = threads
    assert worker is not threading.main_thread()
    assert window is threading.main_thread()


def test_what_one_lane_is_asked_comes_in_order(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    came: list[int] = []
    for number in range(50):
        jobs.run(DO, lambda _job, n=number: n, came.append, owner=owner)  # type: ignore[misc]
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert came == list(range(50))


def test_nobody_hears_of_a_cancelled_job(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    came: list[str] = []
    gate = threading.Event()

    def work(job: Job) -> str:
        gate.wait(5)
        return "cancelled" if job.is_cancelled else "went on"

    first = jobs.run(READ, work, came.append, owner=owner)
    jobs.run(READ, lambda _job: "second", came.append, owner=owner)
    first.cancel()
    gate.set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert came == ["second"]


def test_an_answer_to_somebody_who_has_gone_is_dropped(qtbot: QtBot, jobs: Jobs) -> None:
    came: list[int] = []
    owner, gate = QObject(), threading.Event()
    jobs.run(READ, lambda _job: gate.wait(5), came.append, owner=owner)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert came == []


@pytest.mark.parametrize("fault", [Refused("no"), Unavailable("cannot")])
def test_a_failure_goes_to_who_takes_it_and_else_to_the_window(
    qtbot: QtBot, jobs: Jobs, owner: QObject, fault: Exception
) -> None:
    taken: list[object] = []
    left: list[object] = []
    jobs.failed.connect(left.append)

    def work(_job: Job) -> None:
        raise fault

    jobs.run(DO, work, owner=owner, refused=taken.append, unavailable=taken.append)
    jobs.run(DO, work, owner=owner)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert taken == [fault]
    assert left == [fault]


def test_any_other_exception_is_logged_and_told_as_a_fault_of_muster(
    qtbot: QtBot, jobs: Jobs, owner: QObject, caplog: pytest.LogCaptureFixture
) -> None:
    broken: list[object] = []
    jobs.broken.connect(broken.append)
    fault = ZeroDivisionError("a bug")

    def work(_job: Job) -> None:
        raise fault

    jobs.run(READ, work, owner=owner)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert broken == [fault]
    assert [record.exc_info[1] for record in caplog.records if record.exc_info] == [fault]


def test_closing_drops_what_has_not_begun_and_waits_for_what_has(qtbot: QtBot) -> None:
    jobs, owner = Jobs(), QObject()
    gate, done = threading.Event(), []
    jobs.run(DO, lambda _job: (gate.wait(5), done.append("first")), owner=owner)
    jobs.run(DO, lambda _job: done.append("second"), owner=owner)
    threading.Timer(0.05, gate.set).start()
    jobs.close()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert done == ["first"]


def test_how_far_a_job_is_comes_on_the_windows_thread_before_its_answer(
    qtbot: QtBot, jobs: Jobs, owner: QObject
) -> None:
    came: list[object] = []

    def work(job: Job) -> str:
        for done in range(3):
            job.tell(done, 3, "a page")
        return "all"

    def told(done: int, of: int, about: str) -> None:
        assert threading.current_thread() is threading.main_thread()
        came.append((done, of, about))

    jobs.run(READ, work, came.append, owner=owner, told=told)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert came == [(0, 3, "a page"), (1, 3, "a page"), (2, 3, "a page"), "all"]


def test_nobody_who_has_gone_is_told_how_far_a_job_is(qtbot: QtBot, jobs: Jobs) -> None:
    came: list[object] = []
    owner, gate = QObject(), threading.Event()

    def work(job: Job) -> None:
        job.tell(1, 3, "")
        gate.wait(5)
        job.tell(2, 3, "")

    jobs.run(READ, work, owner=owner, told=lambda *told: came.append(told))
    qtbot.waitUntil(lambda: bool(came))
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert came == [(1, 3, "")]
