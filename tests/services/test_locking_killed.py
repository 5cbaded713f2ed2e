"""Whenever a change of the password is cut off, the file is the old or the new one, and whole."""

import os
import random
import time
from pathlib import Path
from subprocess import PIPE

import pytest

from desktop.errors import Locked
from desktop.services.locking import tidy
from desktop.store import history
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from tests.builders.company import NOON, company_in
from tests.builders.files import faults_in, python

KEY = Key(b"k" * 32, bytes(range(200, 216)))
NAME = b"Desjarlais"

# locks and unlocks a file again and again, as the service does it
CHANGES = """
import sys
from pathlib import Path
from desktop.store.keys import Key
from desktop.store.relocking import relock, sweep_halves

path = Path(sys.argv[1])
keys = [None, Key(b"k" * 32, bytes(range(200, 216)))]
if sys.argv[2] == "locked":
    keys.reverse()
print("begun", flush=True)
while True:
    relock(path, *keys, lambda done, of: None, lambda: False).unlink()
    keys.reverse()
    print("done", flush=True)
"""


def _opened(path: Path) -> CompanyFile:
    try:
        return CompanyFile.open(path, by="Test", clock=lambda: NOON)
    except Locked:
        tidy(path, KEY)  # what `unlock` does with the right password
        return CompanyFile.open(path, by="Test", clock=lambda: NOON, key=KEY)


@pytest.mark.skipif(os.name != "posix", reason="kills processes in the way of POSIX")
@pytest.mark.parametrize(
    ("kills", "seed"),
    [(15, 1), pytest.param(2000, 2, marks=[pytest.mark.campaign, pytest.mark.timeout(14400)])],
)
def test_the_old_or_the_new_file_and_nothing_in_the_open(
    tmp_path: Path, kills: int, seed: int
) -> None:
    moments = random.Random(seed)
    with company_in(tmp_path) as company:
        path = company.file.path
        company.worker("Rick Desjarlais")
        with company.file.reading() as connection:
            head = history.head(connection)
    states = []
    state = "clear"
    for turn in range(kills):
        with python(CHANGES, path, state, stdin=PIPE, stdout=PIPE) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == "begun\n"
            begun = time.perf_counter()
            for _whole in range(moments.randrange(1, 4)):
                begun = time.perf_counter()
                assert program.stdout.readline() == "done\n"
            # somewhere in a change that takes about as long as the last one
            time.sleep(moments.random() * (time.perf_counter() - begun))
            program.kill()
        with _opened(path) as file:
            with file.reading() as connection:
                assert history.head(connection) == head, f"kill {turn}"
            assert faults_in(file) == [], f"kill {turn}"
            state = "clear" if file.key is None else "locked"
        states.append(state)
        if state == "locked":
            left = [one for one in tmp_path.iterdir() if one.is_file() and NAME in one.read_bytes()]
            assert left == [], f"kill {turn}"
    assert set(states) == {"clear", "locked"}
