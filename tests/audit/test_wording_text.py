"""A word is read as the one that is a slip of the finger away, and no other is."""

import pytest

from desktop.audit.wording.text import plain, turns


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("atention", "attention"),  # one letter lost
        ("atttention", "attention"),  # one too many
        ("attemtion", "attention"),  # a wrong one
        ("attnetion", "attention"),  # two exchanged
        ("attentino", "attention"),  # the last two exchanged
        ("attentio", "attention"),  # the last one lost
        ("carelesss", "careless"),  # one letter three times is twice
        ("negligemce", "negligence"),
        ("suprevisor", "supervisor"),
    ],
)
def test_one_slip_is_undone(typed: str, read: str) -> None:
    assert plain(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "attemsion",  # two wrong letters
        "attneiton",  # exchanged twice
        "attxnztion",
        "bttention",  # the first letter is hardly ever the slip
        "traned",  # too short: its neighbours are words themselves
        "attentions",  # an ending is no slip
        "attentionable",
        "atntetion",
        "trailer",
        "watched",
        "4tt3ntion",
    ],
)
def test_more_than_a_slip_is_another_word(typed: str) -> None:
    assert plain(typed) == typed


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Wasn't payin attention - his own fault", "was not paying attention | his own fault"),
        ("Driver's fault", "driver s fault"),
        ("no guard w/o reason", "no guard without reason"),
        ("line one\nLine two", "line one | line two"),
        ("line one\ngoes on", "line one goes on"),
        ("", ""),
    ],
)
def test_text_is_made_plain(text: str, read: str) -> None:
    assert plain(text) == read


def test_a_sentence_turns() -> None:
    assert turns("told the crew and fitted a guard | done") == [
        "told the crew",
        "fitted a guard",
        "done",
    ]
