"""The library of checklists is whole, and what is taken from it becomes the company's own."""

import pytest

from desktop.errors import Refused
from desktop.records import kind_of
from desktop.services.checklist_library import add_from_library, library, offered
from desktop.services.checklists import LONGEST_ITEM
from desktop.store import aggregate
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company


def titles(company: Company) -> list[str]:
    with company.file.reading() as connection:
        found = aggregate.read(connection, kind_of("checklist")).values()
        return sorted(record.values["title"] for record in found if not record.is_voided)


def test_every_checklist_of_the_library_can_be_filled_and_says_what_it_is_for() -> None:
    keys = [one.key for one in library()]
    assert len(keys) == len(set(keys)) >= 21
    for one in library():
        assert one.title
        assert one.purpose.endswith(".")
        assert one.subject
        assert 8 <= len(one.items) <= 22, one.key
        words = [item.look for item in one.items]
        assert len(set(words)) == len(words)
        for item in one.items:
            assert len(item.look) <= LONGEST_ITEM
            assert item.kind in ("pass_fail", "number", "text")
            assert item.risk in ("high", "medium", "low")
            assert item.risk == "high" or not item.unsafe, item.look


def test_what_can_hurt_at_once_takes_the_unit_out_of_use() -> None:
    unsafe = {one.key: sum(item.unsafe for item in one.items) for one in library()}
    for gear in ("vehicle", "trailer", "forklift", "crane", "ladder", "harness", "gas_monitor"):
        assert unsafe[gear] >= 3, gear
    assert unsafe["office"] == 0


def test_several_become_the_companys_own_in_one_action(company: Company) -> None:
    sitting = Sitting(company.file)
    ids = add_from_library(company.file, ["vehicle", "ladder"], AS_OF)
    assert len(ids) == 2
    with company.file.reading() as connection:
        stored = aggregate.read_one(connection, kind_of("checklist"), ids[0])
    assert stored is not None
    assert (stored.values["edition"], stored.values["from_on"]) == (1, AS_OF)
    brakes = next(line for line in stored.values["items"] if line["item"].startswith("Brakes"))
    assert brakes["fail_means_action"]
    assert brakes["unsafe_means_tag_out"]
    assert brakes["risk"] == "high"
    assert sitting.can_undo == "2 checklists added from the library"
    sitting.undo()
    assert titles(company) == []
    sitting.close()


def test_what_the_company_has_is_marked(company: Company) -> None:
    company.save("checklist", title="LADDER inspection")
    here = [one.starter.key for one in offered(company.file) if one.is_here]
    assert here == ["ladder"]


def test_nothing_ticked_is_said(company: Company) -> None:
    with pytest.raises(Refused) as refused:
        add_from_library(company.file, [], AS_OF)
    assert "Tick" in refused.value.faults[""]
