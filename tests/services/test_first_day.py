"""The page of somebody's first day: what is missing, by position, unit and policy; coming back."""

from datetime import date
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.services.printing.training import first_day_sheet
from desktop.services.training.first_day import FirstDay, first_day, first_day_said, hires
from desktop.services.training.first_day_paper import paper_of
from desktop.services.training.first_day_parts import Item
from tests.builders.company import AS_OF, Company
from tests.builders.on_paper import said


def items(page: FirstDay, title: str) -> dict[str, Item]:
    return {item.what: item for one in page.sections if one.title == title for item in one.items}


def labourer(company: Company, hired: str = "2026-11-30", **more: object) -> tuple[str, str]:
    position = company.position("Labourer")
    return company.worker("Desmond Okafor", hired=hired, positions=[position], **more), position


def test_a_new_hire_needs_everything_before_the_first_day(company: Company) -> None:
    desmond, position = labourer(company)
    company.requirement(company.certificate_type("WHMIS"), position)
    company.requirement(company.certificate_type("H2S Alive"), position, grace_days=30)
    company.policy("2026-01-10", "Health and safety policy")
    lift = company.unit("FL-1", "h", type="Forklift")
    company.save("equipment_assignment", worker_id=desmond, equipment_id=lift)
    page = first_day(company.file, desmond, AS_OF)
    assert page.title == "What Desmond Okafor needs before 30 November"
    assert page.positions == "Labourer"
    assert [item.what for item in page.missing] == [
        "Orientation",
        "WHMIS",
        "FL-1 · Unit FL-1",
        "Health and safety policy",
    ]
    assert page.sentence == "The first day is 30 November. 4 things are missing."
    later = items(page, "Certificates that may follow")
    assert later["H2S Alive"].said == "needed by 30 December"
    whmis = items(page, "Certificates")["WHMIS"].does
    assert whmis is not None
    assert whmis.values["worker_id"] == desmond


def test_what_is_done_is_missing_no_more(company: Company) -> None:
    desmond, position = labourer(company, hired="2026-11-10")
    whmis = company.certificate_type("WHMIS")
    company.requirement(whmis, position)
    company.certificate(desmond, whmis, issued="2026-11-09")
    company.orientation(desmond, "2026-11-10", signed=True, covers_policy=True)
    policy = company.policy("2026-01-10")
    company.save(
        "acknowledgement", worker_id=desmond, policy_id=policy, signed_on=date(2026, 11, 10)
    )
    page = first_day(company.file, desmond, AS_OF)
    missing = {item.what for item in page.missing}
    assert "Policy" not in missing
    assert "Hazards" in missing  # one topic ticked says that the others were left out
    assert "Health and safety policy" not in missing
    assert items(page, "Certificates")["WHMIS"].is_missing is False
    assert items(page, "To read and sign")["Health and safety policy"].said == "signed 10 November"


def test_a_card_that_runs_out_before_the_first_day_does_not_count(company: Company) -> None:
    desmond, position = labourer(company)
    whmis = company.certificate_type("WHMIS")
    company.requirement(whmis, position)
    company.certificate(desmond, whmis, "2026-11-29")
    item = items(first_day(company.file, desmond, AS_OF), "Certificates")["WHMIS"]
    assert item.is_missing
    assert item.said == "runs out 29 November, before the first day"


def test_an_orientation_without_ticks_leaves_nothing_out(company: Company) -> None:
    desmond, _position = labourer(company, hired="2026-11-10")
    company.orientation(desmond, "2026-11-10")
    page = first_day(company.file, desmond, AS_OF)
    assert page.missing == ()
    assert items(page, "Orientation")["Topics"].said == "none is ticked on the record"


