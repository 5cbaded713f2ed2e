"""The window of an audit in quarters: none of a day or two, however the window was typed."""

from datetime import date

import pytest

from desktop.values.audited.span import Span, months_to

END = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("from_on", "lengths"),
    [
        (date(2025, 11, 17), [92, 89, 92, 92]),  # twelve months to the day
        (date(2025, 11, 16), [93, 89, 92, 92]),  # a day more, as people type it
        (date(2025, 10, 1), [47, 92, 89, 92, 92]),  # a month and a half of its own
        (date(2026, 8, 17), [92]),
        (date(2026, 11, 1), [16]),  # a short window is one part
        (date(2026, 8, 1), [108]),
    ],
)
def test_quarters_hold_every_day_once(from_on: date, lengths: list[int]) -> None:
    parts = Span(from_on, END).quarters()
    assert [(one.as_of - one.from_on).days + 1 for one in parts] == lengths
    assert (parts[0].from_on, parts[-1].as_of) == (from_on, END)


def test_a_year_has_four() -> None:
    assert len(months_to(END, 12).quarters()) == 4
