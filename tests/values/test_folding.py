"""Tables and laws of folded text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.values.folding import clean, fold, key

anything = st.text(st.characters(exclude_categories=[]), max_size=30)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("José Almeida", "jose almeida"),
        ("MARIE-ÈVE", "marie-eve"),
        ("O\u2019Brien", "o'brien"),
        ("O\u00b4Brien", "o'brien"),
        ("Søren Ægir Strauß Œuvre", "soren aegir strauss oeuvre"),
        ("Łukasz Đurić", "lukasz duric"),
        ("  two\u00a0 words\t\n", "two words"),
        ("\ufeffDate", "date"),
        ("12\u20131", "12-1"),
        ("\u201cshop\u201d \u00abcour\u00bb", '"shop" "cour"'),
        ("\uff21\uff22\uff23 \ufb01t \u2116 4", "abc fit no 4"),
        ("İstanbul", "istanbul"),
        ("", ""),
        ("한글", "한글"),
    ],
)
def test_what_folds_to_what(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Unit #", "unit"),
        ("Emergency-Contact", "emergency contact"),
        ("Plate / Serial", "plate serial"),
        ("Driver\u2019s Abstract", "drivers abstract"),
        ("hire_date", "hire date"),
        ("W.H.M.I.S.", "whmis"),
        ("Equip. No.", "equip no"),
        ("% complete (km)", "complete km"),
        ("Date d\u2019échéance", "date decheance"),
        ("---", ""),
    ],
)
def test_keys_of_headers(text: str, words: str) -> None:
    assert key(text) == words


@given(anything)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert key(key(text)) == key(text)
    assert key(fold(text)) == key(text)


@given(anything)
def test_case_and_outer_space_never_matter(text: str) -> None:
    assert fold(f"  {text}\t") == fold(text)
    assert fold(text.casefold()) == fold(text)


@given(anything)
def test_a_key_has_letters_and_digits_and_single_spaces(text: str) -> None:
    assert all(character == " " or character.isalnum() for character in key(text))
    assert "  " not in key(text)
    assert key(text) == key(text).strip()


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a\x00b\x07c", "abc"),
        ("line\r\nline\rline\n\ttab", "line\nline\nline\n\ttab"),
        ("bad\ud800name", "bad\ufffdname"),
        ("Jose\u0301", "José"),
        ("two  spaces stay ", "two  spaces stay "),
        ("\x85\x9f", ""),
    ],
)
def test_what_may_be_stored(text: str, stored: str) -> None:
    assert clean(text) == stored


@given(anything)
def test_clean_text_can_be_written_and_stays_clean(text: str) -> None:
    stored = clean(text)
    assert stored.encode("utf-8").decode("utf-8") == stored
    assert clean(stored) == stored
    assert "\0" not in stored
