"""Ratings, bands and the hierarchy of controls."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refused
from desktop.values.risk import (
    Band,
    ControlLevel,
    Exposure,
    Likelihood,
    Matrix,
    Severity,
    guess_control_level,
    read_control_level,
)

BY_SUM = Matrix(axes=3, levels=4, combine="add", medium_from=6, high_from=9)


@pytest.mark.parametrize(
    ("rating", "band"),
    [
        ((1, 1), Band.LOW),
        ((1, 3), Band.LOW),
        ((2, 2), Band.MEDIUM),
        ((2, 4), Band.MEDIUM),
        ((3, 3), Band.HIGH),
        ((4, 4), Band.HIGH),
        ((None, 4), Band.MEDIUM),
        ((4, None), Band.MEDIUM),
        ((None, None), Band.MEDIUM),
    ],
)
def test_bands_of_the_plain_matrix(rating: tuple[int | None, int | None], band: Band) -> None:
    assert Matrix().rate(*rating) is band


def test_three_axes_added() -> None:
    assert BY_SUM.rate(1, 2, 2) is Band.LOW
    assert BY_SUM.rate(Severity.MINOR, Likelihood.UNLIKELY, Exposure.MONTHLY) is Band.MEDIUM
    assert BY_SUM.rate(4, 4, 1) is Band.HIGH
    assert BY_SUM.rate(4, 4) is Band.MEDIUM  # exposure was not rated
    assert (BY_SUM.lowest, BY_SUM.highest) == (3, 12)


def test_exposure_means_nothing_to_two_axes() -> None:
    assert Matrix().score(2, 3, 4) == Matrix().score(2, 3) == 6


def test_a_level_outside_the_matrix_is_a_bug() -> None:
    with pytest.raises(ValueError, match="outside 1 to 4"):
        Matrix().rate(5, 1)
    assert Matrix(levels=5, high_from=10).rate(5, 2) is Band.HIGH


@pytest.mark.parametrize("thresholds", [(1, 9), (4, 4), (9, 4), (4, 17)])
def test_bands_that_cannot_be_are_refused(thresholds: tuple[int, int]) -> None:
    with pytest.raises(Refused) as refusal:
        Matrix(medium_from=thresholds[0], high_from=thresholds[1])
    assert "from 1 to 16" in refusal.value.faults["high_from"]


def test_all_faults_of_a_matrix_are_told_at_once() -> None:
    with pytest.raises(Refused) as refusal:
        Matrix(axes=4, levels=9, combine="guess")  # type: ignore[arg-type]
    assert set(refusal.value.faults) == {"axes", "levels", "combine"}


levels = st.one_of(st.none(), st.integers(1, 4))


@given(levels, levels, levels, st.sampled_from([Matrix(), BY_SUM]))
def test_a_worse_level_never_gives_a_better_band(
    severity: int | None, likelihood: int | None, exposure: int | None, matrix: Matrix
) -> None:
    if severity is not None and severity < 4:
        worse = matrix.rate(severity + 1, likelihood, exposure)
        assert worse >= matrix.rate(severity, likelihood, exposure)


def test_every_level_has_its_own_words() -> None:
    for kind in (Severity, Likelihood, Exposure, Band, ControlLevel):
        words = [level.words for level in kind]
        assert all(words)
        assert len(set(words)) == len(words)


def test_the_hierarchy_is_ordered() -> None:
    best_first = ["ELIMINATION", "SUBSTITUTION", "ENGINEERING", "ADMINISTRATIVE", "PPE"]
    assert [level.name for level in sorted(ControlLevel, reverse=True)] == best_first


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Eng.", ControlLevel.ENGINEERING),
        ("3 - Engineering control", ControlLevel.ENGINEERING),
        ("admin", ControlLevel.ADMINISTRATIVE),
        ("Admin / PPE", ControlLevel.ADMINISTRATIVE),
        ("P.P.E.", ControlLevel.PPE),
        ("ÉPI", ControlLevel.PPE),
        ("Élimination", ControlLevel.ELIMINATION),
        ("SUBST", ControlLevel.SUBSTITUTION),
        ("gloves", None),
        ("", None),
    ],
)
def test_reading_a_level(text: str, level: ControlLevel | None) -> None:
    assert read_control_level(text) is level


@pytest.mark.parametrize(
    ("control", "level"),
    [
        ("PPE", ControlLevel.PPE),
        ("gloves and face shield", ControlLevel.PPE),
        ("Fall arrest harness, tied off", ControlLevel.PPE),
        ("ventilation", ControlLevel.ENGINEERING),
        ("Guard on grinder", ControlLevel.ENGINEERING),
        ("Lock-out", ControlLevel.ENGINEERING),
        ("Line blinded and locked out", ControlLevel.ENGINEERING),
        ("tripod", ControlLevel.ENGINEERING),
        ("Barricade", ControlLevel.ENGINEERING),
        ("no lifting by hand: use hoist", ControlLevel.ENGINEERING),
        ("Ventilation and continuous monitor, entry permit", ControlLevel.ENGINEERING),
        ("Rig mats laid", ControlLevel.ENGINEERING),
        ("Sloping the excavation", ControlLevel.ENGINEERING),
        ("hot work permit", ControlLevel.ADMINISTRATIVE),
        ("Spotter and marked walkway", ControlLevel.ADMINISTRATIVE),
        ("fire watch", ControlLevel.ADMINISTRATIVE),
        ("training", ControlLevel.ADMINISTRATIVE),
        ("Tag lines, no hands on load", ControlLevel.ADMINISTRATIVE),
        ("gloves, toolbox talk", ControlLevel.ADMINISTRATIVE),
        ("water-based paint", ControlLevel.SUBSTITUTION),
        ("Eliminated: spool built in the shop", ControlLevel.ELIMINATION),
        ("gants et lunettes", ControlLevel.PPE),
        ("take a short break", None),
        ("discard it", None),
        ("", None),
    ],
)
def test_guessing_a_level(control: str, level: ControlLevel | None) -> None:
    assert guess_control_level(control) is level
