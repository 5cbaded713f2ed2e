"""Packs are chosen, looked at, and printed from their pages; what is missing is one click away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services import packs
from desktop.services.packs import Lack, PackLooked, PackShown, Subject
from desktop.services.today import Target
from tests.builders.company import AS_OF, Company
from tests.builders.exposed import exposed
from ui.audit.packs.view import PacksView
from ui.desk import Desk
from ui.places import Place
from ui.printing.sheet import Sheet
from ui.today.click_row import ClickRow

Settled = Callable[[], None]
CLIENT = PackShown("prequalification", "For a client", "What a client asks for.", "")
WORKER = PackShown(
    "worker", "A worker's record", "For an inspector.", "worker",
    (Subject("w1", "Rick Desjarlais"), Subject("w2", "Donna Pelletier")),
)  # fmt: skip
NOBODY = PackShown("unit", "A unit's record", "For an inspector.", "unit")
LACK = Lack(
    "clearance", "The clearance letter is missing.",
    Target("company", "document", new=True), "Enter it",
)  # fmt: skip


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    made: list[tuple[str, str]] = []

    def look(_company: object, key: str, subject: str, _on: object) -> PackLooked:
        made.append((key, subject))
        return PackLooked((f"Training: {len(made)} sheets",), (LACK,) if key == CLIENT.key else ())

    monkeypatch.setattr(packs, "packs", lambda *_given: (CLIENT, WORKER, NOBODY))
    monkeypatch.setattr(packs, "look_at_pack", look)
    return made


@pytest.fixture
def view(qtbot: QtBot, asked: list[tuple[str, str]], desk: Desk, settled: Settled) -> PacksView:
    assert asked == []
    made = exposed(qtbot, PacksView(desk), 900, 600)
    settled()
    return made


def choose(view: PacksView, settled: Settled, pack: int, subject: int | None = None) -> None:
    pick = view.pack if subject is None else view.subject
    pick.combo.setCurrentIndex(pack if subject is None else subject)
    pick.combo.activated.emit(pick.combo.currentIndex())
    settled()


def test_the_first_one_is_looked_at(
    qtbot: QtBot, view: PacksView, asked: list[tuple[str, str]], desk: Desk
) -> None:
    assert asked == [("prequalification", "")]
    assert view.sentence.text() == "What a client asks for."
    assert view.subject.isHidden()
    (row,) = view.lacks.findChildren(ClickRow)
    assert row.accessibleName() == LACK.sentence
    with qtbot.waitSignal(desk.wanted) as wanted:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert wanted.args == [Place("company", "document", new=True)]


def test_for_whom_it_is_is_chosen(
    view: PacksView, asked: list[tuple[str, str]], settled: Settled
) -> None:
    choose(view, settled, 1)
    choose(view, settled, 1, subject=1)
    assert asked[1:] == [("worker", "w1"), ("worker", "w2")]
    assert view.subject.combo.accessibleName() == "For which worker"
    assert view.lacks.nothing.isVisibleTo(view)


def test_it_is_shown_as_pages(
    qtbot: QtBot,
    view: PacksView,
    desk: Desk,
    settled: Settled,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built: list[tuple[object, ...]] = []
    monkeypatch.setattr(packs, "build_pack", lambda _c, *given, **_more: built.append(given))
    choose(view, settled, 1)
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        assert view.do_command("print")
    (sheet,) = wanted.args
    assert isinstance(sheet, Sheet)
    assert sheet.title == "A worker's record, Rick Desjarlais, 16 November"
    sheet.make(tmp_path / "pack.pdf", lambda *_told: None, lambda: False)
    assert built == [("worker", "w1", tmp_path / "pack.pdf", AS_OF)]


def test_without_anybody_to_make_it_for_nothing_can_be_printed(
    view: PacksView, settled: Settled
) -> None:
    choose(view, settled, 2)
    assert not view.print.isEnabled()
    assert view.sections.isHidden()
    assert view.sentence.text().startswith("There is nobody and nothing on file yet")
    choose(view, settled, 0)
    assert view.print.isEnabled()


def test_it_is_looked_at_again_after_an_edit(
    view: PacksView, asked: list[tuple[str, str]], company: Company, settled: Settled
) -> None:
    before = len(asked)
    company.worker("Rick Desjarlais")
    settled()
    assert len(asked) == before + 1
    assert view.pack.key == "prequalification"
