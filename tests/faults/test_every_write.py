"""Whichever write fails or is the last: the old state or the new, a sentence, and no litter."""

from pathlib import Path

import pytest

from tests.faults import running, shim
from tests.faults.operations import OPERATIONS
from tests.faults.shim import FAILING, KILLING, How

pytestmark = pytest.mark.skipif(bool(shim.missing()), reason=shim.missing())

QUICK = 1  # of all writes of an operation, for each way to go wrong; a campaign takes every one
IN_CAMPAIGNS = ("edit", "save-locked", "sign-locked", "import-locked", "change-password")
quick = [name for name in OPERATIONS if name not in IN_CAMPAIGNS]


@pytest.mark.parametrize("operation", quick)
def test_a_write_fails_or_is_the_last(tmp_path: Path, operation: str) -> None:
    with running.worker(tmp_path, operation, How.KILL_AFTER) as worker:
        assert worker.writes > 5
        for turn, how in enumerate((*FAILING, *KILLING)):
            # another write for each way, and now and then the very last
            first = 1 + turn * worker.writes // (8 * QUICK)
            for nth in running.spread(first, worker.writes, QUICK):
                told = worker.ask(how, nth)
                assert running.wrong(told) == []


@pytest.mark.campaign
@pytest.mark.timeout(14400)
@pytest.mark.parametrize("how", FAILING, ids=lambda how: how.name)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_write_fails_once(tmp_path: Path, operation: str, how: How) -> None:
    with running.worker(tmp_path, operation, how) as worker:
        nth, hit = 0, 1
        while hit:  # until a run is clean
            nth += 1
            told = worker.ask(how, nth)
            assert running.wrong(told) == []
            hit = told["hit"]
        assert nth > 5


@pytest.mark.campaign
@pytest.mark.timeout(14400)
@pytest.mark.parametrize("how", KILLING, ids=lambda how: how.name)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_killed_at_every_write(tmp_path: Path, operation: str, how: How) -> None:
    with running.worker(tmp_path, operation, how) as worker:
        for nth in range(1, worker.writes + 1):
            assert running.wrong(worker.ask(how, nth)) == []
