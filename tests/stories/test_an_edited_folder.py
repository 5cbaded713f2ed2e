"""One cell changed on every sheet: exactly those records change, and none is there twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from desktop import clock
from desktop.services.importing import import_paths
from desktop.store.file import CompanyFile
from tests.builders.desk import Marks, decorate
from tests.builders.folders import Shop
from tests.builders.more_folders import MORE_SHOPS
from tests.builders.papers import Cell

Counts = dict[str, int]

TODAY: Final = date(2027, 2, 1)
SHOPS: Final = {shop.key: shop for shop in MORE_SHOPS}


@dataclass(frozen=True)
class Edit:
    """A cell that somebody changed, and the kinds that are changed or made by it."""

    file: str
    sheet: str
    cell: str
    value: Cell
    updated: str = ""
    created: str = ""


@dataclass(frozen=True)
class Edited:
    """A shop, cells changed in its workbooks and words changed in its text sheets."""

    shop: Shop
    cells: tuple[Edit, ...]
    words: tuple[tuple[str, str, str], ...]
    assessments: int


EDITED: Final = (
    Edited(
        SHOPS["chinook_plumbing"],
        (
            Edit("1. Employee Roster.xlsx", "Roster Oct 2026", "G10", 4035559999, "worker"),
            Edit("2. Tickets.xlsx", "Tickets", "B8", date(2030, 1, 15), "", "certificate"),
            Edit("3. Trucks & Equip.xlsx", "List", "E5", "CPG-222", "equipment"),
            Edit("3. Trucks & Equip.xlsx", "List", "F7", 45500, "reading"),
            Edit("4. Inspection schedule.xlsx", "Sheet1", "C7", "Q", "duty_plan"),
            Edit("5. Walk-arounds 2026.xlsx", "Truck 1", "G4", "horn weak", "inspection"),
            Edit("5. Walk-arounds 2026.xlsx", "Truck 2", "C4", "✗", "inspection"),
            Edit("6. Corrective actions.xlsx", "2026", "G5", "Done", "corrective_action"),
            Edit("7. Incident log.xlsx", "2026", "F4", "No strap for jugs", "incident"),
        ),
        (("8. flha_export_20261029.csv", "Cones behind van", "Cones all around"),),
        assessments=1,
    ),
    Edited(
        SHOPS["peace_hauling"],
        (
            Edit("Drivers.xlsx", "Sheet1", "D6", "780.555.9999", "worker"),
            Edit("Training by driver.xlsx", "Peter W", "E5", "44-9999", "certificate"),
            Edit("Units.xlsx", "Units", "C3", "PCH 922", "equipment"),
            Edit(
                "PM and inspections - what is due.xlsx",
                "Due list",
                "D3",
                date(2027, 5, 31),
                "duty_plan",
            ),
            # a row whose date stands two rows above it
            Edit("Trip inspections.xlsx", "2026", "G3", "horn weak", "inspection"),
            Edit(
                "Deficiency list.xlsx",
                "Open and closed",
                "H5",
                date(2026, 6, 11),
                "corrective_action",
            ),
            Edit("Near misses and incidents.xlsx", "Log", "F3", "No mirror", "incident"),
        ),
        (("FLHA.csv", "wind sock", "wind flag"),),
        assessments=1,
    ),
)


@pytest.mark.parametrize("edited", EDITED, ids=lambda edited: edited.shop.key)
def test_only_what_was_edited_changes(edited: Edited, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    edited.shop.write(papers)
    as_of = date.fromisoformat(edited.shop.expected["as_of"])
    with CompanyFile.create(tmp_path / "company.muster", by="Test", clock=clock.now) as company:

        def bring_in() -> dict[str, Any]:
            report, _planned = import_paths(company, [papers], today=TODAY, as_of=as_of)
            return report.as_json()

        bring_in()
        edit(papers, edited)
        report = bring_in()
        again = bring_in()
    expected_updates = counted(edit.updated for edit in edited.cells)
    expected_updates["field_level_hazard_assessment"] = edited.assessments
    assert filled(report["updated"]) == expected_updates
    assert filled(report["created"]) == counted(edit.created for edit in edited.cells)
    assert not filled(again["created"])
    assert not filled(again["updated"])


def edit(papers: Path, edited: Edited) -> None:
    for change in edited.cells:
        marks = {change.sheet: Marks(put={change.cell: change.value})}
        decorate(papers / change.file, marks)
    for name, before, after in edited.words:
        path = papers / name
        text = path.read_bytes().decode()
        assert text.count(before) == 1
        path.write_bytes(text.replace(before, after).encode())


def counted(kinds: Iterable[str]) -> Counts:
    found: Counts = {}
    for kind in filter(None, kinds):
        found[kind] = found.get(kind, 0) + 1
    return found


def filled(counts: Counts) -> Counts:
    return {kind: count for kind, count in counts.items() if count}
