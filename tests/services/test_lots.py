"""What must be inspected one by one cannot hide in a lot; a lot says how it came out."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from desktop.duties.one_by_one import singly_name
from desktop.errors import Refused
from desktop.records import kind_of
from desktop.services.checking import check_report
from desktop.services.dumping import dump
from desktop.services.lots import (
    apart,
    counts_said,
    hidden_lots,
    left_after,
    make_units,
    save_unit,
)
from desktop.services.printing.records import record_sheet
from desktop.store import aggregate
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company
from tests.builders.terminal import Terminal

GONE, WRONG = {"item": "tag 7", "removed": True}, {"item": "tag 9"}


def standing(company: Company, kind: str) -> list[dict[str, Any]]:
    with company.file.reading() as connection:
        found = aggregate.read(connection, kind_of(kind)).values()
        return [record.values for record in found if not record.is_voided]


@pytest.mark.parametrize(
    ("what", "singly"),
    [("Harnesses", True), ("4-gas monitors", True), ("Stepladders, fibreglass", False),
     ("Ladders L-1, L-2 and L-4", True),
     ("Ladders #1 to #6", True), ("Grinders, 5 in. and 9 in.", False), ("First-aid kits", False),
     ("Slings", False), ("Hand tools bench A", False), ("Fire extinguishers", False),
     ("Eyewash stations", True), ("Vice grips", False), ("Coffee cups", False)],
)  # fmt: skip
def test_what_is_looked_at_one_by_one_is_known_by_its_name(what: str, singly: bool) -> None:
    assert bool(singly_name(what)) is singly


def test_a_lot_that_came_in_without_the_form_is_a_finding_and_is_told_after_loading(
    company: Company, tmp_path: Path
) -> None:
    company.save("equipment", number="SL", description="Slings", lot_size=24)
    company.save("equipment", number="X", description="Boards", lot_size=3, inspect_singly=True)
    company.save("equipment", number="G", description="Harness", lot_size=1)
    lot = company.save("equipment", number="H", description="Harnesses", lot_size=4)
    assert [one.number for one in hidden_lots(company.file)] == ["H", "X"]
    findings = check_report(company.file, AS_OF)["findings"]
    assert [(one["code"], one["subject"]) for one in findings] == [
        ("lot_of_single_things", "H"), ("lot_of_single_things", "X"),
    ]  # fmt: skip
    told = (
        "H Harnesses: Harnesses and lanyards: each is inspected by itself, so they cannot be one "
        "lot of 4. Open it under Equipment and press “Make 4 units of it”."
    )
    assert f"{findings[0]['message']} {findings[0]['fix']}" == told
    dump(company.file, tmp_path / "dump")
    said = Terminal(tmp_path).muster("load", "dump", "--to", "again.muster").out
    assert " ".join(told.split()) in " ".join(said.split())
    assert "Slings" not in said
    make_units(company.file, {}, lot, None, AS_OF)
    assert [one.number for one in hidden_lots(company.file)] == ["X"]


def test_a_lot_of_harnesses_is_refused_with_a_way_out(company: Company) -> None:
    typed = {"number": "H", "description": "Harnesses", "lot_size": "4"}
    with pytest.raises(Refused) as refused:
        save_unit(company.file, typed, None, None, AS_OF)
    assert refused.value.faults["lot_size"] == (
        "Harnesses and lanyards: each is inspected by itself, so they cannot be one lot of 4. "
        "Make 4 units of it, each with its own number, or leave this empty for one unit."
    )
    assert apart(typed, AS_OF).units == 4
    assert standing(company, "equipment") == []
    save_unit(company.file, typed | {"lot_size": "1"}, None, None, AS_OF)
    assert len(standing(company, "equipment")) == 1


def test_what_the_company_flags_is_refused_too(company: Company) -> None:
    typed = {"number": "S", "description": "Slings", "lot_size": "24"}
    lot = save_unit(company.file, typed, None, None, AS_OF)
    with pytest.raises(Refused) as refused:
        save_unit(company.file, {"inspect_singly": True}, lot, None, AS_OF)
    assert "one by one" in refused.value.faults["lot_size"]


def test_an_old_lot_can_still_be_put_right_elsewhere(company: Company) -> None:
    lot = company.unit("H", description="Harnesses", lot_size=4)  # imported as it was
    save_unit(company.file, {"notes": "In the sea can"}, lot, None, AS_OF)
    assert standing(company, "equipment")[0]["notes"] == "In the sea can"


def test_units_are_made_of_a_lot_in_one_action_with_its_duties(company: Company) -> None:
    lot = company.unit("H", description="Harnesses", lot_size=3, meter="none")
    company.unit("H-2", description="Another")
    company.plan("yearly", lot, task="Harness inspection")
    sitting = Sitting(company.file)
    ids = make_units(company.file, {"lot_size": "3"}, lot, None, AS_OF)
    assert ids[0] == lot
    units = standing(company, "equipment")
    assert [u["number"] for u in units if u["description"] == "Harnesses"] == ["H-1", "H-3", "H-4"]
    assert {u["lot_size"] for u in units} == {None}
    plans = standing(company, "duty_plan")
    assert sorted(plan["equipment_id"] for plan in plans) == sorted(ids)
    assert {plan["rules"][0]["rule"] for plan in plans} == {"yearly"}
    assert sitting.can_undo == "3 units made of Harnesses"
    sitting.undo()
    assert len(standing(company, "equipment")) == 2
    assert len(standing(company, "duty_plan")) == 1
    sitting.close()


def test_units_are_made_of_a_lot_that_was_never_saved(company: Company) -> None:
    typed = {"number": "GM", "description": "Gas monitors", "type": "Gas monitor", "lot_size": "2"}
    assert len(make_units(company.file, typed, None, None, AS_OF)) == 2
    assert [unit["number"] for unit in standing(company, "equipment")] == ["GM-1", "GM-2"]
    with pytest.raises(Refused):
        make_units(company.file, typed | {"number": ""}, None, None, AS_OF)


@pytest.mark.parametrize(
    ("exceptions", "said", "left"),
    [([GONE], "33 of 34 pass, 1 removed.", 33),
     ([GONE, WRONG], "32 of 34 pass, 1 removed, 1 wrong and left in the lot.", 33),
     ([GONE] * 34, "0 of 34 pass, 34 removed.", 0), ([], "34 of 34 pass.", 34)],
)  # fmt: skip
def test_a_lot_is_counted_in_words(exceptions: list[Any], said: str, left: int) -> None:
    assert counts_said(34, exceptions) == said
    assert left_after(34, exceptions) == left


def printed(company: Company, unit: str, to: Path) -> str:
    record_sheet(company.file, "equipment", [unit], to, AS_OF)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(to).pages).split())


def test_the_sheet_of_a_lot_says_why_how_often_and_what_was_wrong(
    company: Company, tmp_path: Path
) -> None:
    lot = company.unit("SL", description="Slings", lot_size=24, meter="none",
                       lot_reason="Hung on one rack, used by one crew.")  # fmt: skip
    company.plan("monthly", lot, task="Sling inspection")
    company.inspection("2026-10-05", lot, exceptions=[
        {"item": "Tag 7", "found": "Frayed at the eye", "removed": True}])  # fmt: skip
    company.inspection("2025-10-05", lot, exceptions=[{"item": "Tag 99"}])
    said = printed(company, lot, tmp_path / "lot.pdf")
    for words in ("Hung on one rack, used by one crew.", "Sling inspection: ", "Tag 7",
                  "Frayed at the eye", "Taken out of use",
                  "Nothing in it is of a kind that must be inspected one by one."):  # fmt: skip
        assert words in said
    assert "Tag 99" not in said
    assert said.count("Hung on one rack") == 1
    assert "one lot" not in printed(company, company.unit("103"), tmp_path / "unit.pdf")


def test_a_lot_that_all_passed_and_one_that_should_be_none_say_so(
    company: Company, tmp_path: Path
) -> None:
    lot = company.unit("H", description="Harnesses", lot_size=4, meter="none")
    company.inspection("2026-10-05", lot)
    said = printed(company, lot, tmp_path / "lot.pdf")
    assert "None: all 4 passed in 1 inspection." in said
    assert "these must be inspected one by one" in said
