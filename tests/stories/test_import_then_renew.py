"""The first hour: bring in what there is, see what has expired, renew it with the scan, undo."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView

from desktop.services.evidence import evidence_of
from desktop.services.starting import new_company
from desktop.services.training_cells import Cell, CellState
from desktop.services.training_matrix import training_matrix
from tests.builders.at_the_window import at_the_window
from tests.builders.files import standing_clock
from tests.builders.papers import write_pdf
from tests.builders.person import Person
from ui.element.renewal import RenewalForm
from ui.importing import ImportWizard
from ui.preview import EvidencePane

BOW_RIVER = Path(__file__).parents[1] / "samples/bow-river"
DAY = date(2026, 11, 16)
LINE = "Rick Desjarlais · H2S Alive"

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Person]:  # noqa: ARG001
    path = tmp_path / "Bow River.muster"
    new_company(path, "Bow River", "AB", "generic-s1s6", by="Donna", clock=standing_clock).close()
    with at_the_window(path, tmp_path, today=DAY) as person:
        yield person


def import_bow_river(office: Person) -> None:
    """Go through the wizard with what it proposes."""
    office.window.dropped.emit([BOW_RIVER])
    office.settle()
    wizard = office.dialog(ImportWizard)
    office.click("Next", wizard)
    office.click("Next", wizard)
    office.click("Import", wizard)
    office.click("Show what is due now", wizard)


def cell(office: Person) -> Cell:
    """Return how Rick stands with H2S in the matrix."""
    matrix = training_matrix(office.desk.company, DAY)
    worker = next(row.id for row in matrix.rows if row.name == "Rick Desjarlais")
    kind = next(column.id for column in matrix.columns if column.name == "H2S Alive")
    return matrix.cells[worker, kind]


def shown_in_matrix(office: Person) -> str:
    """Return what the matrix on the screen says in Rick's cell."""
    office.tab("3 Training")
    office.kind("Training matrix")
    (table,) = office.seen(QTableView)
    model = table.model()
    row = next(
        n
        for n in range(model.rowCount())
        if "Rick Desjarlais" in model.headerData(n, Qt.Orientation.Vertical)
    )
    column = next(
        n
        for n in range(model.columnCount())
        if "H2S" in model.headerData(n, Qt.Orientation.Horizontal)
    )
    return str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def pages_of(pane: EvidencePane) -> bool:
    """Whether the pane shows a page."""
    viewer = pane.frame.viewer
    return viewer.stack.currentWidget() is viewer.pages and not viewer.pages.is_empty


def is_renewed(office: Person, before: int) -> None:
    """Rick's card is good, and nobody is told otherwise anywhere."""
    assert LINE not in office.all_lines()
    assert office.badge("training") == before - 1
    assert cell(office).state is CellState.VALID


def test_import_then_renew(office: Person, tmp_path: Path) -> None:
    import_bow_river(office)
    assert office.all_lines()[LINE] == "Expired"
    assert office.menu("undo") == "&Undo: Import of bow-river"
    before = office.badge("training")
    old = cell(office).certificate_id
    scan = tmp_path / "Rick H2S 2026.pdf"
    write_pdf(scan, "H2S Alive, Rick Desjarlais")

    office.click(f"Renew: {LINE}")
    form = office.the_one(RenewalForm)
    assert office.drop([scan], form.evidence.frame.drop)
    office.type_into("Issued", "3 nov")
    office.click("Save renewal")
    new = cell(office).certificate_id
    assert new != old
    pane = office.the_one(EvidencePane)
    assert office.says("Rick H2S 2026.pdf", pane)
    office.wait(lambda: pages_of(pane), "the page of the scan")
    is_renewed(office, before)

    office.press("Ctrl+Z")  # at once, with the keyboard still in the form
    assert office.all_lines()[LINE] == "Expired"
    assert office.badge("training") == before
    assert cell(office).certificate_id == old
    assert evidence_of(office.desk.company, "certificate", new) == []
    assert not office.says("Rick H2S 2026.pdf")
    assert office.menu("redo") == "&Redo: Renewal of H2S Alive for Rick Desjarlais"

    office.press("Ctrl+Shift+Z")
    assert office.says("Rick H2S 2026.pdf", pane)
    is_renewed(office, before)
    assert shown_in_matrix(office) == "Rick Desjarlais, H2S Alive: 3 Nov 2029"
