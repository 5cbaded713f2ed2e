"""What a table of records asks: which columns, which rows in which order, and what they say."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from desktop.records import KINDS, kind_of
from desktop.services.browsing import (
    Asked,
    RowShown,
    columns_of,
    comes_at_once,
    count_of,
    groups_of,
    has_standings,
    list_rows,
    number_of,
    rows_at,
    state_of,
)
from tests.builders.company import AS_OF, Company

NAME = "Ł" * 200


def rows(company: Company, kind: str, **asked: Any) -> list[RowShown]:
    standings = state_of(company.file, kind, AS_OF)
    numbers = list_rows(company.file, Asked(kind, **asked), AS_OF, standings)
    return rows_at(company.file, kind, numbers, columns_of(kind), AS_OF, standings)


def said(company: Company, kind: str, *keys: str, **asked: Any) -> list[Any]:
    """What the rows say in some columns; one text a row where one column is asked for."""
    places = [[c.key for c in columns_of(kind)].index(key) for key in keys]
    found = [tuple(row.texts[place] for place in places) for row in rows(company, kind, **asked)]
    return [texts[0] if len(keys) == 1 else texts for texts in found]


def labels(kind: str, *, shown: bool = True) -> list[str]:
    return [column.label for column in columns_of(kind) if column.shown is shown]


# --- columns ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_field_has_one_column_and_can_be_sorted_by(kind: Any, company: Company) -> None:
    columns = columns_of(kind.key)
    told = [name for column in columns for name in column.names]
    fields = {field.name for field in kind.fields} - {"sha256"}
    assert sorted(told) == sorted([*fields, "created_at", "created_by"])
    assert len({column.key for column in columns}) == len(columns)
    assert any(column.shown for column in columns)
    for column in columns:
        for last_first in (False, True):
            asked = Asked(kind.key, sort=(column.key, last_first))
            assert len(list_rows(company.file, asked, AS_OF)) == (kind.key == "company")


def test_the_columns_seen_first_are_how_it_stands_and_what_it_is() -> None:
    assert labels("inspection")[:4] == ["Date", "Unit", "Site", "Inspection"]
    assert labels("certificate")[:3] == ["State", "Worker", "Certificate"]
    assert "Notes" in labels("inspection", shown=False)
    assert labels("inspection", shown=False)[-2:] == ["Entered on", "Entered by"]


def test_a_person_on_the_list_or_not_is_one_column(company: Company) -> None:
    rick = company.worker()
    company.inspection("2026-11-02", by_id=rick)
    company.inspection("2026-11-01", by_name="Somebody Else")
    assert said(company, "inspection", "by_id") == ["Rick Desjarlais", "Somebody Else"]
    assert labels("inspection").count("Done by") == 1


# --- order --------------------------------------------------------------------------------------


def test_a_log_shows_the_newest_first_and_a_register_goes_by_its_titles(company: Company) -> None:
    for on in ("2026-10-03", "2026-11-02", "2025-12-24"):
        company.inspection(on)
    assert said(company, "inspection", "done_on") == ["2 November", "3 October", "24 December 2025"]
    for number in ("101", "9", "éc-1", "12", "EB-2"):
        company.unit(number)
    assert said(company, "equipment", "number") == ["9", "12", "101", "EB-2", "éc-1"]


def test_what_is_empty_comes_last_whichever_way_it_is_sorted(company: Company) -> None:
    company.action("A", due="2026-12-01")
    company.action("B")
    company.action("C", due="2026-11-20")
    order = [said(company, "corrective_action", "what", sort=("due_on", last))
             for last in (False, True)]  # fmt: skip
    assert order == [["C", "A", "B"], ["A", "C", "B"]]


def test_names_and_choices_sort_as_a_person_would(company: Company) -> None:
    for name, risk in (("Zoë Ab", "low"), ("Rick D", "high"), ("", None), ("Étienne B", "medium")):
        worker = company.worker(name) if name else None
        company.action(name or "Nobody", assigned_id=worker, risk=risk)
    assert said(company, "corrective_action", "what", sort=("assigned_id", False)) == [
        "Étienne B", "Rick D", "Zoë Ab", "Nobody"
    ]  # fmt: skip
    by_risk = said(company, "corrective_action", "risk", sort=("risk", False))
    assert by_risk == ["High", "Medium", "Low", ""]


def test_the_worst_come_first_when_sorted_by_how_they_stand(company: Company) -> None:
    company.action("Closed", resolved="2026-11-02", verified_on="2026-11-03")
    company.action("Late", due="2026-11-10")
    company.action("Later", found="2026-11-01", due="2027-11-01")
    found = said(company, "corrective_action", "state", "what", sort=("state", False))
    assert found == [("Overdue", "Late"), ("Open", "Later"), ("Closed", "Closed")]


def test_the_first_rows_of_a_long_log_are_those_of_the_whole(company: Company) -> None:
    company.together(lambda: [company.inspection(f"2026-{m:02}-{d:02}") for m in range(1, 11)
                              for d in (7, 3, 5)])  # fmt: skip
    asked = Asked("inspection")
    whole = list_rows(company.file, asked, AS_OF)
    assert list(list_rows(company.file, asked, AS_OF, most=7)) == list(whole[:7])
    kind = kind_of("inspection")
    assert comes_at_once(kind, None)
    assert not comes_at_once(kind, ("by_id", False))


# --- the filter ---------------------------------------------------------------------------------


@pytest.fixture
def yard(company: Company) -> Company:
    """Three inspections that differ in all that a person could type."""
    etienne, rick = company.worker("Étienne Béland"), company.worker("Rick Desjarlais")
    truck, grinder = company.unit("101"), company.unit("G-2", description="Bench grinder")
    company.inspection("2026-10-14", truck, task="Circle check", by_id=etienne, reading=128450,
                       result="pass")  # fmt: skip
    company.inspection("2025-10-03", truck, task="CVIP", by_name="Prairie Diesel", result="fail",
                       defects="Brake line weeps")  # fmt: skip
    company.inspection("2026-03-14", grinder, task="Guards", by_id=rick,
                       participants=[{"worker_id": etienne}])  # fmt: skip
    return company


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("circle", ["Circle check"]),
        ("ETIENNE", ["Circle check", "Guards"]),  # who did it, and who took part
        ("béla circ", ["Circle check"]),
        ("101", ["Circle check", "CVIP"]),
        ("bench", ["Guards"]),
        ("weeps prairie", ["CVIP"]),
        ("fail", ["CVIP"]),
        ("2025", ["CVIP"]),
        ("14 october", ["Circle check"]),
        ("128,450", ["Circle check"]),
        ("128", ["Circle check"]),
        ("   ", ["Circle check", "Guards", "CVIP"]),
        ("zebra", []),
        ("circle weeps", []),
        ("ircle", []),
        ("\"'*()%_ AND NEAR(", []),
        ("*?!", ["Circle check", "Guards", "CVIP"]),
        ("c" * 10_000, []),
        ("circle " * 5_000, ["Circle check"]),
        ("\x00\ud800 circle", ["Circle check"]),
    ],
)
def test_the_filter_finds_every_typed_word_where_a_person_sees_it(
    yard: Company, typed: str, found: list[str]
) -> None:
    assert said(yard, "inspection", "task", filter_text=typed) == found


def test_a_first_aid_record_is_found_in_its_own_table_only(company: Company) -> None:
    company.save("first_aid_record", happened_on="2026-11-02", worker_name="José Almeida",
                 injury="Cut thumb")  # fmt: skip
    company.save("first_aid_record", happened_on="2026-11-03", worker_name="Rick", injury="Burn")
    assert said(company, "first_aid_record", "injury", filter_text="jose thumb") == ["Cut thumb"]
    assert said(company, "first_aid_record", "injury", filter_text="thum") == ["Cut thumb"]
    assert said(company, "first_aid_record", "injury", filter_text="november 3") == ["Burn"]
    assert said(company, "first_aid_record", "injury", filter_text="zebra") == []


def test_a_scan_of_a_first_aid_record_is_found_among_the_evidence(company: Company) -> None:
    record = company.save("first_aid_record", happened_on="2026-11-02", worker_name="José")
    company.save("evidence", name="thumb.pdf", sha256="a" * 64, media_type="application/pdf",
                 size=1, filed_at="2026-11-02T10:00:00Z",
                 links=[{"record_kind": "first_aid_record", "record_id": record}])  # fmt: skip
    assert said(company, "evidence", "name", "media_type", filter_text="thumb") == [
        ("thumb.pdf", "PDF")
    ]


def test_voided_records_are_shown_and_found_where_they_are_asked_for(company: Company) -> None:
    company.site("Yard")
    company.void("site", company.site("Old shop"))
    assert said(company, "site", "name") == ["Yard"]
    assert said(company, "site", "name", voided=True) == ["Old shop", "Yard"]
    assert said(company, "site", "name", filter_text="shop") == []
    found = rows(company, "site", voided=True, filter_text="shop")
    assert [row.is_voided for row in found] == [True]
    assert found[0].texts[0] == "Voided"


# --- how they stand -----------------------------------------------------------------------------


def test_a_card_without_a_last_day_shows_the_one_that_follows_from_its_kind(
    company: Company,
) -> None:
    rick, h2s = company.worker(), company.certificate_type("H2S Alive", months=36)
    company.certificate(rick, h2s, issued="2024-01-31")
    assert said(company, "certificate", "expires_on") == ["31 January 2027"]


def test_a_certificate_says_how_it_stands(company: Company) -> None:
    rick, h2s = company.worker(), company.certificate_type()
    gone = company.worker("Cody Brandvold", hired="2020-01-01", left="2026-05-01")
    fall = company.certificate_type("Fall Protection")
    company.certificate(rick, h2s, issued="2020-11-01", expires="2023-11-01")
    company.certificate(rick, h2s, issued="2023-11-01", expires="2026-11-01")
    company.certificate(rick, fall, issued="2024-01-01", expires="2026-12-01")
    company.certificate(gone, fall, issued="2025-01-01", expires="2028-01-01")
    assert said(company, "certificate", "state", sort=("state", False)) == [
        "Expired", "Runs out soon", "Replaced", "No longer here"
    ]  # fmt: skip
    assert len(rows(company, "certificate", group="expired")) == 1
    tones = rows(company, "certificate", group="expired")[0].tones
    assert tones == {0: "red"}


def test_actions_are_open_overdue_or_closed(company: Company) -> None:
    company.action("Late", due="2026-11-10")
    company.action("Soon", due="2026-11-16")
    company.action("Undated")
    company.action("Done", resolved="2026-11-12", verified_on="2026-11-13")
    company.action("Not looked at", resolved="2026-11-12")
    by_group = {
        group.key: sorted(said(company, "corrective_action", "what", group=group.key))
        for group in groups_of("corrective_action")
    }
    assert by_group == {
        "open": ["Late", "Soon", "Undated"], "overdue": ["Late"], "closed": ["Done"],
        "verify": ["Not looked at"], "again": [],
    }  # fmt: skip
    overdue = rows(company, "corrective_action", group="overdue")[0]
    assert overdue.reason == "Found 1 November; due 10 November, 6 days ago."


def test_each_table_counts_the_reviews_of_its_own_kind(company: Company) -> None:
    policy = company.policy("2020-01-05", review_months=24)
    welding = company.save(
        "formal_hazard_assessment", title="Welding", made_on=date(2020, 1, 5), review_months=24
    )
    assert set(state_of(company.file, "policy", AS_OF)) == {policy}
    assert set(state_of(company.file, "formal_hazard_assessment", AS_OF)) == {welding}


def test_units_say_whether_they_are_in_service(company: Company) -> None:
    for number, change in (("1", None), ("2", "parked"), ("3", "out_of_order"), ("4", "sold")):
        unit = company.unit(number)
        if change:
            company.change(unit, change, "2026-10-01")
    assert said(company, "equipment", "number", "state") == [
        ("1", "In service"), ("2", "Parked"), ("3", "Out of order"), ("4", "Sold")
    ]  # fmt: skip


def test_the_schedule_says_what_is_due_how_often_and_when_last(company: Company) -> None:
    plan = company.plan("monthly", company.unit("101"))
    company.inspection("2026-09-14", company.unit("102"), plan=plan)
    company.inspection("2026-10-01", plan=plan)
    found = said(company, "duty_plan", "state", "rule", "due", "last_done")
    assert found == [("Overdue", "monthly", "1 November", "1 October")]


def test_workers_say_whether_they_work_here_and_as_what(company: Company) -> None:
    company.worker("Rick D", hired="2020-01-01", positions=[company.position("Foreman")])
    company.worker("Cody B", hired="2020-01-01", left="2026-05-01")
    assert said(company, "worker", "first_name", "state", "positions") == [
        ("Cody", "Not employed now", ""), ("Rick", "Works here", "Foreman")
    ]  # fmt: skip
    assert said(company, "worker", "first_name", group="here") == ["Rick"]


def test_a_result_is_a_word_with_a_colour(company: Company) -> None:
    company.inspection("2026-11-02", result="fail")
    row = rows(company, "inspection")[0]
    place = [column.key for column in columns_of("inspection")].index("result")
    assert (row.texts[place], row.tones[place]) == ("Fail", "red")
    assert not has_standings("inspection")


# --- rows ---------------------------------------------------------------------------------------


def test_values_are_said_as_people_say_them(company: Company) -> None:
    company.save("incident", happened_on="2026-11-02", happened_at="07:05", kind="near_miss",
                 what="Slipped\non ice", lost_days=1200)  # fmt: skip
    keys = ("happened_on", "happened_at", "kind", "what", "lost_days")
    assert said(company, "incident", *keys) == [
        ("2 November", "07:05", "Near miss", "Slipped on ice", "1,200")
    ]
    company.save("goal", year=2026, text="Be safer")
    assert said(company, "goal", "year") == ["2026"]
    company.save("hours_worked", month_on="2026-10-01", hours="1398.5", estimate=False)
    assert said(company, "hours_worked", "month_on", "hours", "estimate") == [
        ("October 2026", "1,398.5", "No")
    ]


def test_a_long_name_is_whole_and_a_whole_story_is_cut(company: Company) -> None:
    company.site(NAME)
    assert said(company, "site", "name") == [NAME]
    company.save("incident", happened_on="2026-11-02", kind="other", what="word " * 4_000)
    what = said(company, "incident", "what")[0]
    assert len(what) == 600
    assert what.endswith("…")


def test_a_record_of_any_kind_is_named_but_never_a_first_aid_record(company: Company) -> None:
    site = company.site("Shop")
    hurt = company.save("first_aid_record", happened_on="2026-11-02", worker_name="José")
    for kind, record in (("site", site), ("first_aid_record", hurt)):
        values = {"code": "S3.4", "record_kind": kind, "record_id": record, "reason": kind,
                  "dismissed_on": "2026-11-12"}  # fmt: skip
        company.file.write("Set aside", lambda t, v=values: t.save("dismissed_finding", v))
    found = said(company, "dismissed_finding", "reason", "record_id")
    assert sorted(found) == [("first_aid_record", "First-aid record"), ("site", "Shop")]


def test_a_row_that_has_just_gone_says_nothing(company: Company) -> None:
    company.site("Shop")
    numbers = [*list_rows(company.file, Asked("site"), AS_OF), 999]
    found = rows_at(company.file, "site", numbers, columns_of("site")[:2], AS_OF)
    assert [(row.record_id != "", row.texts) for row in found] == [
        (True, ("", "Shop")), (False, ("", ""))
    ]  # fmt: skip


def test_a_record_is_found_again_by_its_number(company: Company) -> None:
    company.site("A")
    shop = company.site("B")
    number = number_of(company.file, "site", shop)
    assert list_rows(company.file, Asked("site"), AS_OF)[1] == number
    assert number_of(company.file, "site", "nothing") is None


def test_records_are_counted_without_those_voided(company: Company) -> None:
    company.site("Yard")
    company.void("site", company.site("Shop"))
    assert count_of(company.file, ["site", "worker"]) == {"site": 1, "worker": 0}
    assert count_of(company.file, []) == {}


def questions(company: Company, work: Any) -> list[str]:
    """Every statement that reaches the file while `work` is done."""
    asked: list[str] = []

    def told(_c: Any, _cur: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    engine = company.file._engine
    event.listen(engine, "before_cursor_execute", told)
    try:
        work()
    finally:
        event.remove(engine, "before_cursor_execute", told)
    return asked


@pytest.mark.parametrize("many", [3, 60])
def test_a_page_is_fetched_in_a_handful_of_questions(company: Company, many: int) -> None:
    def make() -> None:
        for n in range(many):
            plan = company.plan(unit=company.unit(f"U{n}"), site=company.site(f"S{n}"))
            company.skip(plan, "2026-11-02", by_id=company.worker(f"W {n}"))

    company.together(make)
    numbers: Sequence[int] = list_rows(company.file, Asked("skip"), AS_OF)
    columns = columns_of("skip")
    asked = questions(company, lambda: rows_at(company.file, "skip", numbers, columns, AS_OF))
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 5
