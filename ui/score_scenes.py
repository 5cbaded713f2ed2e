"""Pictures of the score: what pays most, the questions of a tab, how long things take."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ui.app import Program
from ui.dialogs.work_times import WorkTimesDialog
from ui.element.page import ElementPage
from ui.places import Place
from ui.shots import settle
from ui.today.page import TodayPage


def of_score(program: Program) -> Iterator[tuple[str, QWidget]]:
    """The cheapest way on Today, the open strip of a tab, and the figures behind them."""
    yield from _way(program)
    yield from _questions(program)
    if program.window.desk is not None:
        times = WorkTimesDialog(program.window.desk, program.window)
        times.show()
        settle(program)
        yield "how-long-things-take", times
        times.reject()
        settle(program)


def _way(program: Program) -> Iterator[tuple[str, QWidget]]:
    program.window.go(Place("today"))
    settle(program)
    page = program.window.findChild(TodayPage)
    if page is not None and page.score is not None:
        page.sheet.ensureWidgetVisible(page.score.way)
        settle(program)
        yield "cheapest-way", program.window
        page.sheet.verticalScrollBar().setValue(0)


def _questions(program: Program) -> Iterator[tuple[str, QWidget]]:
    program.window.go(Place("inspections", "inspection"))
    settle(program)
    page = program.window.page("inspections")
    if isinstance(page, ElementPage) and page.strip is not None:
        page.strip.fold.click()
        settle(program)
        yield "questions-of-a-tab", program.window
        page.strip.fold.click()
        settle(program)
