"""Builds packages without names of companies full of them, and reads every one back.

Run it with `python -m benchmarks.redaction --state FILE [--many 10000] [--workers 2]`. Goal: in
10,000 packages not one planted name, number or day is found by pypdf or pdfium, in metadata, in
files within files, in tables, lists or names of files. FILE keeps how far it is, a line a package
that leaked or was not built; started again it goes on where it was.
"""

import argparse
import json
import multiprocessing
import shutil
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from desktop.errors import Refused, Unavailable
from desktop.intake import Intake
from desktop.services.packaging.build import build_package
from desktop.services.packaging.choices import Choices
from tests.builders.company import AS_OF
from tests.builders.planted import planted_company
from tests.builders.planted_read import found_in

AT_ONCE = 20
PRELOADED = ["desktop.intake.child", "desktop.intake.binding", "desktop.intake.released",
             "desktop.intake.seeking", "pikepdf", "pypdfium2", "PIL.Image"]  # fmt: skip


@dataclass
class Told:
    """What came of one package."""

    seed: int
    seconds: float
    leaks: list[str]
    fault: str = ""
    pages: int = 0


def one(seed: int, folder: Path, intake: Intake) -> Told:
    """Build the package of one company and read it back."""
    file, planted = planted_company(seed, folder, intake)
    out, begun = folder / "out", time.perf_counter()
    with file:
        hide = ("initials", "numbers")[seed % 2]
        paper = ("letter", "a4")[seed // 2 % 2]
        try:
            made = build_package(
                file, out, AS_OF, Choices(hide=hide, paper=paper, loose_papers=True)
            )
        except (Refused, Unavailable) as fault:
            return Told(seed, time.perf_counter() - begun, [], str(fault))
    seconds = time.perf_counter() - begun
    return Told(seed, seconds, sorted(found_in(out, planted)), pages=made.pages)


def some(seeds: list[int]) -> list[Told]:
    """Do several one after another, with one child for their files."""
    told = []
    with Intake() as intake:
        for seed in seeds:
            folder = Path(tempfile.mkdtemp(prefix="planted-"))
            try:
                told.append(one(seed, folder, intake))
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    return told


def quick_children() -> None:
    """Have children fork off a server that has every library, because most time is their start."""
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(PRELOADED)
    multiprocessing.get_context = lambda _method=None: server  # type: ignore[assignment]


def main() -> int:
    """Run the campaign; 1 when anything was found or not built."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--state", type=Path, default=Path("redaction.json"))
    asked.add_argument("--many", type=int, default=10_000)
    asked.add_argument("--workers", type=int, default=2)
    options = asked.parse_args()
    state: dict[str, Any] = {"done": 0, "pages": 0, "seconds": 0.0, "wrong": []}
    if options.state.exists():
        state = json.loads(options.state.read_text(encoding="utf-8"))
    seeds = range(state["done"], options.many)
    chunks = [list(seeds[at : at + AT_ONCE]) for at in range(0, len(seeds), AT_ONCE)]
    with ProcessPoolExecutor(
        options.workers, multiprocessing.get_context("spawn"), quick_children
    ) as pool:
        for told in pool.map(some, chunks):
            for each in told:
                state["done"], state["pages"] = each.seed + 1, state["pages"] + each.pages
                state["seconds"] += each.seconds
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
