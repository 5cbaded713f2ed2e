"""Wordings of one finding are recognised, and those of two are kept apart."""

import pytest

from desktop.values.same_finding import are_same

SAME = """
Marker light | marker light out
Marker light burnt out | Replace marker lamp
Marker lights | marker light
Left rear marker light out | Left marker light not working
Windshield cracked | Cracked windshield
Windshield | wind shield cracked
Fire extinguisher missing | extinguisher not charged
Fire extinguisher expired | Replace fire ext.
Seat belt torn | Seatbelt worn
Back-up alarm not working | backup alarm
Reverse alarm | Backup beeper broken
Oil leak | leaking oil
Oil leak at rear axle | oil leaking from axle
Tire worn | Tyre bald, worn
Brake pads | brake pad low
First aid kit incomplete | First-aid kit
First aid box | 1st aid kit expired items
Handrail loose | hand rail loose on mezzanine
Mud flap missing | mudflap
Guard missing on bench grinder | bench grinder guard
Grinder guard removed | The guard of the grinder is missing
Housekeeping | housekeeping poor
Wiper blades | wipers torn, blade
Ladder rung bent | bent rung on ladder
Extension cord damaged | damaged extension cable
Sling frayed tag 7 | tag 7 frayed sling
Exit light burned out | Exit light
Eyewash bottle expired | eye wash bottles
Hydraulic hose leaking | hydraulic line leak
Emergency exit blocked | blocked emergency exit door
Taillight out | Tail lights not working
Signal light | turn signal light
MARKER LIGHT | Marker  light.
Beacon inoperative | beacon
Spill kit empty | Spill kit missing items
Marker ligth | Marker light
Extinquisher inspection tag | Extinguisher inspection tag
Load securement straps worn | straps for load securement
Parking brake | park brake does not hold
Battery terminals corroded | corroded battery terminal
"""
APART = """
Marker light | brake light
Left marker light | right marker light
Front tire worn | rear tire worn
Sling tag 7 frayed | sling tag 12 frayed
Windshield cracked | windshield wiper
Fire extinguisher missing | first aid kit missing
Oil leak | coolant leak
Seat belt | drive belt squeals
Ladder 3 rung bent | Ladder 5 rung bent
Replace | Repair
Exit sign | exit door
Guard missing on bench grinder | Guard missing on table saw
Harness stitching | lanyard hook
Horn | Mirror
Light | Light plant fuel cap and hose
Update the emergency plan | Update the training matrix
Train the new crane operator | Train the first aiders
 | Horn
"""


def pairs(text: str) -> list[tuple[str, str]]:
    lines = [line.partition("|") for line in text.strip("\n").splitlines()]
    return [(one.strip(), other.strip()) for one, _bar, other in lines]


@pytest.mark.parametrize(("one", "other"), pairs(SAME))
def test_the_same_thing_in_other_words(one: str, other: str) -> None:
    assert are_same(one, other)
    assert are_same(other, one)


@pytest.mark.parametrize(("one", "other"), pairs(APART))
def test_another_thing_in_like_words(one: str, other: str) -> None:
    assert not are_same(one, other)
    assert not are_same(other, one)


def test_a_wording_without_a_telling_word_is_the_same_only_as_itself() -> None:
    assert are_same("Broken", "broken")
    assert not are_same("Broken", "Missing")
    assert not are_same("", "")
