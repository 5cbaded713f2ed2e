"""Questions month by month in a real file: what the cells say, and where they lead."""

from contextlib import closing
from pathlib import Path

import pytest

from desktop.audit.coverage import coverage, months_of
from desktop.audit.duty_months import Cell
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.audit.upkept import kept_up
from desktop.duties.suspension import Pause, Why
from desktop.duties.went import Went
from desktop.records import KINDS, kind_of
from desktop.services.auditing.auditor import Auditor
from desktop.services.auditing.coverage import CoverageShown, coverage_of
from desktop.services.auditing.coverage_words import say_cell
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from tests.builders import demonstration
from tests.builders.company import AS_OF, NOON, Company, day


def shown(file: CompanyFile, *codes: str) -> CoverageShown:
    with closing(Auditor(file)) as auditor:
        return coverage_of(file, auditor.audited(AS_OF), codes or None)


def words(of: CoverageShown, code: str) -> list[str]:
    return [cell.words for cell in of.of(code)[0].shown.cells]


def test_every_question_has_a_line_and_every_place_is_there(tmp_path: Path) -> None:
    path = demonstration.copied(tmp_path / "demo.muster")
    with CompanyFile.open(path, by="Test", clock=lambda: NOON) as file:
        of = shown(file)
        with file.reading() as connection:
            known = {id_ for kind in KINDS for id_ in aggregate.ids_of(connection, kind)}
        with closing(Auditor(file)) as auditor:
            audited = auditor.audited(AS_OF)
    assert [one.code for one in of.lines if not one.is_part] == [
        one.code for one in audited.protocol.questions
    ]
    assert len(of.months) == len(months_of(audited.facts.span)) == 13
    for line in of.lines:
        assert len(line.shown.cells) == len(line.targets) == 13
        for target in filter(None, line.targets):
            kind = kind_of(target.kind)
            assert target.tab == kind.tab
            assert target.new or target.record_id in known
            if target.new:
                assert set(target.values) <= {field.name for field in kind.fields}
    assert "have months that were late or missed" in of.sentence


def test_a_duty_says_done_late_and_missed_and_leads_to_itself(company: Company) -> None:
    shop = company.site("Shop")
    plan = company.plan("monthly", site=shop, task="Worksite inspection", counted="fixed",
                        in_force_from="2025-11-17", anchor_on="2025-12-10")  # fmt: skip
    for on in ("2025-12-10", "2026-01-10", "2026-03-10", "2026-11-10"):
        company.inspection(on, plan=plan, site_id=shop)
    of = shown(company.file, "S4.2")
    (line,) = of.of("S4.2")
    said = [cell.words for cell in line.shown.cells]
    assert said[1:5] == ["done", "done", "missed", "done"]
    assert said[12] == "done"
    feb = line.shown.cells[3]
    assert feb.sentence == "Due 10 February, and not done in time."
    assert line.targets[3] is not None
    assert line.targets[3].record_id == plan
    assert line.has_hole
    assert of.sentence == "Done in time: 4 of 12 times due."


def test_what_can_still_be_done_is_recorded_from_here(company: Company) -> None:
    shop = company.site("Shop")
    plan = company.plan("monthly", site=shop, task="Worksite inspection", counted="fixed",
                        in_force_from="2025-11-17", anchor_on="2026-11-03")  # fmt: skip
    (line,) = shown(company.file, "S4.2").of("S4.2")
    target = line.targets[12]
    assert line.shown.cells[12].words == "overdue"
    assert target is not None
    assert (target.tab, target.kind, target.new) == ("inspections", "inspection", True)
    assert target.values == {"plan_id": plan, "site_id": shop, "task": "Worksite inspection"}


def test_a_place_on_no_schedule_leads_to_a_new_duty(company: Company) -> None:
    shop = company.site("Shop")
    (line,) = shown(company.file, "S4.2").of("S4.2")
    target = next(one for one in line.targets if one is not None)
    assert (target.kind, target.new) == ("duty_plan", True)
    assert target.values["site_id"] == shop
    assert "not on the schedule" in line.shown.task


