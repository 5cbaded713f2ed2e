"""The desk reads and changes one company file off the window's thread and hears of changes."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop.store.transaction import Changed
from tests.builders.company import Company
from ui.desk import Desk
from ui.neighbours import Neighbours
from ui.preferences import Preferences


def test_a_change_is_told_before_the_one_who_did_it_hears_of_it(
    desk: Desk, settled: Callable[[], None]
) -> None:
    told: list[object] = []
    desk.changed.connect(lambda changed: told.append(changed.kinds))
    desk.do(
        lambda c: c.write("A worker", lambda t: t.save("worker", {"last_name": "Gill"})),
        lambda _id: told.append("done"),
        owner=desk,
    )
    settled()
    assert told == [frozenset({"worker"}), "done"]


def test_what_is_asked_is_read_from_the_file(
    desk: Desk, company: Company, settled: Callable[[], None]
) -> None:
    from desktop.services.elsewhere import actions_so_far

    before: list[int] = []
    desk.ask(actions_so_far, before.append, owner=desk)
    settled()
    company.save("site", name="Shop")
    desk.ask(actions_so_far, before.append, owner=desk)
    settled()
    assert before[1] == before[0] + 1


def test_whoever_wants_to_show_the_last_change_of_a_desk_that_closes_hears_nothing(
    qtbot: QtBot, desk: Desk, company: Company
) -> None:
    from desktop.services.elsewhere import actions_so_far

    asked, came = list[bool](), list[int]()

    def on_changed(_changed: Changed) -> None:
        job = desk.ask(actions_so_far, came.append, owner=desk)
        asked.append(job.is_cancelled)

    desk.changed.connect(on_changed)
    company.save("site", name="Shop")
    desk.closing.emit()
    desk.jobs.close()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [True]
    assert desk.jobs.is_idle
    assert came == []


class TestNeighbours:
    @pytest.fixture
    def told(self, desk: Desk) -> list[Changed]:
        told: list[Changed] = []
        desk.changed.connect(told.append)
        return told

    def test_what_another_program_wrote_is_noticed(
        self, desk: Desk, company: Company, told: list[Changed], settled: Callable[[], None]
    ) -> None:
        neighbours = Neighbours(desk)
        settled()
        _as_another_program(company)
        neighbours.look()
        settled()
        (changed,) = told
        assert "site" in changed.kinds

    def test_what_was_done_here_is_told_once(
        self, desk: Desk, company: Company, told: list[Changed], settled: Callable[[], None]
    ) -> None:
        neighbours = Neighbours(desk)
        settled()
        company.save("site", name="Yard")
        settled()
        neighbours.look()
        settled()
        assert [changed.name for changed in told] == ["site"]


def _as_another_program(company: Company) -> None:
    from desktop.store.file import CompanyFile

    with CompanyFile.open(company.file.path, by="Another", clock=company.file.clock) as other:
        other.write("A site", lambda t: t.save("site", {"name": "Shop"}))


class TestPreferences:
    def test_what_was_kept_is_there_again(self, preferences: Preferences) -> None:
        preferences.keep("look/scale", 1.5)
        preferences.keep("look/scheme", "dark")
        assert preferences.number("look/scale", 1.0) == 1.5
        assert preferences.text("look/scheme") == "dark"

    def test_the_last_files_come_latest_first_and_once(
        self, preferences: Preferences, company: Company
    ) -> None:
        folder = company.file.path.parent
        for name in ("a", "b", "a"):
            preferences.opened(folder / name)
        assert preferences.recent_files() == [folder / "a", folder / "b"]
        preferences.forget(folder / "a")
        assert preferences.recent_files() == [folder / "b"]

    def test_nonsense_in_the_file_of_choices_harms_nothing(self, preferences: Preferences) -> None:
        preferences.keep("look/scale", "large")
        preferences.keep("files/recent", 7)
        assert preferences.number("look/scale", 1.0) == 1.0
        assert preferences.recent_files() == []
        assert preferences.state("look/scale").isEmpty()
