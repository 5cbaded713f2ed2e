"""The manual: which papers are in force, what they lack, and whether what they say is done."""

from contextlib import closing
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.errors import Refused
from desktop.services.auditing.auditor import Auditor
from desktop.services.manual import Held, Manual, Paper, manual, practice
from desktop.services.manual.asked import Lacking, asked_of_manual
from desktop.services.manual.looking import looked_at
from desktop.services.protocols.choosing import choose_protocol
from desktop.services.protocols.taking import make_ours
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company


def papers(company: Company, on: date = AS_OF) -> dict[str, Paper]:
    return {paper.title: paper for paper in manual(company.file, on).papers}


def held(company: Company) -> dict[str, Held]:
    return {one.what: one for one in practice(company.file, AS_OF).held}


def lacking(company: Company) -> list[Lacking]:
    with closing(Auditor(company.file)) as auditor:
        return list(asked_of_manual(auditor, AS_OF).lacking)


def policy(company: Company, **more: Any) -> str:
    boss = company.worker("Rick Desjarlais", hired="2020-01-01")
    values: dict[str, Any] = {"title": "Safety policy", "text": "All go home."}
    values |= {"signed_by_id": boss, "signed_on": "2026-03-02"}
    return company.save("policy", **(values | more))


# --- which papers ---------------------------------------------------------------------------------


def test_without_papers_there_is_no_manual(company: Company) -> None:
    shown = manual(company.file, AS_OF)
    assert (shown.chapters, shown.sentence) == ((), "")


def test_the_chapters_stand_in_the_order_of_the_binder(company: Company) -> None:
    site = company.site("Shop")
    company.save("document", title="How we inspect", kind="inspection_policy")
    company.save("emergency_plan", site_id=site, made_on="2026-01-01")
    company.save("formal_hazard_assessment", title="Welding", made_on="2026-01-01")
    company.save("document", title="Anything", kind=None)
    policy(company)
    shown = manual(company.file, AS_OF)
    assert [(one.title, [paper.title for paper in one.papers]) for one in shown.chapters] == [
        ("Policy", ["Safety policy"]),
        ("Hazards and how they are controlled", ["Welding"]),
        ("Inspections and maintenance", ["How we inspect"]),
        ("Emergencies", ["Emergency response plan for Shop"]),
        ("Other papers", ["Anything"]),
    ]
    assert shown.sentence.startswith("5 papers in force; the last one was signed or looked at on")


def test_a_paper_tells_its_version_who_signed_and_when_it_is_looked_at_again(
    company: Company,
) -> None:
    policy(company, edition="3", reviews=[{"reviewed_on": "2026-10-01"}], review_months=6)
    paper = papers(company)["Safety policy"]
    assert paper.edition == "3"
    assert paper.signed == "signed by Rick Desjarlais on 2 March"
    assert paper.looked_at == ("last looked at on 1 October, to be looked at again by 1 April 2027")
    assert (paper.wrong, paper.late) == ((), "")


def test_one_that_nobody_signed_is_empty_or_too_old_says_so(company: Company) -> None:
    company.save("document", title="Rules", kind="company_rules")
    policy(company, signed_on="2025-03-02")
    shown = papers(company)
    assert shown["Rules"].wrong == ("Nobody has signed it.", "It has no text and no file.")
    assert shown["Safety policy"].late == ("It should have been looked at again by 2 March.")


def test_what_was_written_anew_voided_or_is_still_to_come_is_not_in_it(company: Company) -> None:
    old = company.save("document", title="Rules, old", signed_on="2025-01-01")
    company.save("document", title="Rules", signed_on="2026-01-01", supersedes_id=old)
    company.void("document", company.save("document", title="Mistake"))
    company.save("document", title="Next year", signed_on="2027-01-01")
    policy(company, signed_on="2024-01-01")
    policy(company, signed_on="2026-01-01", edition="2")
    shown = manual(company.file, AS_OF)
    assert [paper.title for paper in shown.papers] == ["Safety policy", "Rules"]
    assert shown.papers[0].edition == "2"


def test_the_same_day_gives_the_manual_of_that_day(company: Company) -> None:
    policy(company, signed_on="2024-01-01")
    policy(company, signed_on="2026-01-01", edition="2")
    assert papers(company, date(2025, 1, 1))["Safety policy"].edition == ""


# --- what it says and what is done ----------------------------------------------------------------


def stated(company: Company, what: str, how_often: str) -> str:
    return company.save("document", title="Inspection policy", kind="inspection_policy",
                        signed_on="2025-01-01",
                        frequencies=[{"what": what, "how_often": how_often}])  # fmt: skip


def shop(company: Company, rule: str = "monthly") -> tuple[str, str]:
    site = company.site("Shop", active=[("2020-01-01", None)])
    plan = company.save("duty_plan", kind="inspection", site_id=site, task="Worksite inspection",
                        in_force_from="2025-01-01", rules=[{"rule": rule}])  # fmt: skip
    return site, plan


def inspected(company: Company, where: tuple[str, str], *days: str) -> None:
    site, plan = where
    for on in days:
        company.inspection(on, site=site, plan=plan)


def test_a_monthly_word_is_held_against_the_months(company: Company) -> None:
    stated(company, "Worksite inspection: shop", "monthly")
    where = shop(company)
    inspected(company, where, *(f"2026-{month:02}-10" for month in range(1, 11) if month != 8))
    line = held(company)["Worksite inspection: shop"]
    assert line.state == "short"
    assert line.sentence == "It says monthly. Shop: done in 9 of 11 months."


