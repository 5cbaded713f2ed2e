"""What a person typed, or a dump holds, becomes a record's values or a sentence at each fault."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refused
from desktop.records import KINDS, kind_of
from desktop.records.checking import check, plain
from desktop.records.kind import Kind
from tests.builders.values import A_FEW_OF_EACH, SOMEBODY, example, values_for

IDS = {kind.key: ("a" * 32, "b" * 32) for kind in KINDS}

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)


def faults(key: str, **values: object) -> Mapping[str, str]:
    """The faults of a record that is sound but for `values`."""
    kind = kind_of(key)
    with pytest.raises(Refused) as caught:
        check(kind, example(kind, **values))
    return caught.value.faults


@every_kind
@A_FEW_OF_EACH
@given(data=st.data())
def test_a_record_stays_as_it_is_and_survives_json(kind: Kind, data: st.DataObject) -> None:
    values = data.draw(values_for(kind, IDS))
    assert check(kind, values) == values
    written = json.loads(json.dumps(plain(kind, values), allow_nan=False))
    assert check(kind, written) == values


@every_kind
def test_the_least_is_enough_and_the_rest_is_empty(kind: Kind) -> None:
    least = example(kind)
    checked = check(kind, least)
    assert {name: value for name, value in checked.items() if value not in (None, [])} == least
    assert set(checked) == {f.name for f in kind.fields} | {rows.name for rows in kind.rows}


@every_kind
def test_all_that_is_missing_is_said_at_once(kind: Kind) -> None:
    needed = {field.name: f"{field.label} is needed." for field in kind.fields if field.required}
    if needed:
        with pytest.raises(Refused) as caught:
            check(kind, dict.fromkeys(needed, "  "))
        assert caught.value.faults == needed
    else:
        assert check(kind, {})


@every_kind
def test_a_name_that_a_kind_does_not_have_is_a_bug(kind: Kind) -> None:
    with pytest.raises(KeyError, match="colour"):
        check(kind, example(kind, colour=None))
    with pytest.raises(KeyError, match="colour"):
        plain(kind, {"colour": None})


def test_all_faults_are_said_at_once_each_at_its_place() -> None:
    hazards = [
        {"hazard": "Noise", "controls": [{"control": "Ear plugs", "level": "ppe"}]},
        {"hazard": "", "severity": None, "controls": [{"control": " "}]},
        {"severity": "high", "controls": [{}, {"level": "luck"}]},
        "Dust",
    ]
    found = faults(
        "formal_hazard_assessment", made_on="", title="x" * 201, hazards=hazards, covers="all"
    )
    assert list(found) == [
        "title",
        "made_on",
        "covers",
        "hazards.2.hazard",
        "hazards.2.severity",
        "hazards.2.controls.1.control",
        "hazards.2.controls.1.level",
        "hazards.3",
    ]
    assert found["hazards.2.hazard"] == "Hazard is needed."
    assert found["covers"] == "Positions and tasks covered must be a list of lines."


def test_lines_in_which_nothing_stands_are_dropped() -> None:
    kind = kind_of("meeting")
    lines = [{"name": " ", "id": "a" * 32}, {}, {"name": "Pat"}, {"signed": False}]
    checked = check(kind, example(kind, attendees=lines, concerns=None))
    assert checked["concerns"] == []
    assert checked["attendees"] == [
        {"worker_id": None, "name": "Pat", "signed": None},
        {"worker_id": None, "name": None, "signed": False},
    ]
    with pytest.raises(KeyError, match="colour"):
        check(kind, example(kind, attendees=[{"colour": None}]))


def test_a_line_keeps_its_id_where_it_is_one_and_the_first_to_have_it() -> None:
    kind = kind_of("formal_hazard_assessment")
    ids = ["a" * 32, "a" * 32, "line 3", None]
    controls = [{"control": "Guard", "id": "a" * 32}, {"control": "Mask", "id": "b" * 32}]
    lines = [{"hazard": "Sparks", "id": line, "controls": controls} for line in ids]
    checked = check(kind, example(kind, hazards=lines))
    hazards: Any = checked["hazards"]
    assert [line.get("id") for line in hazards] == ["a" * 32, None, None, None]
    inner = [control.get("id") for line in hazards for control in line["controls"]]
    assert inner == ["a" * 32, "b" * 32] + [None] * 6
    assert check(kind, plain(kind, checked)) == checked


def test_plain_writes_exact_digits_and_iso_dates() -> None:
    kind = kind_of("reading")
    values = {"value": Decimal("128450.500"), "read_on": date(2026, 3, 2), "meter_replaced": True}
    assert plain(kind, values) == {
        "value": "128450.5",
        "read_on": "2026-03-02",
        "meter_replaced": True,
    }
    assert plain(kind, {"value": Decimal("1E+5")}) == {"value": "100000"}
    with pytest.raises(TypeError, match="attendees"):
        plain(kind_of("meeting"), {"attendees": None})


def test_an_example_names_the_records_it_is_given() -> None:
    kind = kind_of("acknowledgement")
    assert example(kind)["worker_id"] == SOMEBODY
    assert example(kind, {"worker": ["a" * 32]})["worker_id"] == "a" * 32
