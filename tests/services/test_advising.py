"""Say what you do: a company of many habits, what is advised to it, carried out and left."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.records import kind_of
from desktop.services.advising import Advice, Advised, advice
from desktop.services.advising.changing import Decision, carry_out, leave, look_again
from desktop.services.advising.page import clause_of_advice, print_clause
from desktop.store import aggregate
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company, day
from tests.builders.on_paper import misplaced, pages, said, squeezed

WEEK = timedelta(days=7)
REASON = "The client asks for it weekly"


def mondays(weeks: int = 52) -> list[date]:
    return [AS_OF - WEEK * n for n in range(weeks)]


def trailer(company: Company, number: str = "T-2", rule: str = "weekly") -> str:
    """A trailer that moved in 5 of 52 weeks and was inspected in 47, with nothing found."""
    unit = company.unit(number, "none", description="Utility trailer", type="Trailer")
    plan = company.plan(rule, unit, task="Trailer inspection")
    for n, on in enumerate(mondays()):
        if n % 10 == 1 and n < 50:
            company.used(on, unit)
        if n % 10 != 2:
            company.inspection(on, unit, plan, result="pass", defects="none")
    return plan


def policy(company: Company, *lines: tuple[str, str], kind: str = "inspection_policy") -> str:
    rows = [{"what": what, "how_often": often} for what, often in lines]
    return company.save(
        "document", title="Inspection policy", kind=kind, signed_on="2024-01-10", frequencies=rows
    )


def only(found: Advised, because: str) -> Advice:
    (one,) = [advice for advice in found.proposals if advice.because == because]
    return one


def daily_log(company: Company) -> None:
    """Another unit is used all the time, so that the log is known to be written."""
    other = company.unit("101", description="Crew truck")
    for on in mondays():
        company.used(on, other)


def test_a_trailer_that_hardly_moves(company: Company) -> None:
    company.together(lambda: (daily_log(company), trailer(company)))
    policy(company, ("Trailer inspection", "weekly"))
    one = only(advice(company.file, AS_OF), "still")
    why = " ".join(one.why)
    assert "T-2 moved in 5 of 52 weeks." in why
    assert "47 inspections found nothing." in why
    assert one.new_rule == "Monthly when in use, and on return to service."
    assert one.saves == "Saves about 40 sheets a year."
    assert "While a unit is parked its inspections pause" in one.clause
    assert "before it returns to service" in one.clause
    assert one.verb == "Change the plan and the policy…"


def test_one_action_changes_plan_and_policy_and_one_undo_takes_it_back(company: Company) -> None:
    company.together(lambda: (daily_log(company), trailer(company)))
    paper = policy(company, ("Trailer inspection", "weekly"), ("Extinguishers", "monthly"))
    sitting = Sitting(company.file)
    one = only(advice(company.file, AS_OF), "still")
    carry_out(company.file, one, Decision(AS_OF, paper, one.clause))
    with company.file.reading() as connection:
        plan = aggregate.read_one(connection, kind_of("duty_plan"), one.plan_ids[0])
        document = aggregate.read_one(connection, kind_of("document"), paper)
    assert plan is not None
    assert document is not None
    assert [(row["rule"], row["from_on"], row["to_on"]) for row in plan.values["rules"]] == [
        ("weekly", None, AS_OF - timedelta(days=1)),
        ("monthly when in use, and on return to service", AS_OF, None),
    ]
    lines = {
        (row["what"], row["how_often"], row["to_on"]) for row in document.values["frequencies"]
    }
    assert lines == {
        ("Trailer inspection", "weekly", AS_OF - timedelta(days=1)),
        ("Extinguishers", "monthly", None),
        ("Trailer inspection", "monthly when in use, and on return to service", None),
    }
    assert "From 16 November 2026" in document.values["text"]
    assert not [x for x in advice(company.file, AS_OF).proposals if x.plan_ids == one.plan_ids]
    later = advice(company.file, AS_OF + timedelta(days=30))
    assert not [x for x in later.proposals if x.plan_ids == one.plan_ids]
    sitting.undo()
    assert only(advice(company.file, AS_OF), "still").code == one.code
    sitting.close()


def test_what_changes_on_a_day_to_come_is_decided(company: Company) -> None:
    company.together(lambda: (daily_log(company), trailer(company)))
    paper = policy(company, ("Trailer inspection", "weekly"))
    one = only(advice(company.file, AS_OF), "still")
    carry_out(company.file, one, Decision(AS_OF + timedelta(days=14), paper, one.clause))
    for days in (0, 13, 14, 30):
        found = advice(company.file, AS_OF + timedelta(days=days))
        assert not [x for x in found.proposals if x.plan_ids == one.plan_ids], days


def test_what_is_left_is_kept_with_its_reason_and_may_be_looked_at_again(company: Company) -> None:
    company.together(lambda: (daily_log(company), trailer(company)))
    policy(company, ("Trailer inspection", "weekly"))
    one = only(advice(company.file, AS_OF), "still")
    with pytest.raises(Refused) as refused:
        leave(company.file, one, "  ", AS_OF)
    assert set(refused.value.faults) == {"reason"}
    leave(company.file, one, REASON, AS_OF)
    found = advice(company.file, AS_OF)
    assert not [x for x in found.proposals if x.code == one.code]
    (left,) = found.left
    assert REASON in left.kept_said
    assert "by Test" in left.kept_said
    look_again(company.file, left)
    assert only(advice(company.file, AS_OF), "still").code == one.code


def test_six_trailers_are_one_proposal(company: Company) -> None:
    company.together(
        lambda: (daily_log(company), *(trailer(company, f"T-{n}") for n in range(1, 7)))
    )
    one = only(advice(company.file, AS_OF), "still")
    assert len(one.plan_ids) == 6
    assert one.title == "T-1, T-2, T-3 and 3 more · Trailer inspection"


def test_below_the_minimum_it_is_raised_and_never_lowered(company: Company) -> None:
    unit = company.unit("FE", "none", description="Fire extinguishers", lot_size=8)
    company.plan("quarterly", unit, task="Extinguisher check")
    one = only(advice(company.file, AS_OF), "below")
    assert one.plan_rule == "monthly"
    assert "As far as we know it is asked for monthly (NFPA 10" in " ".join(one.why)


def test_where_the_minimum_binds_it_says_so(company: Company) -> None:
    def work() -> None:
        unit = company.unit("FE", "none", description="Fire extinguishers", lot_size=8)
        plan = company.plan("monthly", unit, task="Extinguisher check")
        for n in range(12):
            company.inspection(AS_OF - timedelta(days=30 * n), unit, plan, result="pass")

    company.together(work)
    policy(company, ("Extinguishers", "monthly"))
    found = advice(company.file, AS_OF)
    assert found.proposals == ()
    (note,) = found.notes
    assert "Stays as it is, monthly." in note.sentence
    assert "NFPA 10" in note.sentence


def test_hand_tools_are_looked_at_by_lot(company: Company) -> None:
    def work() -> None:
        unit = company.unit("HT", "none", description="Hand tools bench A", lot_size=34)
        plan = company.plan("weekly", unit, task="Tool inspection")
        for on in mondays():
            company.inspection(on, unit, plan, result="pass")

    company.together(work)
    one = only(advice(company.file, AS_OF), "nothing_found")
    assert one.plan_rule == "every 3 months"
    assert "together as a lot" in one.clause
    assert "52 inspections found nothing." in one.why


def test_a_meeting_every_day_of_three_people(company: Company) -> None:
    for name in ("Harry Vice", "Ann Grip", "Tom Driver"):
        company.worker(name, hired="2020-01-01")
    company.plan("daily", task="Safety meeting", kind="meeting")
    one = only(advice(company.file, AS_OF), "crew")
    assert one.plan_rule == "weekly"
    assert any("3 people work here" in sentence for sentence in one.why)
    assert one.saves.endswith("meetings a year.")


def test_policy_and_plan_that_differ(company: Company) -> None:
    site = company.site("Shop")
    company.plan("monthly", site=site, task="Worksite inspection")
    paper = policy(company, ("Worksite inspection: shop", "weekly"))
    one = only(advice(company.file, AS_OF), "differs")
    assert (one.plan_rule, one.changes_plan, one.changes_paper) == ("monthly", False, True)
    assert one.why[0] == "“Inspection policy” says weekly, the schedule says monthly."
    assert one.papers[0].id == paper


def test_stated_without_a_plan_is_put_on_the_schedule(company: Company) -> None:
    company.unit("T-1", "none", type="Trailer")
    paper = policy(company, ("Trailers", "monthly"))
    one = only(advice(company.file, AS_OF), "unplanned")
    carry_out(company.file, one, Decision(AS_OF, paper, one.clause))
    found = advice(company.file, AS_OF)
    assert found.proposals == ()
    with company.file.reading() as connection:
        (plan,) = aggregate.read(connection, kind_of("duty_plan")).values()
    assert (plan.values["equipment_type"], plan.values["task"]) == ("Trailer", "Trailers")


def test_planned_and_stated_nowhere_is_written_down(company: Company) -> None:
    company.plan("monthly", site=company.site("Shop"), task="Worksite inspection")
    company.plan("yearly", task="Fire drill", kind="drill")
    found = advice(company.file, AS_OF)
    assert [one.because for one in found.proposals] == ["unstated", "unstated"]
    for one in found.proposals:
        carry_out(company.file, one, Decision(AS_OF, "", one.clause))
    assert advice(company.file, AS_OF).proposals == ()


def test_the_clause_names_what_it_is_about_and_who_asks_for_it(
    company: Company, tmp_path: Path
) -> None:
    truck = company.unit("103", type="Truck")
    slings = company.unit("SL", "none", description="Slings (lot of 24)", lot_size=24)
    company.plan("every 3 months", slings, task="Rigging inspection")
    company.plan("weekly", truck, task="Vehicle inspection")
    company.plan("yearly", truck, task="CVIP", kind="maintenance")
    inspections, maintenance = advice(company.file, AS_OF).proposals
    assert set(inspections.clause.splitlines()) == {
        "Rigging inspection (SL, Slings): a written inspection every 3 months.",
        "Vehicle inspection (unit 103): a written inspection weekly.",
    }
    assert maintenance.clause == (
        "CVIP (unit 103): yearly, and never less often than is asked for "
        "(Alberta Commercial Vehicle Inspection Program)."
    )
    paper = inspections.papers[0]
    assert (paper.title, paper.called) == (
        "A new document: Inspection policy", "Inspection policy",
    )  # fmt: skip
    clause = clause_of_advice(inspections, paper.called, AS_OF, inspections.clause)
    assert (clause.how_often, clause.why) == ((), ())  # all of it stands in the words
    assert print_clause(company.file, tmp_path / "clause.pdf", clause).pages == 1
    for one in (inspections, maintenance):
        carry_out(company.file, one, Decision(AS_OF, "", one.clause))
    assert advice(company.file, AS_OF).proposals == ()  # each line is found again by its duty


def test_a_line_that_tells_no_time_is_told(company: Company) -> None:
    policy(company, ("Cables", "as needed"))
    (note,) = advice(company.file, AS_OF).notes
    assert "“as needed”" in note.sentence


def test_the_law_and_the_maker_are_not_argued_with(company: Company) -> None:
    company.together(lambda: (daily_log(company), trailer(company)))
    plan = only(advice(company.file, AS_OF), "still").plan_ids[0]
    company.save("duty_plan", plan, frequency_source="law", frequency_reference="Permit 12")
    assert advice(company.file, AS_OF).proposals == ()


def test_the_clause_is_a_page_to_sign(company: Company, tmp_path: Path) -> None:
    company.together(lambda: (daily_log(company), trailer(company)))
    policy(company, ("Trailer inspection", "weekly"))
    one = only(advice(company.file, AS_OF), "still")
    to = tmp_path / "clause.pdf"
    clause = clause_of_advice(one, "Inspection policy", day("2026-12-01"), one.clause)
    assert print_clause(company.file, to, clause).pages == 1
    text = said(to)
    for words in (one.clause, "1 December 2026", "Owner or manager", *one.why):
        assert squeezed(words) in text
    assert misplaced(to) == []
    assert len(pages(to)) == 1


def test_nothing_on_file_is_nothing_to_advise(company: Company) -> None:
    found = advice(company.file, AS_OF)
    assert (found.proposals, found.notes, found.has_plans) == ((), (), False)
