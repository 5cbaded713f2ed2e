"""A sheet is seen as it will come out, then saved, printed or left; what goes wrong is told."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QDesktopServices, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop.errors import Refused, Unavailable
from desktop.intake import Intake
from desktop.services.printing.printed import Printed
from tests.builders.company import Company
from ui.desk import Desk
from ui.preferences import Preferences
from ui.preview import handling_of
from ui.printing.sheet import Sheet, Stopped, Told
from ui.printing.window import PrintWindow
from ui.widgets import Elided

Wait = Callable[[Callable[[], object]], None]
Open = Callable[..., PrintWindow]
LETTER, LYING = (612, 792), (792, 612)
RED, GREEN, BLUE = (200, 0, 0), (0, 200, 0), (0, 0, 200)
THREE = ((LETTER, RED), (LYING, GREEN), (LETTER, BLUE))


class Shared(Intake):
    """One reader for all tests here, because starting one takes a second."""

    def close(self) -> None:
        """It goes with the last test."""

    def end(self) -> None:
        super().close()


@pytest.fixture(scope="module")
def reader() -> Iterator[Shared]:
    made = Shared()
    made.looks_like_table(Path(__file__))  # so that it is there before the first test
    yield made
    made.end()


@pytest.fixture(autouse=True)
def state_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Shared) -> None:
    monkeypatch.setattr("ui.preview.handling.state_folder", lambda: tmp_path / "state")
    monkeypatch.setattr("ui.preview.handling.Intake", lambda: reader)


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    return lambda until: qtbot.waitUntil(lambda: bool(until()), timeout=15_000)


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, preferences: Preferences, wait: Wait) -> Iterator[Open]:
    """Open the window on a sheet and wait until a page or a sentence is there."""
    opened: list[PrintWindow] = []

    def make(sheet: Sheet, *, until_drawn: bool = True) -> PrintWindow:
        window = PrintWindow(desk, preferences, sheet)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(window)
        opened.append(window)
        with qtbot.waitExposed(window):
            window.show()
        if until_drawn:
            wait(lambda: not window.pane.view.pages.is_empty or window.pane.banner.isVisible())
        return window

    yield make
    for window in opened:
        window.close()
    handling_of(desk).close()


def sheet(*pages: tuple[tuple[int, int], tuple[int, int, int]], title: str = "Near miss") -> Sheet:
    """A PDF of one colour a page."""

    def make(to: Path, _told: Told, _is_stopped: Stopped) -> Printed:
        first, *others = [Image.new("RGB", size, color) for size, color in pages]
        first.save(to, "PDF", save_all=True, append_images=others)
        return Printed(to, len(pages), title)

    return Sheet(title, make)


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(window: PrintWindow) -> str:
    return window.pane.banner.accessibleName() if window.pane.banner.isVisible() else ""


def laid(tmp_path: Path) -> list[Path]:
    """What lies in the private folder of the program, from which it may be taken meanwhile."""
    while True:
        with suppress(FileNotFoundError):
            return list((tmp_path / "state").rglob("*.pdf"))


def seen(window: PrintWindow) -> tuple[int, int, int]:
    """The colour in the middle of the page that is shown."""
    view = window.pane.view.pages.viewport()
    return view.grab().toImage().pixelColor(view.rect().center()).getRgb()[:3]


def near(one: Sequence[int], other: Sequence[int]) -> bool:
    return all(abs(a - b) < 24 for a, b in zip(one, other, strict=True))


# --- looking --------------------------------------------------------------------------------------


def test_the_true_pages_are_shown_and_turned_by_keyboard(
    qtbot: QtBot, show: Open, wait: Wait
) -> None:
    window = show(sheet(*THREE))
    view = window.pane.view
    assert near(seen(window), RED)
    assert (view.number.text(), view.of.text()) == ("1", "of 3")
    qtbot.keyClick(view.pages, Qt.Key.Key_PageDown)
    wait(lambda: near(seen(window), GREEN))
    assert view.number.text() == "2"
    qtbot.keyClick(view.pages, Qt.Key.Key_PageDown)
    wait(lambda: near(seen(window), BLUE))
    assert not view.on.isEnabled()
    qtbot.keyClick(view.pages, Qt.Key.Key_PageUp)
    wait(lambda: near(seen(window), GREEN))


def test_a_page_is_gone_to_by_its_number(qtbot: QtBot, show: Open, wait: Wait) -> None:
    window = show(sheet(*THREE))
    view = window.pane.view
    view.number.setFocus()
    view.number.selectAll()
    qtbot.keyClicks(view.number, "3")
    qtbot.keyClick(view.number, Qt.Key.Key_Return)
    wait(lambda: near(seen(window), BLUE))
    assert window.isVisible()
    view.number.selectAll()
    qtbot.keyClicks(view.number, "99")
    qtbot.keyClick(view.number, Qt.Key.Key_Return)
    assert view.number.text() == "3"


def test_it_fits_as_a_whole_or_by_its_width_and_remembers_which(
    qtbot: QtBot, show: Open, preferences: Preferences
) -> None:
    window = show(sheet((LETTER, RED)))
    pages = window.pane.view.pages
    window.resize(600, 500)
    whole = pages.shown_size
    assert whole.height() <= pages.viewport().height()
    click(qtbot, window.pane.view.by_width)
    assert pages.shown_size.width() > whole.width()
    assert pages.shown_size.height() > pages.viewport().height()
    window.close()
    assert show(sheet((LETTER, RED))).pane.view.by_width.isChecked()
    assert preferences.text("print/fit") == "width"


def test_the_keyboard_is_on_the_pages_and_escape_leaves(
    qtbot: QtBot, show: Open, tmp_path: Path, wait: Wait
) -> None:
    window = show(sheet((LETTER, RED)))
    assert QApplication.focusWidget() is window.pane.view.pages
    assert laid(tmp_path)
    qtbot.keyClick(window.pane.view.pages, Qt.Key.Key_Escape)
    assert window.isHidden()
    wait(lambda: not laid(tmp_path))  # nothing private is left behind


def test_a_long_title_is_told_in_full(show: Open) -> None:
    title = "Rope <b>" + "frayed" * 40
    window = show(sheet((LETTER, RED), title=title))
    (shown,) = [one for one in window.findChildren(Elided) if one.text()]
    assert shown.accessibleName() == title
    assert "&lt;b&gt;" in shown.toolTip()


# --- what goes wrong ------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [Refused("Nobody knows it."), Unavailable("The disk is full.")])
def test_what_cannot_be_made_is_a_sentence_and_can_be_tried_again(
    qtbot: QtBot, show: Open, wait: Wait, fault: Exception
) -> None:
    tries = []

    def make(to: Path, told: Told, is_stopped: Stopped) -> Printed:
        tries.append(to)
        if len(tries) == 1:
            raise fault
        return sheet((LETTER, RED)).make(to, told, is_stopped)

    window = show(Sheet("Near miss", make))
    pane = window.pane
    assert said(window) == str(fault)
    assert [one.isEnabled() for one in (pane.print, pane.save, pane.outside)] == [False] * 3
    again = next(b for b in pane.banner.findChildren(QAbstractButton) if b.text() == "Try again")
    click(qtbot, again)
    wait(lambda: not pane.view.pages.is_empty)
    assert said(window) == ""
    assert pane.print.isEnabled()


def test_making_it_can_be_stopped_and_leaves_nothing(
    qtbot: QtBot, show: Open, wait: Wait, tmp_path: Path
) -> None:
    begun, ended = threading.Event(), threading.Event()

    def make(to: Path, told: Told, is_stopped: Stopped) -> Printed:
        to.write_bytes(b"half")
        told(1, 4, "1 page")
        begun.set()
        while not is_stopped():
            threading.Event().wait(0.01)
        ended.set()
        raise CancelledError

    window = show(Sheet("A long list", make), until_drawn=False)
    pane = window.pane
    wait(lambda: begun.is_set() and pane.working.isVisible())
    stop = next(b for b in pane.working.findChildren(QAbstractButton) if b.text() == "Stop")
    click(qtbot, stop)
    wait(ended.is_set)
    assert said(window) == "Stopped before it was made."
    assert not pane.working.isVisible()
    wait(lambda: not laid(tmp_path))


def test_what_was_asked_for_last_is_shown(show: Open, wait: Wait) -> None:
    window = show(sheet((LETTER, RED)))
    window.pane.ask(sheet((LETTER, GREEN)))
    window.pane.ask(sheet((LETTER, BLUE)))
    wait(lambda: window.pane.paper is not None and near(seen(window), BLUE))


# --- saving ---------------------------------------------------------------------------------------


def test_it_is_saved_by_keyboard_where_a_person_says_and_that_is_remembered(
    qtbot: QtBot, show: Open, wait: Wait, tmp_path: Path
) -> None:
    folder = tmp_path / "Paper"
    folder.mkdir()
    proposed: list[str] = []

    def ask(_parent: object, path: str) -> str:
        proposed.append(path)
        return str(folder / "for the binder")

    window = show(sheet(*THREE))
    window.pane.actions_.ask_where = ask
    qtbot.keyClick(window.pane.view.pages, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: said(window))
    target = folder / "for the binder.pdf"
    assert said(window) == f"for the binder.pdf was saved in {folder}."
    assert len(pypdfium2.PdfDocument(target)) == 3
    click(qtbot, window.pane.save)
    assert [Path(one).name for one in proposed] == ["Near miss.pdf"] * 2
    assert Path(proposed[1]).parent == folder


def test_files_without_pages_are_saved_beside_it(
    qtbot: QtBot, show: Open, wait: Wait, tmp_path: Path
) -> None:
    whole = sheet((LETTER, RED))

    def make(to: Path, told: Told, is_stopped: Stopped) -> Printed:
        letter = to.parent / "A-01 letter.docx"
        letter.write_bytes(b"the letter")
        return replace(whole.make(to, told, is_stopped), beside=(letter,))

    window = show(replace(whole, make=make))
    window.pane.actions_.ask_where = lambda _parent, _path: str(tmp_path / "pack.pdf")
    click(qtbot, window.pane.save)
    wait(lambda: said(window))
    said_last = "Files that have no pages lie beside it, in “pack, files”. Send them along."
    assert said(window).endswith(said_last)
    assert (tmp_path / "pack, files" / "A-01 letter.docx").read_bytes() == b"the letter"


def test_a_place_that_does_not_take_it_is_a_sentence(
    qtbot: QtBot, show: Open, wait: Wait, tmp_path: Path, company: Company
) -> None:
    window = show(sheet((LETTER, RED)))
    gone = tmp_path / "gone" / "a.pdf"
    window.pane.actions_.ask_where = lambda _parent, _path: str(gone)
    click(qtbot, window.pane.save)
    wait(lambda: said(window))
    assert "a.pdf" in said(window)
    assert not gone.exists()
    window.pane.banner.clear()
    own = company.file.path.rename(company.file.path.with_suffix(".pdf"))
    before = own.read_bytes()
    monkey = window.pane.actions_
    company.file.path, kept = own, company.file.path
    monkey.ask_where = lambda _parent, _path: str(own)
    click(qtbot, window.pane.save)
    wait(lambda: said(window))
    assert said(window) == "That is the company file itself. Choose another name for the PDF."
    assert own.read_bytes() == before
    company.file.path = kept
    own.rename(kept)


def test_nobody_is_asked_twice_who_thinks_better_of_it(qtbot: QtBot, show: Open) -> None:
    window = show(sheet((LETTER, RED)))
    window.pane.actions_.ask_where = lambda _parent, _path: ""
    click(qtbot, window.pane.save)
    assert said(window) == ""


def test_open_outside_hands_over_the_file_which_then_stays(
    qtbot: QtBot, show: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    window = show(sheet((LETTER, RED)))
    click(qtbot, window.pane.outside)
    assert Path(opened[0]) in laid(tmp_path)
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert Path(opened[0]).is_file()  # the other program may be reading it


# --- printing -------------------------------------------------------------------------------------


def printer_to(path: Path, **asked: object) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    for name, value in asked.items():
        getattr(printer, f"set{name}")(value)
    return printer


def printed(
    qtbot: QtBot, show: Open, wait: Wait, path: Path, **asked: object
) -> list[tuple[bool, tuple[int, ...]]]:
    """Print the three pages to a file; whether each lies, and its colour."""
    window = show(sheet(*THREE))
    window.pane.actions_.printers = lambda: ["Brother"]
    window.pane.actions_.ask_printer = lambda _parent, _pages: printer_to(path, **asked)
    qtbot.keyClick(window.pane.view.pages, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: said(window))
    assert "sent to the printer" in said(window)
    assert window.pane.print.isEnabled()
    found = []
    for page in pypdfium2.PdfDocument(path):
        image = page.render(scale=0.2).to_pil().convert("RGB")
        color = image.getpixel((image.width // 2, image.height // 2))
        assert isinstance(color, tuple)
        found.append((image.width > image.height, color))
    return found


def matches(found: list[tuple[bool, tuple[int, ...]]], *wanted: int) -> bool:
    pages = [THREE[number - 1] for number in wanted]
    return len(found) == len(pages) and all(
        lies == (size[0] > size[1]) and near(color, wanted_color)
        for (lies, color), (size, wanted_color) in zip(found, pages, strict=True)
    )


def test_every_page_is_printed_as_it_lies(
    qtbot: QtBot, show: Open, wait: Wait, tmp_path: Path
) -> None:
    assert matches(printed(qtbot, show, wait, tmp_path / "out.pdf"), 1, 2, 3)


def test_pages_and_copies_are_those_that_were_chosen(
    qtbot: QtBot, show: Open, wait: Wait, tmp_path: Path
) -> None:
    asked = {
        "PrintRange": QPrinter.PrintRange.PageRange,
        "PageRanges": QPageRanges.fromString("2-3"),
        "CopyCount": 2,
        "CollateCopies": True,
    }
    assert matches(printed(qtbot, show, wait, tmp_path / "out.pdf", **asked), 2, 3, 2, 3)


def test_copies_page_by_page_and_the_last_page_first(
    qtbot: QtBot, show: Open, wait: Wait, tmp_path: Path
) -> None:
    asked = {
        "PageOrder": QPrinter.PageOrder.LastPageFirst,
        "CopyCount": 2,
        "CollateCopies": False,
    }
    assert matches(printed(qtbot, show, wait, tmp_path / "out.pdf", **asked), 3, 3, 2, 2, 1, 1)


def test_a_page_comes_out_as_large_as_it_is_made(
    qtbot: QtBot, show: Open, wait: Wait, tmp_path: Path
) -> None:
    size = QPageSize(QPageSize.PageSizeId.Letter)
    path = tmp_path / "out.pdf"
    printed(qtbot, show, wait, path, PageSize=size)
    page = pypdfium2.PdfDocument(path)[0]
    assert page.get_size() == pytest.approx(LETTER, abs=1)
    image = page.render(scale=1).to_pil().convert("RGB")
    corners = [(3, 3), (image.width - 4, image.height - 4)]
    assert all(near(image.getpixel(corner), RED) for corner in corners)  # type: ignore[arg-type]


def test_without_a_printer_saving_is_offered(qtbot: QtBot, show: Open) -> None:
    window = show(sheet((LETTER, RED)))
    asked: list[str] = []
    window.pane.actions_.printers = list
    window.pane.actions_.ask_where = lambda _parent, path: asked.append(path) or ""
    click(qtbot, window.pane.print)
    assert said(window).startswith("There is no printer on this PC.")
    save = [b for b in window.pane.banner.findChildren(QAbstractButton) if "PDF" in b.text()]
    click(qtbot, save[0])
    assert asked


def test_a_printer_that_does_not_take_it_is_a_sentence(
    qtbot: QtBot, show: Open, wait: Wait, tmp_path: Path
) -> None:
    window = show(sheet((LETTER, RED)))
    window.pane.actions_.printers = lambda: ["Brother"]
    gone = tmp_path / "gone" / "out.pdf"
    window.pane.actions_.ask_printer = lambda _parent, _pages: printer_to(gone)
    click(qtbot, window.pane.print)
    wait(lambda: said(window))
    assert "could not be written" in said(window)


def test_printing_can_be_stopped(qtbot: QtBot, show: Open, wait: Wait, tmp_path: Path) -> None:
    window = show(sheet(*THREE * 20))
    pane = window.pane
    pane.actions_.printers = lambda: ["Brother"]
    pane.actions_.ask_printer = lambda _parent, _pages: printer_to(tmp_path / "out.pdf")
    click(qtbot, pane.print)
    wait(lambda: pane.working.isVisible())
    stop = next(b for b in pane.working.findChildren(QAbstractButton) if b.text() == "Stop")
    click(qtbot, stop)
    wait(lambda: said(window))
    assert said(window) == "Printing was stopped."
