"""That a package was sent is said once, stands on record, and can be checked years later."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.errors import Refused
from desktop.services import submissions, verifying
from desktop.services.packaging import overview
from desktop.services.preflight import looking
from desktop.services.submissions import Sent
from desktop.services.submissions.since import Group, Line, Since
from tests.builders.company import AS_OF
from tests.builders.exposed import exposed
from tests.builders.package_page import OVERVIEW
from ui.audit.package.last_package import LastPackage, keep_last
from ui.audit.package.sent_dialog import SentDialog
from ui.audit.package.view import PackageView
from ui.desk import Desk
from ui.places import Place
from ui.preferences import Preferences
from ui.preview import handling_of
from ui.today.leading import place_of

Settled = Callable[[], None]
Said = list[tuple[Any, ...]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Package"
    made.mkdir()
    (made / "shop_package_2026-11-16.pdf").write_bytes(b"%PDF-1.7")
    return made


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Said:
    made: Said = []
    sent: list[Sent] = [_sent("s1", date(2025, 11, 12), None), _sent("s2", AS_OF, folder)]

    def say_sent(_company: object, *given: object) -> str:
        made.append(given)
        return "s3"

    monkeypatch.setattr(submissions, "say_sent", say_sent)
    monkeypatch.setattr(submissions, "earlier", lambda _company: tuple(sent))
    monkeypatch.setattr(overview, "overview_of", lambda *_given: (OVERVIEW, object()))
    monkeypatch.setattr(looking, "look_over", lambda *_given, **_more: ())
    return made


def _sent(id_: str, on: date, where: Path | None) -> Sent:
    return Sent(
        id=id_, on=on, what="The package", to_whom="Energy Safety Canada", how="by e-mail",
        folder=where, file_name="shop_package.pdf", exhibits=46, head="ab" * 32,
    )  # fmt: skip


@pytest.fixture
def view(
    qtbot: QtBot, said: Said, folder: Path, desk: Desk, preferences: Preferences, settled: Settled
) -> Iterator[PackageView]:
    assert said == []
    (path,) = folder.glob("*.pdf")
    keep_last(preferences, desk.company.path, LastPackage(path, AS_OF, AS_OF, 184, 46))
    made = exposed(qtbot, PackageView(desk, preferences), 900, 700)
    settled()
    yield made
    handling_of(desk).close()


def dialog() -> SentDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, SentDialog)
    return found


def test_it_is_said_to_whom_and_when(
    qtbot: QtBot, view: PackageView, said: Said, folder: Path, desk: Desk, settled: Settled
) -> None:
    view.result.sent.click()
    settled()
    asked = dialog()
    assert asked.to.typed() == "Energy Safety Canada"  # to whom the last one went
    with qtbot.waitSignal(desk.said) as told:
        qtbot.keyClick(asked, Qt.Key.Key_Return)
    assert told.args == ["It is on record that it was sent.", True]
    assert said == [(folder, "Energy Safety Canada", AS_OF, "")]


def test_without_a_name_or_a_day_it_is_asked_for(
    qtbot: QtBot, view: PackageView, said: Said, settled: Settled
) -> None:
    view.result.sent.click()
    settled()
    asked = dialog()
    asked.to.set_value("")
    asked.on.set_typed("some day")
    qtbot.mouseClick(asked.do, Qt.MouseButton.LeftButton)
    settled()
    assert said == []
    assert asked.editors["to_whom"].fault == "Say to whom it went."
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_what_was_sent_before_is_listed(
    qtbot: QtBot, view: PackageView, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = view.earlier.rows
    assert (old.title.text(), old.about.text()) == (
        "12 November 2025, to Energy Safety Canada",
        "shop_package.pdf · 46 exhibits · by e-mail",
    )
    assert old.check.isHidden()
    assert old.folder.isHidden()
    with qtbot.waitSignal(view.wanted) as wanted:
        old.record.click()
    assert place_of(wanted.args[0]) == Place("audit", "submission", "s1")
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    new.folder.click()
    assert opened == [str(folder)]


@pytest.mark.parametrize(
    ("faults", "tone"), [((), "green"), ((SimpleNamespace(sentence="S4.2-03 is gone."),), "red")]
)
def test_it_is_checked_whether_it_is_whole(
    view: PackageView,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
    faults: tuple[object, ...],
    tone: str,
) -> None:
    found = SimpleNamespace(sentence="Looked at every file.", faults=faults, head="ab" * 32)
    monkeypatch.setattr(verifying, "verify", lambda *_given, **_more: found)
    row = view.earlier.rows[1]
    row.check.click()
    settled()
    assert row.verdict.text().startswith("Looked at every file.")
    assert ("S4.2-03 is gone." in row.verdict.text()) == bool(faults)
    assert row.verdict.property("tone") == tone


def test_one_that_was_built_there_since_is_not_the_one_that_was_sent(
    view: PackageView, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = SimpleNamespace(sentence="It is whole.", faults=(), head="cd" * 32)
    monkeypatch.setattr(verifying, "verify", lambda *_given, **_more: found)
    row = view.earlier.rows[1]
    row.check.click()
    settled()
    assert row.verdict.text().startswith("It is not the package that was sent on 16 November 2026")
    assert row.verdict.property("tone") == "red"


def test_the_next_one_goes_beside_what_was_sent(
    view: PackageView, settled: Settled, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choices, was = view.choices, view.choices.where
    assert choices.about_folder.isHidden()
    beside = was.with_name(f"{was.name} 2026-11-16")
    monkeypatch.setattr(
        submissions, "room_for", lambda _sent, out, _as_of: beside if out == was else out
    )
    view.told_sent()
    view.outcome.read_earlier()
    settled()
    assert choices.where == beside
    assert choices.folder.text() == str(beside)
    assert choices.about_folder.text().startswith(f"The package in “{was.name}” was sent and stays")
    choices.ask_folder = lambda *_given: str(tmp_path)
    choices.change.click()
    settled()
    assert choices.where == tmp_path
    assert choices.about_folder.isHidden()


def test_a_folder_that_is_no_package_any_more_is_a_sentence(
    view: PackageView, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object, **_more: object) -> None:
        raise Refused("There is no package in this folder.")

    monkeypatch.setattr(verifying, "verify", fails)
    row = view.earlier.rows[1]
    row.check.click()
    settled()
    assert row.verdict.text() == "There is no package in this folder."


def test_nothing_sent_yet_is_said(view: PackageView) -> None:
    view.earlier.put(())
    assert view.earlier.nothing.isVisibleTo(view)


def test_a_new_one_says_what_changed_since(view: PackageView) -> None:
    lines = tuple(Line(f"S4.2-0{n} Inspection") for n in range(9))
    group = Group("new", "New exhibits", lines, 11)
    view.result.show_since(Since(AS_OF, "the partner", "11 exhibits are new.", (group,)))
    said = [words.text() for words in view.result.findChildren(QLabel)]
    assert "11 exhibits are new." in said
    assert any(one.startswith("New exhibits: S4.2-00") and "and 8 more" in one for one in said)
    view.result.show_since(None)
    assert view.result.since.isHidden()
