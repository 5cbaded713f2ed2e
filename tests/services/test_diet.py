"""The paperwork diet: what forms and duties are good for, what they take, what could be one."""

from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.records import KINDS, kind_of
from desktop.services.auditing.auditor import Auditor
from desktop.services.auditing.minutes import change_times
from desktop.services.diet.data import laws
from desktop.services.diet.exporting import export_diet
from desktop.services.diet.gathering import form_kinds
from desktop.services.diet.merging import Kept, pairs
from desktop.services.diet.reading import read_diet, say_time
from desktop.services.diet.shown import Diet, Line, Verdict
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from tests.builders import demonstration
from tests.builders.company import AS_OF, NOON, Company, day

WEEK = timedelta(days=7)


def diet(file: CompanyFile, as_of: date = AS_OF) -> Diet:
    with closing(Auditor(file)) as auditor:
        return read_diet(file, auditor, as_of)


def form(company: Company, kind: str) -> Line:
    return next(one for one in diet(company.file).forms if one.key == kind)


def duty(company: Company, key: str) -> Line:
    return next(one for one in diet(company.file).duties if one.key == key)


def asks_little(company: Company, evidence: str = "policy") -> None:
    """A partner who asks one question, about policies alone unless told otherwise."""
    company.save(
        "protocol", short_name="ours", name="Ours", edition="1",
        elements=[{"code": "A", "title": "All", "questions": [
            {"code": "A1", "text": "Is there one?", "points": 5, "methods": "D", "mode": "YN",
             "nature": "directive", "evidence": evidence}]}],
    )  # fmt: skip
    with company.file.reading() as connection:
        own = aggregate.ids_of(connection, kind_of("company"))[0]
    company.save("company", own, protocol="ours")


def test_nothing_filled_in_is_said_so(company: Company) -> None:
    shown = diet(company.file)
    assert shown.sentence == "Nothing was filled in during the last twelve months."
    assert (shown.forms, shown.duties, shown.merges, shown.could_go) == ((), (), (), ())


def test_a_form_counts_the_records_of_twelve_months(company: Company) -> None:
    for on in ("2025-11-16", "2025-11-17", "2026-11-16", "2026-11-17"):
        company.meeting(on)
    gone = company.meeting("2026-06-01")
    company.void("meeting", gone)
    line = form(company, "meeting")
    assert line.n == 2  # not the day before the window, not tomorrow's, not the voided one
    assert "S1.6" in line.questions
    assert line.verdict is Verdict.EARNS
    assert line.minutes == 2 * line.minutes_each


def test_points_are_those_of_all_its_questions(company: Company) -> None:
    asks_little(company, "policy, meeting")
    company.meeting("2026-11-02")
    line = form(company, "meeting")
    assert (line.questions, line.points) == (("A1",), Decimal(5))


def test_what_no_question_counts_and_no_law_asks_for_could_go(company: Company) -> None:
    asks_little(company)
    company.meeting("2026-11-02")
    company.drill("2026-10-02")
    meeting, drill = form(company, "meeting"), form(company, "drill")
    assert meeting.verdict is Verdict.COULD_GO
    assert meeting.said == ("Nothing in the questions or in the law that Muster knows asks for it.")
    assert drill.verdict is Verdict.LAW
    assert [one.key for one in diet(company.file).could_go] == ["meeting"]


def test_the_minutes_are_the_companys_own_where_it_says_so(company: Company) -> None:
    company.meeting("2026-11-02")
    usual = form(company, "meeting").minutes_each
    change_times(company.file, {"meeting": usual + 25})
    assert form(company, "meeting").minutes_each == usual + 25


# --- duties -----------------------------------------------------------------------------------


def test_who_says_how_often_is_told_of_each_duty(company: Company) -> None:
    truck = company.unit("101")
    own = company.plan("weekly", truck, task="Look at the truck")
    law = company.plan("annual", truck, task="CVIP", kind="maintenance", is_statutory=True)
    maker = company.plan(
        "250 hours",
        truck,
        task="Oil",
        kind="maintenance",
        frequency_source="maker",
        frequency_reference="Manual, page 7",
    )
    for n in range(4):
        company.inspection(day("2026-10-05") + n * WEEK, truck, own)
    lines = {one.key: one for one in diet(company.file).duties}
    assert lines[own].verdict is Verdict.OWN
    assert (lines[own].n, lines[own].title, lines[own].rhythm) == (
        4, "Look at the truck, 101", "weekly",
    )  # fmt: skip
    assert "S4.4" in lines[own].questions
    assert lines[law].verdict is Verdict.LAW
    assert (lines[maker].verdict, lines[maker].said) == (Verdict.MAKER, "Manual, page 7")


def test_a_duty_that_no_question_is_about_could_go(company: Company) -> None:
    truck = company.unit("101")
    plan = company.plan("weekly", truck, task="Polish the truck")
    asks_little(company)
    company.inspection("2026-11-02", truck, plan)
    assert duty(company, plan).verdict is Verdict.COULD_GO


def test_a_question_of_the_partner_that_follows_counts_as_its_own(company: Company) -> None:
    truck = company.unit("101")
    plan = company.plan("weekly", truck, task="Look at the truck")
    asks_little(company)
    with company.file.reading() as connection:
        own = aggregate.ids_of(connection, kind_of("protocol"))[0]
    company.save(
        "protocol", own,
        elements=[{"code": "A", "title": "All", "questions": [
            {"code": "A1", "text": "Checked?", "points": 5, "methods": "D", "mode": "PCT",
             "nature": "operational", "follows": "S4.4"}]}],
    )  # fmt: skip
    assert duty(company, plan).questions == ("A1",)


