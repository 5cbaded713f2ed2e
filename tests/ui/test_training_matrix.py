"""The training matrix as a person uses it: seen, narrowed, walked by keys, kept up to date."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from ui import theme
from ui.desk import Desk
from ui.element.training_matrix import TrainingMatrix
from ui.places import Place
from ui.preferences import Preferences

Settled = Callable[[], None]
LONG_HERE = "2012-05-22"


class Crew:
    """Rick: expired H2S, good First Aid; Kayla: missing H2S; Dale: everything good."""

    def __init__(self, company: Company) -> None:
        self.company = company
        company.together(self._fill)

    def _fill(self) -> None:
        company = self.company
        self.welder = company.position("Welder")
        self.h2s = company.certificate_type("H2S Alive", 36)
        self.aid = company.certificate_type("First Aid", 36)
        company.requirement(self.h2s)
        self.rick = company.worker("Rick Desjarlais", LONG_HERE, positions=[self.welder])
        self.kayla = company.worker("Kayla Nguyen", LONG_HERE)
        self.dale = company.worker("Dale Kowalchuk", LONG_HERE)
        self.card = company.certificate(self.rick, self.h2s, "2026-10-14")
        company.certificate(self.rick, self.aid, "2028-01-01")
        company.certificate(self.dale, self.h2s, "2028-01-01")


@pytest.fixture
def crew(company: Company) -> Crew:
    return Crew(company)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, preferences: Preferences, settled: Settled) -> TrainingMatrix:
    made = TrainingMatrix(desk, preferences)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    settled()
    return made


def shown(page: TrainingMatrix) -> dict[str, list[str]]:
    """What a person reads: the words of each row by worker, and the headings under ""."""
    model = page.view.model()
    across = range(model.columnCount())
    table = {"": [model.headerData(n, Qt.Orientation.Horizontal) for n in across]}
    for row in range(model.rowCount()):
        name = model.headerData(row, Qt.Orientation.Vertical)
        table[name] = [model.index(row, n).data() for n in across]
    return table


def at(page: TrainingMatrix, row: int, column: int) -> QModelIndex:
    return page.view.model().index(row, column)


def words(page: TrainingMatrix) -> list[str]:
    """All labels and buttons that can be seen."""
    parts = page.findChildren(QWidget)
    return [part.text() for part in parts if part.isVisible() and hasattr(part, "text")]


@pytest.mark.usefixtures("crew")
def test_every_absence_has_its_cell(page: TrainingMatrix) -> None:
    assert shown(page) == {
        "": ["First Aid", "H2S Alive"],
        "Dale Kowalchuk": ["not asked for", "1 Jan 2028"],
        "Kayla Nguyen": ["not asked for", "missing"],
        "Rick Desjarlais": ["1 Jan 2028", "expired 14 Oct"],
    }
    assert "3 workers, 4 certificates held or required: 1 expired, 1 missing." in words(page)


@pytest.mark.usefixtures("crew")
def test_a_cell_says_all_of_it(page: TrainingMatrix) -> None:
    expired = at(page, 2, 1)
    assert expired.data(Qt.ItemDataRole.ToolTipRole) == (
        "Rick Desjarlais · H2S Alive\nExpired 14 October, 33 days ago."
    )
    assert expired.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Rick Desjarlais, H2S Alive: expired 14 Oct"
    )


def test_a_click_and_the_keys_choose_a_cell(qtbot: QtBot, crew: Crew, page: TrainingMatrix) -> None:
    view = page.view
    place = view.visualRect(at(page, 2, 1)).center()
    with qtbot.waitSignal(page.cell_chosen) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [crew.rick, crew.h2s, crew.card]
    for pressed in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        qtbot.keyClick(view, Qt.Key.Key_Up)
        with qtbot.waitSignal(page.cell_chosen) as told:
            qtbot.keyClick(view, pressed)
        qtbot.keyClick(view, Qt.Key.Key_Down)
        assert told.args == [crew.kayla, crew.h2s, ""]


@pytest.mark.usefixtures("crew")
def test_moving_by_keys_chooses_nothing(qtbot: QtBot, page: TrainingMatrix) -> None:
    with qtbot.assertNotEmitted(page.cell_chosen):
        page.view.setFocus()
        qtbot.keyClick(page.view, Qt.Key.Key_Down)
        qtbot.keyClick(page.view, Qt.Key.Key_Right)
    assert page.view.currentIndex().isValid()


@pytest.mark.usefixtures("crew")
def test_tab_leaves_the_table(qtbot: QtBot, page: TrainingMatrix) -> None:
    page.view.setFocus()
    before = page.view.currentIndex()
    qtbot.keyClick(page.view, Qt.Key.Key_Tab)
    assert page.view.currentIndex() == before


@pytest.mark.usefixtures("crew")
def test_the_filter_takes_workers_and_certificates(qtbot: QtBot, page: TrainingMatrix) -> None:
    qtbot.keyClicks(page.filter, "rick h2s")
    assert shown(page) == {"": ["H2S Alive"], "Rick Desjarlais": ["expired 14 Oct"]}
    page.filter.clear()
    qtbot.keyClicks(page.filter, "welder")
    assert list(shown(page)) == ["", "Rick Desjarlais"]


@pytest.mark.usefixtures("crew")
def test_a_filter_that_nothing_fits_says_so_and_goes_away(
    qtbot: QtBot, page: TrainingMatrix
) -> None:
    qtbot.keyClicks(page.filter, "nobody")
    assert "No worker and no certificate is called that." in words(page)
    press(qtbot, page, "Show all")
    assert len(shown(page)) == 4
    assert page.filter.text() == ""


def press(qtbot: QtBot, page: QWidget, text: str) -> None:
    buttons = [b for b in page.findChildren(QPushButton) if b.isVisible() and b.text() == text]
    assert len(buttons) == 1, f"{len(buttons)} buttons say {text}"
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


@pytest.mark.usefixtures("crew")
def test_only_what_needs_somebody_is_remembered(
    qtbot: QtBot, desk: Desk, preferences: Preferences, page: TrainingMatrix,
    settled: Settled,
) -> None:  # fmt: skip
    page.only_needs.click()
    expected = {
        "": ["H2S Alive"],
        "Kayla Nguyen": ["missing"],
        "Rick Desjarlais": ["expired 14 Oct"],
    }
    assert shown(page) == expected
    again = TrainingMatrix(desk, preferences)
    qtbot.addWidget(again)
    settled()
    assert shown(again) == expected


def test_those_who_left_come_when_asked(crew: Crew, page: TrainingMatrix, settled: Settled) -> None:
    crew.company.worker("Cody Brandvold", LONG_HERE, "2026-06-30")
    settled()
    assert "Cody Brandvold" not in shown(page)
    page.everybody.click()
    settled()
    assert list(shown(page))[-1] == "Cody Brandvold"


def test_what_changes_is_shown_and_what_is_selected_stays(
    qtbot: QtBot, crew: Crew, page: TrainingMatrix
) -> None:
    page.view.setCurrentIndex(at(page, 2, 1))
    crew.company.certificate(crew.rick, crew.h2s, "2029-10-14")
    qtbot.waitUntil(lambda: shown(page)["Rick Desjarlais"][1] == "14 Oct 2029")
    assert page.view.currentIndex() == at(page, 2, 1)
    # a new row and a new column come before it
    abstract = crew.company.certificate_type("Abstract")
    aaron = crew.company.worker("Aaron Smith", LONG_HERE)
    crew.company.certificate(aaron, abstract, "2028-01-01")
    qtbot.waitUntil(lambda: "Abstract" in shown(page)[""])
    assert page.view.currentIndex() == at(page, 3, 2)
    assert page.view.selectionModel().isSelected(at(page, 3, 2))


def test_what_does_not_concern_it_is_not_read_again(
    crew: Crew, page: TrainingMatrix, monkeypatch: pytest.MonkeyPatch, settled: Settled,
) -> None:  # fmt: skip
    asked: list[None] = []
    monkeypatch.setattr(page, "refresh", lambda: asked.append(None))
    crew.company.unit("101")
    settled()
    QApplication.processEvents()
    assert asked == []
    crew.company.exemption(crew.kayla, crew.h2s)
    QApplication.processEvents()
    assert asked == [None]


def test_a_cell_is_sought_before_and_after_it_is_read(
    qtbot: QtBot, crew: Crew, desk: Desk, page: TrainingMatrix, settled: Settled
) -> None:
    page.select(crew.rick, crew.h2s)
    assert page.view.currentIndex() == at(page, 2, 1)
    fresh = TrainingMatrix(desk)
    qtbot.addWidget(fresh)
    fresh.select(crew.rick, crew.h2s)
    settled()
    assert fresh.view.currentIndex() == at(fresh, 2, 1)


def test_nobody_works_here_yet(
    qtbot: QtBot, company: Company, desk: Desk, page: TrainingMatrix
) -> None:
    assert "No workers yet" in words(page)
    with qtbot.waitSignal(desk.wanted) as wanted:
        press(qtbot, page, "Add worker")
    assert wanted.args == [Place("company", "worker", new=True)]
    with qtbot.waitSignal(page.import_wanted):
        qtbot.mouseClick(page.import_list, Qt.MouseButton.LeftButton)
    company.worker("Rick Desjarlais", LONG_HERE)
    qtbot.waitUntil(lambda: "No certificates yet" in words(page))
    with qtbot.waitSignal(page.new_wanted):
        press(qtbot, page, "Add certificate")


@pytest.mark.usefixtures("crew")
def test_add_certificate(qtbot: QtBot, page: TrainingMatrix) -> None:
    with qtbot.waitSignal(page.new_wanted):
        press(qtbot, page, "Add certificate")


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ""])
@pytest.mark.usefixtures("crew")
def test_what_is_shown_is_exported(
    qtbot: QtBot, page: TrainingMatrix, desk: Desk, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, ending: str,
) -> None:  # fmt: skip
    chosen = tmp_path / f"matrix{ending}"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(chosen), "Spreadsheet (*.xlsx)")
    )
    qtbot.keyClicks(page.filter, "rick")
    with qtbot.waitSignal(desk.said) as said:
        press(qtbot, page, "Export…")
    expected = [
        ["Worker", "Position", "First Aid", "H2S Alive"],
        ["Rick Desjarlais", "Welder", "1 Jan 2028", "expired 14 Oct"],
    ]
    if ending == ".csv":
        lines = chosen.read_text(encoding="utf-8-sig").splitlines()
        assert [line.split(",") for line in lines] == expected
        return
    file = chosen if ending else tmp_path / "matrix.xlsx"
    assert said.args == ["matrix.xlsx was written.", False]
    sheet = load_workbook(file).active
    assert sheet is not None
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == expected


def test_a_name_of_200_letters_at_twice_the_size(
    qtbot: QtBot, company: Company, desk: Desk, settled: Settled
) -> None:
    kind = company.certificate_type("Transportation of dangerous goods " * 5 + "by road")
    rick = company.worker("Rick " + "Desjarlais-Bouchard " * 9, LONG_HERE)
    company.certificate(rick, kind, "2027-09-30")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 2.0)
    try:
        page = TrainingMatrix(desk)
        qtbot.addWidget(page)
        page.resize(700, 700)
        page.show()
        settled()
        view = page.view
        assert page.width() == 700  # nothing in it asks for more than there is
        assert view.names.width() < 700 / 2
        # the words of a cell are never cut
        room = view.columnWidth(0)
        needed = view.fontMetrics().horizontalAdvance("30 Sep 2027") * 0.9
        assert room > needed
        assert view.rowHeight(0) >= view.names.height_for(view.heads()[0])
    finally:
        theme.apply(app, "light", 1.0)


def test_sixty_by_forty_paints_only_what_is_seen(
    qtbot: QtBot, company: Company, desk: Desk, settled: Settled
) -> None:
    def fill() -> None:
        kinds = [company.certificate_type(f"Course {n}") for n in range(40)]
        for n in range(60):
            worker = company.worker(f"Worker {n}", LONG_HERE)
            for kind in kinds[n % 2 :: 2]:
                company.certificate(worker, kind, "2028-01-01")

    company.together(fill)
    page = TrainingMatrix(desk)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    settled()
    delegate = page.view.itemDelegate()
    painted: list[None] = []
    paint = delegate.paint
    delegate.paint = lambda *given: (painted.append(None), paint(*given))  # type: ignore[method-assign]
    page.view.horizontalScrollBar().setValue(700)
    page.view.verticalScrollBar().setValue(700)
    page.view.viewport().repaint()
    assert 0 < len(painted) < 400
    # the names stay where they are
    assert page.view.names.mapTo(page, QPoint(0, 0)).x() < page.view.viewport().x() + 40
