"""A desk with a real company file on it, for tests of the parts of the window."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company, company_in
from ui.desk import Desk
from ui.jobs import Jobs
from ui.preferences import Preferences


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with company_in(tmp_path) as made:
        yield made


@pytest.fixture
def today() -> date:
    return AS_OF


@pytest.fixture
def desk(qtbot: QtBot, company: Company, today: date) -> Iterator[Desk]:
    """The company's file with lanes of its own; `settled(desk)` waits until they are idle."""
    jobs = Jobs()
    jobs.broken.connect(_raise)
    desk = Desk(company.file, Sitting(company.file), jobs, lambda: today)
    yield desk
    jobs.close()
    qtbot.waitUntil(lambda: jobs.is_idle)
    desk.close()


def _raise(fault: BaseException) -> None:
    raise fault


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "window.ini")


@pytest.fixture
def settled(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    """Call it to wait until everything asked of the desk was answered."""
    return lambda: qtbot.waitUntil(lambda: desk.jobs.is_idle)
