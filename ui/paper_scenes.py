"""What the pictures show of paper: blank forms, a filled sheet, the package."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from desktop.language import _
from desktop.services.browsing import Asked, list_rows, rows_at
from ui import theme
from ui.app import Program
from ui.audit.package.choices import FOLDER
from ui.desk import Desk
from ui.element.audit import AuditTab
from ui.places import Place
from ui.printing import sheets
from ui.printing.paper_window import PaperWindow
from ui.printing.sheet import FormWanted, Sheet
from ui.shots import settle
from ui.tabs import PACKAGE

Scene = tuple[str, QWidget]
CHOOSER, SHEET = QSize(1160, 900), QSize(840, 960)
FORM, RECORD = "inspection", "incident"  # the kinds that are shown


def of_paper(program: Program, folder: Path) -> Iterator[Scene]:
    """The windows that print, and a package that was built into the folder."""
    desk = program.window.desk
    if desk is None:
        return
    yield from _window(program, desk, "blank-forms", FormWanted(FORM), CHOOSER)
    numbers = list_rows(desk.company, Asked(RECORD), desk.today())[:1]
    if found := [row.record_id for row in rows_at(desk.company, RECORD, numbers, (), desk.today())]:
        sheet = sheets.of_records(desk, RECORD, found, _("Incident"))
        yield from _window(program, desk, "print-record", sheet, SHEET)
    yield from _package(program, folder)


def _window(
    program: Program, desk: Desk, name: str, wanted: Sheet | FormWanted, size: QSize
) -> Iterator[Scene]:
    desk.print(wanted)
    settle(program)
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, PaperWindow)][-1]
    shown.resize(theme.px(size.width()), theme.px(size.height()))
    while shown.pane.view.pages.is_empty and shown.pane.banner.isHidden():
        settle(program)
    settle(program)
    yield name, shown
    shown.close()
    settle(program)


def _package(program: Program, folder: Path) -> Iterator[Scene]:
    out = folder / "Package"
    out.mkdir()
    program.window.preferences.keep(FOLDER, str(out))
    program.window.go(Place("audit", PACKAGE))
    page = program.window.page("audit")
    if not isinstance(page, AuditTab):
        return
    view = page.audit.package
    view.choices.folder.setText(out.name)  # where pictures are drawn is no part of them
    view.build.click()
    settle(program)
    yield "package", program.window
