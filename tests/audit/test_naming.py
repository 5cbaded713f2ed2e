"""A name is somebody's; "TBD" and "everyone" are nobody's, and an initial stands for a name."""

import pytest

from desktop.audit.wording.idling import is_no_deed, only_trains_again
from desktop.audit.wording.naming import is_same_name, is_somebody
from desktop.values.audited.people import Who


@pytest.mark.parametrize(
    "name", ["", "  ", "?", "-", "N/A", "n/a", "TBD", "Someone", "unknown", "Everyone", "The crew",
             "all staff", "All workers on site"],
)  # fmt: skip
def test_nobody_is_named(name: str) -> None:
    assert not is_somebody(Who(None, name))


@pytest.mark.parametrize(
    "name", ["Ali", "Crew Cab Ltd.", "R. Boychuk", "Electrician", "All West Glass"]
)
def test_somebody_is_named(name: str) -> None:
    assert is_somebody(Who(None, name))


def test_who_is_on_the_list_is_somebody() -> None:
    assert is_somebody(Who("a worker", ""))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ali Reza", "ali reza", True),
        ("M. Duck", "Marlene Duck", True),
        ("Marlene Duck", "M Duck", True),
        ("Westside Truck & Trailer", "Westside Truck and Trailer", True),
        ("", "", False),
        ("Ali", "Wes", False),
        ("A. Duck", "Marlene Duck", False),
        ("Mar Duck", "Marlene Duck", False),
        ("M. Duck", "Marlene Drake", False),
        ("Marlene Duck", "Marlene J. Duck", False),
    ],
)
def test_the_same_name(one: str, other: str, same: bool) -> None:
    assert is_same_name(one, other) is same


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("", True),
        ("Done, closed", True),
        ("No action needed, worker knows better now", True),
        ("Nothing required", True),
        ("Being looked at", True),
        ("Investigate", True),
        ("No action needed, a new guard was bolted on in May", False),
        ("Done by Wes: new latch on", False),
        ("Handled by dealer, new seals", False),
    ],
)
def test_nothing_is_done(text: str, none: bool) -> None:
    assert is_no_deed(text) is none


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Retrain operator", True),
        ("Gave crew a refresher on hazard ID", True),
        ("Train two on the telehandler", False),
        ("H2S refresher for Marlene", False),
        ("Retrain both and replace the trigger lock", False),
        ("New guard", False),
    ],
)
def test_who_was_trained_is_trained_again(text: str, again: bool) -> None:
    assert only_trains_again(text) is again
