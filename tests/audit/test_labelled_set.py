"""Of the labelled records, as good as every weak one is found and no sound one is accused.

They were labelled by whoever knew the rules, so they say that the whole way holds (entered, dumped,
loaded, checked), and not what a stranger's records would show; for wording see
test_wording_unseen.py.
"""

from pathlib import Path

import pytest

from desktop.audit.catalogue import catalogue
from tests.builders.labelled import judged
from tests.builders.labelled_set import ELEMENTS

FOUND, ACCUSED = 0.98, 0.0
# told of the duties, of which no record of an audit is weak or sound
OF_DUTIES = {"moved_while_parked", "checklist_voided", "lot_of_single_things"}


@pytest.mark.parametrize("element", ELEMENTS)
def test_the_weak_is_found_and_the_sound_is_left_alone(element: str, tmp_path: Path) -> None:
    said = judged(ELEMENTS[element], tmp_path)
    assert said.recall >= FOUND, [(str(one), codes) for one, codes in said.missed]
    told = [(str(one), [it["message"] for it in found]) for one, found in said.accused]
    assert said.false_alarms <= ACCUSED, told


def test_there_are_pairs_of_every_finding_and_enough_of_them() -> None:
    every = [one for pairs in ELEMENTS.values() for one in pairs]
    assert len(every) >= 250
    assert {one.code for one in every} == catalogue().keys() - OF_DUTIES
