"""S2.8 and S2.9: the papers that have to be there, and what became of reported hazards."""

from fractions import Fraction

import pytest

from desktop.audit.judged import Judged, Ref, State
from desktop.audit.rules.s2 import RULES
from desktop.values.audited.hazards import FollowUp, FormalFact, PaperFact, ReportFact
from tests.builders.company import day
from tests.builders.hazard_facts import facts, formal, hazard, paper, report

ALL = (
    paper("safe_work_practice"),
    paper("ppe_rules"),
    paper("working_alone"),
    paper("violence"),
    paper("harassment"),
)
PROCESS = paper("hazard_reporting")


def written(*papers: PaperFact, formals: tuple[FormalFact, ...] = ()) -> Judged:
    return RULES["practices_written"].judge(facts(papers=papers, formal=formals))


def followed(*reports: ReportFact, papers: tuple[PaperFact, ...] = (PROCESS,)) -> Judged:
    return RULES["reports_followed"].judge(facts(reports=reports, papers=papers))


def test_five_papers_that_were_looked_at_are_all() -> None:
    found = written(*ALL)
    assert (found.met, found.population, found.state) == (5, 5, State.SUFFICIENT)
    assert len(found.counted) == 5


def test_what_is_not_there_is_to_be_written() -> None:
    found = written()
    assert (found.state, len(found.missing)) == (State.MISSING, 5)
    assert {one.kind for one in found.missing} == {"document"}


@pytest.mark.parametrize(
    ("one", "met"),
    [
        (paper("violence", signed="2023-11-16"), 1),
        (paper("violence", signed="2023-11-15"), 0),
        (paper("violence", signed="2015-01-01", reviewed=(day("2026-01-01"),)), 1),
        (paper("violence", signed=None), 0),
        (paper("", "Violence prevention plan"), 1),
        (paper("other", "Protective equipment"), 1),
        (paper("company_rules", "SWP for ladders"), 1),
        (paper("training", "Violence prevention course"), 0),
        (paper("violence", "Violence and harassment prevention"), 2),
        (paper("safe_job_procedure"), 1),
    ],
)
def test_a_paper_counts_by_its_kind_or_its_title_and_for_three_years(
    one: PaperFact, met: int
) -> None:
    assert written(one).met == met


def test_an_old_paper_is_to_be_looked_at_and_an_undated_one_dated() -> None:
    old = paper("violence", "Violence plan", "2022-03-09")
    found = written(*(one for one in ALL if one.kind != "violence"), old)
    assert found.state is State.STALE
    assert [one.what for one in found.missing] == [
        "Look at “Violence plan” again: the last time was 9 March 2022, more than three years ago."
    ]
    undated = written(paper("harassment", "Respect", None)).missing[-1]
    assert undated.what == "Say when “Respect” was signed or last looked at."


def test_where_nobody_works_alone_no_plan_for_it_is_asked_for() -> None:
    none = formal(hazard("Working alone", ["Not applicable, nobody works alone"]))
    found = written(*(one for one in ALL if one.kind != "working_alone"), formals=(none,))
    assert found.state is State.SUFFICIENT
    assert Ref("formal_hazard_assessment", "f") in found.counted
    somebody = formal(hazard("Working alone", ["Check-in every two hours"]))
    assert written(*ALL[:2], formals=(somebody,)).met == 2


@pytest.mark.parametrize(
    ("one", "is_followed"),
    [
        (report(actions=(FollowUp(id="a", due_on=None, resolved_on=day("2026-07-01")),)), True),
        (report(actions=(FollowUp(id="a", due_on=None, resolved_on=None, closed=True),)), True),
        (report(actions=(FollowUp(id="a", due_on=day("2026-11-16"), resolved_on=None),)), True),
        (report(actions=(FollowUp(id="a", due_on=day("2026-11-15"), resolved_on=None),)), False),
        (report(actions=(FollowUp(id="a", due_on=None, resolved_on=None),)), False),
        (report(actions=(FollowUp(id="a", due_on=None, resolved_on=day("2027-01-01")),)), False),
        (report(), False),
        (report("2026-11-02"), True),
    ],
)
def test_a_report_is_followed_by_an_action_that_is_closed_or_not_yet_due(
    one: ReportFact, is_followed: bool
) -> None:
    assert followed(one).share == (1 if is_followed else Fraction(1, 3))


def test_what_a_report_lacks_is_said() -> None:
    late = FollowUp(id="late", due_on=day("2026-07-01"), resolved_on=None)
    undated = FollowUp(id="undated", due_on=None, resolved_on=None)
    found = followed(
        report(), report("2026-06-02", actions=(late,)), report("2026-06-03", actions=(undated,))
    )
    assert [(one.what, one.field) for one in found.missing] == [
        ("Make an action of what was reported on 1 June: “Loose step”.", ""),
        ("Put right what was reported on 2 June, it is overdue: “Loose step”.", "resolved_on"),
        ("Set a day for what was reported on 3 June: “Loose step”.", "due_on"),
    ]
    assert found.note == (
        "There is a written way to report hazards. 0 of 3 reports of hazards are followed."
    )


def test_a_year_without_a_report_earns_half_of_that_part() -> None:
    found = followed(report("2024-06-01"))
    assert found.share == Fraction(2, 3)
    assert found.missing[-1].kind == "hazard_report"
    nothing = followed(papers=())
    assert nothing.share == Fraction(1, 3)
    assert nothing.missing[0].kind == "document"
    assert nothing.note == (
        "There is no written way to report hazards. No hazard was reported in the period, which "
        "counts as half of that part: nobody can tell whether there was nothing to report or "
        "nobody did."
    )
