"""How long "what is due" takes over ten years of daily pre-starts, beside the same in raw SQL.

Run it with `python -m benchmarks.duties_ten_years [FOLDER]`. Fifty units with a pre-start a day, a
monthly inspection or one every 1,000 km, a service and a yearly certification: 190,000 inspections,
built once, through the store, and used again. Compared first, then timed warm and in one process,
in the processor's time of this thread: the duties of today, of last year and of five years ago,
nothing of them kept from before, and what is read and worked out anew after one edit. Goals: at
most 3 times the raw SQL, and 16 ms.
"""

import random
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from benchmarks.duties import CERTIFICATES, DAY, NOON, PLANS, compare, crew, least
from benchmarks.duties_sql import ask
from desktop.duties import duties
from desktop.duties.plans import KNOWN
from desktop.services.checking import check_report, read_facts
from desktop.store import migrate
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction

UNITS, YEARS = 50, 10
DAYS = 365 * YEARS
GOAL, GOAL_AFTER_AN_EDIT = 3, 16
# what is asked of each day looked at; five years back the file is as long again to the other side
LOOKED_AT = (DAY, DAY - timedelta(days=365), DAY - timedelta(days=5 * 365))
# task, rule, the same for SQL (days, months, km), done every so many days
DAILY = ("Pre-start", "daily", 1, None, None)
EVERY = ((DAILY, 1), (PLANS[1][:5], 25), (PLANS[2][:5], 170), (PLANS[3][:5], 360))


def build(path: Path) -> None:
    """Make the company file, unit by unit."""
    some = random.Random(20261116)
    with CompanyFile.create(path, by="benchmark", clock=lambda: NOON) as company:
        company.write("Company", lambda t: t.save("company", {"legal_name": "Bench Ltd."}))
        workers = company.write("Crew", lambda t: crew(t, some))
        for number in range(UNITS):
            company.write(f"Unit {number}", lambda t, n=number: unit(t, n, workers, some))
            sys.stdout.write(f"\rbuilding: {number + 1} of {UNITS} units")
            sys.stdout.flush()
    sys.stdout.write("\n")


def unit(t: Transaction, number: int, workers: list[str], some: random.Random) -> None:
    """One unit with its duties and ten years of its log; every tenth is parked."""
    of = t.save("equipment", {
        "number": f"{100 + number}", "description": "Truck", "type": "Truck", "reading_unit": "km",
    })  # fmt: skip
    plans = [
        t.save("duty_plan", {
            "kind": "inspection", "equipment_id": of, "task": task,
            "in_force_from": date(2016, 1, 1), "rules": [{"rule": rule}],
        })
        for (task, rule, *_), _often in EVERY
    ]  # fmt: skip
    if number % 10 == 9:
        t.save("service_change", {
            "equipment_id": of, "change": "parked", "changed_on": DAY - timedelta(days=5),
        })  # fmt: skip
    km = 10_000
    for day in range(DAYS):
        km += some.randrange(0, 90)
        for plan, ((task, *_), often) in zip(plans, EVERY, strict=True):
            if (day + number) % often == 0:
                t.save("inspection", {
                    "plan_id": plan, "equipment_id": of, "task": task,
                    "done_on": DAY - timedelta(days=DAYS - 1 - day - number % 3),
                    "by_id": some.choice(workers), "reading": km, "result": "pass",
                })  # fmt: skip


def main() -> None:
    """Build where needed, compare, measure and print."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.gettempdir())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"muster-ten-years-{migrate.HEAD}.muster"
    if not path.exists():
        build(path)
    rules = [plan[1:5] for plan, _often in EVERY]
    plain = driver.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    with CompanyFile.open(path, by="benchmark", clock=lambda: NOON) as company:
        for day in LOOKED_AT:
            compare(check_report(company, day), *ask(plain.execute, day.isoformat(), rules))
            facts = read_facts(company, day)
            again = least(lambda d=day: duties(read_facts(company, d), d))
            every = least(lambda d=day: KNOWN.forget() or duties(read_facts(company, d), d))
            document = least(lambda d=day: KNOWN.forget() or check_report(company, d))
            reading = least(lambda d=day: read_facts(company, d))
            thinking = least(lambda f=facts, d=day: KNOWN.forget() or duties(f, d))
            sql = least(lambda d=day: ask(plain.execute, d.isoformat(), rules))
            sys.stdout.write(
                f"{day}: {len(facts.plans)} duties, {len(CERTIFICATES)} kinds of certificates: "
                f"{every:.1f} ms (facts {reading:.1f}, duties {thinking:.1f}; the document of "
                f"`check` {document:.1f}); raw SQL {sql:.1f} ms; ratio {every / sql:.1f} (goal: at "
                f"most {GOAL}); after an edit {again:.1f} (goal: at most {GOAL_AFTER_AN_EDIT})\n"
            )
    plain.close()


if __name__ == "__main__":
    main()
