"""Actions and controls as somebody labelled them who had not read the finders.

At first look, each set before anything was mended for it: of the first 162 of 178 weak ones were
found (91 %) and 3 of 136 sound ones accused; of the second 85 of 98 (87 %) and 0 of 66; of the
third 67 of 90 (74 %) and 1 of 62; of the fourth 61 of 84 (73 %) and 1 of 60; of the fifth, what
actions say and nothing else, 29 of 40 (73 %) and 3 of 40, most of its sound ones meant to mislead;
of the sixth 22 of 24 (92 %) and 5 of 52, likewise; of the seventh, after which nothing was mended,
44 of 46 (96 %) and 0 of 41; of the eighth, records of many rows, likewise at the end, 20 of 21
(95 %) and 0 of 13. None was ever accused of anything that fails.
"""

from pathlib import Path
from typing import Final

import pytest

from tests.builders.outside_actions import counted

WEAK_FLOOR: Final = {
    **{"first": 0.99, "second": 0.98, "third": 0.98, "fourth": 0.98, "fifth": 0.97},
    **{"sixth": 0.95, "seventh": 0.95, "eighth": 0.95},
}
MOST_ACCUSED: Final = 0.03


@pytest.mark.slow
@pytest.mark.parametrize("name", WEAK_FLOOR)
def test_the_weak_is_found_and_the_sound_left_alone(name: str, tmp_path: Path) -> None:
    said = counted(name, tmp_path / "company")

    assert said.recall >= WEAK_FLOOR[name], said.missed
    assert said.false_alarms <= MOST_ACCUSED, said.accused
    assert not any(one["severity"] == "fails" for _it, told in said.accused for one in told)
