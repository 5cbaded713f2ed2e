"""How fast tables are drawn, beside a bare canvas that writes the same rows.

Run it with `python -m benchmarks.submission_tables`. Goal: at least half as many pages a second as
the canvas, best of some rounds of each in turn. The tables say what their cells are and have a
header on every page; the canvas puts each cell at its place, a line below, and nothing else.
"""

import sys
import tempfile
from functools import partial
from pathlib import Path

from benchmarks.package import bare, best, rows, with_tables
from desktop.package.document import About, Document, Mark
from desktop.package.submission.shares import shares_of
from desktop.package.submission.values import Row
from desktop.package.tables import Cell, Column, table

ROUNDS, GOAL = 5, 0.5
HEADS = ("Date", "Unit", "Inspection", "Done by", "Reading", "Result", "Exhibit")


def with_links(said: list[tuple[str, ...]], to: Path) -> int:
    """Write the rows with a state in colour and a link in each; returns the pages."""
    document = Document(About("Inspections", "Bow River"))
    columns = shares_of([Column(head) for head in HEADS], said, document.width)
    cells: list[Row] = [
        (
            *row[:5],
            Cell(row[5], tone="red" if row[5] == "Fail" else "green"),
            Cell(row[6] or "S4.2-01", link="here"),
        )
        for row in said
    ]
    story = [Mark("here", "Inspections"), table(columns, cells, document.width)]
    return document.write(story, to).pages


def main() -> int:
    """Measure, say the figures, return 1 where the goal is missed."""
    said, slowest = rows(), 9.9
    with tempfile.TemporaryDirectory() as there:
        to = Path(there) / "a.pdf"
        pages = -(-len(said) // 34)
        for name, write in (("plain rows", with_tables), ("with links and colours", with_links)):
            ours, floor, made = 9e9, 9e9, 0
            for _round in range(ROUNDS):
                made = write(said, to)
                ours = min(ours, best(partial(write, said, to), 1))
                floor = min(floor, best(partial(bare, said, to), 1))
            share = (made / ours) / (pages / floor)
            slowest = min(slowest, share)
            print(
                f"{name}: {made / ours:.0f} pages a second, bare canvas {pages / floor:.0f};"
                f" {share:.2f} of it (goal: at least {GOAL})"
            )
    return int(slowest < GOAL)


if __name__ == "__main__":
    sys.exit(main())
