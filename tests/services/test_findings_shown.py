"""What an auditor would find, in a real file: grouped by what mends it, set aside, taken back."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.audit.found import Severity
from desktop.audit.judged import Judged, Ref, State
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.audit.score import score
from desktop.errors import Refused
from desktop.records import KINDS, kind_of
from desktop.services.auditing.auditor import Auditor
from desktop.services.auditing.findings import FindingsShown, every_one, findings_shown, grouped
from desktop.services.auditing.report import findings_rows
from desktop.services.auditing.set_aside import set_aside, take_back
from desktop.services.columns import columns_of
from desktop.services.table_rows import read_lines
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.titles import Titles
from desktop.store.undo import Sitting
from tests.builders import demonstration
from tests.builders.company import AS_OF, NOON, Company


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[CompanyFile]:
    path = demonstration.copied(tmp_path / "demo.muster")
    with CompanyFile.open(path, by="Donna", clock=lambda: NOON) as file:
        yield file


def shown(file: CompanyFile) -> FindingsShown:
    with closing(Auditor(file)) as auditor:
        return findings_shown(file, auditor, AS_OF)


def two_bare_actions(company: Company) -> tuple[str, str]:
    first = company.action("Put a guard on the grinder")
    return first, company.action("Mend the handrail of the mezzanine")


def test_what_the_same_work_mends_stands_together(company: Company) -> None:
    first, second = two_bare_actions(company)
    (group,) = [one for one in shown(company.file).groups if one.key == "action_without_owner"]
    assert group.title == "Give 2 actions a person and a date"
    assert {one.record.id for one in group.each} == {first, second}
    assert {one.code for one in group.each} >= {"action_without_owner", "action_without_due"}
    assert group.chip == "Counts for less"
    assert "S4.6" in group.said
    assert group.elements == {"S4"}
    assert group.why
    assert all(why and source for why, source in group.why)


def test_each_leads_to_the_field_where_the_fix_begins(company: Company) -> None:
    rick = company.worker(hired="2020-01-01")
    left = company.save("certificate", worker_id=rick, type_id=company.certificate_type())
    every = [one for group in shown(company.file).groups for one in group.each]
    mine = [one for one in every if one.record == Ref("certificate", left)]
    assert mine
    assert all(one.target.tab == "training" for one in mine)
    assert all(one.target.record_id == left for one in mine)


def test_the_worst_stand_first_and_what_earns_most_before_the_rest(demo: CompanyFile) -> None:
    groups = shown(demo).groups
    rank = [list(Severity).index(group.severity) for group in groups]
    assert rank == sorted(rank)
    for severity in Severity:
        points = [group.points for group in groups if group.severity is severity]
        assert points == sorted(points, reverse=True)
    assert all(not group.points for group in groups if group.severity is Severity.ADVICE)


def test_the_list_holds_what_the_command_line_finds(demo: CompanyFile) -> None:
    with closing(Auditor(demo)) as auditor:
        every = every_one(demo, auditor, AS_OF)
    listed = [one for group in shown(demo).groups for one in group.each]
    assert len(listed) == len(every)
    told = {row["record"] for row in findings_rows(demo, AS_OF)}
    assert {one.record.id for one in listed} >= told
    with demo.reading() as connection:
        known = {id_ for kind in KINDS for id_ in aggregate.ids_of(connection, kind)}
    assert {one.record.id for one in listed} <= known
    assert len({one.key for one in listed}) == len(listed)


def test_several_are_set_aside_as_one_action_and_are_told_no_more(company: Company) -> None:
    first, second = two_bare_actions(company)
    (group,) = [one for one in shown(company.file).groups if one.key == "action_without_owner"]
    with closing(Sitting(company.file)) as sitting:
        some = [(one.code, one.record) for one in group.each]
        n = set_aside(company.file, some, " The owner does them ", "Donna", AS_OF, group.title)
        assert n == len(some)
        after = shown(company.file)
        assert not [one for one in after.groups if one.key == "action_without_owner"]
        assert len(after.aside) == n
        assert {one.reason for one in after.aside} == {"The owner does them"}
        assert {one.said for one in after.aside} == {"Set aside by Donna on 16 November"}
        assert {one.target.record_id for one in after.aside if one.target} == {first, second}
        sitting.undo()
        assert not shown(company.file).aside
        assert [one for one in shown(company.file).groups if one.key == "action_without_owner"]


def test_what_was_set_aside_is_taken_back(company: Company) -> None:
    action, _other = two_bare_actions(company)
    some = [("action_without_due", Ref("corrective_action", action))]
    set_aside(company.file, some, "It is done every spring", "Donna", AS_OF, "An action")
    (one,) = shown(company.file).aside
    take_back(company.file, one)
    assert not shown(company.file).aside
    (group,) = [one for one in shown(company.file).groups if one.key == "action_without_owner"]
    assert "action_without_due" in {one.code for one in group.each if one.record.id == action}


@pytest.mark.parametrize(
    ("reason", "by", "faults"),
    [(" ", "Donna", {"reason"}), ("So it is", "", {"by"}), ("", " ", {"reason", "by"})],
)
def test_nothing_is_set_aside_without_a_reason_and_a_name(
    company: Company, reason: str, by: str, faults: set[str]
) -> None:
    action, _other = two_bare_actions(company)
    some = [("action_without_due", Ref("corrective_action", action))]
    with pytest.raises(Refused) as told:
        set_aside(company.file, some, reason, by, AS_OF, "An action")
    assert set(told.value.faults) == faults
    assert not shown(company.file).aside


def test_what_the_adviser_was_told_to_leave_is_not_listed_here(company: Company) -> None:
    company.save("dismissed_finding", code="done_less", reason="A client", dismissed_on=AS_OF)
    later = AS_OF + timedelta(days=1)
    company.save("dismissed_finding", code="weak_action", reason="Later", dismissed_on=later)
    assert not shown(company.file).aside


def test_where_nothing_is_found_it_says_in_how_many_records(company: Company) -> None:
    rick = company.worker(hired="2026-09-01", is_owner=True)
    company.policy("2026-10-01", signed_by_id=rick)
    said = shown(company.file)
    some = [(one.code, one.record) for group in said.groups for one in group.each]
    if some:
        set_aside(company.file, some, "For the test", "Donna", AS_OF, "All")
    said = shown(company.file)
    assert said.groups == ()
    assert said.sentence == ""
    assert said.nothing.startswith("Nothing was found in 1 record.")


def test_a_file_without_records_says_that_there_are_none(company: Company) -> None:
    said = shown(company.file)
    if not said.groups:
        assert said.nothing == "There are no records to look at yet."


def test_a_partner_s_question_bears_what_hangs_on_those_it_follows(company: Company) -> None:
    two_bare_actions(company)
    generic = protocol(GENERIC)
    first = generic.elements[0]
    theirs = replace(
        first.questions[0],
        code="B.2",
        short="Corrective actions",
        points=Decimal(10),
        rule="",
        follows=("S4.6", "S5.6"),
    )
    element = replace(first, code="B", title="Their element", questions=(theirs,))
    with closing(Auditor(company.file)) as auditor:
        own = auditor.audited(AS_OF)
        found = auditor.found(AS_OF)
    asked = replace(generic, elements=(element,))
    judged = {"B.2": Judged(state=State.MISSING)}
    audited = replace(own, protocol=asked, judged=judged, score=score(asked, judged))
    (group,) = [one for one in grouped(found, audited) if one.key == "action_without_owner"]
    assert group.points == Decimal(10)
    assert group.said == "up to 10 points · B.2 Corrective actions"
    assert group.elements == {"B"}
    others = [one for one in grouped(found, audited) if not one.elements]
    assert all(one.points == 0 for one in others)


def test_what_was_set_aside_is_named_in_words_wherever_its_record_is_shown(
    company: Company,
) -> None:
    values = {"reason": "A new one is written", "dismissed_on": "2026-11-02"}
    company.save("dismissed_finding", code="policy_too_old", **values)
    company.save("dismissed_finding", code="rhythm of the talks", **values)
    kind = kind_of("dismissed_finding")
    columns = [column for column in columns_of(kind.key) if column.key == "code"]
    with company.file.reading() as connection:
        ids = aggregate.ids_of(connection, kind)
        titles = Titles(connection, {})
        assert sorted(titles.of_id(kind.key, id_) for id_ in ids) == [
            "A policy too old to count: A new one is written",
            "rhythm of the talks: A new one is written",
        ]
        lines = read_lines(connection, kind, [1, 2], columns, {})
    assert sorted(str(line.cells[0]) for line in lines.values()) == [
        "A policy too old to count", "rhythm of the talks",
    ]  # fmt: skip