def test_a_word_that_is_kept_says_so(company: Company) -> None:
    stated(company, "Worksite inspection: shop", "monthly")
    where = shop(company)
    inspected(company, where, "2025-12-10", *(f"2026-{month:02}-10" for month in range(1, 12)))
    line = held(company)["Worksite inspection: shop"]
    assert (line.state, line.sentence) == (
        "met",
        "It says monthly. Shop: done in 12 of 12 months.",
    )


def test_a_weekly_word_is_counted_and_a_week_of_holidays_forgiven(company: Company) -> None:
    stated(company, "Worksite inspection: shop", "quarterly")
    where = shop(company, "every 3 months")
    inspected(company, where, "2026-01-10", "2026-07-10")
    line = held(company)["Worksite inspection: shop"]
    assert (line.state, line.sentence) == (
        "short",
        "It says quarterly. Shop: done 2 times in 52 weeks, where about 4 were to be done.",
    )
    inspected(company, where, "2026-04-10", "2026-10-10")
    assert held(company)["Worksite inspection: shop"].state == "met"


def test_what_nothing_answers_to_and_what_cannot_be_read_is_said(company: Company) -> None:
    stated(company, "Cranes", "yearly")
    stated(company, "Ladders", "when the moon is full")
    shown = held(company)
    assert shown["Cranes"].sentence == ("It says yearly. Nothing on the schedule answers to it.")
    assert "cannot read how often" in shown["Ladders"].sentence
    assert {one.state for one in shown.values()} == {"unknown"}


def test_what_is_done_and_no_paper_says_is_proposed_as_a_clause(company: Company) -> None:
    stated(company, "Cranes", "yearly")
    shop(company)
    (clause,) = practice(company.file, AS_OF).clauses
    assert "Worksite inspection" in clause.text


# --- what the questions miss ----------------------------------------------------------------------


def test_what_the_questions_ask_for_and_nobody_wrote_is_missing_once(company: Company) -> None:
    company.site("Shop", active=[("2020-01-01", None)])
    policy(company)
    missing = lacking(company)
    told = [one.what for one in missing]
    assert "Write the plan that prevents violence at work." in told
    assert "Write an emergency response plan for Shop." in told  # two questions ask for it
    assert len(told) == len(set(told))
    assert [one.points for one in missing] == sorted((one.points for one in missing), reverse=True)
    assert {one.kind for one in missing} <= {
        "policy", "document", "formal_hazard_assessment", "emergency_plan",
    }  # fmt: skip


def test_what_was_written_is_missing_no_more(company: Company) -> None:
    told = "Write the plan that prevents violence at work."
    assert told in [one.what for one in lacking(company)]
    company.save("document", title="Violence prevention", kind="violence", signed_on="2026-01-01",
                 text="We go.")  # fmt: skip
    assert told not in [one.what for one in lacking(company)]


def test_the_questions_of_ones_own_protocol_ask(company: Company) -> None:
    record = make_ours(company.file, "generic-s1s6")
    company.save("protocol", record, elements=[
        {"code": "A", "title": "A", "questions": [
            {"code": "A1", "text": "Plans against violence?", "methods": "D", "points": "7",
             "follows": "S2.8", "nature": "directive"}]}])  # fmt: skip
    choose_protocol(company.file, "our-questions")
    missing = lacking(company)
    assert {(one.question, one.points) for one in missing} == {("A1", Decimal(7))}


def test_weaknesses_are_told_by_paper(company: Company) -> None:
    record = policy(company, signed_on="2023-01-01")
    with closing(Auditor(company.file)) as auditor:
        found = asked_of_manual(auditor, AS_OF).found
    assert any("no look at it is recorded since" in sentence for sentence in found[record])


def test_it_is_all_one_value_that_can_be_compared(company: Company) -> None:
    policy(company)
    first: Manual = manual(company.file, AS_OF)
    assert first == manual(company.file, AS_OF)


# --- looked at again --------------------------------------------------------------------------


def test_several_papers_are_looked_at_in_one_action(company: Company) -> None:
    record = policy(company, reviews=[{"reviewed_on": "2026-05-01"}])
    rules = company.save("document", title="Rules", kind="company_rules")
    boss = company.worker("Harpreet Gill", hired="2020-01-01")
    sitting = Sitting(company.file)
    typed = {"reviewed_on": "10 nov", "by_id": boss, "by_name": "", "remark": "Stands."}
    looked_at(company.file, [("policy", record), ("document", rules)], typed, AS_OF)
    assert "last looked at on 10 November" in papers(company)["Safety policy"].looked_at
    assert "last looked at on 10 November" in papers(company)["Rules"].looked_at
    sitting.undo()
    assert "last looked at on 1 May" in papers(company)["Safety policy"].looked_at
    sitting.close()


def test_who_and_when_and_what_must_be_said(company: Company) -> None:
    policy(company)
    with pytest.raises(Refused) as refused:
        looked_at(company.file, [], {"reviewed_on": "", "by_id": "", "by_name": ""}, AS_OF)
    assert refused.value.faults.keys() == {"papers", "by_id", "reviewed_on"}
    typed = {"reviewed_on": "2027-01-01", "by_id": "", "by_name": "Rick"}
    with pytest.raises(Refused) as refused:
        looked_at(company.file, [("policy", "x")], typed, AS_OF)
    assert refused.value.faults.keys() == {"reviewed_on"}