def test_a_duty_on_all_units_of_a_type_is_one_line(company: Company) -> None:
    for number in ("101", "102", "103"):
        company.unit(number, type="truck")
    plan = company.plan("monthly", task="Look at it", equipment_type="truck")
    assert duty(company, plan).title == "Look at it, 3 units"


def test_what_is_on_no_schedule_is_counted_by_its_task(company: Company) -> None:
    truck = company.unit("101")
    for on in ("2026-10-05", "2026-11-02"):
        company.inspection(on, truck, task="Vise grips")
    line = next(one for one in diet(company.file).duties if one.title == "Vise grips")
    assert (line.n, line.rhythm) == (2, "not on the schedule")


# --- what could be one ------------------------------------------------------------------------


def kept(plan: str, days: Sequence[int], by: str = "rick", subject: str = "101",
         items: str = "", kind: str = "inspection") -> Kept:  # fmt: skip
    first = day("2026-01-05")
    return Kept(
        plan=plan,
        kind=kind,
        subject=subject,
        days=frozenset(first + n * WEEK for n in days),
        by={by: len(days)} if by else {},
        items=frozenset(items.split()),
    )


@pytest.mark.parametrize(
    ("one", "other", "is_pair"),
    [
        (kept("a", range(8)), kept("b", range(8)), True),
        (kept("a", range(8)), kept("b", range(4)), True),  # on every day of the rarer one
        (kept("a", range(8)), kept("b", (0, 1, 2, 20)), True),  # three of four
        (kept("a", range(8)), kept("b", (0, 1, 20, 21)), False),
        (kept("a", range(3)), kept("b", range(3)), False),  # too few to say
        (kept("a", range(8)), kept("b", range(8), by="kayla"), False),
        (kept("a", range(8), by=""), kept("b", range(8), by=""), False),
        (kept("a", range(8)), kept("b", range(8), subject="102"), False),
        (kept("a", range(8)), kept("b", range(8), kind="maintenance"), False),
        (kept("a", range(8), items="oil tires lights horn"),
         kept("b", range(8), by="kayla", items="oil tires lights mirrors"), True),
        (kept("a", range(8), items="oil tires lights horn"),
         kept("b", range(8), by="kayla", items="oil tires doors mirrors"), False),
        (kept("a", range(8)), kept("a", range(8)), False),  # of one plan
    ],
)  # fmt: skip
def test_two_duties_could_be_one_form(one: Kept, other: Kept, is_pair: bool) -> None:
    assert bool(pairs([one, other])) is is_pair


def test_each_duty_is_proposed_once_with_the_one_that_it_shares_most_with() -> None:
    (pair,) = pairs([kept("a", range(8)), kept("b", range(6)), kept("c", range(8))])
    assert {pair.one, pair.other} == {"a", "c"}
    assert (pair.shared_days, pair.days, pair.doer) == (8, 8, "rick")


def test_one_sheet_for_both_says_why_and_what_it_saves(company: Company) -> None:
    rick = company.worker("Rick Desjarlais", hired="2020-01-01")
    truck = company.unit("101")
    lights = company.plan("weekly", truck, task="Lights")
    tires = company.plan("weekly", truck, task="Tires")
    for n in range(5):
        on = day("2026-10-05") + n * WEEK
        company.inspection(on, truck, lights, by_id=rick)
        if n:
            company.inspection(on, truck, tires, by_id=rick)
    change_times(company.file, {"inspection": 20})
    (merge,) = diet(company.file).merges
    assert set(merge.title.replace(" and ", ", ").split(", ")) == {"Lights", "Tires", "101"}
    assert merge.said == (
        "4 of 4 were done on the same day. Rick Desjarlais does most of both. "
        "One sheet for both would save at most 1.3 hours a year."
    )
    assert merge.minutes == 80


# --- the whole --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 minutes"), (1, "1 minute"), (59, "59 minutes"), (60, "1 hour"), (90, "1.5 hours"),
     (3600, "60 hours"), (3630, "61 hours")],
)  # fmt: skip
def test_time_is_said_as_people_say_it(minutes: int, said: str) -> None:
    assert say_time(minutes) == said


def test_the_laws_are_about_kinds_that_there_are() -> None:
    assert laws().keys() <= {kind.key for kind in KINDS}
    assert len({kind.key for kind in form_kinds()}) == len(form_kinds())


def test_the_demonstration_company_is_told_what_its_paper_takes(tmp_path: Path) -> None:
    path = demonstration.copied(tmp_path / "demo.muster")
    with CompanyFile.open(path, by="Test", clock=lambda: NOON) as file:
        shown = diet(file)
    assert shown.sentence.startswith("The forms of the last twelve months took about 10")
    assert len(shown.forms) > 20
    assert len(shown.duties) > 30
    known = {line.key for line in shown.forms}
    assert {line.kind for line in shown.duties} <= known
    for line in shown.forms:  # the time of each kind holds for its duties, too
        mine = [one for one in shown.duties if one.kind == line.kind]
        assert all(one.minutes_each == line.minutes_each for one in mine)
        assert sum(one.n for one in mine) <= line.n


def test_it_is_written_into_a_sheet(company: Company, tmp_path: Path) -> None:
    company.meeting("2026-11-02")
    shown = diet(company.file)
    for name in ("diet.xlsx", "diet.csv"):
        export_diet(tmp_path / name, shown)
    sheet = load_workbook(tmp_path / "diet.xlsx").active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:5] == ("What", "How often", "Questions", "Points", "In the year")
    assert rows[1][0] == "Meetings"
    assert rows[1][6] == shown.forms[0].minutes
    assert "Meetings" in (tmp_path / "diet.csv").read_text(encoding="utf-8-sig")
