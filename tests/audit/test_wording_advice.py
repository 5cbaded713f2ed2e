"""Where a text stops too early, the question that leads further is asked while it is typed."""

import pytest

from desktop.audit.wording.advice import advice_of_action, advice_of_cause
from desktop.audit.wording.tables import tables


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Worker error", "errors"),
        ("He was not paying attention", "attention"),
        ("Should have known better", "sense"),
        ("Did not follow the procedure", "rules"),
        ("Bad luck", "luck"),
        ("Unknown", "unknown"),
        ("It was his turn", "errors"),  # nothing but a person, in words that no table has
        ("No guard on the saw", ""),
        ("", ""),
        ("  ", ""),
    ],
)
def test_of_a_cause(text: str, question: str) -> None:
    assert advice_of_cause(text) == (tables().questions[question] if question else "")


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Remind everybody", "reminder"),
        ("Forklift course for Jose", "training"),
        ("Guard fitted", ""),
        ("", ""),
    ],
)
def test_of_an_action(text: str, question: str) -> None:
    assert advice_of_action(text) == (tables().questions[question] if question else "")
