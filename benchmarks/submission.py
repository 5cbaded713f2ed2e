"""What a package of many papers and photos costs, beside what the same joining costs qpdf alone.

Run it with `python -m benchmarks.submission` (it needs qpdf); `--pdfs 300 --photos 200` is what
the goals speak of, `--ten-times` adds a run with ten times the evidence. All floors are measured in
the same run, and processor time is printed beside the clock, because a PC that does other things
shows only the former rightly. Each package is built in a process of its own, whose memory and that
of its children is watched. Muster is compiled first, as whoever installs it has it: compiling it
anew in each of four processes takes longer than half of a package.
"""

import argparse
import compileall
import io
import json
import multiprocessing
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any, Final

import psutil
from PIL import Image

import desktop
from benchmarks.submission_papers import DAY, NOON, company_with, papers, photos
from desktop.intake.jpeg_parts import taken_apart
from desktop.intake.leaf import bound
from desktop.intake.on_paper import on_paper, swapped, wanted
from desktop.intake.packing import untouched
from desktop.services.packaging.build import build_package
from desktop.services.packaging.choices import Choices
from desktop.store.file import CompanyFile

GOALS: Final = {
    "original": 1.5,
    "200 dpi": 1.3,
    "second": 0.5,
    "memory": 400.0,
    "first": 0.2,
    "cancel": 0.5,
    "ten times": 10.0,
    "ten times memory": 1.3,
}
ONE: Final = """
import json, sys
from pathlib import Path
from benchmarks.submission import one_package
file, out, fine, stop_at = sys.argv[1:]
print(json.dumps(one_package(Path(file), Path(out), fine, float(stop_at))))
"""
"""A program without a file of its own: each child would read that first, as none of Muster does."""


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds by the clock and of processors that programs begun by `work` take."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    work()
    took = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def joined(parts: Sequence[Path], to: Path) -> None:
    """Have qpdf join PDFs, streams as they are: the floor."""
    how = ("--stream-data=preserve", "--object-streams=disable")
    listed = [str(part) for part in parts]
    subprocess.run(["qpdf", "--empty", *how, "--pages", *listed, "--", str(to)], check=True)


def wrapped(data: bytes, to: Path) -> Path:
    """Write a photo as a PDF of one page."""
    parts = taken_apart(data)
    assert parts is not None
    to.write_bytes(bound([untouched(parts, on_paper(parts.width, parts.height), 1)]))
    return to


def resampled(given: tuple[Path, Path]) -> None:
    """Make a photo as fine as paper can show, as a program does that does nothing else."""
    source, to = given
    with Image.open(source) as image:
        way_up = image.getexif().get(0x0112, 1)
        reach = wanted(on_paper(*swapped(image.size, way_up)), way_up)
        image.draft("RGB", reach)
        image.thumbnail(reach, reducing_gap=2.0)
        whole = io.BytesIO()
        image.save(whole, "JPEG", quality=85)
    wrapped(whole.getvalue(), to)


def on_both_cores(pairs: list[tuple[Path, Path]]) -> None:
    """Resample photos with as many processes as there are cores."""
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.map(resampled, pairs, chunksize=4)


def one_package(file: Path, out: Path, fine: str, stop_at: float) -> dict[str, Any]:
    """Build a package in this process and return what it took; `stop_at` is a share of the way."""
    first: list[float] = []
    stopped: list[float] = []
    begun = time.perf_counter()

    def told(done: int, of: int, _about: str) -> None:
        first.append(time.perf_counter() - begun)
        if stop_at and done >= stop_at * of and not stopped:
            stopped.append(time.perf_counter())

    took = {"first": 0.0, "cancel": 0.0, "pages": 0}
    with CompanyFile.open(file, by="Bench", clock=lambda: NOON) as company:
        choices = Choices(photos=fine, today=DAY)
        try:
            made = build_package(company, out, DAY, choices, told, lambda: bool(stopped))
            took["pages"] = made.pages
        except CancelledError:
            took["cancel"] = time.perf_counter() - stopped[0]
            assert not list(out.glob("*")), "something is left"
    return {**took, "first": first[0], "wall": time.perf_counter() - begun}


def apart(*given: str) -> dict[str, Any]:
    """Build a package in a process of its own, and watch its memory and that of its children."""
    answers: list[str] = []

    def work() -> None:
        command = [sys.executable, "-c", ONE, *given]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as begun:
            watching = threading.Thread(target=watched, args=(begun, peak))
            watching.start()
            answers.append(begun.communicate()[0])
            watching.join()

    peak: list[int] = [0]
    _wall, processors = timed(work)
    found: dict[str, Any] = json.loads(answers[0])
    return {**found, "processors": processors, "memory": peak[0] / 1e6}


def watched(begun: "subprocess.Popen[str]", peak: list[int]) -> None:
    """Keep the most memory that a program and its children have together."""
    program = psutil.Process(begun.pid)
    while begun.poll() is None:
        total = 0
        try:
            for one in (program, *program.children(recursive=True)):
                total += one.memory_info().rss
        except psutil.Error:
            continue
        peak[0] = max(peak[0], total)
        time.sleep(0.03)


