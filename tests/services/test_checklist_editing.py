"""A checklist that was filled is never changed under what was filled on it."""

from typing import Any

import pytest

from desktop.errors import Refused
from desktop.records import kind_of
from desktop.services.checklist_editing import about_checklist, read_items, save_checklist
from desktop.services.inspecting import known_of
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company, day

ITEMS = [{"item": "Lights", "kind": "pass_fail"}, {"item": "Tires"}]


def stored(company: Company, record_id: str) -> Stored:
    with company.file.reading() as connection:
        found = aggregate.read_one(connection, kind_of("checklist"), record_id)
    assert found is not None
    return found


def lines(company: Company, record_id: str) -> list[str]:
    return [line["item"] for line in stored(company, record_id).values["items"]]


def made(company: Company, **more: Any) -> str:
    return company.save("checklist", **({"title": "Truck", "edition": 1, "items": ITEMS} | more))


def save(company: Company, record_id: str | None, **typed: Any) -> str:
    version = stored(company, record_id).version if record_id else None
    return save_checklist(company.file, typed, record_id, version, AS_OF)


def test_a_new_one_is_version_1_from_today(company: Company) -> None:
    values = stored(company, save(company, None, title="Shop", items=ITEMS)).values
    assert (values["edition"], values["from_on"]) == (1, AS_OF)


def test_one_that_was_never_filled_is_changed_as_it_is(company: Company) -> None:
    first = made(company)
    assert save(company, first, items=[{"item": "Horn"}]) == first
    assert lines(company, first) == ["Horn"]
    assert about_checklist(company.file, first, AS_OF).warning == ""


def test_a_change_to_one_that_was_filled_makes_a_new_version_in_one_action(
    company: Company,
) -> None:
    first = made(company)
    plan = company.plan("weekly", company.unit(), checklist_id=first)
    company.inspection("2026-11-02", checklist_id=first)
    told = about_checklist(company.file, first, AS_OF)
    assert told.warning.startswith("1 inspection was filled on this checklist.")
    assert "version 2" in told.warning
    sitting = Sitting(company.file)
    second = save(company, first, items=[*stored(company, first).values["items"], {"item": "Horn"}])
    assert sitting.can_undo == "Truck: version 2"
    assert second != first
    assert lines(company, first) == ["Lights", "Tires"]
    assert lines(company, second) == ["Lights", "Tires", "Horn"]
    new = stored(company, second).values
    assert (new["edition"], new["supersedes_id"], new["from_on"]) == (2, first, AS_OF)
    typed = {"plan_id": plan, "checklist_id": first, "done_on": "today"}
    followed = known_of(company.file, typed, "", AS_OF).sheet
    assert followed is not None
    assert followed.id == second
    late = known_of(company.file, {**typed, "done_on": "2026-11-10"}, "", AS_OF).sheet
    assert late is not None
    assert late.id == first
    sitting.undo()
    assert about_checklist(company.file, first, AS_OF).replaced == ""
    sitting.close()


def test_what_was_not_filled_in_is_changed_in_place(company: Company) -> None:
    first = made(company)
    company.inspection("2026-11-02", checklist_id=first)
    same = [{**line, "kind": "pass_fail"} for line in ITEMS]
    assert save(company, first, subject="Trucks", items=same) == first
    assert stored(company, first).values["subject"] == "Trucks"


def test_an_inspection_that_was_voided_holds_nothing_up(company: Company) -> None:
    first = made(company)
    company.void("inspection", company.inspection("2026-11-02", checklist_id=first))
    assert save(company, first, items=[{"item": "Horn"}]) == first


def test_a_version_that_gave_way_is_looked_at_and_not_changed(company: Company) -> None:
    first = made(company)
    company.inspection("2026-03-02", checklist_id=first)
    second = save(company, first, title="Truck and trailer")
    company.inspection(AS_OF, checklist_id=second)
    told = about_checklist(company.file, first, AS_OF)
    assert told.replaced == (
        "“Truck and trailer”, version 2 took its place on 16 November. This one stays for what was "
        "filled on it."
    )
    assert (told.current, told.open_words) == (second, "Open the new one")
    assert [one.said for one in told.editions] == [
        "Version 1, until 16 November, 1 inspection",
        "Version 2, from 16 November, 1 inspection",
    ]
    with pytest.raises(Refused) as refused:
        save(company, first, items=[{"item": "Horn"}])
    assert refused.value.faults["items"].startswith("A later version is in use.")


def test_a_version_can_begin_later(company: Company) -> None:
    first = made(company)
    company.inspection("2026-03-02", checklist_id=first)
    second = save(company, first, items=[{"item": "Horn"}], from_on="2026-12-01")
    assert stored(company, second).values["from_on"] == day("2026-12-01")
    now = known_of(company.file, {"checklist_id": first}, "", AS_OF).sheet
    assert now is not None
    assert now.id == first
    assert about_checklist(company.file, first, AS_OF).replaced == (
        "Version 2 takes its place on 1 December. Until then this one is in use. What shall change "
        "goes into the next one."
    )


def test_a_checklist_without_a_title_is_refused(company: Company) -> None:
    with pytest.raises(Refused) as refused:
        save(company, None, items=ITEMS)
    assert "title" in refused.value.faults


@pytest.mark.parametrize(
    "text",
    ["Lights\nTires\n", "1. Lights\n2. Tires", "- Lights\n• Tires", "☐ Lights\n\n[ ] Tires",
     "1\tLights\tOK\n2\tTires\tOK", "  Lights  \r\n 12) Tires"],
)  # fmt: skip
def test_lines_copied_from_anywhere_become_items(text: str) -> None:
    assert read_items(text) == ["Lights", "Tires"]


def test_what_only_looks_like_a_number_stays() -> None:
    assert read_items("3 mm gap at the tool rest") == ["3 mm gap at the tool rest"]


@pytest.mark.parametrize(
    ("after", "words"),
    [({"edition": 2}, "Open version 2"), ({"edition": None}, "Open the new one"),
     ({"edition": 1, "title": "Truck and trailer"}, "Open the new one")],
)  # fmt: skip
def test_the_way_to_the_one_in_use_names_no_version_that_means_nothing(
    company: Company, after: dict[str, Any], words: str
) -> None:
    first = made(company)
    made(company, supersedes_id=first, **after)
    assert about_checklist(company.file, first, AS_OF).open_words == words
