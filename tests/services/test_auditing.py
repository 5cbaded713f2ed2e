"""The audit of a company file: the documents it makes, and that an edit leaves nothing stale."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.audit.found import Severity
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.records import KINDS
from desktop.services.auditing.auditor import Auditor
from desktop.services.auditing.report import findings_rows, score_report
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from tests.builders import demonstration
from tests.builders.company import AS_OF, NOON, Company, company_in


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[CompanyFile]:
    path = demonstration.copied(tmp_path / "demo.muster")
    with CompanyFile.open(path, by="Test", clock=lambda: NOON) as file:
        yield file


def ids_of(file: CompanyFile) -> dict[str, str]:
    """The kind of every record, by its id."""
    with file.reading() as connection:
        return {id_: kind.key for kind in KINDS for id_ in aggregate.ids_of(connection, kind)}


def test_the_sums_of_the_score_are_right(demo: CompanyFile) -> None:
    said = score_report(demo, AS_OF)
    assert said["as_of"] == "2026-11-16"
    assert said["protocol"] == GENERIC
    assert [one["code"] for one in said["questions"]] == [
        one.code for one in protocol(GENERIC).questions
    ]
    for element in said["elements"]:
        mine = [one for one in said["questions"] if one["code"].startswith(element["code"] + ".")]
        assert element["earned"] == sum(one["earned"] for one in mine)
        assert element["possible"] == sum(one["possible"] for one in mine)
        assert element["share"] == round(element["earned"] / element["possible"], 4)
        assert element["passes"] is (element["share"] >= 0.5)
    earned = sum(one["earned"] for one in said["elements"])
    possible = sum(one["possible"] for one in said["elements"])
    assert said["overall"] == round(earned / possible, 4)
    assert possible <= 200


def test_every_record_of_the_score_exists(demo: CompanyFile) -> None:
    known = ids_of(demo)
    said = score_report(demo, AS_OF)
    for question in said["questions"]:
        assert set(question["counted"]) <= known.keys(), question["code"]
        assert len(set(question["counted"])) == len(question["counted"]), question["code"]
        for missing in question["missing"]:
            assert missing["what"].endswith((".", "?")), missing
            if missing["record"]:
                assert known[missing["record"]] == missing["kind"], question["code"]
        if question["state"] == "sufficient":
            assert question["earned"] == question["possible"]
        if question["state"] in ("missing", "partial", "stale"):
            assert question["missing"], question["code"]


def test_every_record_of_a_finding_exists_and_is_told_well(demo: CompanyFile) -> None:
    known = ids_of(demo)
    rows = findings_rows(demo, AS_OF)
    assert rows
    for row in rows:
        assert known[row["record"]] == row["kind"], row["code"]
        for said in (row["message"], row["fix"], row["why"]):
            assert said.endswith((".", "?")), row
        assert row["question"].startswith(row["element"])
        assert row["severity"] != Severity.ADVICE or row["points"] == 0
    worst = [list(Severity).index(row["severity"]) for row in rows]
    assert worst == sorted(worst)


def test_the_same_day_gives_the_same_bytes(demo: CompanyFile) -> None:
    first, second = (json.dumps(score_report(demo, AS_OF)) for _ in range(2))
    assert first == second
    assert json.dumps(findings_rows(demo, AS_OF)) == json.dumps(findings_rows(demo, AS_OF))


def test_the_forecast_is_what_a_later_day_will_say(demo: CompanyFile) -> None:
    said = score_report(demo, AS_OF)
    assert len(said["forecast"]) == 24
    for n in (0, 5, 23):
        point = said["forecast"][n]
        then = score_report(demo, date.fromisoformat(point["date"]))
        assert point["overall"] == then["overall"], point["date"]
        assert point["elements"] == {one["code"]: one["share"] for one in then["elements"]}


def test_what_bends_the_curve_is_named_on_its_own_day(demo: CompanyFile) -> None:
    said = score_report(demo, AS_OF)
    days = [bend["date"] for bend in said["bends"]]
    assert days == sorted(set(days))
    with closing(Auditor(demo)) as auditor:
        for bend in said["bends"][:4]:  # each costs two audits
            day = date.fromisoformat(bend["date"])
            before, after = (auditor.audited(on) for on in (day - timedelta(days=1), day))
            earned = {one.question.code: one.earned for one in after.score.questions}
            lost = {
                one.question.code: one.earned - earned[one.question.code]
                for one in before.score.questions
                if one.earned > earned[one.question.code]
            }
            # what comes back before the next point is not told
            assert bend["questions"].items() <= {c: float(n) for c, n in lost.items()}.items()
            then = {what.what for one in after.judged.values() for what in one.missing}
            known = {what.what for one in before.judged.values() for what in one.missing}
            new = {one["what"] for one in bend["why"]} - known
            assert len(new) == len(bend["why"])
            assert len(new & then) >= len(new) - 1  # the year of a date is said from January on


def test_after_an_edit_it_says_what_a_fresh_look_says(demo: CompanyFile) -> None:
    company = Company(demo)
    with closing(Auditor(demo)) as kept:
        kept.audited(AS_OF)
        edits = (
            lambda: company.save("policy", title="New", signed_on=AS_OF, text="We look out."),
            lambda: company.save("interview", question="S1.4", positive=True, held_on=AS_OF),
            lambda: company.save("corrective_action", what="Fix the step", found_on=AS_OF),
            lambda: company.save("hours_worked", month_on=date(2026, 10, 1), hours=800),
        )
        for edit in edits:
            edit()
            with closing(Auditor(demo)) as fresh:
                assert kept.audited(AS_OF).score == fresh.audited(AS_OF).score
                assert kept.found(AS_OF) == fresh.found(AS_OF)


def test_a_finding_that_was_set_aside_is_told_no_more(demo: CompanyFile) -> None:
    rows = findings_rows(demo, AS_OF)
    gone = rows[0]
    why = {
        "code": gone["code"],
        "record_kind": gone["kind"],
        "record_id": gone["record"],
        "reason": "Looked at by the crew.",
        "dismissed_on": AS_OF,
    }
    demo.write("Set aside", lambda transaction: transaction.save("dismissed_finding", why))
    left = {(row["code"], row["record"]) for row in findings_rows(demo, AS_OF)}
    assert (gone["code"], gone["record"]) not in left
    assert len(left) >= len({(row["code"], row["record"]) for row in rows}) - 1
    before = {(row["code"], row["record"]) for row in findings_rows(demo, AS_OF - timedelta(1))}
    assert (gone["code"], gone["record"]) in before  # it was set aside today


def test_an_empty_company_scores_next_to_nothing_and_nobody_is_accused(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        said = score_report(company.file, AS_OF)
        assert said["overall"] < 0.01  # half of S2.9 is there where nobody reported anything
        assert not said["passes"]
        lacking = [one for one in said["questions"] if one["state"] == "missing"]
        assert [one["code"] for one in lacking if not one["missing"]] == []
        rows = findings_rows(company.file, AS_OF)
        assert [row for row in rows if row["severity"] == "fails"] == []
