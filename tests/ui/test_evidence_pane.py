"""The evidence pane as a person meets it: drop, paste, look, turn, take off, undo."""

import gc
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.intake import Intake
from desktop.services import evidence as service
from tests.builders.company import Company
from tests.builders.files import opened
from tests.builders.hostile import (
    letter,
    locked_pdf,
    pdf,
    photo_data,
    picture,
    png_header,
    written,
    zip_bomb,
)
from ui.audit import redaction
from ui.desk import Desk
from ui.jobs import Jobs
from ui.preview import EvidencePane, EvidenceWindow, handling_of
from ui.preview import picture as pictures
from ui.preview.bringing import brought

RED, BLUE = QColor(200, 30, 30), QColor(30, 30, 200)
Pane = EvidencePane
Wait = Callable[[Callable[[], object]], None]


@pytest.fixture(autouse=True)
def state_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.preview.handling.state_folder", lambda: tmp_path / "state")


@pytest.fixture(autouse=True)
def nothing_left_to_the_workers() -> Iterator[None]:
    """Collect garbage here: widgets that a worker's thread collects bring the process down."""
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    clipboard = qapp.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    return lambda until: qtbot.waitUntil(lambda: bool(until()), timeout=15_000)


@pytest.fixture
def card(company: Company) -> str:
    return company.certificate(company.worker(), company.certificate_type())


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk) -> Iterator[Pane]:
    made = EvidencePane(desk)
    qtbot.addWidget(made)
    made.resize(370, 480)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    handling_of(desk).close()


@pytest.fixture(scope="module")
def intake() -> Iterator[Intake]:
    with Intake() as door:
        door.looks_like_table(Path(__file__))
        yield door


def two_halves(form: str, **options: object) -> bytes:
    """A picture whose left half is red and whose right half is blue, as stored."""
    image = Image.new("RGB", (400, 200), RED.getRgb()[:3])
    image.paste(BLUE.getRgb()[:3], (200, 0, 400, 200))
    whole = io.BytesIO()
    image.save(whole, form, **options)
    return whole.getvalue()


def two_pages() -> bytes:
    """A scan of two pages, the first red and the second blue."""
    pages = [Image.new("RGB", (100, 140), one.getRgb()[:3]) for one in (RED, BLUE)]
    whole = io.BytesIO()
    pages[0].save(whole, "TIFF", save_all=True, append_images=pages[1:])
    return whole.getvalue()


def attached(company: Company, intake: Intake, card: str, *paths: Path) -> None:
    service.attach(company.file, paths, "certificate", card, intake)


def names(pane: Pane) -> list[str]:
    return [one.name for one in pane.files]


def is_drawn(pane: Pane) -> bool:
    viewer = pane.frame.viewer
    return viewer.stack.currentWidget() is viewer.pages and not viewer.pages.is_empty


def color_at(widget: QWidget, across: float, down: float) -> str:
    image = widget.grab().toImage()
    seen = image.pixelColor(int(image.width() * across), int(image.height() * down))
    return "red" if seen.red() > seen.blue() else "blue"


