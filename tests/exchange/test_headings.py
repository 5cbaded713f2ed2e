"""Headings are matched by their words; the words people use are data, and the data name what is."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.headings import ROWS, fit, targets
from desktop.exchange.mapping import GOOD, NOT_IN_SHEETS, assign
from desktop.records import KINDS, kind_of
from desktop.resources import resource
from desktop.values.folding import key

IN_SHEETS = [kind for kind in KINDS if kind.key not in NOT_IN_SHEETS]


def data(name: str) -> dict[str, Any]:
    with resource("import", name).open("rb") as file:
        return tomllib.load(file)


def meant(kind: str, *headings: str) -> list[str | None]:
    return [name for _heading, name in assign(headings, kind_of(kind))]


@pytest.mark.parametrize(
    ("kind", "heading", "target"),
    [
        ("worker", "EMPLOYEE NAME", "full_name"),
        ("worker", "Date of Hire", "hired_on"),
        ("worker", "Date d’embauche", "hired_on"),
        ("worker", "Emergency-Contact", "emergency_contact"),
        ("equipment", "Unit #", "number"),
        ("equipment", "Odometer (km)", "odometer"),
        ("duty_plan", "How often?", "rule"),
        ("duty_plan", "Last Done", "baseline_on"),
        ("certificate", "Expiry Date", "expires_on"),
        ("inspection", "Inspected by", "by_id"),
        ("corrective_action", "Person responsible", "assigned_id"),
        ("incident", "What happened?", "what"),
    ],
)
def test_a_heading_means_a_field(kind: str, heading: str, target: str) -> None:
    assert meant(kind, heading) == [target]


def test_each_meaning_is_given_once_and_to_the_heading_that_fits_best() -> None:
    assert meant("incident", "What happened there", "What happened") == [None, "what"]


def test_numbered_headings_mean_the_same_once_more() -> None:
    headings = ("Hazard 1", "Control 1", "Hazard 2", "Control 2")
    wanted = ["hazard#1", "control#1", "hazard#2", "control#2"]
    assert meant("field_level_hazard_assessment", *headings) == wanted


def test_an_unknown_heading_means_nothing() -> None:
    assert meant("worker", "Shoe size", "") == [None, None]


@given(st.sampled_from(IN_SHEETS), st.data())
def test_every_target_knows_its_own_label(kind: Any, choose: st.DataObject) -> None:
    target = choose.draw(st.sampled_from(targets(kind)))
    assert fit(target.label, target) == 1.0


@given(st.sampled_from(IN_SHEETS), st.text(max_size=30), st.data())
def test_a_fit_is_a_share(kind: Any, heading: str, choose: st.DataObject) -> None:
    target = choose.draw(st.sampled_from(targets(kind)))
    assert 0.0 <= fit(heading, target) <= 1.0


@given(st.sampled_from(IN_SHEETS), st.lists(st.text(max_size=12), max_size=8))
def test_no_meaning_is_given_twice(kind: Any, headings: list[str]) -> None:
    found = [name for _heading, name in assign(headings, kind) if name]
    assert len(found) == len(set(found))


# --- the data ---


@pytest.mark.parametrize("kind", data("headings.toml"))
def test_headings_are_of_kinds_that_stand_in_sheets(kind: str) -> None:
    about = kind_of(kind)
    rows = {ROWS + table.name for table in about.rows}
    assert about in IN_SHEETS
    assert {name for name in data("headings.toml")[kind] if name.startswith(ROWS)} <= rows


@pytest.mark.parametrize("kind", data("essentials.toml"))
def test_what_is_essential_is_something_a_column_can_mean(kind: str) -> None:
    known = {target.name for target in targets(kind_of(kind))}
    assert {name for group in data("essentials.toml")[kind] for name in group} <= known


@pytest.mark.parametrize(
    ("kind", "field"),
    [(k, f) for k, fields in data("choices.toml").items() for f in fields if k != "*"],
)
def test_words_for_choices_stand_for_choices_that_there_are(kind: str, field: str) -> None:
    (about,) = (f for f in kind_of(kind).fields if f.name == field)
    assert set(data("choices.toml")[kind][field]) <= set(about.choices or ())


@pytest.mark.parametrize(
    ("kind", "field"),
    [(k, f) for k, fields in data("choices.toml").items() for f in fields],
)
def test_no_word_stands_for_two_choices(kind: str, field: str) -> None:
    choices = [set(map(key, words)) for words in data("choices.toml")[kind][field].values()]
    assert sum(map(len, choices)) == len(set().union(*choices))


def test_a_good_fit_is_less_than_the_same_words() -> None:
    assert 0.0 < GOOD < 0.95
