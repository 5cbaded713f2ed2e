"""An open file is read through once a day in the background, and only damage is told."""

import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.safe_keeping import looking_through
from desktop.store.connecting import WRITE, connect_to
from tests.builders.at_the_window import at_the_window
from tests.builders.company import AS_OF, NOON, Company, company_in
from ui.backups import looking_through as at_window
from ui.backups.check_dialog import CheckDialog
from ui.backups.looking_through import WHOLE, LookingThrough
from ui.desk import Desk
from ui.jobs import KEEP
from ui.opening import Clock, Opening
from ui.preferences import Preferences

Settled = Callable[[], None]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setattr(at_window, "PAUSE", 0)


@pytest.fixture
def looking(desk: Desk, preferences: Preferences) -> LookingThrough:
    opening = Opening(desk.jobs, Clock(lambda: NOON, lambda: AS_OF), "Test", desk)
    return LookingThrough(opening, preferences, desk)


def spoil(path: Path) -> None:
    with closing(connect_to(path, WRITE)) as plain:
        plain.execute("UPDATE worker SET last_name = 'Desjarlaiz'")
        plain.commit()


def told_by(looking: LookingThrough, desk: Desk, qtbot: QtBot, settled: Settled) -> list[str]:
    said: list[str] = []
    looking.damaged.connect(said.append)
    with qtbot.waitSignal(looking.work.ended, timeout=20_000):
        looking.begin(desk)
    settled()
    looking.damaged.disconnect(said.append)
    return said


def test_a_whole_file_is_noted_and_nothing_is_said(
    looking: LookingThrough, desk: Desk, company: Company, qtbot: QtBot, settled: Settled,
    preferences: Preferences,
) -> None:  # fmt: skip
    company.worker("Rick Desjarlais")
    assert told_by(looking, desk, qtbot, settled) == []
    assert preferences.texts(WHOLE) == [f"{NOON.isoformat()} {company.file.path}"]


def test_damage_is_told_again_until_it_is_mended(
    looking: LookingThrough, desk: Desk, company: Company, qtbot: QtBot, settled: Settled,
    preferences: Preferences,
) -> None:  # fmt: skip
    company.worker("Rick Desjarlais")
    spoil(company.file.path)
    for _opening in range(2):
        [sentence] = told_by(looking, desk, qtbot, settled)
        assert sentence.startswith("Something in company.muster is not as it was saved.")
    assert preferences.texts(WHOLE) == []


def test_a_file_found_whole_an_hour_ago_is_left_alone_and_keeps_its_hour(
    looking: LookingThrough, desk: Desk, company: Company, qtbot: QtBot, settled: Settled,
    preferences: Preferences,
) -> None:  # fmt: skip
    company.worker("Rick Desjarlais")
    spoil(company.file.path)
    noted = [f"{(NOON - timedelta(hours=1)).isoformat()} {company.file.path}"]
    preferences.keep(WHOLE, noted)
    assert told_by(looking, desk, qtbot, settled) == []
    assert preferences.texts(WHOLE) == noted


def test_it_gives_way_to_what_somebody_waits_for_and_tries_again(
    looking: LookingThrough, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, order = threading.Event(), []

    def look(_company: object, _last: object, stopped: Callable[[], bool]) -> None:
        begun.set()
        while not stopped():
            threading.Event().wait(0.01)
        order.append("stopped")

    monkeypatch.setattr(looking_through, "look_through", look)
    looking.begin(desk)
    qtbot.waitUntil(begun.is_set)
    desk.jobs.run(KEEP, lambda _job: order.append("backup"), owner=desk)
    qtbot.waitUntil(lambda: "backup" in order)
    assert order[:2] == ["stopped", "backup"]
    looking.end()
    qtbot.waitUntil(lambda: not looking.work.is_busy)
    assert not looking.timer.isActive()


def test_the_window_tells_and_shows_the_way_to_the_check(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        company.worker("Rick Desjarlais")
    spoil(tmp_path / "company.muster")
    with at_the_window(tmp_path / "company.muster", tmp_path) as person:
        person.wait(
            lambda: person.says(
                "Something in company.muster is not as it was saved", person.window
            ),
            "the word about the damage",
        )
        person.click("Look closer…")
        person.settle()
        dialog = person.dialog(CheckDialog)
        assert person.says("Desjarlaiz", dialog)
        dialog.close()