def drop(pane: Pane, mime: QMimeData) -> None:
    middle = QPointF(pane.rect().center())
    how = (mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(pane.rect().center(), Qt.DropAction.CopyAction, *how)
    QApplication.sendEvent(pane, enter)
    if enter.isAccepted():
        QApplication.sendEvent(pane, QDropEvent(middle, Qt.DropAction.CopyAction, *how))


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def press(qtbot: QtBot, widget: QWidget, keys: str) -> None:
    """Press a key with Ctrl, as a person does with the focus there."""
    widget.setFocus()
    qtbot.keyClick(widget, keys, Qt.KeyboardModifier.ControlModifier)


# --- bringing files -------------------------------------------------------------------------------


def test_a_dropped_scan_is_filed_and_seen_and_undo_takes_it_away(
    pane: Pane, desk: Desk, card: str, tmp_path: Path, wait: Wait
) -> None:
    said: list[tuple[str, bool]] = []
    desk.said.connect(lambda sentence, undo: said.append((sentence, undo)))
    pane.show_record("certificate", card)
    assert pane.frame.stack.currentWidget() is pane.frame.drop
    drop(pane, files(written(tmp_path, "card.png", two_halves("PNG"))))
    wait(lambda: is_drawn(pane))
    assert names(pane) == ["card.png"]
    assert said == [("1 file was added.", True)]
    assert pane.frame.name.text() == "card.png"
    desk.do(lambda _company: desk.sitting.undo(), owner=pane)
    wait(lambda: not pane.files)
    assert pane.frame.stack.currentWidget() is pane.frame.drop
    assert pane.frame.viewer.shown is None


def test_refused_files_are_told_and_the_others_go_in(
    pane: Pane, card: str, tmp_path: Path, wait: Wait
) -> None:
    pane.show_record("certificate", card)
    drop(
        pane,
        files(
            written(tmp_path, "setup.exe", b"MZ" + bytes(2_000)),
            written(tmp_path, "hours.xlsx", zip_bomb()),
            written(tmp_path, "card.jpg", picture()),
        ),
    )
    wait(lambda: pane.frame.telling.isVisible() and is_drawn(pane))
    lines = pane.frame.telling.text().splitlines()
    assert [line.split("'")[1] for line in lines] == ["setup.exe", "hours.xlsx"]
    assert names(pane) == ["card.jpg"]
    pane.frame.telling.close_button.click()
    assert not pane.frame.telling.isVisible()


def test_many_refused_files_do_not_fill_the_pane(
    pane: Pane, card: str, tmp_path: Path, wait: Wait
) -> None:
    pane.show_record("certificate", card)
    pane.add_files([written(tmp_path, f"{n}.exe", b"MZ" + bytes(2_000)) for n in range(20)])
    wait(pane.frame.telling.isVisible)
    assert pane.frame.telling.text().endswith("16 more files were not taken.")
    assert pane.height() == 480
    assert pane.frame.telling.height() < pane.height() / 2


def test_the_same_file_twice_is_there_once(
    pane: Pane, desk: Desk, card: str, tmp_path: Path, wait: Wait
) -> None:
    said: list[str] = []
    desk.said.connect(lambda sentence, _undo: said.append(sentence))
    scan = written(tmp_path, "card.jpg", picture())
    pane.show_record("certificate", card)
    pane.add_files([scan])
    wait(lambda: len(said) == 1)
    pane.add_files([scan])
    wait(lambda: len(said) == 2)
    assert said[1] == "That file is on this record already."
    wait(lambda: names(pane) == ["card.jpg"])


def test_a_picture_is_pasted_with_the_keyboard(
    qtbot: QtBot, pane: Pane, card: str, empty_clipboard: QClipboard, wait: Wait
) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(RED)
    empty_clipboard.setImage(image)
    pane.show_record("certificate", card)
    press(qtbot, pane.frame.add, "V")
    wait(lambda: is_drawn(pane))
    (name,) = names(pane)
    assert name.startswith("Pasted 16 November 2026 at ")
    assert name.endswith(".png")


def test_files_are_pasted_and_text_is_not(
    qtbot: QtBot,
    pane: Pane,
    card: str,
    empty_clipboard: QClipboard,
    tmp_path: Path,
    wait: Wait,
) -> None:
    pane.show_record("certificate", card)
    empty_clipboard.setText("a line\n" * 10_000)
    press(qtbot, pane.frame.add, "V")
    assert "no file and no picture" in pane.frame.telling.text()
    empty_clipboard.setMimeData(files(written(tmp_path, "card.jpg", picture())))
    press(qtbot, pane.frame.add, "V")
    wait(lambda: names(pane) == ["card.jpg"])
    assert pane.frame.telling.text() == ""


def test_a_link_is_no_file() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/card.pdf")])
    assert "Save what it leads to" in brought(mime).sentence


def test_what_is_held_over_the_pane_says_what_letting_go_does(
    pane: Pane, card: str, tmp_path: Path
) -> None:
    pane.show_record("certificate", card)
    two = files(written(tmp_path, "a.jpg", picture()), written(tmp_path, "b.pdf", pdf()))
    enter = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        two,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(pane, enter)
    assert enter.isAccepted()
    assert pane.frame.drop.text() == "Let go to add 2 files"


def test_adding_goes_on_when_the_record_is_left_and_is_told_there(
    pane: Pane, desk: Desk, company: Company, card: str, tmp_path: Path, wait: Wait
) -> None:
    said: list[str] = []
    desk.said.connect(lambda sentence, _undo: said.append(sentence))
    other = company.worker("Dale Kowalchuk")
    pane.show_record("certificate", card)
    pane.add_files(
        [
            written(tmp_path, "card.jpg", picture()),
            written(tmp_path, "setup.exe", b"MZ" + bytes(2_000)),
        ]
    )
    pane.show_record("worker", other)
    wait(lambda: said)
    assert said[0].startswith("1 file was added. 1 file was not taken;")
    assert not pane.files
    assert pane.frame.telling.text() == ""
    pane.show_record("certificate", card)
    wait(lambda: names(pane) == ["card.jpg"])
    assert "'setup.exe' is a program" in pane.frame.telling.text()


def test_adding_can_be_stopped(pane: Pane, card: str, tmp_path: Path, wait: Wait) -> None:
    pane.show_record("certificate", card)
    handling_of(pane._desk)
    paths = [written(tmp_path, f"{n}.jpg", picture(size=(300 + n, 200))) for n in range(400)]
    pane.add_files(paths)
    wait(pane.frame.working.isVisible)
    stop = next(b for b in pane.frame.working.findChildren(QAbstractButton) if b.isVisible())
    stop.click()
    assert pane.frame.telling.text() == "Stopped. Nothing was added."
    wait(lambda: pane._desk.jobs.is_idle)
    assert names(pane) == []


# --- a record that is not saved yet ---------------------------------------------------------------


def test_files_wait_for_a_record_that_is_not_saved_yet(
    pane: Pane, tmp_path: Path, wait: Wait
) -> None:
    scan = written(tmp_path, "card.jpg", picture())
    pane.show_new("certificate")
    drop(pane, files(scan, written(tmp_path, "setup.exe", b"MZ" + bytes(2_000))))
    assert pane.frame.note.text() == "These files will be filed when you save."
    wait(pane.frame.telling.isVisible)  # the bad one is told now, not after saving
    assert pane.take_pending() == [scan]
    assert pane.frame.stack.currentWidget() is pane.frame.drop


def test_what_waited_is_filed_on_the_record_that_was_saved(
    pane: Pane, card: str, tmp_path: Path, wait: Wait
) -> None:
    pane.show_new("certificate")
    pane.add_files([written(tmp_path, "card.jpg", picture())])
    pane.file_pending("certificate", card)
    pane.show_record("certificate", card)
    wait(lambda: names(pane) == ["card.jpg"])


def test_after_saving_the_next_file_waits_no_more(
    pane: Pane, card: str, tmp_path: Path, wait: Wait
) -> None:
    pane.show_new("certificate")
    pane.file_pending("certificate", card)
    pane.add_files([written(tmp_path, "card.jpg", picture())])
    wait(lambda: names(pane) == ["card.jpg"])


def test_what_waited_in_vain_is_told(pane: Pane, desk: Desk, card: str, tmp_path: Path) -> None:
    said: list[str] = []
    desk.said.connect(lambda sentence, _undo: said.append(sentence))
    pane.show_new("certificate")
    pane.add_files([written(tmp_path, "card.jpg", picture())])
    pane.show_record("certificate", card)
    assert said == ["card.jpg was not filed, because the record was not saved."]


def test_a_file_that_waits_can_be_taken_off(pane: Pane, tmp_path: Path) -> None:
    pane.show_new("certificate")
    pane.add_files([written(tmp_path, "card.jpg", picture())])
    pane.frame.off.trigger()
    assert pane.take_pending() == []


# --- looking --------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_photo_that_lies_on_its_side_stands_upright(
    pane: Pane, company: Company, intake: Intake, card: str, tmp_path: Path, wait: Wait, form: str
) -> None:
    photo = two_halves(form, exif=photo_data(orientation=6))
    attached(company, intake, card, written(tmp_path, f"photo.{form.lower()}", photo))
    pane.show_record("certificate", card)
    wait(lambda: is_drawn(pane))
    view = pane.frame.viewer.pages
    assert abs(view.shown_size.height() - 2 * view.shown_size.width()) <= 2  # pixels are whole
    assert (color_at(view, 0.5, 0.2), color_at(view, 0.5, 0.8)) == ("red", "blue")
    pane.frame.viewer.turn.click()
    assert abs(view.shown_size.width() - 2 * view.shown_size.height()) <= 2
    assert (color_at(view, 0.3, 0.5), color_at(view, 0.7, 0.5)) == ("blue", "red")


