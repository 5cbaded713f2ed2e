"""The demonstration company: on whatever day, a lively and believable shop."""

from itertools import pairwise

import pytest

from desktop.records import KINDS, kind_of
from desktop.records.fields import Shape
from desktop.records.kind import Kind, Rows
from tests.builders.demonstration import Demo, lines_of

# --- what is there -------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_there_is_something_of_every_kind(demo: Demo, kind: Kind) -> None:
    assert demo.records[kind.key]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [(k, r) for k in KINDS for r in k.tables()],
    ids=lambda x: getattr(x, "key", "") or x.name,
)
def test_every_table_inside_a_record_is_used(demo: Demo, kind: Kind, rows: Rows) -> None:
    assert any(
        part is rows for record in demo.all(kind.key) for part, _line in lines_of(kind, record)
    )


# what a shop of nine does not meet in three years
RARE = {"fatality", "modified_work", "hazard", "other", "both", "by_hand"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_choice_is_taken_by_somebody(demo: Demo, kind: Kind) -> None:
    for field in kind.fields:
        if field.choices and field.name not in ("province", "reportable"):
            taken = {values[field.name] for values in demo.all(kind.key)}
            assert set(field.choices) - taken <= RARE, field.name


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        ("worker", 9, 11),
        ("equipment", 18, 24),
        ("duty_plan", 30, 45),
        ("inspection", 150, 330),
        ("certificate", 45, 70),
        ("field_level_hazard_assessment", 40, 50),
        ("corrective_action", 25, 45),
        ("incident", 18, 24),
        ("evidence", 10, 16),
        ("meeting", 50, 90),
    ],
)
def test_it_is_as_big_as_a_small_shop(demo: Demo, kind: str, least: int, most: int) -> None:
    assert least <= len(demo.records[kind]) <= most


# --- what is due ---------------------------------------------------------------------------------


def test_some_things_are_due_and_most_are_in_order(demo: Demo) -> None:
    duties = demo.duties()
    assert 6 <= duties["overdue"] + duties["never_done"] + duties["due_soon"] <= 12
    assert 3 <= duties["overdue"] <= 6
    assert 3 <= duties["due_soon"] <= 7
    assert duties["never_done"] == 1
    assert duties["before_use"] >= 1
    assert duties["suspended"] >= 4
    assert duties["ok"] >= 30


def test_some_cards_have_run_out_and_most_have_not(demo: Demo) -> None:
    cards = demo.states("certificates")
    assert 2 <= cards["expired"] <= 3
    assert 3 <= cards["expiring"] <= 5
    assert 1 <= cards["missing"] <= 2
    assert cards["valid"] >= 30


def test_some_actions_wait_and_most_are_closed(demo: Demo) -> None:
    actions = demo.states("actions")
    assert 2 <= actions["overdue"] <= 4
    assert 2 <= actions["open"] <= 6
    assert 1 <= actions["no_due_date"] <= 2
    assert actions["closed"] >= 20


def test_orientations_are_on_time_late_and_missing(demo: Demo) -> None:
    states = demo.states("orientations")
    assert states["missing"] == 1
    assert states["late"] == 1
    assert states["signed"] >= 6


def test_units_stand_still_for_every_reason(demo: Demo) -> None:
    reasons = " ".join(d["reason"] for d in demo.report["duties"] if d["state"] == "suspended")
    for word in ("Parked", "Sold", "Out of order", "closed"):
        assert word in reasons


def test_the_audit_is_ten_weeks_away(demo: Demo) -> None:
    (company,) = demo.all("company")
    assert 66 <= (company["next_audit_on"] - demo.as_of).days <= 78
    left_empty = {name for name, value in company.items() if value in (None, "", [])}
    assert left_empty <= {"notes", "logo_id", "assessor_name", "representative_name"}


# --- is it believable ----------------------------------------------------------------------------

AT_WORK = ("inspection", "meeting", "field_level_hazard_assessment", "drill", "orientation")


@pytest.mark.parametrize("kind", AT_WORK)
def test_nobody_works_on_weekends_and_holidays(demo: Demo, kind: str) -> None:
    happened = kind_of(kind).happened or ""
    days = [values[happened] for values in demo.all(kind)]
    assert [
        d for d in days if d.weekday() > 4 or (d.month, d.day) in {(12, 25), (1, 1), (7, 1)}
    ] == []


@pytest.mark.parametrize("kind", [k for k in KINDS if k.happened], ids=lambda kind: kind.key)
def test_nothing_is_entered_before_it_happened(demo: Demo, kind: Kind) -> None:
    field = kind.happened or ""
    early = [
        record.values
        for record in demo.records[kind.key]
        if record.values[field] and record.values[field] > record.created_at.date()
    ]
    assert early == []


def test_nothing_has_happened_or_was_entered_after_the_day(demo: Demo) -> None:
    for kind in KINDS:
        for record in demo.records[kind.key]:
            assert record.created_at.date() <= demo.as_of
            happened = record.values[kind.happened] if kind.happened else None
            assert happened is None or happened <= demo.as_of


def test_what_an_edit_tells_had_happened_by_then(demo: Demo) -> None:
    ahead = {"expires_on", "due_on", "next_due_on", "insurance_expires_on", "next_audit_on",
             "certificate_valid_to_on", "assessment_to_on", "window_to_on"}  # fmt: skip
    for kind in KINDS:
        for record in demo.records[kind.key]:
            for part, line in lines_of(kind, record.values):
                for field in part.fields:
                    if field.shape is Shape.DATE and field.name not in ahead and line[field.name]:
                        assert line[field.name] <= demo.as_of, (kind.key, field.name, line)


@pytest.mark.parametrize(
    "kind", [k for k in KINDS if k.happened and k.key != "certificate"], ids=lambda kind: kind.key
)
def test_only_people_who_work_there_do_things(demo: Demo, kind: Kind) -> None:
    employed = {r.id: r.values["employment"] for r in demo.records["worker"]}
    began = min(record.created_at.date() for record in demo.records["company"])
    strangers = [
        (day, field.name, line)
        for values in demo.all(kind.key)
        if (day := values[kind.happened or ""]) and day >= began
        for part, line in lines_of(kind, values)
        for field in part.fields
        if field.link == "worker" and line[field.name]
        if not any(
            time["from_on"] <= day <= (time["to_on"] or demo.as_of)
            for time in employed[line[field.name]]
        )
    ]
    assert strangers == []


def test_a_meter_only_rises(demo: Demo) -> None:
    for unit in demo.records["equipment"]:
        read = sorted(
            (values["read_on"], values["meter_replaced"] or False, values["value"])
            for values in demo.all("reading")
            if values["equipment_id"] == unit.id
        )
        for (_on, _new, before), (_later, replaced, after) in pairwise(read):
            assert replaced or before <= after, unit.values["number"]


def test_every_link_to_any_kind_of_record_finds_it(demo: Demo) -> None:
    there = {(key, record.id) for key, some in demo.records.items() for record in some}
    pairs = [("source_kind", "source_id"), ("record_kind", "record_id")]
    named = [
        (line[kind], line[id_])
        for about in KINDS
        for values in demo.all(about.key)
        for _part, line in lines_of(about, values)
        for kind, id_ in pairs
        if line.get(id_)
    ]
    assert len(named) > 40
    assert set(named) <= there
