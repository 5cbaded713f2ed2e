"""Words that are cut to fit end where a word ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.values.quoting import cut


@pytest.mark.parametrize(
    ("text", "most", "said"),
    [
        ("Seen at Rimbey hospital today", 40, "Seen at Rimbey hospital today"),
        ("Seen at Rimbey hospital today", 29, "Seen at Rimbey hospital today"),
        ("Seen at Rimbey hospital today", 28, "Seen at Rimbey hospital…"),
        ("Seen at Rimbey hospital today", 24, "Seen at Rimbey hospital…"),
        ("Seen at Rimbey hospital, today", 26, "Seen at Rimbey hospital…"),
        ("Seen  at\nRimbey", 20, "Seen at Rimbey"),
        ("A " + "w" * 40, 20, "A " + "w" * 17 + "…"),
        ("w" * 40, 20, "w" * 19 + "…"),
        # half a word, whose other half stands in the next line, would be half a name
        ("Told by Rick Desjar-\nlais on Monday", 25, "Told by Rick…"),
        ("Told by Rick Desjar-\nlais-\nVerheyen", 29, "Told by Rick…"),
        ("Told by Rick - and by Kim", 16, "Told by Rick…"),
    ],
)
def test_what_is_too_long_ends_behind_a_word(text: str, most: int, said: str) -> None:
    assert cut(text, most) == said


@given(st.text(alphabet="ab ,-", max_size=60), st.integers(1, 40))
def test_it_is_never_longer_than_there_is_room(text: str, most: int) -> None:
    assert len(cut(text, most)) <= most