def test_the_pages_of_a_scan_turn_by_button_and_by_key(
    qtbot: QtBot,
    pane: Pane,
    company: Company,
    intake: Intake,
    card: str,
    tmp_path: Path,
    wait: Wait,
) -> None:
    attached(company, intake, card, written(tmp_path, "scan.tif", two_pages()))
    pane.show_record("certificate", card)
    viewer = pane.frame.viewer
    wait(lambda: viewer.controls.where.text() == "page 1 of 2")
    assert color_at(viewer.pages, 0.5, 0.5) == "red"
    assert not viewer.controls.back.isEnabled()
    viewer.controls.on.click()
    wait(lambda: color_at(viewer.pages, 0.5, 0.5) == "blue")
    assert viewer.controls.where.text() == "page 2 of 2"
    assert not viewer.controls.on.isEnabled()
    qtbot.keyClick(viewer.pages, Qt.Key.Key_PageUp)
    wait(lambda: color_at(viewer.pages, 0.5, 0.5) == "red")
    assert "page 1 of 2" in viewer.pages.accessibleName()


def test_the_pages_of_a_pdf_turn_and_are_read_by_width(
    qtbot: QtBot,
    pane: Pane,
    company: Company,
    intake: Intake,
    card: str,
    tmp_path: Path,
    wait: Wait,
) -> None:
    attached(company, intake, card, written(tmp_path, "card.pdf", pdf(3)))
    pane.show_record("certificate", card)
    viewer = pane.frame.viewer
    wait(lambda: viewer.controls.where.text() == "page 1 of 3")
    # the bar at its side comes a moment later
    wait(lambda: viewer.pages.shown_size.width() == viewer.pages.viewport().width())
    qtbot.keyClick(viewer.pages, Qt.Key.Key_End)
    wait(lambda: viewer.controls.where.text() == "page 3 of 3")
    qtbot.keyClick(viewer.pages, Qt.Key.Key_PageUp)
    assert viewer.controls.where.text() == "page 2 of 3"


