"""What is due is saved as a calendar from the menu, read by another program, and saved again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.builders.at_the_window import at_the_window
from tests.builders.company import company_in
from tests.builders.person import Person
from ui.notices import notices_of


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[Person]:  # noqa: ARG001
    with company_in(tmp_path) as company:
        truck = company.unit("101")
        plan = company.plan("monthly", unit=truck, task="Vehicle inspection")
        company.inspection("2026-11-10", unit=truck, plan=plan)
        company.action("Fix the guard", found="2026-11-01", due="2026-11-20")
    with at_the_window(tmp_path / "company.muster", tmp_path, size=(1366, 768)) as person:
        yield person


def read(path: Path) -> dict[str, Any]:
    calendar = vobject.readOne(path.read_text(encoding="utf-8"))
    return {event.uid.value: event for event in calendar.vevent_list}


def save(person: Person) -> None:
    person.window.menus.actions["calendar"].trigger()
    person.settle()


def test_what_is_due_goes_into_a_calendar_twice_and_is_there_once(
    shop: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "On the phone"
    folder.mkdir()
    proposed: list[str] = []
    answers = [str(folder / "due"), ""]  # without its ending; then somebody thinks better of it

    def ask(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return answers.pop(0) if answers else name, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    save(shop)
    first = read(folder / "due.ics")
    assert {event.summary.value: event.dtstart.value for event in first.values()} == {
        "101: Vehicle inspection": date(2026, 12, 10),
        "Fix the guard": date(2026, 11, 20),
    }
    said = notices_of(shop.window).banner.accessibleName()
    assert said.startswith("due.ics was written, with 2 entries.")
    assert "Outlook" in said
    assert "Empty that calendar before you import a newer file" in said
    save(shop)
    assert [file.name for file in folder.iterdir()] == ["due.ics"]
    save(shop)  # under the name that is proposed, in the folder of before
    again = folder / "What is due company.ics"
    assert proposed[1:] == [str(again), str(again)]
    assert set(read(again)) == set(first)


def test_a_folder_that_is_gone_is_a_sentence(
    shop: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "stick" / "due.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(gone), ""))
    save(shop)
    assert "due.ics" in shop.window.banner.accessibleName()
    assert not notices_of(shop.window).banner.isVisible()