def test_a_question_of_records_counts_them_by_month(company: Company) -> None:
    near = company.save("incident", kind="near_miss", happened_on=AS_OF, what="A rack tipped")
    of = shown(company.file, "S5.2")
    assert words(of, "S5.2")[12] == "1"
    assert words(of, "S5.2")[3] == "–"
    (line,) = of.of("S5.2")
    assert line.targets[12] is not None
    assert line.targets[12].record_id == near
    assert of.sentence.startswith("Records count in 1 of 13 months.")


def test_a_question_that_does_not_apply_says_so(company: Company) -> None:
    of = shown(company.file, "S4.7")
    assert set(words(of, "S4.7")) == {"N/A"}
    assert of.sentence == "This question does not apply."


def test_a_month_late_says_whether_it_counts(company: Company) -> None:
    plan = company.plan("monthly", task="Safety meeting", kind="meeting", counted="fixed",
                        in_force_from="2025-11-17", anchor_on="2025-12-10")  # fmt: skip
    company.meeting("2025-12-13", plan)
    company.meeting("2026-01-30", plan)
    (line,) = shown(company.file, "S1.6").of("S1.6")
    december, january = line.shown.cells[1:3]
    assert (december.words, january.words) == ("done", "late")  # as the points have it
    assert "a little late, and it still counts" in december.sentence
    assert "too late to count" in january.sentence


def test_what_the_score_counts_as_missed_is_seen_in_its_month(tmp_path: Path) -> None:
    path = demonstration.copied(tmp_path / "demo.muster")
    generic = protocol(GENERIC)
    with (
        CompanyFile.open(path, by="Test", clock=lambda: NOON) as file,
        closing(Auditor(file)) as auditor,
    ):
        audited = auditor.audited(AS_OF)
        every = coverage(generic, generic, audited.facts, audited.judged, {})
    seen = 0
    for one in every:
        for of in (one, *one.lines):  # the boxes of a question hold what its points count
            kept, due = sum(cell.kept for cell in of.cells), sum(cell.due for cell in of.cells)
            every_line = one.lines if of is one else (of,)
            assert kept == sum(line.kept for line in every_line)
            assert due == sum(line.expected for line in every_line)
        found = kept_up(one.question.rule, audited.facts)
        for went in found[1] if found else ():
            mine = [line for line in one.lines if line.plan == went.plan]
            cells = [cell for line in mine for cell in line.cells]
            told = {on for cell in cells for on in cell.missed}
            told |= {late[0] for cell in cells for late in cell.late}
            assert set(went.missed) <= told, went.plan.task
            seen += len(went.missed)
    assert seen > 20


def test_what_was_never_done_is_not_called_nothing_missed(company: Company) -> None:
    shop, far = company.site("Shop"), company.site("Gilby")
    plan = company.plan("yearly", site=shop, task="Fire drill", kind="drill")
    company.plan("yearly", site=far, task="Evacuation drill", kind="drill")
    company.drill("2026-01-26", plan, site_id=shop)
    company.drill("2026-07-16")  # that nobody had planned
    of = shown(company.file, "S6.5")
    whole = next(line for line in of.lines if not line.is_part)
    said = [cell.words for cell in whole.shown.cells]
    # "done" as what was held, and not "never yet" of what was not
    assert (said[2], said[8], said[12]) == ("done", "done", "0 of 1")
    assert "1 was never done. What was done besides what is on the schedule stands" in of.sentence


@pytest.mark.parametrize(
    ("why", "word"),
    [
        (Why.PARKED, "parked"),
        (Why.OUT_OF_ORDER, "tagged out"),
        (Why.OUT_OF_SEASON, "out of season"),
        (Why.NOT_USED, "not used"),
    ],
)
def test_a_month_out_of_service_says_so_in_whole_words(why: Why, word: str) -> None:
    pause = Pause(why, day("2026-01-02"), day("2026-04-02"))
    assert say_cell(Cell(went=Went.OUT, pause=pause)) == word
