"""What people write is judged as a person would who reads it, measured on labelled sentences.

Table 1 was there before the rules; each later one was written after them, to see what they had
not been told of yet, and kept.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from desktop.audit.wording.weighing import (
    blames,
    changes_something,
    is_leftover,
    names_no_cause,
    no_control,
    only_reminds,
    only_trains,
    ppe_only,
    repeats,
    says_nothing,
)

HERE = Path(__file__).parent
RECALL, FALSE = 0.99, 0.0


def cause(text: str) -> str:
    return "weak" if blames(text) or names_no_cause(text) else "sound"


def action(text: str) -> str:
    if only_reminds(text) or says_nothing(text):
        return "weak"
    return "train" if only_trains(text) else "sound"


def leftover(text: str) -> str:
    return "weak" if is_leftover(text) else "sound"


def control(text: str) -> str:
    if no_control(text):
        return "weak"
    return "ppe" if ppe_only([text]) else "sound"


def repeated(text: str, description: str) -> str:
    return "weak" if repeats(text, description) else "sound"


JUDGES: dict[str, Callable[..., str]] = {
    "causes": cause,
    "actions": action,
    "leftovers": leftover,
    "controls": control,
    "repeats": repeated,
}


def labelled(what: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Each sentence with what a person said of it."""
    for path in sorted(HERE.glob(f"wording_{what}_*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                label, *texts = (part.strip() for part in line.split("|"))
                yield label, texts


@pytest.mark.parametrize("what", JUDGES)
def test_weak_is_found_and_sound_is_not_accused(what: str) -> None:
    judged = [(label, JUDGES[what](*texts), texts) for label, texts in labelled(what)]
    weak = [one for one in judged if one[0] != "sound"]
    sound = [one for one in judged if one[0] == "sound"]
    missed = [one for one in weak if one[0] != one[1]]
    accused = [one for one in sound if one[1] != "sound"]
    assert len(missed) <= len(weak) * (1 - RECALL), missed
    assert len(accused) <= len(sound) * FALSE, accused


def test_there_are_enough_sentences() -> None:
    assert sum(1 for what in JUDGES for _one in labelled(what)) >= 400


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Company Name] is committed", "[Company Name]"),
        ("Muster point: TBD. Hospital: XXXX", "TBD"),
        ("Call  your  company", ""),
        ("We at Your Company will", "Your Company"),
        ("", ""),
    ],
)
def test_a_leftover_is_quoted(text: str, found: str) -> None:
    assert is_leftover(text) == found


@pytest.mark.parametrize(
    ("controls", "only"),
    [
        ([], False),
        (["", "n/a"], False),
        (["PPE"], True),
        (["PPE", "be careful"], True),
        (["gloves", "spotter"], False),
        (["gloves", "something nobody knows"], False),
        (["Gloves, something nobody knows"], False),
        (["Gloves; face shield, worn"], True),
    ],
)
def test_what_is_worn_is_all(controls: Sequence[str], only: bool) -> None:
    assert ppe_only(controls) is only


@pytest.mark.parametrize(
    "text",
    ["", " ", "N/A", "n.a.", "None", "UNKNOWN", "accident", "-", "See above", "---", "?", "TBD"],
)
def test_nothing_is_no_cause(text: str) -> None:
    assert names_no_cause(text)


@pytest.mark.parametrize("text", ["No guard", "Unknown fluid on floor", "See-through guard gone"])
def test_a_cause_is_one(text: str) -> None:
    assert not names_no_cause(text)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("guard fitted 3 Nov", True),
        ("told the crew and fitted a guard", True),
        ("told the crew", False),
        ("Invoice 4411", False),
        ("", False),
    ],
)
def test_a_change_is_seen(text: str, changes: bool) -> None:
    assert changes_something(text) is changes


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("Careless because the binder lies elsewhere", False),
        ("Careless because of friday night hockey", True),
        ("Careless because Rick", True),
        ("Careless because he was careless", True),
        ("Careless, the binder is three editions thick", False),
        ("Careless, he is three editions thick", True),
        ("Careless, climbing is three editions thick", True),
        ("Careless, training is three editions thick", False),
        ("Careless, was three editions thick", True),
        ("Careless, binder has dropped three editions", True),
        ("Careless, binder three thick editions", True),
        ("Careless, binder is thick", True),
        ("Careless and the binder is three editions thick", False),
        ("Careless, the crew is three editions thick", True),
        ("Careless, the binder printed three editions", False),
        ("Careless. Mud", False),
        ("Careless in mud", True),
    ],
)
def test_what_stands_beside_the_blame_decides(text: str, blamed: bool) -> None:
    assert blames(text) is blamed


@pytest.mark.parametrize(
    ("text", "reminded"),
    [
        ("Told the crew, cord thrown out", False),
        ("Told the crew, helper thrown out somewhere", True),
        ("Told the crew, minutes signed", True),
        ("Told the crew, minutes 12 34", True),
        ("Told the crew, cord", True),
        ("Told the crew, retrained them", False),
        ("Told the crew, was thrown out somewhere", True),
        ("Told the crew, worker cord", True),
    ],
)
def test_what_stands_beside_the_reminder_decides(text: str, reminded: bool) -> None:
    assert only_reminds(text) is reminded
    assert changes_something(text) is (not reminded and not only_trains(text))


@pytest.mark.parametrize(
    ("text", "trained"),
    [
        ("Told the crew, retrained them", True),
        ("Retrain crew and fit a guard", False),
        ("Retrain crew", True),
        ("Told the crew", False),
    ],
)
def test_training_is_more_than_a_reminder_and_less_than_a_change(text: str, trained: bool) -> None:
    assert only_trains(text) is trained


@pytest.mark.parametrize(
    ("text", "nothing"),
    [("N/A", True), ("Done", True), ("fix it", True), ("", True), ("Rung loose", False)],
)
def test_an_action_may_say_nothing(text: str, nothing: bool) -> None:
    assert says_nothing(text) is nothing


def test_the_words_may_be_typed_in_any_way() -> None:
    for text in (
        "OPERATOR ERROR!!!",
        "operator\u2019s error",
        "operater error",
        " operator  error.",
    ):
        assert blames(text), text


def test_a_long_text_is_judged_at_once() -> None:
    assert not blames("The guard was missing. " * 500)
    assert blames("Operator error. " * 500)
