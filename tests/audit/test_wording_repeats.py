"""How many words of a cause may be another before it tells more than what happened."""

import pytest

from desktop.audit.wording.repeats import repeats


@pytest.mark.parametrize(
    ("cause", "description", "told"),
    [
        # one word in five may be another, in four it may not
        ("Blue tarp over lumber stack ripped", "Tarp over lumber stack ripped", True),
        ("Tarp over lumber stack ripped badly", "Tarp over lumber stack ripped", True),
        ("Lumber stack ripped sideways", "Tarp over the lumber stack ripped", False),
        ("Frozen tarp ripped", "Tarp over lumber stack ripped", False),
        # another word for what happened is no cause, as long as there is anything else
        ("Truck hit the post", "Truck backed into the post", True),
        ("Hit", "Truck backed into the post", False),
        ("Struck by the post", "Truck backed into the post", True),
        # endings do not matter, but of short words they do
        ("Tarps ripping", "A tarp ripped", True),
        ("Taped", "Taps", True),
        ("Rope aged", "Rope ages fast", False),
        # a condition is a cause even where the description names it
        ("No guard", "Cut on the saw, there was no guard", False),
        ("", "Tarp ripped", False),
        ("The truck", "Truck backed into the post", False),
    ],
)
def test_a_cause_that_tells_once_more(cause: str, description: str, *, told: bool) -> None:
    assert repeats(cause, description) is told
