"""However a program dies while it writes, what it said was saved is there, and all is whole."""

import os
import random
import signal
import time
from pathlib import Path
from subprocess import PIPE
from typing import IO

import pytest

from desktop.store import history
from tests.builders.files import copied, faults_in, opened, python

# a program that makes a writer of itself whenever it is asked to, and takes note of its end;
# more than one table, a row inside, a content and the history are in every action
SAVES = """
import hashlib, os, sys
from pathlib import Path
from tests.builders.files import opened

def work(t):
    data = os.urandom(30_000)
    sha256 = hashlib.sha256(data).hexdigest()
    t.add_content(sha256, data, None)
    scan = {"name": "x", "sha256": sha256, "media_type": "image/png", "size": len(data)}
    t.save("evidence", scan | {"filed_at": t.now})
    return t.save("worker", {"last_name": "Li", "employment": [{"from_on": "2026-01-01"}]})

for line in sys.stdin:
    if pid := os.fork():
        os.waitpid(pid, 0)
        print("\\nended", flush=True)
    else:
        print(os.getpid(), flush=True)
        company = opened(Path(sys.argv[1]), by="Killed")
        while True:
            os.write(1, company.write("Save", work).encode() + b"\\n")  # at once: it may die in it
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes in the way of POSIX")
@pytest.mark.parametrize(
    ("kills", "seed"),
    [(30, 1), pytest.param(5000, 2, marks=[pytest.mark.campaign, pytest.mark.timeout(14400)])],
)
def test_nothing_acknowledged_is_lost(path: Path, kills: int, seed: int) -> None:
    copied(path).close()
    moments = random.Random(seed)
    acknowledged: set[str] = set()
    with python(SAVES, path, stdin=PIPE, stdout=PIPE) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for turn in range(kills):
            acknowledged |= _killed(program.stdin, program.stdout, moments)
            assert acknowledged <= _workers(path), f"lost by kill {turn}"
            if turn % 100 == 99 or turn == kills - 1:
                with opened(path) as company:
                    assert faults_in(company) == []
                path.unlink()  # a long campaign looks at many short files
                copied(path).close()
                acknowledged.clear()
        program.stdin.close()


def _killed(ask: IO[str], told: IO[str], moments: random.Random) -> set[str]:
    """Have a writer write, and kill it somewhere in a write; returns what it acknowledged."""
    ask.write("write\n")
    ask.flush()
    pid = int(told.readline())
    saved = set()
    for _number in range(moments.randrange(1, 4)):
        line = told.readline().strip()
        assert len(line) == 32, "it ended by itself"
        saved.add(line)
    until = time.perf_counter() + moments.random() * 0.03  # a write takes about as long
    while time.perf_counter() < until:
        pass
    os.kill(pid, signal.SIGKILL)
    while (line := told.readline().strip()) != "ended":
        if line:
            saved.add(line)
    return saved


def _workers(path: Path) -> set[str]:
    """Prove that every action in the file is whole; returns the workers in it."""
    with opened(path) as company, company.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
        assert list(history.faults(connection)) == []
        tables = ("worker", "worker_employment", "evidence", "content", "action")
        counts = [
            connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() for table in tables
        ]
        assert len(set(counts)) == 1, dict(zip(tables, counts, strict=True))
        assert history.head(connection)[0] == 2 * (counts[0] or 0)
        return set(connection.exec_driver_sql("SELECT id FROM worker").scalars())
