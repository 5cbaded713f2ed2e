"""An unsafe fail tags a unit out; its repair brings it back, and then it is inspected first."""

from typing import Any

import pytest

from desktop.duties import duties
from desktop.errors import Refused
from desktop.records import kind_of
from desktop.services.checking import read_facts
from desktop.services.inspecting import known_of, save_inspection
from desktop.services.out_of_order import save_maintenance, tagged_out_of
from desktop.services.units.changing import inspect_now
from desktop.services.units.page import unit_page
from desktop.store import aggregate
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company, day


def standing(company: Company, kind: str) -> list[dict[str, Any]]:
    with company.file.reading() as connection:
        found = aggregate.read(connection, kind_of(kind)).values()
        return [record.values for record in found if not record.is_voided]


def test_from_the_fail_to_the_repair_to_the_inspection(company: Company) -> None:
    unit = company.unit("103")
    sheet = company.save("checklist", title="Truck", items=[
        {"item": "Brakes", "fail_means_action": True, "unsafe_means_tag_out": True}])  # fmt: skip
    plan = company.plan("weekly", unit, checklist_id=sheet)
    failed = {"item": "Brakes", "result": "fail", "remark": "Brake line leaks",
              "action": {"what": "New brake line"}, "tag_out": True}  # fmt: skip
    typed = {"equipment_id": unit, "plan_id": plan, "done_on": "2026-11-12", "checklist_id": sheet}
    save_inspection(company.file, {**typed, "items": [failed]}, None, None, AS_OF)
    out = tagged_out_of(company.file, unit, AS_OF)
    assert out is not None
    assert out.said == (
        "Out of order since 12 November: Brake line leaks. Back after a repair and an inspection."
    )
    assert out.offer == "Return Unit 103 to service with this repair"
    (suspended,) = duties(read_facts(company.file, AS_OF), AS_OF)[:1]
    assert suspended.state.value == "suspended"
    sitting = Sitting(company.file)
    repair = {"equipment_id": unit, "done_on": "2026-11-16", "what": "Brake line replaced",
              "back_in_service": True}  # fmt: skip
    save_maintenance(company.file, repair, None, None, AS_OF)
    assert sitting.can_undo == "Unit 103 repaired and returned to service"
    assert tagged_out_of(company.file, unit, AS_OF) is None
    waiting = [one for one in duties(read_facts(company.file, AS_OF), AS_OF) if one.due == AS_OF]
    assert len(waiting) == 1
    assert "Returned to service" in waiting[0].reason
    first = inspect_now(company.file, unit, AS_OF)
    assert (first["plan_id"], first["checklist_id"]) == (plan, sheet)
    passed = {**typed, "done_on": "2026-11-16", "items": [{"item": "Brakes", "result": "pass"}]}
    save_inspection(company.file, passed, None, None, AS_OF)
    assert not any(one.due == AS_OF for one in duties(read_facts(company.file, AS_OF), AS_OF))
    sitting.close()


def test_a_repair_alone_leaves_it_out(company: Company) -> None:
    unit = company.unit("103")
    company.change(unit, "out_of_order", "2026-11-12")
    typed = {"equipment_id": unit, "done_on": "2026-11-16", "what": "Looked at it"}
    save_maintenance(company.file, {**typed, "back_in_service": False}, None, None, AS_OF)
    out = tagged_out_of(company.file, unit, AS_OF)
    assert out is not None
    assert out.since == day("2026-11-12")
    assert out.said.startswith("Out of order since 12 November. Back after")


def test_a_repair_before_it_was_tagged_out_is_asked_about(company: Company) -> None:
    unit = company.unit("103")
    company.change(unit, "out_of_order", "2026-11-12")
    typed = {"equipment_id": unit, "done_on": "2026-11-10", "what": "Brakes"}
    with pytest.raises(Refused) as refused:
        save_maintenance(company.file, {**typed, "back_in_service": True}, None, None, AS_OF)
    assert "after that day, on 12 November" in refused.value.faults["done_on"]
    assert standing(company, "maintenance") == []


def test_a_unit_in_service_is_only_maintained(company: Company) -> None:
    unit = company.unit("103")
    typed = {"equipment_id": unit, "done_on": "2026-11-10", "what": "Oil"}
    save_maintenance(company.file, {**typed, "back_in_service": True}, None, None, AS_OF)
    assert standing(company, "service_change") == []


def test_who_is_not_on_the_list_yet_is_made_once(company: Company) -> None:
    unit = company.unit("103")
    company.change(unit, "out_of_order", "2026-11-12")
    typed = {"equipment_id": unit, "done_on": "2026-11-16", "what": "Brakes",
             "by_id": {"new": "Dale Whitford"}, "back_in_service": True}  # fmt: skip
    save_maintenance(company.file, typed, None, None, AS_OF)
    assert len(standing(company, "worker")) <= 1
    assert tagged_out_of(company.file, unit, AS_OF) is None


def test_an_inspection_says_that_its_unit_is_out(company: Company) -> None:
    unit = company.unit("103")
    company.change(unit, "out_of_order", "2026-11-12", reason="brake line.")
    subject = known_of(company.file, {"equipment_id": unit}, "", AS_OF).subject
    assert subject.out_said == (
        "Out of order since 12 November: brake line. Back after a repair and an inspection."
    )


def test_the_page_of_the_unit_says_why_and_what_brings_it_back(company: Company) -> None:
    unit = company.unit("103")
    company.change(unit, "out_of_order", "2026-11-12", reason="brake line")
    said = "Out of order since 12 November: brake line. Back after a repair and an inspection."
    assert unit_page(company.file, unit, AS_OF).sentences[0] == said
    company.change(unit, "returned", "2026-11-16")
    assert said not in unit_page(company.file, unit, AS_OF).sentences


@pytest.mark.parametrize(
    ("meter", "reading", "read_in", "said"),
    [
        ("km", "9,999,999", "km", "9,999,999 km is more than any meter shows. Check the digits."),
        ("h", "9,999,999", "", "9,999,999 h is more than any meter shows. Check the digits."),
        ("both", "420", "", "Unit 103 has a meter for kilometres and one for hours. Choose which "
         "of them said 420."),
        ("both", "420", "h", ""),
        ("km", "128,450", "", ""),
    ],
)  # fmt: skip
def test_maintenance_asks_about_a_reading_that_cannot_be_kept(
    company: Company, meter: str, reading: str, read_in: str, said: str
) -> None:
    unit = company.unit("103", meter)
    typed = {"equipment_id": unit, "done_on": "today", "what": "Oil", "reading": reading,
             "reading_unit": read_in}  # fmt: skip
    if not said:
        assert save_maintenance(company.file, typed, None, None, AS_OF)
        return
    with pytest.raises(Refused) as refused:
        save_maintenance(company.file, typed, None, None, AS_OF)
    assert refused.value.faults == {"reading": said}
