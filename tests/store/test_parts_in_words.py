"""What a file is built of is called what people call what lies in it, never by its inner name."""

import pytest

from desktop.store.parts_in_words import part_said


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("index sqlite_autoindex_worker_1 on worker", "the list by which it finds “Workers”"),
        ("index ix_change_record on change", "the list by which it finds the history"),
        ("sqlite_autoindex_worker_employment_1", "the list by which it finds “Workers”"),
        ("table worker_employment", "where it keeps “Workers”"),
        ("table duty_plan", "where it keeps “Schedule”"),
        ("draft", "where it keeps what was typed and not saved"),
        ("table search_word_data", "where it keeps the words of the search"),
        ("table loot", "a table that is none of Muster's, “loot”"),
        ("trigger steal on action", "something that would run by itself, “steal”"),
        ("trigger change_is_kept on change", "what keeps its history from being changed"),
        ("view everybody", "a stored question, “everybody”"),
        ("revision 0", "it says that it is of version 0, which Muster does not know"),
        ("index ix_more on loot", "“ix_more”"),
    ],
)
def test_a_part_is_called_what_people_call_it(part: str, said: str) -> None:
    assert part_said(part) == said