def test_a_locked_pdf_is_a_sentence_in_the_pane(
    pane: Pane, company: Company, intake: Intake, card: str, tmp_path: Path, wait: Wait
) -> None:
    attached(company, intake, card, written(tmp_path, "card.pdf", locked_pdf("boss")))
    pane.show_record("certificate", card)
    viewer = pane.frame.viewer
    wait(lambda: viewer.stack.currentWidget() is viewer.words)
    assert "'card.pdf' is locked with a password" in viewer.words.toPlainText()
    assert "password" in pane.frame.warning.text()
    assert not viewer.controls.larger.isVisible()


def test_a_page_is_zoomed_by_key_and_fits_again(
    qtbot: QtBot,
    pane: Pane,
    company: Company,
    intake: Intake,
    card: str,
    tmp_path: Path,
    wait: Wait,
) -> None:
    attached(company, intake, card, written(tmp_path, "wall.jpg", picture(size=(3_000, 2_000))))
    pane.show_record("certificate", card)
    wait(lambda: is_drawn(pane))
    view = pane.frame.viewer.pages
    fits = view.shown_size
    for _ in range(3):
        press(qtbot, view, "+")
    assert view.shown_size.width() > 1.9 * fits.width()
    assert view.horizontalScrollBar().maximum() > 0
    press(qtbot, view, "-")
    assert view.shown_size.width() < 1.9 * fits.width()
    press(qtbot, view, "0")
    assert view.shown_size == fits


