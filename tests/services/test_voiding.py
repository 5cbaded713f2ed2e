"""What was voided is listed with its reason, and comes back as one action."""

import pytest

from desktop.errors import Refused
from desktop.services.voiding import bring_back, void, voided_records
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company


def titles(company: Company, kind: str = "") -> list[str]:
    return [record.title for record in voided_records(company.file, AS_OF, kind).records]


def test_a_voided_record_is_listed_with_its_reason(company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    void(company.file, "worker", rick, "Entered twice")
    found = voided_records(company.file, AS_OF)
    (record,) = found.records
    assert (record.title, record.why, record.when, record.who) == (
        "Rick Desjarlais", "Entered twice", "16 November", "Test",
    )  # fmt: skip
    assert found.counts == {"worker": 1}


def test_a_reason_is_needed(company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    with pytest.raises(Refused) as refused:
        void(company.file, "worker", rick, "  ")
    assert list(refused.value.faults) == ["void_reason"]
    assert titles(company) == []


def test_they_stand_by_kind_in_the_order_of_the_tabs(company: Company) -> None:
    site, rick = company.site("Yard"), company.worker("Rick Desjarlais")
    meeting = company.meeting("2026-11-03")
    for kind, record in (("site", site), ("worker", rick), ("meeting", meeting)):
        company.void(kind, record)
    found = voided_records(company.file, AS_OF)
    assert [record.kind for record in found.records] == ["meeting", "worker", "site"]
    assert titles(company, "site") == ["Yard"]


def test_very_many_are_counted_and_not_all_listed(company: Company) -> None:
    sites = company.together(lambda: [company.site(f"Yard {n}") for n in range(9)])
    company.file.write("x", lambda t: [t.void("site", site, "x") for site in sites])
    found = voided_records(company.file, AS_OF, most=4)
    assert (len(found.records), found.more, found.counts) == (4, 5, {"site": 9})


def test_first_aid_records_do_not_say_who(company: Company) -> None:
    record = company.save(
        "first_aid_record", worker_name="Rick Desjarlais", happened_on="2026-11-03"
    )
    company.void("first_aid_record", record)
    assert titles(company) == ["First-aid record"]


def test_several_come_back_as_one_action_that_can_be_undone(company: Company) -> None:
    sites = [company.site(f"Yard {n}") for n in range(3)]
    for site in sites:
        company.void("site", site)
    sitting = Sitting(company.file)
    bring_back(company.file, [("site", site) for site in sites])
    assert titles(company) == []
    assert sitting.undo() == "3 voided records brought back"
    assert len(titles(company)) == 3
    sitting.close()


def test_one_comes_back_under_its_own_name(company: Company) -> None:
    site = company.site("Yard")
    company.void("site", site)
    sitting = Sitting(company.file)
    bring_back(company.file, [("site", site)])
    assert sitting.can_undo == "Site Yard: brought back"
    sitting.close()