def test_who_comes_back_sees_what_ran_out(company: Company) -> None:
    position = company.position("Labourer")
    h2s, whmis, tdg = (company.certificate_type(name) for name in ("H2S Alive", "WHMIS", "TDG"))
    for kind in (h2s, whmis):
        company.requirement(kind, position)
    travis = company.worker(
        "Travis Lapointe",
        positions=[{"position_id": position}],
        employment=[
            {"from_on": date(2025, 4, 1), "to_on": date(2026, 1, 27)},
            {"from_on": date(2026, 12, 1)},
        ],
    )
    company.certificate(travis, h2s, "2026-06-30")
    company.certificate(travis, whmis, "2028-01-01")
    company.certificate(travis, tdg, "2025-12-31")  # had run out before already
    company.orientation(travis, "2025-04-01", signed=True)
    page = first_day(company.file, travis, AS_OF)
    assert page.is_returning
    assert page.sentence.startswith("Comes back 1 December, away since 27 January.")
    assert set(items(page, "Ran out since 27 January")) == {"H2S Alive"}
    assert items(page, "Orientation")["Orientation"].said == (
        "last done 1 April 2025, before the absence"
    )
    assert {item.what for item in page.missing} == {"Orientation", "H2S Alive"}


def test_gear_comes_from_the_hazard_assessments_of_the_position(company: Company) -> None:
    desmond, position = labourer(company)
    company.save(
        "formal_hazard_assessment",
        made_on=date(2026, 1, 5),
        covers=[{"position_id": position}],
        hazards=[
            {
                "hazard": "Grinding",
                "controls": [
                    {"control": "Face shield", "level": "ppe"},
                    {"control": "Guard", "level": "engineering"},
                ],
            }
        ],
    )
    gear = items(first_day(company.file, desmond, AS_OF), "Protective equipment")
    assert set(gear) == {"Face shield"}


def test_no_position_and_no_requirement_say_where_to_begin(company: Company) -> None:
    bare = company.worker("No Position", hired="2026-11-30")
    (section,) = [s for s in first_day(company.file, bare, AS_OF).sections
                  if s.title == "Certificates"]  # fmt: skip
    assert section.verb == "Set the position"
    desmond, _position = labourer(company)
    (section,) = [s for s in first_day(company.file, desmond, AS_OF).sections
                  if s.title == "Certificates"]  # fmt: skip
    assert section.verb == "Add a requirement"


def test_who_left_or_was_voided(company: Company) -> None:
    left = company.worker("Gone Away", hired="2020-01-01", left="2026-06-01")
    page = first_day(company.file, left, AS_OF)
    assert page.sections == ()
    assert "does not work here now" in page.sentence
    assert first_day_said(company.file, left, AS_OF).sentence == ""
    company.void("worker", left)
    with pytest.raises(Refused):
        first_day(company.file, left, AS_OF)


def test_the_newest_come_first_to_choose_from(company: Company) -> None:
    company.worker("Old Hand", hired="2015-01-01")
    company.worker("No Date")
    company.worker("New Soon", hired="2026-12-01")
    company.worker("Gone Away", hired="2020-01-01", left="2026-06-01")
    company.worker("Just In", hired="2026-11-10")
    found = [(one.name, one.said) for one in hires(company.file, AS_OF).people]
    assert found == [
        ("New Soon", "begins 1 December"),
        ("Just In", "since 10 November"),
        ("Old Hand", "since 1 January 2015"),
        ("No Date", ""),
    ]


def test_a_record_tells_of_it_loudly_only_near_the_first_day(company: Company) -> None:
    new, _position = labourer(company)
    old = company.worker("Old Hand", hired="2015-01-01")
    assert first_day_said(company.file, new, AS_OF).tone == "amber"
    assert first_day_said(company.file, old, AS_OF).tone == "plain"


def test_on_paper_everything_has_a_box_and_two_sign(company: Company, tmp_path: Path) -> None:
    desmond, position = labourer(company)
    company.requirement(company.certificate_type("WHMIS"), position)
    sheet = paper_of(first_day(company.file, desmond, AS_OF))
    printed = first_day_sheet(company.file, tmp_path / "first.pdf", AS_OF, sheet)
    text = said(printed.path)
    for words in ("WhatDesmondOkaforneedsbefore30November", "WHMIS", "Rightsandrefusal", "Hardhat"):
        assert words in text
    assert printed.pages == 1
