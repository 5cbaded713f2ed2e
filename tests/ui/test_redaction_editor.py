"""The window in which parts of a scan are hidden: by mouse, by keys, undone, and looked through."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.intake import Intake
from desktop.services.evidence import attach, evidence_of
from desktop.services.redaction.boxes import put, say_looked_through
from desktop.services.redaction.standing import Standing, standing_of
from tests.builders import ugly
from tests.builders.company import Company
from tests.builders.exposed import exposed
from ui.audit.redaction import RedactionEditor, open_editor
from ui.desk import Desk
from ui.preview import Viewer

Settled = Callable[[], None]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("papers") / "card.pdf"
    path.write_bytes(ugly.paper(2))
    return path


@pytest.fixture(scope="module")
def intake() -> Iterator[Intake]:
    """One child for all tests here, because to start one takes longer than any of them."""
    with Intake() as door:
        door.looks_like_table(Path(__file__))
        yield door


@pytest.fixture(autouse=True)
def lent(intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    class Lent:
        def __getattr__(self, name: str) -> Any:
            return getattr(intake, name)

        def close(self) -> None:
            """Leave the child to the next test."""

    monkeypatch.setattr("ui.preview.handling.Intake", Lent)


@pytest.fixture
def scan(company: Company, paper: Path, intake: Intake) -> str:
    return attach(company.file, [paper], None, None, intake).ids[0]


@pytest.fixture
def editor(qtbot: QtBot, desk: Desk, scan: str) -> Iterator[RedactionEditor]:
    made = open_editor(desk, scan, "card.pdf")
    qtbot.waitUntil(lambda: not made.view.is_empty, timeout=15_000)
    yield made
    made.close()


@pytest.fixture
def kept(company: Company, scan: str, settled: Settled) -> Callable[[], Standing]:
    def read() -> Standing:
        settled()
        return standing_of(company.file, scan)

    return read


Kept = Callable[[], Standing]


def drag(qtbot: QtBot, editor: RedactionEditor, start: QPoint, end: QPoint) -> None:
    where, left = editor.view.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(where, left, pos=start)
    qtbot.mouseMove(where, (start + end) / 2)
    qtbot.mouseMove(where, end)
    qtbot.mouseRelease(where, left, pos=end)


def at(editor: RedactionEditor, across: float, down: float) -> QPoint:
    page = editor.view.page_box
    return QPoint(
        round(page.left() + across * page.width()), round(page.top() + down * page.height())
    )


def rounded(standing: Standing) -> list[tuple[float, ...]]:
    return [tuple(round(corner, 1) for corner in part.box) for part in standing.parts]


def test_a_part_is_drawn_moved_and_stretched_with_the_mouse(
    qtbot: QtBot, editor: RedactionEditor, kept: Kept
) -> None:
    drag(qtbot, editor, at(editor, 0.2, 0.2), at(editor, 0.5, 0.3))
    assert rounded(kept()) == [(0.2, 0.2, 0.5, 0.3)]
    drag(qtbot, editor, at(editor, 0.35, 0.25), at(editor, 0.45, 0.55))
    assert rounded(kept()) == [(0.3, 0.5, 0.6, 0.6)]
    drag(qtbot, editor, at(editor, 0.6, 0.6), at(editor, 0.8, 0.9))
    assert rounded(kept()) == [(0.3, 0.5, 0.8, 0.9)]


def test_a_slip_of_the_mouse_hides_nothing(
    qtbot: QtBot, editor: RedactionEditor, kept: Kept
) -> None:
    drag(qtbot, editor, at(editor, 0.2, 0.2), at(editor, 0.2, 0.2) + QPoint(1, 0))
    assert kept() == Standing()


def test_all_of_it_works_by_keys_and_is_undone_step_by_step(
    qtbot: QtBot, editor: RedactionEditor, kept: Kept
) -> None:
    qtbot.keyClick(editor.view, Qt.Key.Key_Insert)
    before = kept().parts[0].box
    for _time in range(4):
        qtbot.keyClick(editor.view, Qt.Key.Key_Right)
    qtbot.keyClick(editor.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert kept().parts[0].box == before  # so far it is one movement
    editor.view.settle()
    left, top, right, bottom = kept().parts[0].box
    assert (round(left - before[0], 3), round(top - before[1], 3)) == (0.02, 0)
    assert (round(right - before[2], 3), round(bottom - before[3], 3)) == (0.02, 0.005)
    editor.undo.click()
    assert kept().parts[0].box == before
    editor.parts.list.setFocus()
    qtbot.keyClick(editor.parts.list, Qt.Key.Key_Delete)
    assert kept() == Standing()
    editor.undo.click()
    assert kept().parts[0].box == before


def test_why_is_kept_with_the_part_that_is_chosen(
    company: Company, scan: str, editor: RedactionEditor, kept: Kept
) -> None:
    put(company.file, scan, 1, (0.1, 0.1, 0.2, 0.2))
    put(company.file, scan, 2, (0.1, 0.1, 0.2, 0.2), "a signature")
    kept()
    assert editor.parts.reason.isHidden()
    editor.parts.list.setCurrentRow(1)
    assert editor.view.page == 1
    assert editor.parts.why.text() == "a signature"
    editor.parts.list.setCurrentRow(0)
    editor.parts.why.setText(" a home address ")
    editor.parts.why.editingFinished.emit()
    assert [part.why for part in kept().parts] == ["a home address", "a signature"]
    assert editor.parts.list.item(0).text() == "Page 1: a home address"


def test_every_page_has_to_be_seen_before_it_is_said(
    qtbot: QtBot, editor: RedactionEditor, kept: Kept
) -> None:
    assert not editor.looked.isEnabled()
    assert editor.note.text() == "You have seen 1 of 2 pages. Turn to the others first."
    editor.controls.on.click()
    qtbot.waitUntil(lambda: editor.looked.isEnabled(), timeout=15_000)
    editor.looked.click()
    assert kept().is_looked_through
    editor.looked.click()
    assert not kept().is_looked_through


def test_what_was_said_before_can_be_taken_back_at_once(
    company: Company, scan: str, editor: RedactionEditor, kept: Kept
) -> None:
    say_looked_through(company.file, scan, "card.pdf", is_looked_through=True)
    kept()
    assert editor.looked.isChecked()
    assert editor.looked.isEnabled()


def test_a_file_without_pages_says_what_to_do(
    qtbot: QtBot, desk: Desk, company: Company, tmp_path: Path, intake: Intake
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Rick", encoding="utf-8")
    filed = attach(company.file, [letter], None, None, intake).ids[0]
    editor = open_editor(desk, filed, "letter.txt")
    qtbot.waitUntil(lambda: editor.banner.isVisible(), timeout=15_000)
    assert not editor.parts.add.isEnabled()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not editor.isVisible())


@pytest.mark.parametrize("is_as_sent", [True, False])
def test_beside_the_exhibits_a_paper_is_seen_as_it_goes_in(
    qtbot: QtBot, desk: Desk, company: Company, scan: str, settled: Settled, is_as_sent: bool
) -> None:
    (shown,) = evidence_of(company.file, "evidence", scan)
    put(company.file, scan, 1, (0.0, 0.0, 1.0, 0.5))
    viewer = exposed(qtbot, Viewer(desk), 400, 500)
    viewer.is_as_sent = is_as_sent
    with qtbot.waitSignal(viewer.drawn, timeout=15_000):
        viewer.show_file(shown)

    def is_black(across: float, down: float) -> bool:
        page = viewer.pages.page_box
        x, y = page.left() + across * page.width(), page.top() + down * page.height()
        seen = viewer.pages.viewport().grab().toImage()
        return seen.pixelColor(round(x), round(y)).lightness() < 20

    assert (is_black(0.02, 0.2), is_black(0.02, 0.7)) == (is_as_sent, False)
    put(company.file, scan, 1, (0.0, 0.6, 1.0, 0.8))  # the window hears of it
    settled()
    assert is_black(0.02, 0.7) == is_as_sent
    viewer.pages.rotate()
    assert (is_black(0.8, 0.02), is_black(0.1, 0.02)) == (is_as_sent, False)
