"""The note for the reviewer is made of facts, and of what is still to do."""

from fractions import Fraction

import pytest

from desktop.audit.judged import Judged, Missing, State, not_applicable
from desktop.audit.notes import (
    draft_note,
    label,
    recited,
    say_exhibits,
    without_exhibits,
    without_gaps,
)

_NOTE = "41 of 42 worksite inspections were done in time."


def _judged(*todo: str, note: str = _NOTE) -> Judged:
    return Judged(
        state=State.PARTIAL,
        share=Fraction(1, 2),
        missing=tuple(Missing(what) for what in todo),
        note=note,
    )


@pytest.mark.parametrize(
    ("judged", "counts", "said"),
    [
        (_judged(), (0, 0, 0), _NOTE),
        (_judged(), (1, 0, 0), f"{_NOTE}\nExhibit S4.2-01."),
        (_judged(), (12, 0, 0), f"{_NOTE}\nExhibits S4.2-01 to S4.2-12."),
        (_judged(), (120, 0, 0), f"{_NOTE}\nExhibits S4.2-01 to S4.2-120."),
        (
            _judged("Inspect the yard."),
            (2, 0, 0),
            f"{_NOTE}\nStill to do: Inspect the yard.\nExhibits S4.2-01 to S4.2-02.",
        ),
        (
            _judged("One.", "Two.", "Three.", "Four."),
            (0, 0, 0),
            f"{_NOTE}\nStill to do: One. Two. Three. And 1 more.",
        ),
        (_judged("One.", "One."), (0, 0, 0), f"{_NOTE}\nStill to do: One."),
        (_judged(), (0, 1, 0), f"{_NOTE}\n1 interview was held."),
        (
            _judged(),
            (0, 3, 2),
            f"{_NOTE}\n3 interviews were held. 2 observations were made.",
        ),
        (Judged(state=State.BY_HAND), (0, 0, 0), ""),
        (Judged(state=State.BY_HAND), (2, 0, 0), "Exhibits S4.2-01 to S4.2-02."),
        (Judged(state=State.BY_HAND), (0, 0, 1), "1 observation was made."),
        (
            not_applicable("There are no hazardous products on the list."),
            (0, 0, 0),
            "There are no hazardous products on the list.",
        ),
    ],
)
def test_a_note_says_what_the_records_show(
    judged: Judged, counts: tuple[int, int, int], said: str
) -> None:
    exhibits, interviews, observations = counts
    numbers = [label("S4.2", place) for place in range(1, exhibits + 1)]
    assert draft_note(judged, numbers, exhibits, interviews, observations) == said


def test_a_question_that_does_not_apply_has_nothing_to_do() -> None:
    """What would be missing if it did apply is no gap."""
    judged = Judged(state=State.NOT_APPLICABLE, note="None in use.", missing=(Missing("Buy one."),))
    assert draft_note(judged, ()) == "None in use."


def test_what_is_still_to_do_is_left_out_for_a_reviewer() -> None:
    said = draft_note(_judged("One."), ("S4.2-01",), tells_gaps=False)
    assert said == f"{_NOTE}\nExhibit S4.2-01."


def test_exhibits_are_counted_from_one() -> None:
    assert label("S4.2", 1) == "S4.2-01"


@pytest.mark.parametrize(
    ("numbers", "of", "said"),
    [
        ("", 0, ""),
        ("", 4, ""),
        ("S4.2-01", 1, "Exhibit S4.2-01."),
        ("S4.2-01", 41, "Exhibit S4.2-01, of 41 records."),
        ("S4.1-02 S4.2-01 S4.2-02 S4.2-03", 4, "Exhibits S4.1-02, S4.2-01 to S4.2-03."),
        ("S4.2-01 S4.2-03 S4.2-04", 52, "Exhibits S4.2-01, S4.2-03 to S4.2-04, of 52 records."),
        ("S4.2-99 S4.2-100", 2, "Exhibits S4.2-99 to S4.2-100."),
    ],
)
def test_exhibits_are_told_with_how_many_there_are(numbers: str, of: int, said: str) -> None:
    assert say_exhibits(numbers.split(), of) == said


def test_a_note_cites_the_numbers_of_now_and_keeps_what_a_person_wrote() -> None:
    drafted, now = f"{_NOTE}\nExhibit S4.2-01.", f"{_NOTE}\nExhibits S4.2-02 to S4.2-04."
    own = "Glenn goes round himself.\nExhibit S4.2-01.\nAsk him."
    assert recited(own, drafted, now) == own.replace("Exhibit S4.2-01.", now.splitlines()[1])
    assert recited("See S4.2-01.", drafted, now) == "See S4.2-01."
    assert recited(drafted, drafted, _NOTE) == _NOTE
    assert recited(_NOTE, _NOTE, now) == _NOTE


def test_what_a_draft_told_the_company_to_do_is_not_told_a_reviewer() -> None:
    drafted = f"{_NOTE}\nStill to do: Inspect T-101.\nExhibit S4.2-01, of 41 records."
    assert without_gaps(drafted, drafted) == f"{_NOTE}\nExhibit S4.2-01, of 41 records."
    own = "We were short in May.\nStill to do: Inspect T-102."
    assert without_gaps(own, drafted) == own


def test_a_note_without_its_exhibits() -> None:
    assert without_exhibits(f"{_NOTE}\nExhibit S4.2-01, of 41 records.") == _NOTE
    assert without_exhibits("Still to do: Inspect T-101.") == "Still to do: Inspect T-101."