def _disk_is_done() -> None:
    """Wait for what was written to prepare, which is no part of what is measured."""
    if hasattr(os, "sync"):
        os.sync()


class Bench:
    """One corpus of so many PDFs and photos in a folder, and what is measured on it."""

    def __init__(self, folder: Path, pdfs: int, shots: int) -> None:
        self.folder = folder
        folder.mkdir()
        self.file = folder / "company.muster"
        data, shown = papers(pdfs), photos(shots)
        company_with(self.file, data, shown)
        self.papers = [folder / f"p{n}.pdf" for n in range(pdfs)]
        for path, one in zip(self.papers, data, strict=True):
            path.write_bytes(one)
        self.shots = [folder / f"s{n}.jpg" for n in range(shots)]
        for path, one in zip(self.shots, shown, strict=True):
            path.write_bytes(one)
        self.wrapped = [folder / f"w{n}.pdf" for n in range(shots)]
        self.size = (sum(map(len, data)) + sum(map(len, shown))) / 1e6

    def floor(self) -> tuple[float, float]:
        """Return what it takes to join all, with the photos wrapped already."""
        for source, to in zip(self.shots, self.wrapped, strict=True):
            wrapped(source.read_bytes(), to)
        _disk_is_done()
        found = [timed(lambda: joined([*self.papers, *self.wrapped], self.folder / "floor.pdf"))]
        found += [timed(lambda: joined([*self.papers, *self.wrapped], self.folder / "floor.pdf"))]
        return min(found)

    def resampling_floor(self) -> tuple[float, float]:
        """Return what it takes to make the photos smaller on both cores and to join all."""
        pairs = list(zip(self.shots, self.wrapped, strict=True))

        def work() -> None:
            on_both_cores(pairs)
            joined([*self.papers, *self.wrapped], self.folder / "floor.pdf")

        return timed(work)

    def package(self, fine: str, stop_at: float = 0.0) -> dict[str, Any]:
        """Return what a package takes, built into a new folder."""
        out = self.folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        _disk_is_done()
        return apart(str(self.file), str(out), fine, str(stop_at))


def said(name: str, took: dict[str, Any], floor: tuple[float, float]) -> float:
    """Print one line, and return how many times the floor it is by the clock."""
    times: float = took["wall"] / floor[0]
    print(
        f"{name}: {took['wall']:.2f} s, floor {floor[0]:.2f} s, {times:.2f} times;"
        f" processors {took['processors']:.2f} s, floor {floor[1]:.2f} s,"
        f" {took['processors'] / floor[1]:.2f} times; {took['pages']} pages,"
        f" {took['memory']:.0f} MB, first word after {took['first']:.2f} s"
    )
    return times


def main() -> int:
    """Measure, say the figures, return 1 where a goal is missed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--pdfs", type=int, default=300)
    asked.add_argument("--photos", type=int, default=200)
    asked.add_argument("--ten-times", action="store_true")
    asked.add_argument("--folder", type=Path, help="where to work, on the disk to be measured")
    given = asked.parse_args()
    if not shutil.which("qpdf"):
        print("qpdf is needed for the floor")
        return 2
    compileall.compile_dir(Path(desktop.__file__).parent, quiet=1)
    missed: list[str] = []

    def held(goal: str, figure: float) -> None:
        print(f"  {goal}: {figure:.2f} (goal: at most {GOALS[goal]:g})")
        if figure > GOALS[goal]:
            missed.append(goal)

    with tempfile.TemporaryDirectory(dir=given.folder) as there:
        bench = Bench(Path(there) / "one", given.pdfs, given.photos)
        print(f"{given.pdfs} PDFs, {given.photos} photos, {bench.size:.0f} MB, load"
              f" {os.getloadavg()[0]:.1f}")  # fmt: skip
        original = bench.package("original")
        held("original", said("original photos", original, bench.floor()))
        held("memory", original["memory"])
        held("first", original["first"])
        held("cancel", bench.package("original", stop_at=0.4)["cancel"])
        first = bench.package("200 dpi")
        held("200 dpi", said("200 dpi", first, bench.resampling_floor()))
        second = bench.package("200 dpi")
        print(f"a second package at 200 dpi: {second['wall']:.2f} s,"
              f" processors {second['processors']:.2f} s")  # fmt: skip
        held("second", second["wall"] / first["wall"])
        if given.ten_times:
            shutil.rmtree(bench.folder)
            ten = Bench(Path(there) / "ten", 10 * given.pdfs, 10 * given.photos)
            more = ten.package("original")
            print(f"ten times: {more['wall']:.2f} s, {more['memory']:.0f} MB")
            held("ten times", more["wall"] / original["wall"])
            held("ten times memory", more["memory"] / original["memory"])
    print("missed: " + ", ".join(missed) if missed else "every goal is met")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
