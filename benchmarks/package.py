"""How long a package takes: the sample folder's, the demonstration's, and the tables alone.

Run it with `python -m benchmarks.package`. Goals: the package of the sample folder in 5 seconds,
the programs that read files started anew each time; tables in at most twice the time of a canvas
that writes the same rows and nothing else, measured in the same run, the best of some rounds.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from desktop.package.document import About, Document
from desktop.package.faces import PLAIN, ready
from desktop.package.submission.shares import shares_of
from desktop.package.tables import Column, table
from desktop.services.demonstration import make_demonstration
from desktop.services.importing import import_paths
from desktop.services.packaging.build import build_package
from desktop.services.starting import new_company
from desktop.store.file import CompanyFile

SAMPLE = Path(__file__).parent.parent / "tests" / "samples" / "bow-river"
DAY = date(2026, 11, 16)
NOON = datetime(2026, 11, 16, 19, 0, tzinfo=UTC)
ROWS, A_PAGE, ROUNDS = 6_000, 34, 5
GOAL_SECONDS, GOAL_TIMES = 5.0, 2.0
HEADS = ("Date", "Unit", "Inspection", "Done by", "Reading", "Result", "Defects found")


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return how long `work` takes when nothing else does much."""
    found = []
    for _round in range(rounds):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def rows() -> list[tuple[str, ...]]:
    """Return rows as an inspection log has them, each short enough for one line."""
    return [
        (
            f"{n % 28 + 1} Oct 2026",
            f"{100 + n % 20} Crew truck",
            "Vehicle inspection",
            ("Marie-Ève Bouchard", "Rick Desjarlais", "José Almeida")[n % 3],
            f"{120_000 + n * 37:,}",
            "Fail" if n % 17 == 0 else "Pass",
            "Marker light out" if n % 17 == 0 else "",
        )
        for n in range(ROWS)
    ]


def with_tables(said: list[tuple[str, ...]], to: Path) -> int:
    """Write the rows as a package does; returns the pages."""
    document = Document(About("Inspections", "Bow River"))
    columns = shares_of([Column(head) for head in HEADS], said, document.width)
    return document.write([table(columns, said, document.width)], to).pages


def bare(said: list[tuple[str, ...]], to: Path) -> None:
    """Write the rows with a canvas and nothing else: every cell at its place, a line below."""
    ready()
    canvas = Canvas(str(to), pagesize=LETTER, pageCompression=1)
    width, height = LETTER
    step = (width - 102) / len(HEADS)
    for start in range(0, len(said), A_PAGE):
        canvas.setFont(PLAIN, 8.5)
        canvas.setLineWidth(0.5)
        y = height - 80
        for row in (HEADS, *said[start : start + A_PAGE]):
            for place, cell in enumerate(row):
                canvas.drawString(51 + place * step, y, cell)
            canvas.line(51, y - 5, width - 51, y - 5)
            y -= 19.5
        canvas.showPage()
    canvas.save()


def package(file: Path, out: Path) -> tuple[float, int, int]:
    """Return the seconds that a package takes, its pages and its exhibits."""
    shutil.rmtree(out, ignore_errors=True)
    with CompanyFile.open(file, by="Bench", clock=lambda: NOON, read_only=True) as company:
        start = time.perf_counter()
        made = build_package(company, out, DAY)
        return time.perf_counter() - start, made.pages, len(made.exhibits)


def main() -> int:
    """Measure, say the figures, return 1 where a goal is missed."""
    with tempfile.TemporaryDirectory() as there:
        folder = Path(there)
        bow, demo = folder / "bow.muster", folder / "demo.muster"
        with new_company(
            bow, "Bow River", "AB", "generic-s1s6", by="Bench", clock=lambda: NOON
        ) as company:
            import_paths(company, [SAMPLE], today=DAY, as_of=DAY)
        make_demonstration(demo, DAY, clock=lambda: NOON)
        slowest = 0.0
        for name, file in (("sample folder", bow), ("demonstration", demo)):
            took, pages, exhibits = min(package(file, folder / "out") for _round in range(3))
            slowest = max(slowest, took)
            print(f"{name}: {took:.2f} s, {pages} pages, {exhibits} exhibits")
        said = rows()
        pages = with_tables(said, folder / "a.pdf")
        ours = best(lambda: with_tables(said, folder / "a.pdf"))
        floor = best(lambda: bare(said, folder / "b.pdf"))
        times = ours / floor
        print(f"tables: {ROWS} rows on {pages} pages in {ours:.2f} s, bare canvas {floor:.2f} s")
        print(f"tables take {times:.2f} times the bare canvas (goal: at most {GOAL_TIMES:.1f})")
        return int(slowest > GOAL_SECONDS or times > GOAL_TIMES)


if __name__ == "__main__":
    sys.exit(main())
