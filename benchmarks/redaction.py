"""Builds packages without names of companies full of them, and reads every one back.

Run it with `python -m benchmarks.redaction --state FILE [--many 10000] [--workers 2]`. Goal: in
10,000 packages not one planted name, number or day is found by pdfium and poppler (in one of ten by
pypdf), in metadata, in files within files, in tables, lists, streams or names of files. FILE keeps
how far it is, and each package that leaked or was not built; started again it goes on from there.
"""

import argparse
import json
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.at_hand import everything_here
from desktop.errors import Refused, Unavailable
from desktop.intake import Intake
from desktop.intake.office import WITHOUT
from desktop.services.packaging.build import build_package
from desktop.services.packaging.choices import Choices
from tests.builders.company import AS_OF
from tests.builders.planted import planted_company
from tests.builders.planted_read import found_in

AT_ONCE = 20
WITH_OFFICE = 100  # one of so many packages has its letters drawn, which takes seconds
BY_PYPDF = 10  # one of so many is read by pypdf too, which takes as long as building it
IN_MEMORY = Path("/dev/shm")


@dataclass
class Told:
    """What came of one package; `faults` is a sentence, or where Muster itself went wrong."""

    seed: int
    seconds: float
    leaks: list[str]
    fault: str = ""
    pages: int = 0
    exhibits: int = 0


def choices_of(seed: int) -> Choices:
    """Return how the package of a seed is to be."""
    return Choices(
        hide=("initials", "numbers")[seed % 2],
        paper=("letter", "a4")[seed // 2 % 2],
        photos=("200 dpi", "original")[seed // 4 % 2],
        loose_papers=seed % 3 != 0,
        own_copy=seed % 11 == 0,
    )


def one(seed: int, folder: Path, intake: Intake) -> Told:
    """Build the package of one company and read it back."""
    begun = time.process_time()
    file, planted = planted_company(seed, folder, intake)
    out = folder / "out"
    with file:
        try:
            made = build_package(file, out, AS_OF, choices_of(seed))
        except (Refused, Unavailable) as fault:
            return Told(seed, time.process_time() - begun, [], str(fault))
    leaks = sorted(found_in(out, planted, is_brief=seed % BY_PYPDF != 0))
    return Told(
        seed, time.process_time() - begun, leaks, pages=made.pages, exhibits=len(made.exhibits)
    )


def some(seeds: Iterable[int]) -> list[Told]:
    """Do several one after another."""
    told = []
    where = IN_MEMORY if IN_MEMORY.is_dir() else None
    with Intake() as intake:
        for seed in seeds:
            folder = Path(tempfile.mkdtemp(prefix="planted-", dir=where))
            try:
                os.environ[WITHOUT] = "" if seed % WITH_OFFICE == 0 else "1"
                told.append(one(seed, folder, intake))
            except Exception:  # because a campaign goes on, and tells
                told.append(Told(seed, 0, [], traceback.format_exc()))
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    return told


def main() -> int:
    """Run the campaign; 1 when anything was found or not built."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--state", type=Path, default=Path("redaction.json"))
    asked.add_argument("--many", type=int, default=10_000)
    asked.add_argument("--workers", type=int, default=2)
    options = asked.parse_args()
    state: dict[str, Any] = {"done": 0, "pages": 0, "exhibits": 0, "seconds": 0.0, "wrong": []}
    if options.state.exists():
        state = json.loads(options.state.read_text(encoding="utf-8"))
    seeds = range(state["done"], options.many)
    chunks = [list(seeds[at : at + AT_ONCE]) for at in range(0, len(seeds), AT_ONCE)]
    with ProcessPoolExecutor(
        options.workers, multiprocessing.get_context("spawn"), everything_here
    ) as pool:
        for told in pool.map(some, chunks):
            for each in told:
                state["done"] = each.seed + 1
                for name in ("pages", "exhibits", "seconds"):
                    state[name] += getattr(each, name)
                if each.leaks or each.fault:
                    state["wrong"].append(asdict(each))
                    print(each.seed, each.leaks, each.fault, flush=True)
            kept = options.state.with_suffix(".new")
            kept.write_text(json.dumps(state, indent=1), encoding="utf-8")
            kept.replace(options.state)
            print(f"{state['done']} packages, {state['pages']} pages, "
                  f"{len(state['wrong'])} wrong", flush=True)  # fmt: skip
    return 1 if state["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
