"""Names become initials wherever a record says them, and nothing else does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.packaging.hiding import Hider, Known
from desktop.values.folding import fold

CREW = [
    Known("Rick", "Desjarlais"),
    Known("José", "Almeida"),
    Known("Tyler", "O'Brien"),
    Known("Curtis", "Big Plume"),
    Known("Rita", "Dubois"),
    Known("Robert", "Doe", also=("Sparky",), forms=("bob", "bill")),
    Known("Marie-Ève", "Bouchard"),
    Known("Søren", "Kjær"),
]
NAMED = ["Ok Tire", "Marcel Roy", "Dale"]


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("Rick Desjarlais", "R.D."),
        ("Desjarlais, Rick", "R.D."),
        ("RICK fixed it.", "R.D. fixed it."),
        ("Given to Rick D.", "Given to R.D."),
        ("R. Desjarlais was there", "R.D. was there"),
        ("Rita's card", "R.D.2's card"),
        ("Jose slipped on ice", "J.A. slipped on ice"),
        ("Jose\u0301 Almeida", "J.A."),  # as a Mac writes it
        ("O’BRIEN", "T.O."),
        ("Tyler OBrien", "T.O."),
        ("a big plume of smoke", "a C.B. of smoke"),  # a surname is a surname
        ("Plume, not a plume", "C.B., not a plume"),
        ("Marie-Eve and Sparky", "M.B. and R.D.3"),
        ("Bob paid the bill", "R.D.3 paid the bill"),
        ("Almeida_Jose.pdf", "J.A..pdf"),
        ("RickDesjarlais 2026.jpg", "R.D. 2026.jpg"),
        ("rdesjarlais", "R.D."),
        ("Soren and Kjaer", "S.K. and S.K."),
        ("Søren Kjær", "S.K."),
        ("a tire from Ok Tire, with Marcel Roy", "a tire from O.T., with M.R."),
        ("Dale went down the dale", "D. went down the dale"),
        ("Brickyard, Americk, pirita", "Brickyard, Americk, pirita"),
        ("", ""),
    ],
)
def test_a_name_is_hidden_however_it_is_written(said: str, hidden: str) -> None:
    assert Hider(CREW, NAMED)(said) == hidden


def test_two_of_a_name_become_what_they_have_in_common() -> None:
    hide = Hider([Known("Rick", "Doe"), Known("Rick", "Wall")])
    assert hide("Rick met Rick Wall") == "R. met R.W."


def test_nobody_known_changes_nothing() -> None:
    assert Hider([])("Rick Desjarlais") == "Rick Desjarlais"


LETTERS = st.text("abcdefghijklmnoprstuvwyzéø", min_size=3, max_size=9).map(str.title)
BETWEEN = st.text(" ,.;:-_'\n0123456789()", min_size=1, max_size=3)


@given(st.lists(st.tuples(LETTERS, LETTERS), min_size=1, max_size=4), st.data())
def test_no_name_is_left_in_any_text(names: list[tuple[str, str]], data: st.DataObject) -> None:
    hide = Hider([Known(first, last) for first, last in names])
    words = st.sampled_from([word for name in names for word in name])
    parts = data.draw(st.lists(st.tuples(words, BETWEEN), max_size=12))
    text = "".join(word + mark for word, mark in parts)
    left = {fold(word) for word in re.findall(r"[^\W\d_]+", hide(text))}
    assert not left & {fold(word) for name in names for word in name}
