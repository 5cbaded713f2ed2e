"""The last twelve months on the screen: seen, narrowed, gone on from, read again when looked at."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from ui.desk import Desk
from ui.element.twelve_months import TwelveMonths
from ui.places import Place
from ui.widgets import chip_size

Settled = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> TwelveMonths:
    made = TwelveMonths(desk)
    qtbot.addWidget(made)
    made.resize(700, 500)
    return made


def shown(page: TwelveMonths) -> dict[str, list[str]]:
    """The words of the last three months by subject and task."""
    model = page.table.model()
    last = range(model.columnCount() - 3, model.columnCount())
    return {
        str(model.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)): [
            model.index(row, n).data() for n in last
        ]
        for row in range(model.rowCount())
    }


def words(page: TwelveMonths) -> list[str]:
    parts = page.findChildren(QWidget)
    return [part.text() for part in parts if part.isVisible() and hasattr(part, "text")]


@pytest.fixture
def plan(company: Company) -> str:
    unit = company.unit("101")
    plan = company.plan("monthly", unit, task="Check", anchor_on="2026-09-10")
    company.inspection("2026-09-10", unit, plan)
    company.inspection("2026-10-12", unit, plan)
    return plan


def test_a_word_for_every_month(page: TwelveMonths, plan: str, settled: Settled) -> None:
    page.show()
    settled()
    assert shown(page) == {"101\nCheck\nmonthly": ["done", "late", "overdue"]}
    assert "1 duty on the schedule; 1 was late, missed or is overdue." in words(page)
    model = page.table.model()
    october = model.index(0, 10)
    assert october.data(Qt.ItemDataRole.ToolTipRole) == (
        "101 · Check, October 2026\nDone 12 October. It was due 10 October."
    )
    assert october.data(Qt.ItemDataRole.AccessibleTextRole) == "101, Check, October 2026: late"
    # the running month is what one wants to see first
    bar = page.table.horizontalScrollBar()
    assert bar.value() == bar.maximum() > 0
    assert plan


def test_a_cell_leads_to_its_line(
    qtbot: QtBot, page: TwelveMonths, plan: str, desk: Desk, settled: Settled
) -> None:
    page.show()
    settled()
    page.table.setCurrentIndex(page.table.model().index(0, 11))
    with qtbot.waitSignal(desk.wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [Place("inspections", "duty_plan", plan)]


@pytest.mark.usefixtures("plan")
def test_the_filter(qtbot: QtBot, page: TwelveMonths, settled: Settled) -> None:
    page.show()
    settled()
    qtbot.keyClicks(page.filter, "chec")
    assert len(shown(page)) == 1
    qtbot.keyClicks(page.filter, "x")
    assert shown(page) == {}
    assert "Nothing fits" in words(page)


def test_what_changes_is_read_when_somebody_looks(
    qtbot: QtBot, page: TwelveMonths, plan: str, company: Company, settled: Settled
) -> None:
    page.show()
    settled()
    company.inspection("2026-11-16", None, plan)
    qtbot.waitUntil(lambda: shown(page)["101\nCheck\nmonthly"][-1] == "late")
    page.hide()
    company.plan("annual", company.unit("102"), task="Check")
    settled()
    assert len(shown(page)) == 1
    page.show()
    qtbot.waitUntil(lambda: len(shown(page)) == 2)


def test_nothing_on_the_schedule(
    qtbot: QtBot, page: TwelveMonths, desk: Desk, settled: Settled
) -> None:
    page.show()
    settled()
    assert "Nothing on the schedule yet" in words(page)
    (add,) = [b for b in page.findChildren(QPushButton) if b.text() == "Add to the schedule"]
    with qtbot.waitSignal(desk.wanted) as wanted:
        qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert wanted.args == [Place("inspections", "duty_plan", new=True)]


def test_parked_is_one_chip_over_its_months(
    page: TwelveMonths, company: Company, settled: Settled
) -> None:
    trailer = company.unit("T-1", "none")
    plan = company.plan("weekly when in use", trailer, task="Check")
    company.inspection("2026-08-31", trailer, plan)
    company.change(trailer, "parked", "2026-09-03")
    company.change(trailer, "returned", "2026-11-14")
    company.inspection("2026-11-14", trailer, plan)
    page.show()
    settled()
    assert shown(page) == {"T-1\nCheck\nweekly when in use": ["parked", "parked", "done"]}
    model, september = page.table.model(), 9
    assert page.table.columnSpan(0, september) == 2
    assert page.table.columnSpan(0, september + 2) == 1
    said = model.index(0, september).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "T-1, Check, September 2026: parked 3 Sep to 14 Nov"
    # both months together have room for what is said over them
    widths = page.table.column_widths()
    assert sum(widths[september : september + 2]) >= chip_size("parked 3 Sep to 14 Nov").width()
