"""Builds packages of a folder of ugly files, and says what became of every one of them.

Run it with `python -m benchmarks.ugly FOLDER --state FILE [--at-once 100] [--original]`. FOLDER
holds PDFs and photos of public test suites, which are not part of this repository. Goal: every
package comes out, `qpdf --check` finds nothing in any PDF of it, and every file is in it with its
pages, or with a sheet that says why not, or was refused at the door with a sentence. FILE keeps how
far it is; started again it goes on where it was. A package that falls is built again in halves,
until the file is known at which it falls.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

from desktop.errors import Refused, Unavailable
from desktop.intake import Intake
from desktop.services.evidence import attach
from desktop.services.packaging.build import build_package
from desktop.services.packaging.choices import ORIGINAL, Choices
from tests.builders.company import AS_OF, company_in

PATIENCE = 1200.0  # seconds for one package, with the filing of what goes into it
IN, SHEET, BESIDE, APART, REFUSED = "pages", "sheet with why", "beside", "apart with why", "refused"
LOST = "UNACCOUNTED"


@dataclass
class Told:
    """What came of one package: of each file by its name what became of it, and what went wrong."""

    names: list[str]
    became: dict[str, str] = field(default_factory=dict)
    says: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    pages: int = 0
    seconds: float = 0.0


def one(paths: list[Path], folder: Path, photos: str) -> Told:
    """File all of them, build the package, and look for every file in it."""
    told, begun = Told([path.name for path in paths]), time.perf_counter()
    with company_in(folder) as company, Intake() as intake:
        filed = attach(company.file, paths, None, None, intake)
        for name, why in filed.refused:
            told.became[name], told.says[name] = REFUSED, why
        try:
            made = build_package(company.file, folder / "out", AS_OF, Choices(photos=photos))
        except (Refused, Unavailable) as fault:
            told.faults.append(f"not built: {fault}")
            return told
    told.pages, told.seconds = made.pages, time.perf_counter() - begun
    shown = {one.sha256: one for one in made.exhibits}
    left_out = {one.sha256 for one in made.apart}
    beside = {path.name for path in made.files}
    for path in paths:
        name, sha256 = path.name, hashlib.sha256(path.read_bytes()).hexdigest()
        exhibit = shown.get(sha256)
        if name in told.became:
            continue
        if exhibit is not None and exhibit.pages:
            told.became[name] = IN
        elif exhibit is not None and exhibit.trouble:
            told.became[name], told.says[name] = SHEET, exhibit.trouble
        elif exhibit is not None and any(exhibit.number in one for one in beside):
            told.became[name] = BESIDE
        else:
            told.became[name] = APART if sha256 in left_out else LOST
    told.faults += [f"unaccounted: {name}" for name, how in told.became.items() if how == LOST]
    told.faults += [
        fault for pdf in sorted(made.path.parent.rglob("*.pdf")) for fault in _checked(pdf)
    ]
    return told


def _checked(pdf: Path) -> list[str]:
    """Return what qpdf says against a PDF."""
    done = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True, check=False)
    said = [*done.stdout.splitlines(), *done.stderr.splitlines()]
    wrong = [line for line in said if "WARNING" in line or "ERROR" in line] or said
    return [f"qpdf: {pdf.name}: {line}" for line in wrong[:4]] if done.returncode else []


def apart(paths: list[Path], options: argparse.Namespace) -> list[Told]:
    """Do one package in a process of its own; what falls or hangs is done again in halves."""
    words = [sys.executable, "-m", "benchmarks.ugly", str(options.folder), "--only", "-"]
    words += ["--original"] if options.original else []
    names = json.dumps([str(path) for path in paths])
    begun, fault = time.perf_counter(), ""
    try:
        done = subprocess.run(words, input=names, capture_output=True, text=True, timeout=PATIENCE,
                              check=False)  # fmt: skip
        if done.returncode == 0:
            told = Told(**json.loads(done.stdout))
            if not any(one.startswith("not built") for one in told.faults) or len(paths) == 1:
                return [told]
            fault = "; ".join(told.faults)
        else:
            fault = "fell: " + (done.stderr.strip().splitlines() or ["without a word"])[-1]
    except subprocess.TimeoutExpired:
        fault = "hung"
    if len(paths) == 1:
        seconds = time.perf_counter() - begun
        return [Told([paths[0].name], faults=[f"{paths[0].name}: {fault}"], seconds=seconds)]
    half = len(paths) // 2
    return [*apart(paths[:half], options), *apart(paths[half:], options)]


def main() -> int:
    """Run the campaign; 1 when anything fell, hung, was damaged or not accounted for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--state", type=Path)
    parser.add_argument("--at-once", type=int, default=100)
    parser.add_argument("--most", type=int, help="only so many files")
    parser.add_argument("--original", action="store_true", help="photos as they are")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        return _only([Path(name) for name in json.load(sys.stdin)], options)
    every = sorted(path for path in options.folder.rglob("*") if path.is_file())[: options.most]
    told = _known(options.state)
    done = {name for one in told for name in one.names}
    left = [path for path in every if path.name not in done]
    for start in range(0, len(left), options.at_once):
        for one_told in apart(left[start : start + options.at_once], options):
            told.append(one_told)
            if options.state:
                with options.state.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(asdict(one_told)) + "\n")
            _say(one_told, f"{start + options.at_once} of {len(left)}")
    return _sum(told)


def _only(paths: list[Path], options: argparse.Namespace) -> int:
    folder = Path(tempfile.mkdtemp(prefix="ugly-"))
    try:
        photos = ORIGINAL if options.original else Choices().photos
        print(json.dumps(asdict(one(paths, folder, photos))))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _known(state: Path | None) -> list[Told]:
    if state is None or not state.exists():
        return []
    return [Told(**json.loads(line)) for line in state.read_text(encoding="utf-8").splitlines()]


def _say(told: Told, where: str) -> None:
    counts = ", ".join(f"{n} {how}" for how, n in Counter(told.became.values()).most_common())
    print(f"{where}: {told.pages} pages in {told.seconds:.0f} s; {counts}", flush=True)
    for fault in told.faults:
        print(f"    {fault}", flush=True)


def _sum(told: list[Told]) -> int:
    counts = Counter(how for one in told for how in one.became.values())
    files = sum(len(one.names) for one in told)
    print(f"\n{files} files in {len(told)} packages, {sum(one.pages for one in told)} pages")
    for how, n in counts.most_common():
        print(f"{n:6} {how}")
    faults = [fault for one in told for fault in one.faults]
    print(f"{len(faults):6} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
