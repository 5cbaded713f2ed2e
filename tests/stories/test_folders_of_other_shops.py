"""Contractors' folders that nobody tuned the import for, through the command line people use."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.builders import judging
from tests.builders.folders import SHOPS, Shop

ROOT = Path(__file__).resolve().parents[2]
HOMES = ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"] + [
    f"XDG_{what}_HOME" for what in ("CONFIG", "DATA", "STATE", "CACHE")
]


@dataclass(frozen=True)
class Visit:
    """What Muster said of one shop: two imports of its folder, the check, and the dump's text."""

    shop: Shop
    first: dict[str, Any]
    check: dict[str, Any]
    again: dict[str, Any]
    kept: str


class CommandLine:
    """`muster` in a process of its own, with a home that is nobody's."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._file = str(home / "company.muster")

    def __call__(self, verb: str, *words: str) -> str:
        """Run `muster verb FILE words`; complaints (1) are fine, wrong use and failure are not."""
        surroundings = os.environ | {
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
        }
        surroundings |= dict.fromkeys(HOMES, str(self._home))
        run = subprocess.run(
            [sys.executable, "-m", "desktop.launch", verb, self._file, *words],
            capture_output=True,
            encoding="utf-8",
            env=surroundings,
            cwd=self._home,
            timeout=120,
            check=False,
        )
        told = f"muster {verb} ended with {run.returncode}:\n{run.stderr}"
        assert run.returncode in (0, 1), told
        assert "Traceback" not in run.stderr, told
        assert "No module named" not in run.stderr, told  # Python itself ends with 1 then
        return run.stdout

    def json(self, verb: str, *words: str) -> dict[str, Any]:
        """Run it and return the document it prints."""
        document: dict[str, Any] = json.loads(self(verb, *words, "--json"))
        return document


@pytest.fixture(scope="module", params=SHOPS, ids=lambda shop: shop.key)
def visit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    shop: Shop = request.param
    home = tmp_path_factory.mktemp(shop.key)
    papers, dump = home / "papers", home / "dump"
    shop.write(papers)
    muster = CommandLine(home)
    day = ("--as-of", shop.expected["as_of"])
    company = ("--company", shop.expected["company"], "--province", shop.expected["province"])
    muster("new", *company)
    first = muster.json("import", str(papers), *day)
    check = muster.json("check", *day)
    again = muster.json("import", str(papers), *day)
    muster("dump", "--out", str(dump))
    return Visit(shop, first, check, again, "\n".join(lines_of(dump)))


def lines_of(dump: Path) -> Iterator[str]:
    """Yield every dumped record as plain text, accents as letters."""
    for file in sorted(dump.rglob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.dumps(json.loads(line), ensure_ascii=False)


def agree(shop: Shop, faults: Iterable[str]) -> None:
    listed = list(faults)
    assert not listed, "\n".join([f"{shop.expected['company']}:", *listed])


def test_what_is_created(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_creation(visit.shop.expected, visit.first))


def test_what_is_refused_asked_and_noted(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_refusals(visit.shop.expected, visit.first))


def test_what_is_due(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_schedule(visit.shop.expected, visit.check))


def test_who_holds_what(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_certificates(visit.shop.expected, visit.check))


def test_what_is_still_to_be_put_right(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_actions(visit.shop.expected, visit.check))


def test_no_word_is_lost_and_none_slips_in(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_words(visit.shop.expected, visit.kept))


def test_a_second_import_creates_nothing(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_repetition(visit.shop.expected, visit.again))
