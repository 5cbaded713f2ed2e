"""Whatever a person typed under a heading stands in a record, or is told, afterwards."""

import json
import tomllib
from datetime import date
from typing import Any, Final

import pytest

from desktop.exchange.headings import targets
from desktop.exchange.mapping import NOT_IN_SHEETS, Planned, SheetPlan
from desktop.exchange.report import Report
from desktop.exchange.sources import Sources
from desktop.exchange.tables import cut
from desktop.records import KINDS
from desktop.records.fields import Shape
from desktop.records.kind import Kind
from desktop.resources import resource
from desktop.services.importing import Looked, write
from tests.builders.company import AS_OF
from tests.builders.handing_in import TODAY, Office, book

# an investigation must name an incident that there is
LISTED: Final = [k for k in KINDS if k.key not in NOT_IN_SHEETS and k.key != "investigation"]
SUBJECTS: Final = {"inspection": ["subject"], "maintenance": ["subject"]}
# columns that tell which record is meant, or in which unit another column counts
ABOUT_OTHERS: Final = {"worker_number", "reading_unit", "meter_unit", "rule_unit", "defect_flag"}
# two columns of one name; the sheet has one of them
TWINS: Final = {"full_name": {"first_name", "last_name"}, "assigned_id": {"assigned_name"},
                "hazard": {"rows:hazards"}, "by_id": {"by_name"}}  # fmt: skip
FITTING: Final = {"rule": "weekly", "number": "777", "subject": "101", "equipment_id": "101"}


def essential(kind: Kind) -> list[str]:
    with resource("import", "essentials.toml").open("rb") as file:
        groups: list[list[str]] | None = tomllib.load(file).get(kind.key)
    groups = groups or [[field.name] for field in kind.fields if field.required]
    own = ["worker_id"] if kind.key == "certificate" else SUBJECTS.get(kind.key, [])
    return list(dict.fromkeys([group[0] for group in groups] + own))


def others(kind: Kind) -> list[str]:
    """Return what else a column can mean."""
    base = essential(kind)
    twins = {twin for name in base for twin in TWINS.get(name, ())}
    left = twins | ABOUT_OTHERS | set(base)
    return [target.name for target in targets(kind) if target.name not in left]


def fitting(kind: Kind, name: str) -> Any:
    field = next((field for field in kind.fields if field.name == name), None)
    if name in FITTING:
        return FITTING[name]
    if field is None:
        return date(2026, 3, 2) if name.endswith("_on") else "Rick Desjarlais"
    if field.choices:
        return next(iter(field.choices.values()))
    if field.link:
        return "Rick Desjarlais" if field.link == "worker" else "101"
    numbers = {Shape.AMOUNT: 3, Shape.WHOLE: 3, Shape.REAL: 3, Shape.DATE: date(2026, 3, 2)}
    return numbers.get(field.shape, "Something")


def hand_in(office: Office, kind: Kind, columns: list[str], row: list[Any]) -> Report:
    """Import one row whose columns mean just this."""
    labels = {target.name: target.label for target in targets(kind)}
    papers = book("papers.xlsx", [[labels[column] for column in columns], row])
    table = cut("papers.xlsx", papers.sheets[0], papers.sheets[0].rows[0], only_sheet=True)
    plan = SheetPlan("papers.xlsx", "Sheet1", 1, kind.key, [(labels[c], c) for c in columns])
    looked = Looked(Sources([papers]), [Planned(table, plan)], Report())
    return write(office.file, looked, "Import", AS_OF, TODAY)


@pytest.mark.parametrize("kind", LISTED, ids=lambda kind: kind.key)
def test_a_word_under_any_heading(office: Office, kind: Kind) -> None:
    office.company.worker("Rick Desjarlais")
    office.company.unit("101")
    base, lost = essential(kind), []
    for number, name in enumerate(others(kind)):
        typed = (f"Zebra{number}z", f"Seven{number}s")  # two words, for a first and last name
        row = [*(fitting(kind, column) for column in base), " ".join(typed)]
        told = hand_in(office, kind, [*base, name], row)
        kept = [office.all(touched) for touched in {*told.created, *told.updated}]
        said = json.dumps([kept, told.as_json()], default=str)
        if not all(word in said for word in typed):
            lost.append(name)
    assert lost == []
