"""The company file that the audit is measured on: ten years of inspections, and what they found."""

import random
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks import duties_ten_years
from benchmarks.duties import DAY, NOON
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction

ACTIONS, AT_ONCE = 5_000, 500
FOUND = (
    ("Brake lining worn to 3 mm on the rear axle", "Both linings replaced, drum measured"),
    ("Left marker lamp out", "Bulb and socket replaced, all lamps tested"),
    ("Crack in the windshield in front of the driver", "Windshield replaced"),
    ("Hydraulic hose rubs on the frame", "Hose replaced and clamped clear of the frame"),
    ("Fire extinguisher not fastened", "Bracket bolted to the cab floor"),
)


def build(path: Path) -> None:
    """Make the file of `duties_ten_years`, and then 5,000 actions from its inspections."""
    duties_ten_years.build(path)
    some = random.Random(20261116)
    with CompanyFile.open(path, by="benchmark", clock=lambda: NOON) as company:
        with company.reading() as connection:
            sources = connection.exec_driver_sql(
                "SELECT id, equipment_id, done_on FROM inspection ORDER BY done_on, id"
            ).all()
            workers = [id_ for (id_,) in connection.exec_driver_sql("SELECT id FROM worker")]
        chosen = sorted(some.sample(range(len(sources)), ACTIONS))
        for first in range(0, ACTIONS, AT_ONCE):
            lines = [sources[at] for at in chosen[first : first + AT_ONCE]]
            company.write("Actions", lambda t, n=lines: actions(t, n, workers, some))
    sys.stdout.write(f"{ACTIONS} actions\n")


def actions(
    t: Transaction, lines: Sequence[Any], workers: Sequence[str], some: random.Random
) -> None:
    """What some inspections found; nearly all of it was put right and looked at by another."""
    for source, unit, done_on in lines:
        found_on = type(DAY).fromisoformat(done_on)
        what, proof = some.choice(FOUND)
        by, verifier = some.sample(workers, 2)
        resolved_on = found_on + timedelta(days=some.randrange(1, 20))
        action = {
            "what": what, "found_on": found_on, "source_kind": "inspection", "source_id": source,
            "equipment_id": unit, "risk": "medium", "assigned_id": by,
            "due_on": found_on + timedelta(days=14),
        }  # fmt: skip
        if resolved_on <= DAY and some.random() < 0.98:
            action |= {"resolved_on": resolved_on, "resolved_by_id": by, "proof": proof,
                       "verified_by_id": verifier, "verified_on": resolved_on,
                       "verified_how": "Looked at it and tried it", "effective": True}  # fmt: skip
        t.save("corrective_action", action)
