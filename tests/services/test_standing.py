"""The score in words: how it stands, how it goes on, what pays most, and what an edit changes."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from desktop.audit.judged import Missing, Ref
from desktop.audit.score import score
from desktop.records import KINDS
from desktop.services.auditing.ahead import ahead_shown, days_to
from desktop.services.auditing.auditor import Auditor
from desktop.services.auditing.minutes import change_times
from desktop.services.auditing.opening import target_of
from desktop.services.auditing.questions_shown import TABS, strip_shown
from desktop.services.auditing.report import score_report
from desktop.services.auditing.standing import bar_of, on_a_day, say_by_hand, score_shown
from desktop.services.auditing.ways import way_shown
from desktop.services.auditing.words import percent, say_percent
from desktop.services.today.shown import Target
from desktop.store.file import CompanyFile
from tests.builders import assessed, demonstration
from tests.builders.company import AS_OF, NOON, Company


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[CompanyFile]:
    path = demonstration.copied(tmp_path / "demo.muster")
    with CompanyFile.open(path, by="Test", clock=lambda: NOON) as file:
        yield file


@pytest.fixture
def auditor(demo: CompanyFile) -> Iterator[Auditor]:
    with closing(Auditor(demo)) as made:
        yield made


# --- today ------------------------------------------------------------------------------------


def test_the_figures_are_those_of_the_audit(demo: CompanyFile, auditor: Auditor) -> None:
    shown, whole = score_shown(auditor, demo, AS_OF), auditor.audited(AS_OF).score
    assert shown.is_begun
    assert shown.percent_said == f"{percent(whole.overall)} %"
    assert [bar.code for bar in shown.bars] == ["S1", "S2", "S3", "S4", "S5", "S6"]
    assert shown.bars[0].title == "1 Leadership"
    assert [bar.tab for bar in shown.bars] == list(TABS)
    assert [bool(bar.under) for bar in shown.bars] == [not one.passes for one in whole.elements]
    assert say_percent(whole.level) in shown.weights_said
    assert shown.remark.startswith(shown.remark_first)
    assert shown.remark_first == "Planning weights, not an official instrument."


def test_too_little_on_file_says_so_and_where_to_begin(company: Company) -> None:
    with closing(Auditor(company.file)) as auditor:
        shown = score_shown(auditor, company.file, AS_OF)
        assert not shown.is_begun
        assert (shown.percent_said, shown.bars) == ("", ())
        assert shown.sentence == (
            "It comes from what is on file: so far 0 of 45 questions have something to show."
        )
        assert shown.way is not None
        assert shown.way.title == "What pays most"
        assert on_a_day(auditor, AS_OF, AS_OF + timedelta(days=9)) == ""


def test_the_elements_of_a_partner_go_by_their_own_names(auditor: Auditor) -> None:
    audited = auditor.audited(AS_OF)
    theirs = replace(audited, protocol=replace(audited.protocol, id="p", pass_element=None))
    bar = bar_of(theirs, audited.score.elements[0])
    assert (bar.title, bar.tab) == ("S1 Management and leadership", "audit")
    assert (bar.gate, bar.under) == (None, "")
    low = replace(audited.score.elements[0], earned=Decimal(1), passes=False)
    assert bar_of(audited, low).under == "under 50 %"
    assert bar_of(audited, low).sentence == "1 Leadership: 2 %, under 50 %, 1 of 40 points"


def test_what_is_judged_by_hand_is_told(company: Company) -> None:
    with closing(Auditor(company.file)) as auditor:
        audited = auditor.audited(AS_OF)
        by_hand = score(audited.protocol, {})
    assert say_by_hand(by_hand) == (
        "200 points are judged by hand and count as nothing until the assessor decides."
    )
    assert say_by_hand(audited.score) == ""


def test_a_share_is_never_rounded_up() -> None:
    assert percent(Fraction(799, 1000)) == 79
    assert percent(Fraction(57, 100)) == 57
    assert say_percent(Fraction(1)) == "100 %"
    assert say_percent(None) == "none applies"


# --- the cheapest way -------------------------------------------------------------------------


def test_every_line_of_the_way_opens_something_that_there_is(
    demo: CompanyFile, auditor: Auditor
) -> None:
    way = score_shown(auditor, demo, AS_OF).way
    assert way is not None
    kinds = {kind.key: kind for kind in KINDS}
    assert len(way.rows) >= 3
    for row in way.rows:
        assert row.earns.startswith("+")
        if row.opens.kind in kinds:
            assert row.opens.tab == kinds[row.opens.kind].tab
            assert row.opens.new is (row.opens.record_id is None)
            assert set(row.opens.values) <= {one.name for one in kinds[row.opens.kind].fields}


def test_the_way_of_an_empty_company_promises_what_it_can_keep(company: Company) -> None:
    with closing(Auditor(company.file)) as auditor:
        way = score_shown(auditor, company.file, AS_OF).way
        assert way is not None
        rows = {row.what: row for row in way.rows}
        assert len(rows) == len(way.rows)
        cards = rows["Fill in a field assessment before the work starts: 12 more are asked for."]
        assert (cards.time_said, cards.more) == ("about 3 hours", "")
        assert cards.earns == "+0.6 %"  # one month of the nine that are asked for
        for what in (
            "Write down which certificates each position needs; what nobody asks cannot count.",
            "Put the places where you work on the list of sites.",
            "Say how often safety meetings are held: make a duty for them.",
        ):
            assert (rows[what].earns, rows[what].time_said) == ("First step", "")
        # a policy alone is known to nobody yet
        policy = "Write a health and safety policy, have it signed by who runs the company."
        assert rows[policy].questions_said == "S1.1 Policy signed"
        strip = strip_shown(auditor, company.file, AS_OF, "emergency")
        assert strip is not None
        assert strip.lines[0].best is not None
        assert strip.lines[0].best.sentence == (
            "Put the places where you work on the list of sites, First step"
        )


@pytest.mark.parametrize(
    ("overall", "aim", "element", "title"),
    [
        ("4/5", "9/10", "1/2", "Cheapest way to 80 %"),
        ("1/2", "9/10", "1/2", "Cheapest way to 90 %"),
        ("1/2", "3/5", "1/2", "Cheapest way to 100 %"),
        ("1/2", "3/5", "7/10", "Cheapest way past 70 % in every element"),
    ],
)
def test_the_way_leads_to_what_is_next(
    demo: CompanyFile, auditor: Auditor, overall: str, aim: str, element: str, title: str
) -> None:
    audited = auditor.audited(AS_OF)  # 78 %, Training at 61 %
    asked = replace(
        audited.protocol,
        pass_overall=Fraction(overall),
        aim=Fraction(aim),
        pass_element=Fraction(element),
    )
    way = way_shown(demo, replace(audited, protocol=asked, score=score(asked, audited.judged)))
    assert way is not None
    assert way.title in (title, "What pays most")
    assert (way.title == "What pays most") == (title == "Cheapest way to 100 %")


def test_minutes_of_its_own_change_what_pays_most(demo: CompanyFile, auditor: Auditor) -> None:
    way = score_shown(auditor, demo, AS_OF).way
    assert way is not None
    first = way.rows[0]
    codes = first.key.split("+")
    change_times(demo, dict.fromkeys(codes, 6000))
    other = score_shown(auditor, demo, AS_OF).way
    assert other is not None
    assert other.rows[0].key != first.key


def test_the_three_cheapest_are_what_the_story_does(tmp_path: Path) -> None:
    path = assessed.assessed(tmp_path / "story.muster")
    with (
        CompanyFile.open(path, by="Test", clock=lambda: assessed.EVENING) as file,
        closing(Auditor(file)) as auditor,
    ):
        before = score_shown(auditor, file, assessed.TODAY)
        assert before.percent_said == f"{assessed.BEFORE} %"
        assessed.put_right(file)
        after = score_shown(auditor, file, assessed.TODAY)
        assert after.percent_said == f"{assessed.AFTER} %"
        assert after.way != before.way


# --- how it goes on ---------------------------------------------------------------------------


def test_the_chart_ends_on_the_day_of_the_audit(demo: CompanyFile, auditor: Auditor) -> None:
    audit_on = auditor.audited(AS_OF).facts.company.next_audit_on
    assert audit_on is not None
    chart = ahead_shown(auditor, demo, AS_OF)
    assert chart is not None
    then = auditor.ahead(AS_OF, (audit_on,)).points[0].score.overall
    assert chart.nothing_said == say_percent(then)
    assert (chart.stops[0].x, chart.stops[-1].x) == (0, 1)
    assert chart.stops[0].nothing == chart.stops[0].planned
    assert all(stop.planned >= stop.nothing for stop in chart.stops)
    assert all(0 < event.x <= 1 and event.sentence.startswith("From ") for event in chart.events)
    assert len({event.label for event in chart.events}) == len(chart.events) <= 4
    assert chart.sentence in chart.description
    assert say_percent(then) in on_a_day(auditor, AS_OF, audit_on)


def test_without_an_audit_it_is_six_months_and_on_the_day_of_it_nothing(company: Company) -> None:
    with closing(Auditor(company.file)) as auditor:
        chart = ahead_shown(auditor, company.file, AS_OF)
        assert chart is not None
        assert "16 May 2027" in chart.sentence
        company.save("company", record_id(company), next_audit_on=AS_OF)
        assert ahead_shown(auditor, company.file, AS_OF) is None


def test_an_incident_that_leaves_the_window_is_told_beside_the_curve(company: Company) -> None:
    company.worker("Glenn Haugen", hired="2020-01-01", is_owner=True)
    company.save("incident", kind="lost_time", happened_on=date(2026, 1, 20), what="Fell.")
    with closing(Auditor(company.file)) as auditor:
        chart = ahead_shown(auditor, company.file, AS_OF)
        assert chart is not None
        assert "On 20 January 2027 an incident leaves the 12 months that count. " in chart.sentence
        said = score_report(company.file, AS_OF)["lifts"]
        assert [one["date"] for one in said] == ["2027-01-20"]
        assert said[0]["why"] in chart.sentence
        assert "S5.3" in said[0]["questions_ended"]


def record_id(company: Company) -> str:
    with closing(Auditor(company.file)) as auditor:
        return auditor.audited(AS_OF).facts.company.id


@pytest.mark.parametrize("ahead", [1, 6, 30, 74, 180, 400, 720])
def test_few_days_are_judged_however_far_the_audit_is(ahead: int) -> None:
    until = AS_OF + timedelta(days=ahead)
    days = days_to(AS_OF, until)
    assert (days[0], days[-1]) == (AS_OF, until)
    assert list(days) == sorted(set(days))
    assert len(days) <= 26


def test_the_document_of_the_score_has_both_curves(demo: CompanyFile) -> None:
    said = score_report(demo, AS_OF)
    assert [one["date"] for one in said["plan"]] == [one["date"] for one in said["forecast"]]
    assert len(said["plan"]) == 24
    for low, high in zip(said["forecast"], said["plan"], strict=True):
        assert high["overall"] >= low["overall"]
        assert all(high["elements"][code] >= low["elements"][code] for code in low["elements"])
    assert said["plan"][-1]["overall"] >= 0.9  # the aim


# --- where it opens ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("missing", "target"),
    [
        (Missing("Make it.", kind="drill"), Target("emergency", "drill", new=True)),
        (
            Missing("Mend it.", Ref("policy", "1"), "signed_on"),
            Target("leadership", "policy", "1", at="signed_on"),
        ),
        (
            Missing("Look into it.", Ref("incident", "1"), kind="investigation"),
            Target("incidents", "investigation", new=True, values={"incident_id": "1"}),
        ),
        (
            Missing("Plan it.", Ref("site", "1"), kind="duty_plan"),
            Target("inspections", "duty_plan", new=True, values={"site_id": "1"}),
        ),
        (Missing("Ask somebody."), None),
    ],
)
def test_what_is_missing_opens_where_it_begins(missing: Missing, target: Target | None) -> None:
    assert target_of(missing) == target


# --- the strip of a tab -------------------------------------------------------------------------


def test_a_tab_shows_the_questions_that_its_records_answer(
    demo: CompanyFile, auditor: Auditor
) -> None:
    shown = strip_shown(auditor, demo, AS_OF, "inspections")
    assert shown is not None
    assert [line.code for line in shown.lines] == [f"S4.{n}" for n in range(1, 8)]
    element = auditor.audited(AS_OF).score.elements[3]
    assert f"{float(element.earned):g} of {element.possible} points" in shown.sum_said
    assert shown.best is not None
    assert shown.best.what in {line.best.what for line in shown.lines if line.best}
    full = [line for line in shown.lines if line.state_said == "Enough"]
    assert all(line.tone == "green" and line.best is None for line in full)
    assert strip_shown(auditor, demo, AS_OF, "company") is None


def test_an_edit_shows_at_once(company: Company) -> None:
    owner = company.worker("Glenn Haugen", hired="2020-01-01", is_owner=True)
    with closing(Auditor(company.file)) as auditor:

        def policy_signed() -> str:
            shown = strip_shown(auditor, company.file, AS_OF, "leadership")
            assert shown is not None
            return shown.lines[0].counts_said

        assert policy_signed() == "no record counts"
        company.policy(date(2026, 10, 1), signed_by_id=owner)
        assert policy_signed() == "1 record counts"
