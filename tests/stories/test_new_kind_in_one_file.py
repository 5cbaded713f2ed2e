"""A kind that is declared in this file alone, and named in KINDS, has all that every kind has.

It is declared in a program of its own, so that no other test ever meets it; that program is this
same file.
"""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Mapped, mapped_column

from desktop import records
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.types import Line, Short

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 11, 16, 19, 0, tzinfo=UTC)
TODAY = date(2026, 11, 16)

SHEET = """Hot work permits 2026

Permit no,Date of issue,Welder,Where welded
HW-1,2026-02-03,Rick Desjarlais,Bay 3
HW-2,2026-02-04,Rick Desjarlais,Roof
HW-3,2026-31-12,Rick Desjarlais,Yard
"""


def test_a_new_kind_needs_one_file_and_its_name(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.stories.test_new_kind_in_one_file", str(tmp_path)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.splitlines()[-1] == "all of it"


def declare() -> Kind:
    """What the one new file of a new kind holds."""

    class HotWorkPermit(Record):
        __tablename__ = "hot_work_permit"

        number: Mapped[str] = mapped_column(
            Short, info=shown("Permit number", required=True, also=("permit no", "permit"))
        )
        issued_on: Mapped[date] = mapped_column(
            info=shown("Issued on", required=True, also=("date of issue",))
        )
        welder_id: Mapped[str | None] = link("worker", shown("Welder"))
        place: Mapped[str | None] = mapped_column(
            Line, default=None, info=shown("Place", also=("where welded",))
        )

    class FireWatch(Row):
        __tablename__ = "hot_work_fire_watch"
        owner_table = "hot_work_permit"

        name: Mapped[str] = mapped_column(Short, info=shown("Fire watch", required=True))

    return Kind(
        key="hot_work_permit",
        title="Hot work permit",
        plural="Hot work permits",
        tab="hazards",
        model=HotWorkPermit,
        nature=Nature.OPERATIONAL,
        heading=("number", "welder_id"),
        happened="issued_on",
        identity=("number",),
        rows=(Rows("watches", "Fire watches", FireWatch),),
        also=("hot work permits",),
    )


def main(folder: Path) -> None:
    """Meet the new kind everywhere where kinds are met."""
    # a company file from before there was such a kind
    from desktop.store.file import CompanyFile

    path = folder / "bow.muster"
    CompanyFile.create(path, by="Dale", clock=lambda: NOON).close()

    kind = declare()
    records.KINDS = (*records.KINDS, kind)
    with CompanyFile.open(path, by="Dale", clock=lambda: NOON) as company:
        make_its_tables(company)
        tell_the_guard(folder)
        permit = save_find_and_undo(company)
        import_a_sheet(company, folder)
        dump_and_load(company, folder, permit)
    print("all of it")  # noqa: T201 (the test waits for these words)


def make_its_tables(company: "CompanyFile") -> None:
    """As the migration of the new kind would."""
    from desktop.store.tables import METADATA

    company.write("Migrate", lambda t: METADATA.create_all(t.connection))


def tell_the_guard(folder: Path) -> None:
    """As `python -m desktop.store.building` would, or it would refuse what it does not know."""
    from desktop.store import building, guard

    guard.FILE = folder / "built.json"
    building.write()


def save_find_and_undo(company: "CompanyFile") -> str:
    """Save, find, see the history of, take back and bring back a record; returns its id."""
    from desktop.services.history import history_report, say_history
    from desktop.store import search
    from desktop.store.undo import Sitting

    def found(typed: str) -> list[str]:
        with company.reading() as connection:
            return [hit.record_id for hit in search.find(connection, typed)]

    sitting = Sitting(company)
    worker = _save(company, "worker", first_name="Rick", last_name="Desjarlais")
    values: dict[str, Any] = {"number": "HW-0", "issued_on": "2026-01-05", "place": "Tank farm"}
    watches = [{"name": "Anika Li"}]
    permit = _save(company, "hot_work_permit", **values, welder_id=worker, watches=watches)
    assert found("tank") == found("hw 0 desjarlais") == found("anika") == [permit]
    _save(company, "hot_work_permit", permit, place="Bay 1", watches=[])
    assert found("tank") == found("anika") == []
    said = say_history(history_report(company, permit))
    assert "    Hot work permit HW-0 Rick Desjarlais: changed" in said
    assert "        Place: Bay 1 (before: Tank farm)" in said
    sitting.undo()
    assert found("tank") == found("anika") == [permit]
    sitting.undo()
    assert found("tank") == []
    sitting.redo()
    assert found("tank") == [permit]
    sitting.close()
    return permit


def import_a_sheet(company: "CompanyFile", folder: Path) -> None:
    """A sheet of such records is known by its headings, and goes in once."""
    from desktop.services.importing import import_paths

    sheet = folder / "Hot work permits.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    report, planned = import_paths(company, [sheet], today=TODAY)
    assert [item.plan and item.plan.kind for item in planned] == ["hot_work_permit"]
    assert dict(report.created) == {"hot_work_permit": 2}, report.as_json()
    assert [(cell.row, cell.column) for cell in report.refused] == [(6, "Date of issue")]
    permits = company.write("Look", lambda t: t.load("hot_work_permit")).values()
    assert len({permit.values["welder_id"] for permit in permits}) == 1  # nobody was doubled
    again, _planned = import_paths(company, [sheet], today=TODAY)
    assert (dict(again.created), dict(again.updated)) == ({}, {}), again.as_json()
    assert dict(again.unchanged) == {"hot_work_permit": 2}


def dump_and_load(company: "CompanyFile", folder: Path, permit: str) -> None:
    """It is dumped, loaded and dumped again without a byte of difference."""
    from desktop.services.dumping import dump, load
    from desktop.store.file import CompanyFile

    assert dump(company, folder / "first")["records"]["hot_work_permit"] == 3
    load(folder / "first", folder / "back.muster", by="Dale", clock=lambda: NOON)
    with CompanyFile.open(folder / "back.muster", by="Dale", clock=lambda: NOON) as loaded:
        dump(loaded, folder / "second")
        assert _look(loaded, permit) == _look(company, permit)
    one, other = folder / "first", folder / "second"
    names = sorted(file.relative_to(one) for file in one.rglob("*") if file.is_file())
    assert [(one / n).read_bytes() for n in names] == [(other / n).read_bytes() for n in names]
    assert Path("records/hot_work_permit.jsonl") in names


def _save(company: "CompanyFile", kind: str, record_id: str | None = None, /, **values: Any) -> str:
    return company.write(f"Save {kind}", lambda t: t.save(kind, values, record_id))


def _look(company: "CompanyFile", permit: str) -> Any:
    return company.write("Look", lambda t: t.get("hot_work_permit", permit))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
