"""No other thread is the last to let go of a widget: Python would take it apart there and then.

A widget taken apart by a worker ends the program at the next thing that the window does with it,
and no pause of the collector of garbage keeps a worker from it: it is enough to be the last who
holds the widget. So the workers here are slow to let go of what they have done.
"""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures.thread import _WorkItem
from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import Refused
from desktop.services.drafts import Draft
from tests.conftest import PATIENCE
from ui.desk import Desk
from ui.editors.draft_keeper import DraftKeeper
from ui.jobs import READ, Job, Jobs
from ui.welcome.aside import Aside

Asks = Callable[[Jobs, QWidget, threading.Event], None]


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Until it is set, a worker keeps hold of what it has done."""
    freed, run = threading.Event(), _WorkItem.run

    def slowly(item: Any, *given: Any) -> None:
        run(item, *given)
        freed.wait(PATIENCE)

    monkeypatch.setattr(_WorkItem, "run", slowly)
    yield freed
    freed.set()


@pytest.fixture
def jobs(free: threading.Event) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    free.set()
    made.close()


class Watched:
    """Makes a widget and notes on which thread it is let go of."""

    def __init__(self) -> None:
        self.where: list[int] = []

    def widget(self) -> QWidget:
        made = QWidget()
        weakref.finalize(made, lambda: self.where.append(threading.get_ident()))
        return made


def _as_owner(jobs: Jobs, widget: QWidget, gate: threading.Event) -> None:
    jobs.run(READ, lambda _job: gate.wait(PATIENCE), owner=widget)


def _as_who_is_answered(jobs: Jobs, widget: QWidget, gate: threading.Event) -> None:
    jobs.run(READ, lambda _job: gate.wait(PATIENCE), widget.setEnabled, owner=jobs)


def _as_who_is_refused(jobs: Jobs, widget: QWidget, gate: threading.Event) -> None:
    def refused(_fault: Refused) -> None:
        widget.setEnabled(False)

    jobs.run(READ, lambda _job: gate.wait(PATIENCE), owner=jobs, refused=refused)


def _in_the_work(jobs: Jobs, widget: QWidget, gate: threading.Event) -> None:
    jobs.run(READ, lambda _job: (gate.wait(PATIENCE), widget.objectName()), owner=jobs)


def _in_the_answer(jobs: Jobs, widget: QWidget, gate: threading.Event) -> None:
    answer = [widget]

    def work(_job: Job) -> QWidget:
        gate.wait(PATIENCE)
        return answer.pop()

    jobs.run(READ, work, owner=jobs)


def _where_it_failed(jobs: Jobs, widget: QWidget, gate: threading.Event) -> None:
    def work(_job: Job) -> None:
        shown = widget
        gate.wait(PATIENCE)
        raise Refused(shown.objectName())

    jobs.run(READ, work, owner=jobs)


def _in_what_was_cancelled(jobs: Jobs, widget: QWidget, gate: threading.Event) -> None:
    def work(_job: Job) -> str:
        gate.wait(PATIENCE)
        return widget.objectName()

    jobs.run(READ, work, owner=widget).cancel()


@pytest.mark.parametrize(
    "ask",
    [
        _as_owner,
        _as_who_is_answered,
        _as_who_is_refused,
        _in_the_work,
        _in_the_answer,
        _where_it_failed,
        _in_what_was_cancelled,
    ],
)
def test_what_a_job_holds_is_let_go_of_on_the_windows_thread(
    qtbot: QtBot, jobs: Jobs, free: threading.Event, ask: Asks
) -> None:
    watched, gate = Watched(), threading.Event()
    ask(jobs, watched.widget(), gate)
    gate.set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    free.set()
    jobs.close()  # by now the worker has let go
    assert watched.where == [threading.get_ident()]


def test_a_job_that_never_began_is_let_go_of_with_the_window(
    qtbot: QtBot, jobs: Jobs, free: threading.Event
) -> None:
    watched, gate = Watched(), threading.Event()
    jobs.run(READ, lambda _job: gate.wait(PATIENCE), owner=jobs)
    _in_the_work(jobs, watched.widget(), gate)
    threading.Timer(0.05, lambda: (gate.set(), free.set())).start()
    jobs.close()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert watched.where == [threading.get_ident()]


def test_a_form_that_goes_while_its_draft_is_written(
    qtbot: QtBot, desk: Desk, free: threading.Event
) -> None:
    watched = Watched()
    form = watched.widget()
    keeper = DraftKeeper(desk, lambda: Draft("incident", {"what": "Ladder slid"}), form)
    weakref.finalize(keeper, lambda: watched.where.append(threading.get_ident()))
    keeper.keep()
    shiboken6.delete(form)
    del form, keeper
    gc.collect()
    free.set()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    desk.company.close()  # by now the writer has let go
    assert watched.where == [threading.get_ident()] * 2


def _work_of(page: QWidget, gate: threading.Event) -> Callable[[], str]:
    def work() -> str:
        gate.wait(PATIENCE)
        return page.objectName()

    return work


def test_a_page_that_goes_while_a_drive_is_asked(qtbot: QtBot) -> None:
    watched, gate = Watched(), threading.Event()
    asked = Aside(_work_of(watched.widget(), gate))
    weakref.finalize(asked, lambda: watched.where.append(threading.get_ident()))
    asked.start()
    del asked
    gate.set()
    qtbot.waitUntil(lambda: len(watched.where) == 2)
    assert watched.where == [threading.get_ident()] * 2


def test_a_drive_that_is_asked_in_vain_is_not_waited_for_for_ever(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda fault: told.append(fault.exc_type))
    heard: list[object] = []
    watched = Watched()
    asked = Aside(lambda: 1 / 0)
    asked.answered.connect(heard.append)
    weakref.finalize(asked, lambda: watched.where.append(threading.get_ident()))
    asked.start()
    del asked
    qtbot.waitUntil(lambda: bool(watched.where))
    assert told == [ZeroDivisionError]
    assert heard == []
