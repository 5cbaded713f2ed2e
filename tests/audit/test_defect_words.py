"""What people write where a form asks for defects, read as a person would."""

import pytest

from desktop.audit.common.defects import names_defect, says_fixed, says_nothing, says_out_of_use

NOTHING = (
    "", " ", "-", "None", "n/a", "N.A.", "OK", "ok.", "All good", "nil.", "No defects",
    "No defects noted", "none noted", "None found.", "No issues found at this time.",
    "There were no issues found", "We found no deficiencies", "no visible damage, no leaks",
    "No oil leaks", "Nothing to report", "good condition", "All OK; ready to go", "R.A.S.",
    "Aucun défaut", "Rien à signaler", "without any visible damage", "Clean and tidy.",
    "Not applicable", "nil, shop clean", "OK - keep it up", "No damage, no missing guards",
    "Brake lights working, no cracks in windshield", "Everything as it should be",
    "Guards in place and working", "All items pass",
)  # fmt: skip
SOMETHING = (
    "marker light out", "No horn", "No guard on bench grinder", "no fire extinguisher",
    "All good but left mirror cracked", "No leaks, but tire low", "nothing works",
    "none of the lights", "Windshield", "horn not working", "No sign at the tank", "ok except horn",
    "Only one light working", "Horn stopped working", "No missing guards but the saw's",
    "No hazard sign at the gate", "No crack filler on the shelf", "Should be clean",
    "Guards not in place", "Half the lights work",
)  # fmt: skip
REMARKS = (
    "Washed inside and out",
    "Grass cut",
    "In use all week",
    "Due for service soon",
    "Driven by José",
    "ok except horn",
)
FIXED = (
    "Marker light out, replaced bulb", "Tire low; aired up", "Tire low. Aired up to 110 psi.",
    "Label worn, re-marked", "Oil low, topped up", "Exit blocked, cleared right away",
    "Bulb out; replaced; ok", "Loose bolt - tightened",
)  # fmt: skip
NOT_FIXED = (
    "", "tire needs to be replaced", "Marker bulb replaced; horn not working", "to be fixed",
    "Windshield crack - not repaired yet", "New mirror ordered, old one removed",
    "should be repaired", "will be replaced next week", "wired down for the trip",
)  # fmt: skip
OUT = ("Tagged out", "Red tag on the switch", "Two cords cut, taken out of use", "Do not use")
IN_USE = ("Should be tagged out", "not tagged", "needs to be locked out", "left in place", "")


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_was_wrong(text: str) -> None:
    assert says_nothing(text)
    assert not names_defect(text)


@pytest.mark.parametrize("text", SOMETHING)
def test_something_was_wrong(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize("text", REMARKS)
def test_a_remark_is_no_defect(text: str) -> None:
    assert not names_defect(text)


@pytest.mark.parametrize("text", SOMETHING[:6])
def test_a_defect_is_one_whatever_was_ticked(text: str) -> None:
    assert names_defect(text)


@pytest.mark.parametrize("text", FIXED)
def test_it_was_put_right_at_once(text: str) -> None:
    assert says_fixed(text)


@pytest.mark.parametrize("text", NOT_FIXED)
def test_it_still_has_to_be_done(text: str) -> None:
    assert not says_fixed(text)


@pytest.mark.parametrize(("text", "out"), [(t, True) for t in OUT] + [(t, False) for t in IN_USE])
def test_it_was_taken_out_of_use(text: str, out: bool) -> None:
    assert says_out_of_use(text) is out