def test_a_zoomed_photo_becomes_sharp(
    pane: Pane, company: Company, intake: Intake, card: str, tmp_path: Path, wait: Wait
) -> None:
    attached(company, intake, card, written(tmp_path, "wall.jpg", picture(size=(3_000, 2_000))))
    pane.show_record("certificate", card)
    wait(lambda: is_drawn(pane))
    view = pane.frame.viewer.pages
    coarse = view._image.width()
    assert coarse < 600  # no more is decoded than is looked at
    view.zoom(4.0)
    wait(lambda: view._image.width() > 2 * coarse)


def test_a_letter_shows_its_first_words(
    pane: Pane, company: Company, intake: Intake, card: str, tmp_path: Path, wait: Wait
) -> None:
    attached(
        company,
        intake,
        card,
        written(tmp_path, "note.docx", letter("Dear &lt;b&gt;Rick&lt;/b&gt;")),
    )
    pane.show_record("certificate", card)
    viewer = pane.frame.viewer
    wait(lambda: viewer.stack.currentWidget() is viewer.words)
    assert "<b>Rick</b>" in viewer.words.toPlainText()
    assert viewer.words.isReadOnly()
    assert not viewer.controls.larger.isVisible()


def test_one_of_several_files_is_chosen_by_key(
    qtbot: QtBot,
    pane: Pane,
    company: Company,
    intake: Intake,
    card: str,
    tmp_path: Path,
    wait: Wait,
) -> None:
    red, blue = Image.new("RGB", (50, 50), (200, 30, 30)), Image.new("RGB", (50, 50), (30, 30, 200))
    for name, image in (("red.png", red), ("blue.png", blue)):
        image.save(tmp_path / name)
        attached(company, intake, card, tmp_path / name)
    pane.show_record("certificate", card)
    wait(lambda: is_drawn(pane))
    first = pane.frame.viewer.shown
    pane.frame.files.setFocus()
    qtbot.keyClick(pane.frame.files, Qt.Key.Key_Down)
    wait(lambda: is_drawn(pane) and pane.frame.viewer.shown != first)
    assert first is not None
    shown = pane.frame.viewer.shown
    assert shown is not None
    assert {first.name, shown.name} == {"red.png", "blue.png"}


def test_a_huge_picture_takes_no_memory_of_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pictures.photo_of(png_header(12_000, 12_000), 300) is None
    monkeypatch.setattr(pictures, "LONGEST", 500)
    photo = pictures.photo_of(picture(size=(3_000, 2_000)), 100_000)
    assert photo is not None
    assert (photo.image.width(), photo.is_finest) == (500, False)


