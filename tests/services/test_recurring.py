"""What usually recurs is proposed from sites and units, and put on the schedule in one action."""

import pytest

from desktop.errors import Refused
from desktop.services.recurring import Chosen, Proposal, proposals, set_up
from desktop.services.today import today
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company


def found(company: Company) -> list[Proposal]:
    return list(proposals(company.file, AS_OF).found)


def told(company: Company) -> list[tuple[str, str, str]]:
    return [(one.task, one.subject, one.rule) for one in found(company)]


def test_a_company_of_nothing_has_meetings_a_drill_and_reviews(company: Company) -> None:
    name = "Bow River Mechanical Ltd."
    assert told(company) == [
        ("Toolbox meeting", name, "monthly"),
        ("Management review", name, "yearly"),
        ("Emergency drill", name, "yearly"),
        ("Policy review", name, "yearly"),
    ]


def test_a_policy_on_file_reminds_by_itself(company: Company) -> None:
    company.save("policy", title="Health and safety policy", signed_on="2026-01-05")
    assert "Policy review" not in [task for task, *_more in told(company)]


def test_what_is_done_at_a_site_is_not_proposed_for_the_company_again(company: Company) -> None:
    shop = company.site("Shop")
    company.plan("yearly", site=shop, kind="drill", task="Fire and evacuation drill")
    company.plan("weekly", site=shop, kind="meeting", task="Toolbox talk")
    tasks = [task for task, *_more in told(company)]
    assert "Emergency drill" not in tasks
    assert "Toolbox meeting" not in tasks
    assert "Management review" in tasks


def test_sites_that_are_open_and_units_that_are_here(company: Company) -> None:
    company.site("Shop")
    company.site("Old yard", active=[("2020-01-01", "2022-01-01")])
    company.unit("101", description="Peterbilt truck", type="Truck")
    company.unit("102", description="Kenworth truck", type="truck")
    company.unit("FL-1", description="Forklift")
    sold = company.unit("103", description="Pickup")
    company.change(sold, "sold", "2026-01-01")
    company.unit("X", description="Coffee machine")
    rows = told(company)[4:]
    assert ("Worksite inspection", "Shop", "monthly") in rows
    assert [row[1] for row in rows if row[0] == "Worksite inspection"] == ["Shop"]
    assert ("Inspection", "FL-1 Forklift", "before use") in rows
    assert ("Vehicle inspection", "Truck (2)", "every 5,000 km or monthly when in use") in [
        (task, subject, rule.replace("monthly or every 5,000 km", "every 5,000 km or monthly"))
        for task, subject, rule in rows
    ]
    assert not any("103" in row[1] or "Coffee" in row[1] for row in rows)
    unsure = [one.task for one in found(company) if not one.is_sure]
    assert unsure == ["Emergency lights and exits", "Commercial vehicle inspection (CVIP)"]


def test_what_is_chosen_goes_on_the_schedule_as_one_action(company: Company) -> None:
    shop = company.site("Shop")
    chosen = [
        Chosen("toolbox", "every 2 weeks", "10 November 2026"),
        Chosen(f"worksite {shop}", "monthly"),
    ]
    sitting = Sitting(company.file)
    ids = set_up(company.file, chosen, AS_OF)
    assert len(ids) == 2
    shown = today(company.file, AS_OF)
    assert [line.title for line in shown.lines] == ["Shop · Worksite inspection"]
    there = proposals(company.file, AS_OF)
    assert there.there == "2 of what is usual are on your schedule already."
    assert "toolbox" not in [one.key for one in there.found]
    sitting.close()


def test_what_cannot_be_read_is_told_at_its_line_and_nothing_is_saved(company: Company) -> None:
    with pytest.raises(Refused) as refused:
        set_up(company.file, [Chosen("toolbox", "now and then"), Chosen("drill", "yearly", "2030")],
               AS_OF)  # fmt: skip
    assert set(refused.value.faults) == {"toolbox.rule", "drill.last_done"}
    with pytest.raises(Refused):
        set_up(company.file, [], AS_OF)
    assert len(found(company)) == 4


@pytest.mark.parametrize(
    ("kind", "task"),
    [("meeting", "Tailgate meeting"), ("meeting", "Toolbox talk"), ("drill", "Fire drill")],
)
def test_what_is_there_in_other_words_is_not_proposed(
    company: Company, kind: str, task: str
) -> None:
    company.plan("monthly", kind=kind, task=task)
    assert proposals(company.file, AS_OF).there == (
        "1 of what is usual is on your schedule already."
    )
