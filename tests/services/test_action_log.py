"""The log of all corrective actions: grouped, with ages, on the screen and on paper."""

import csv
from pathlib import Path

import pytest

from desktop.services.action_log import ActionLog, action_log
from desktop.services.exporting_log import write_log
from desktop.services.printing.action_log import print_action_log
from tests.builders.company import AS_OF, Company


def log(company: Company, by: str = "state", *, closed: bool = False) -> ActionLog:
    return action_log(company.file, AS_OF, by, closed=closed)


def told(found: ActionLog) -> dict[str, list[str]]:
    return {group.title: [row.what for row in group.rows] for group in found.groups}


@pytest.fixture
def full(company: Company) -> Company:
    rick, shop, unit = company.worker(), company.site(), company.unit("103")
    company.action("Old", found="2026-10-02", due="2026-11-01", assigned_id=rick, site_id=shop)
    company.action("New", found="2026-11-12", due="2026-12-01", assigned_name="Ada",
                   source_kind="inspection", source_id="x")  # fmt: skip
    company.action("Middle", found="2026-10-17", equipment_id=unit,
                   source_text="Toolbox meeting, 17 October 2026: lights")  # fmt: skip
    company.action("Fixed", found="2026-10-01", resolved="2026-10-11", assigned_id=rick)
    company.action("Done", found="2026-10-01", resolved="2026-10-04", verified_on="2026-10-05")
    company.action("Long ago", found="2024-01-01", resolved="2025-10-04", closed_reason="x")
    return company


def test_worst_first_and_what_is_closed_only_when_asked(full: Company) -> None:
    found = log(full)
    assert told(found) == {
        "Overdue": ["Old"],
        "No due date": ["Middle"],
        "Open": ["New"],
        "Waiting to be verified": ["Long ago", "Fixed"],
    }
    assert told(log(full, closed=True))["Closed"] == ["Done"]


def test_ages_and_half_of_what_was_done(full: Company) -> None:
    found = log(full)
    assert found.sentence == (
        "3 open: 1 for less than 7 days, 1 for 7 to 30 days, 1 for more than 30 days. "
        "Half of the 2 put right in the last twelve months took 6 days or less."
    )
    ages = {row.what: row.age for group in found.groups for row in group.rows}
    assert (ages["Old"], ages["New"], ages["Fixed"]) == ("open 45 days", "open 4 days",
                                                        "took 10 days")  # fmt: skip


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("person", ["Ada", "Rick Desjarlais", "Nobody is assigned"]),
        ("source", ["Inspections", "Toolbox meeting", "Nobody said where"]),
        ("site", ["Shop", "No site"]),
        ("unit", ["103 Unit 103", "No unit"]),
    ],
)
def test_grouped_by_what_they_have_in_common(full: Company, by: str, groups: list[str]) -> None:
    assert [group.title for group in log(full, by).groups] == groups


def test_a_group_says_what_is_overdue_in_it(full: Company) -> None:
    assert log(full, "person").groups[1].said == "2, 1 overdue"


def test_the_log_is_exported_with_days_and_ages_to_count_with(
    full: Company, tmp_path: Path
) -> None:
    path = tmp_path / "log.csv"
    write_log(path, log(full, closed=True))
    head, *rows = csv.reader(path.read_text(encoding="utf-8-sig").splitlines())
    found = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert found["Old"] | {"State": "Overdue", "Days open": "45", "Found on": "2026-10-02",
                           "Due": "2026-11-01", "Resolved on": "", "Found again": "No",
                           } == found["Old"]  # fmt: skip
    assert (found["Fixed"]["Days open"], found["Fixed"]["Resolved on"]) == ("10", "2026-10-11")


def test_nobody_wrote_down_when_it_was_closed_without_a_fix(company: Company) -> None:
    company.action("Scrapped", found="2026-01-02", closed_reason="The grinder is gone")
    [group] = log(company, closed=True).groups
    assert (group.rows[0].days, group.rows[0].age) == (None, "")


def test_what_was_put_right_at_once_took_no_day(company: Company) -> None:
    company.action("Now", found="2026-11-16")
    company.action("Done", found="2026-11-10", resolved="2026-11-10")
    ages = {row.what: row.age for group in log(company).groups for row in group.rows}
    assert ages == {"Now": "open since today", "Done": "the same day"}


def test_an_empty_log(company: Company) -> None:
    found = log(company)
    assert (found.is_empty, found.sentence, found.groups) == (True, "", ())


def test_the_log_is_printed_on_its_side(full: Company, tmp_path: Path) -> None:
    from pypdf import PdfReader

    printed = print_action_log(full.file, tmp_path / "log.pdf", AS_OF, log(full))
    page = PdfReader(printed.path).pages[0]
    assert page.mediabox.width > page.mediabox.height
    text = " ".join(page.extract_text().split())
    for words in ("Log of corrective actions", "open 45 days", "Overdue (1)", "Toolbox meeting"):
        assert words in text
