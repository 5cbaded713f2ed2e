"""A recovery sheet is printed and saved like any other, and lies in no file nobody chose."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.package.sheets.recovery import RecoverySheet, recovery_pdf
from desktop.services.printing.printed import Printed
from ui.desk import Desk
from ui.preferences import Preferences
from ui.printing.sheet import Sheet, Stopped, Told
from ui.printing.window import PrintWindow

DATA = recovery_pdf(
    RecoverySheet(
        kind="Recovery sheet", title="Bow River.muster", lead="It opens the file.", facts=(),
        lines=("ABCDEFGHJKMNPQ",) * 4, under="", said=(), pen=("Kept at",), company="Bow River",
        foot="Recovery sheet",
    )
)  # fmt: skip


@pytest.fixture
def kept() -> list[bool]:
    return []


@pytest.fixture
def window(
    qtbot: QtBot,
    desk: Desk,
    preferences: Preferences,
    kept: list[bool],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> PrintWindow:
    def make(_to: Path, _told: Told, _is_stopped: Stopped) -> Printed:
        raise AssertionError("it must not be written to a file of its own")

    monkeypatch.setattr("ui.preview.handling.state_folder", lambda: tmp_path / "state")
    sheet = Sheet("Recovery sheet", make, secret=lambda: DATA, kept=lambda: kept.append(True))
    made = PrintWindow(desk, preferences, sheet)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not made.pane.view.pages.is_empty, timeout=15_000)
    return made


def wait_for(qtbot: QtBot, until: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(until()), timeout=15_000)


def test_no_file_is_made_to_look_at_it(window: PrintWindow, tmp_path: Path) -> None:
    assert list((tmp_path / "state").rglob("*.pdf")) == []
    assert not window.pane.outside.isVisible()  # no other program is handed the code


def test_saved_where_a_person_says_it_is_kept(
    qtbot: QtBot, window: PrintWindow, kept: list[bool], tmp_path: Path
) -> None:
    window.pane.actions_.ask_where = lambda _parent, _path: ""
    window.pane.save.click()
    assert not kept  # somebody thought better of it
    window.pane.actions_.ask_where = lambda _parent, _path: str(tmp_path / "sheet.pdf")
    window.pane.save.click()
    wait_for(qtbot, lambda: kept)
    assert (tmp_path / "sheet.pdf").read_bytes() == DATA


def test_printed_it_is_kept(
    qtbot: QtBot, window: PrintWindow, kept: list[bool], tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    window.pane.actions_.printers = lambda: ["Front desk"]
    window.pane.actions_.ask_printer = lambda _parent, _pages: None
    window.pane.print.click()
    assert not kept
    window.pane.actions_.ask_printer = lambda _parent, _pages: printer
    window.pane.print.click()
    wait_for(qtbot, lambda: kept)
    assert (tmp_path / "printed.pdf").is_file()
