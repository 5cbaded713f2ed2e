"""How long "what is due" takes over 50,000 inspections, beside the same questions in raw SQL.

Run it with `python -m benchmarks.duties [FOLDER]`. The company file is built once, through the
store, into FOLDER (or the folder for temporary files), and used again. Both sides answer for every
planned duty when it was last done, by whom, when it is due and how it stands, and for every worker
which certificates are good, expiring, expired or missing. They are compared before they are timed,
warm and in one process, in the processor's time of this thread. Goal: at most 5 times.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from benchmarks.duties_sql import Row, ask
from desktop.duties import duties
from desktop.duties.plans import KNOWN
from desktop.services.checking import check_report, read_facts
from desktop.store import migrate
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction

DAY = date(2026, 11, 16)
NOON = datetime(2026, 11, 16, 19, 0, tzinfo=UTC)
YEARS = 10
UNITS, WORKERS, INSPECTIONS = 50, 20, 50_000
ROUNDS = 30
GOAL = 5
FOR_EVER = "9999-12-31"

# task, rule, the same for SQL (days, months, km), share of the inspections that are of it
PLANS = (
    ("Circle check", "weekly", 7, None, None, 0.5),
    ("Vehicle inspection", "every 1,000 km or monthly", None, 1, 1000, 0.44),
    ("Service", "every 15,000 km", None, None, 15000, 0.03),
    ("CVIP", "annual", None, 12, None, 0.03),
)
CERTIFICATES = (
    ("H2S Alive", 36), ("Standard First Aid", 36), ("WHMIS", 36), ("Fall Protection", 36),
    ("Confined Space Entry", 36), ("TDG", 36), ("Ground Disturbance II", None),
    ("Forklift", None),
)  # fmt: skip


def build(path: Path) -> None:
    """Make the company file: ten years of a shop with fifty units."""
    some = random.Random(20261116)
    with CompanyFile.create(path, by="benchmark", clock=lambda: NOON) as company:
        company.write("Company", lambda t: t.save("company", {"legal_name": "Bench Ltd."}))
        workers = company.write("Crew", lambda t: crew(t, some))
        units = company.write("Fleet", lambda t: [fleet(t, n) for n in range(UNITS)])
        for number, (unit, plans) in enumerate(units):
            company.write(f"Log {number}", lambda t, u=unit, p=plans: log(t, u, p, workers, some))
            sys.stdout.write(f"\rbuilding: {number + 1} of {UNITS} units")
            sys.stdout.flush()
    sys.stdout.write("\n")


def crew(t: Transaction, some: random.Random) -> list[str]:
    """Twenty workers in two positions, with three generations of cards."""
    positions = [t.save("position", {"title": title}) for title in ("Welder", "Labourer")]
    types = [t.save("certificate_type", {"name": n, "months": m}) for n, m in CERTIFICATES]
    for position in positions:
        for type_ in types[:6]:
            t.save("requirement", {"position_id": position, "type_id": type_})
    workers = []
    for number in range(WORKERS):
        hired = DAY - timedelta(days=400 + number * 100)
        worker = t.save("worker", {
            "first_name": "Worker", "last_name": f"{number:02}",
            "employment": [{"from_on": hired}],
            "positions": [{"position_id": positions[number % 2], "from_on": hired}],
        })  # fmt: skip
        workers.append(worker)
        for type_, (_name, months) in zip(types, CERTIFICATES, strict=True):
            last = DAY - timedelta(days=some.randrange(0, 1200))
            for generation in range(3 if some.random() < 0.9 else 0):
                issued = last - timedelta(days=1000 * generation)
                expires = issued + timedelta(days=1095) if months and some.random() < 0.7 else None
                t.save("certificate", {
                    "worker_id": worker, "type_id": type_, "issued_on": issued,
                    "expires_on": expires,
                })  # fmt: skip
    return workers


def fleet(t: Transaction, number: int) -> tuple[str, list[str]]:
    """One unit with its duties; every tenth is parked."""
    unit = t.save("equipment", {
        "number": f"{100 + number}", "description": "Truck", "type": "Truck", "reading_unit": "km",
    })  # fmt: skip
    plans = [
        t.save("duty_plan", {
            "kind": "inspection", "equipment_id": unit, "task": task,
            "in_force_from": date(2016, 1, 1), "rules": [{"rule": rule}],
        })
        for task, rule, *_ in PLANS
    ]  # fmt: skip
    if number % 10 == 9:
        t.save("service_change", {
            "equipment_id": unit, "change": "parked", "changed_on": DAY - timedelta(days=5),
        })  # fmt: skip
    return unit, plans


def log(
    t: Transaction, unit: str, plans: list[str], workers: list[str], some: random.Random
) -> None:
    """A thousand inspections of one unit over ten years, with readings."""
    count = INSPECTIONS // UNITS
    first, km = DAY - timedelta(days=365 * YEARS + some.randrange(30)), 10_000
    shares = [plan[-1] for plan in PLANS]
    for number in range(count):
        which = some.choices(range(len(PLANS)), shares)[0]
        km += some.randrange(20, 160)
        t.save("inspection", {
            "plan_id": plans[which], "equipment_id": unit, "task": PLANS[which][0],
            "done_on": first + timedelta(days=365 * YEARS * number // count),
            "by_id": some.choice(workers), "reading": km, "result": "pass",
        })  # fmt: skip


def compare(report: dict[str, Any], plans: list[Row], certificates: list[Row]) -> None:
    """Fail unless both sides say the same: state and last date of every duty, and every card."""
    ours = {
        (duty["subject"], duty["task"]): (duty["last_done"], duty["state"])
        for duty in report["duties"]
        if duty["kind"] == "inspection"
    }
    theirs = {(number, task): (done, rest[-1]) for _k, number, task, _r, done, *rest in plans}
    assert ours == theirs
    cards = {
        (row["worker"], row["certificate"]): (row["expires"], row["state"])
        for row in report["certificates"]
    }
    asked = {
        (name, card): (None if expires == FOR_EVER else expires, state)
        for name, card, expires, state in certificates
    }
    assert cards == asked


def least(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that `work` takes at its best."""
    best = float("inf")
    for _round in range(ROUNDS):
        start = time.thread_time()
        work()
        best = min(best, time.thread_time() - start)
    return best * 1000


def main() -> None:
    """Build where needed, compare, measure and print."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.gettempdir())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"muster-benchmark-{migrate.HEAD}-{INSPECTIONS}.muster"
    if not path.exists():
        build(path)
    rules = [plan[1:5] for plan in PLANS]
    plain = driver.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)

    def raw() -> tuple[list[Row], list[Row]]:
        return ask(plain.execute, DAY.isoformat(), rules)

    with CompanyFile.open(path, by="benchmark", clock=lambda: NOON) as company:
        compare(check_report(company, DAY), *raw())
        facts = read_facts(company, DAY)
        muster = least(lambda: KNOWN.forget() or check_report(company, DAY))
        reading = least(lambda: read_facts(company, DAY))
        thinking = least(lambda: KNOWN.forget() or duties(facts, DAY))
    sql = least(raw)
    plain.close()
    sys.stdout.write(
        f"{len(facts.plans)} duties and {len(facts.cards)} certificates over {INSPECTIONS:,} "
        f"inspections: {muster:.1f} ms (facts {reading:.1f}, duties {thinking:.1f}); "
        f"raw SQL {sql:.1f} ms; ratio {muster / sql:.1f} (goal: at most {GOAL})\n"
    )


if __name__ == "__main__":
    main()
