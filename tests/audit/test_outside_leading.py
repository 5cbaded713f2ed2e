"""Leadership, field cards and training as somebody labelled them who had not read the finders.

At first look, before anything was mended for them: of the first set 73 of 82 weak ones were found
(89 %) and 4 of 84 sound ones accused, none of them of anything that fails; of the second set, made
after that, 46 of 49 (94 %), and none of 49 accused. Those of the four that stay are questions of
taste: a worker without a position, who left without an orientation, one line copied by another
foreman at another place, no formal assessment at all; and one requirement for everybody is advised
against although the label calls it sound.
"""

from pathlib import Path
from typing import Final

import pytest

from tests.builders.stranger import read_cases, tally

FOLDER: Final = Path(__file__).parent / "outside" / "S"
WEAK_FLOOR: Final = {"leadership": 1.0, "rights": 1.0, "field": 0.9, "training": 0.9}
SECOND_FLOOR: Final = {"leadership": 1.0, "field": 0.9, "training": 1.0}
ACCUSED: Final = {"positions: one has none; for all workers is for each"}


@pytest.mark.campaign
@pytest.mark.parametrize("name", WEAK_FLOOR)
def test_of_the_first_set_the_weak_is_found_and_the_sound_left_alone(
    name: str, tmp_path: Path
) -> None:
    said = tally(read_cases(FOLDER, f"{name}.toml"), tmp_path)

    assert said.recall >= WEAK_FLOOR[name], said.missed
    assert {it for it, _told in said.accused} <= ACCUSED, said.accused
    assert not said.failing


@pytest.mark.slow
@pytest.mark.parametrize("name", SECOND_FLOOR)
def test_of_the_second_set_the_weak_is_found_and_the_sound_left_alone(
    name: str, tmp_path: Path
) -> None:
    said = tally(read_cases(FOLDER / "second", f"{name}.toml"), tmp_path)

    assert said.recall >= SECOND_FLOOR[name], said.missed
    assert not said.accused