def test_damaged_content_is_a_sentence_in_the_pane(
    pane: Pane,
    company: Company,
    intake: Intake,
    card: str,
    tmp_path: Path,
    wait: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    attached(company, intake, card, written(tmp_path, "card.jpg", picture()))
    monkeypatch.setattr("hashlib.sha256", lambda _data: type("", (), {"hexdigest": str})())
    pane.show_record("certificate", card)
    viewer = pane.frame.viewer
    wait(lambda: viewer.stack.currentWidget() is viewer.words)
    assert "'card.jpg' is damaged" in viewer.words.toPlainText()


# --- what is done with a file ---------------------------------------------------------------------


@pytest.fixture
def shown(
    pane: Pane, company: Company, intake: Intake, card: str, tmp_path: Path, wait: Wait
) -> Pane:
    """The pane with one photo on it."""
    attached(company, intake, card, written(tmp_path, "card.jpg", picture()))
    pane.show_record("certificate", card)
    wait(lambda: is_drawn(pane))
    return pane


def test_a_file_is_taken_off_and_undo_brings_it_back(shown: Pane, desk: Desk, wait: Wait) -> None:
    shown.frame.off.trigger()
    wait(lambda: not shown.files)
    desk.do(lambda _company: desk.sitting.undo(), owner=shown)
    wait(lambda: names(shown) == ["card.jpg"])


def test_a_copy_is_saved_where_it_is_wanted(
    shown: Pane, desk: Desk, tmp_path: Path, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.jpg"
    monkeypatch.setattr(
        "ui.preview.actions.QFileDialog.getSaveFileName", lambda *_a: (str(target), "")
    )
    said: list[str] = []
    desk.said.connect(lambda sentence, _undo: said.append(sentence))
    shown.frame.copy.trigger()
    wait(lambda: said)
    assert said == ["A copy was saved as copy.jpg."]
    assert target.read_bytes() == picture()


def test_parts_of_the_file_that_is_shown_are_hidden(
    shown: Pane, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[object, ...]] = []
    monkeypatch.setattr(redaction, "open_editor", lambda *given: opened.append(given))
    shown.frame.hide_parts.trigger()
    assert opened == [(desk, shown.files[0].id, shown.files[0].name, shown.window())]


@pytest.mark.parametrize("is_opened", [True, False])
def test_a_file_is_opened_outside_or_a_sentence_says_why_not(
    shown: Pane, desk: Desk, wait: Wait, monkeypatch: pytest.MonkeyPatch, is_opened: bool
) -> None:
    seen: list[Path] = []

    def open_url(url: QUrl) -> bool:
        seen.append(Path(url.toLocalFile()))
        return is_opened

    monkeypatch.setattr("ui.preview.actions.QDesktopServices.openUrl", open_url)
    shown.frame.outside.click()
    wait(lambda: seen)
    assert seen[0].read_bytes() == picture()
    assert ("no program" in shown.frame.telling.text()) is not is_opened
    handling_of(desk).close()
    assert not seen[0].exists()


def test_a_window_of_its_own_opens_with_enter_and_closes_with_escape(
    qtbot: QtBot, shown: Pane, wait: Wait
) -> None:
    shown.frame.viewer.pages.setFocus()
    qtbot.keyClick(shown.frame.viewer.pages, Qt.Key.Key_Return)
    (window,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, EvidenceWindow)]
    assert window.windowTitle() == "card.jpg"
    wait(lambda: not window.viewer.pages.is_empty)
    qtbot.keyClick(window.viewer.pages, Qt.Key.Key_Escape)
    wait(lambda: not any(isinstance(w, EvidenceWindow) for w in QApplication.topLevelWidgets()))


def test_in_a_file_that_may_only_be_read_evidence_is_only_looked_at(
    qtbot: QtBot, company: Company, intake: Intake, card: str, tmp_path: Path, wait: Wait
) -> None:
    from desktop.store.undo import Sitting

    attached(company, intake, card, written(tmp_path, "card.jpg", picture()))
    company.file.close()
    file, jobs = opened(company.file.path, read_only=True), Jobs()
    desk = Desk(file, Sitting(file), jobs, lambda: company.file.clock().date())
    pane = EvidencePane(desk)
    qtbot.addWidget(pane)
    pane.show()
    try:
        pane.show_record("certificate", card)
        wait(lambda: is_drawn(pane))
        assert not pane.frame.add.isVisible()
        assert not pane.frame.off.isVisible()
        pane.add_files([tmp_path / "card.jpg"])
        assert "read only" in pane.frame.telling.text()
    finally:
        handling_of(desk).close()
        jobs.close()
        desk.close()


def test_every_control_has_a_name(shown: Pane) -> None:
    for child in shown.findChildren(QAbstractButton):
        assert child.accessibleName() or child.text(), child
    for view in (shown.frame.files, shown.frame.viewer.pages, shown.frame.viewer.words):
        assert view.accessibleName()
