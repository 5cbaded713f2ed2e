"""The note for the reviewer is made of facts, and of what is still to do."""

from fractions import Fraction

import pytest

from desktop.audit.judged import Judged, Missing, State, not_applicable
from desktop.audit.notes import draft_note, label, say_exhibits

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
    assert draft_note("S4.2", judged, *counts) == said


def test_a_question_that_does_not_apply_has_nothing_to_do() -> None:
    """What would be missing if it did apply is no gap."""
    judged = Judged(state=State.NOT_APPLICABLE, note="None in use.", missing=(Missing("Buy one."),))
    assert draft_note("S3.6", judged, 0) == "None in use."


def test_exhibits_are_counted_from_one() -> None:
    assert label("S4.2", 1) == "S4.2-01"
    assert say_exhibits("S4.2", 0) == ""
