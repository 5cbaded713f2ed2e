"""What the pictures show of paper: blank forms, a filled sheet."""

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from desktop.language import _
from desktop.services.browsing import Asked, list_rows, rows_at
from ui import theme
from ui.app import Program
from ui.desk import Desk
from ui.printing import sheets
from ui.printing.paper_window import PaperWindow
from ui.printing.sheet import FormWanted, Sheet
from ui.shots import settle

Scene = tuple[str, QWidget]
CHOOSER, SHEET = QSize(1160, 900), QSize(840, 960)
FORM, RECORD = "inspection", "incident"  # the kinds that are shown


def of_paper(program: Program) -> Iterator[Scene]:
    """The windows that print."""
    desk = program.window.desk
    if desk is None:
        return
    yield from _window(program, desk, "blank-forms", FormWanted(FORM), CHOOSER)
    numbers = list_rows(desk.company, Asked(RECORD), desk.today())[:1]
    if found := [row.record_id for row in rows_at(desk.company, RECORD, numbers, (), desk.today())]:
        sheet = sheets.of_records(desk, RECORD, found, _("Incident"))
        yield from _window(program, desk, "print-record", sheet, SHEET)


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
