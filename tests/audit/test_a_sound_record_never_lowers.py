"""Whatever sound record is added to a company's file, no question and no score stands worse."""

import random
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.services.auditing.auditor import Audited, Auditor
from desktop.store.file import CompanyFile
from tests.builders import demonstration
from tests.builders.company import AS_OF, NOON
from tests.builders.sound_records import SOUND, add
from tests.builders.sound_world import World

RECORDS = st.lists(st.sampled_from(sorted(SOUND)), min_size=4, max_size=7)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def worse(before: Audited, after: Audited) -> list[str]:
    """What stands worse after a record than before it."""
    told = [
        f"{code} fell from {one.share} to {after.judged[code].share}: {after.judged[code].note}"
        for code, one in before.judged.items()
        if after.judged[code].share < one.share
    ]
    if after.score.overall < before.score.overall:
        told.append(f"overall fell from {before.score.overall} to {after.score.overall}")
    return told


def added(names: Sequence[str], seed: int) -> None:
    """Add sound records one after the other, and look after each."""
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        path = demonstration.copied(Path(folder) / "demo.muster")
        with CompanyFile.open(path, by="Test", clock=lambda: NOON) as file:
            auditor = Auditor(file)
            before = auditor.audited(AS_OF)
            assert len(before.judged) == 45
            for name in names:
                add(file, World(file, chance), name)
                after = auditor.audited(AS_OF)
                assert worse(before, after) == [], name
                before = after
            auditor.close()


@settings(max_examples=5, deadline=None, suppress_health_check=SLOW, derandomize=True)
@given(RECORDS, st.integers(0, 10_000))
def test_no_question_and_no_score_stands_worse(names: list[str], seed: int) -> None:
    added(names, seed)


@pytest.mark.parametrize("seed", range(2))
def test_each_kind_of_evidence_is_tried(seed: int) -> None:
    added(random.Random(seed).sample(sorted(SOUND), len(SOUND)), seed)


def test_what_is_weak_does_stand_worse() -> None:
    """So that the two before could fail."""
    with TemporaryDirectory() as folder:
        path = demonstration.copied(Path(folder) / "demo.muster")
        with CompanyFile.open(path, by="Test", clock=lambda: NOON) as file:
            auditor = Auditor(file)
            before = auditor.audited(AS_OF)
            world = World(file, random.Random(1))
            card = {
                "done_on": AS_OF,
                "task": "Trench",
                "foreman_id": world.owner,
                "hazards": [{"hazard": "Edge", "control": ""}],
            }
            file.write("card", lambda t: t.save("field_level_hazard_assessment", card))
            assert "S2.7" in {told[:4] for told in worse(before, auditor.audited(AS_OF))}
            auditor.close()
