"""How often a policy says in its own sentences that something is inspected."""

import pytest

from desktop.values.stated_in_text import stated_in

SAID = (
    (
        "The lead hand inspects the shop every month and writes it down.",
        ("the shop", "every month"),
    ),
    ("2. Trucks are inspected weekly by whoever drives them.", ("Trucks", "weekly")),
    ("Trailers are checked by the driver every week", ("Trailers", "every week")),
    ("Once a quarter the office is inspected.", ("the office", "Once a quarter")),
    (
        "The foreman inspects all work places twice a month",
        ("worksite inspection", "twice a month"),
    ),
)
NOT_SAID = (
    "The owner goes along once a quarter.",
    "Trailers are inspected weekly when in use.",
    "Meetings are held every month.",
    "Whatever is wrong is written down.",
    "The shop is inspected.",
    "",
)


@pytest.mark.parametrize(("text", "said"), SAID)
def test_a_sentence_says_what_and_how_often(text: str, said: tuple[str, str]) -> None:
    assert list(stated_in(text)) == [said]


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_nobody_can_count_is_left_out(text: str) -> None:
    assert list(stated_in(text)) == []
