"""Sentences that were written and labelled before the rules on wording had seen them.

Each set was measured once before anything was mended by it; what it found then says what to expect
of the next text:

| set | weak | found | sound | accused |
|---|---|---|---|---|
| 1 | 270 | 85.6 % | 178 | 0.6 % |
| 2 | 242 | 75.2 % | 168 | 0.6 % |
| 3 | 142 | 66.9 % | 109 | 0.9 % |
| 4 | 114 | 87.7 % | 80 | 0.0 % |
| 5 | 79 | 92.4 % | 60 | 0.0 % |

The sets 2 and 3 are worded as oddly as people do; 4 and 5 as most people do. The rules were mended
after each, so what is held here is that nothing of it is lost again.
"""

from pathlib import Path

import pytest

from tests.audit.test_wording import JUDGES

UNSEEN = Path(__file__).parent / "unseen"
FILES = sorted(UNSEEN.glob("*.txt"))
FOUND, ACCUSED = 0.93, 0.01


def judged(path: Path) -> list[tuple[str, str, str]]:
    """Each sentence with its label and what is said of it."""
    judge = JUDGES[path.stem.split("_")[0]]
    every = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            label, *texts = (part.strip() for part in line.split("|"))
            every.append((label, judge(*texts), " | ".join(texts)))
    return every


@pytest.mark.parametrize("number", "12345")
def test_each_set_is_read_as_it_was_labelled(number: str) -> None:
    every = [one for path in FILES if path.stem.endswith(number) for one in judged(path)]
    weak = [one for one in every if one[0] != "sound"]
    sound = [one for one in every if one[0] == "sound"]
    missed = [one for one in weak if one[0] != one[1]]
    accused = [one for one in sound if one[1] != "sound"]
    assert len(missed) <= len(weak) * (1 - FOUND), missed
    assert len(accused) <= len(sound) * ACCUSED, accused


def test_there_are_enough_of_them() -> None:
    assert sum(len(judged(path)) for path in FILES) >= 1400
