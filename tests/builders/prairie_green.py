"""A landscaper with seasonal people: semicolons, decimal commas, the days first, cp1252."""

from pathlib import Path

from tests.builders.expectation import expectation
from tests.builders.papers import write_csv

_STAFF = """
    First name | Last name | Role | Hired | Mobile | Emergency phone
    Grace | Wiebe | Owner | 01/03/2012 | 204-555-0110 | on file
    René | Fauchère | Foreman | 15/04/2019 | 204-555-0111 | on file
    Anika | Sørensen | Crew lead | 02/05/2022 | 204-555-0112 | on file
    Tyson | Crowshoe | Equipment operator | 23/04/2018 | 204-555-0113 | on file
    Malik | Osei | Labourer | 19/05/2025 | 204-555-0114 | on file
    """

_FORMER = """
    First name | Last name | Role | Hired | Left | Reason
    Dylan | Marsh | Labourer | 13/05/2024 | 31/10/2024 | season over
    Priya | Nair | Labourer | 14/05/2024 | 30/09/2025 | moved to Brandon
    """

_TRAINING = """
    Worker | Ticket | Valid until
    Fauchère, René | Standard First Aid | 31/08/2026
    Sørensen, Anika | Standard First Aid | 14/02/2028
    Osei, Malik | WHMIS | 20/07/2026
    Tyson Crowshoe | Skid steer | 19/07/2026
    Grace Wiebe | Pesticide applicator | 30/11/2029
    Marsh, Dylan | Chainsaw safety | 01/06/2025
    T. Crowshoe | Chainsaw safety | 18/10/2026
    A. Sorensen | Driver's abstract | 31/31/2026
    """

_EQUIPMENT = """
    No. | Equipment | Serial | Hours | Km | Status
    1 | Zero-turn mower | ZD1211-4471 | 1204,5 |  | in use
    2 | Stand-on mower | EX-90812 | 862,0 |  | in use
    3 | Skid steer Bobcat S650 | S650-1190 | 2987,4 |  | in use
    4 | Dump trailer 14 ft | DT14-88 |  |  | Parked Jun 3/26
    5 | 2018 Chevy 3500 dump truck | 1GB3CYCY |  | 143 208 | in use
    6 | 2009 GMC crew cab | 1GTHK23K |  | 298 455 | Sold - March 2026
    7 | Chainsaws (lot of 4) | various |  |  | in use
    """

_PLAN = """
    Unit | What | How often | Done on | Hours at
    #1 | Blade and deck service | every 50 hours | 06/07/2026 | 1180,0
    #2 | Blade and deck service | every 50 hours | 22/06/2026 | 809,5
    Unit 3 | Annual safety inspection | yearly | 28/07/2025
    U-4 | Trailer inspection | monthly | 13/05/2026
    5 | Circle check | before use
    No. 6 | Circle check | before use
    7 | Chainsaw inspection | monthly | 02/07/2026
    Yard | Worksite inspection | every 2 months | 20/05/2026
    """

# the unit stands in the title row alone
_WALK_AROUNDS = """
    Unit 3 - daily walk-around 2026
    |
    Date | Operator | Hours | Satisfactory? | Remarks
    13/07/2026 | T. Crowshoe | 2961,0 | Yes
    14/07/2026 | Tyson | 2968,5 | Yes
    15/07/2026 | Malik | 2974,0 | No | left headlight out
    16/07/2026 | Tyson C. | 2980,2 | Yes
    17/07/2026 | Tyson | 2985,9 | Yes
    """

_ACTIONS = """
    Raised | Description | Source | Owner | Target | Status | Closed on | Closed by
    16/07/2026 | Left headlight out on skid steer | daily walk-around | Tyson | 30/07/2026 | Open
    04/06/2026 | Gas cans without labels in trailer | yard inspection | Anika | 18/06/2026 | \
      Closed | 15/06/2026 | Anika Sørensen
    29/05/2026 | No first aid kit in unit 5 | toolbox | Malik | 15/06/2026 | In progress
    10/07/2026 | Order ear muffs for new hires | safety meeting | Grace |  | Open
    """

_PLANTS = """
    Botanical name | Qty | Pot | Supplier | Price each
    Acer ginnala | 12 | #5 | Northern Trees | 38,50
    Spiraea japonica | 40 | #2 | Northern Trees | 14,25
    Thuja occidentalis | 25 | #3 | Riverbend Nursery | 22,00
    """


def write(folder: Path) -> None:
    """Write the folder: eight text sheets, one of them with tabs, all with decimal commas."""
    for name, rows in {
        "Staff.csv": _STAFF,
        "Former employees.csv": _FORMER,
        "Training.csv": _TRAINING,
        "Equipment list.csv": _EQUIPMENT,
        "Maintenance plan.csv": _PLAN,
        "Action items.csv": _ACTIONS,
        "Plant order 2026.csv": _PLANTS,
    }.items():
        write_csv(folder / name, rows, delimiter=";", encoding="cp1252")
    write_csv(folder / "Skid steer log.csv", _WALK_AROUNDS, delimiter="\t", encoding="cp1252")


EXPECTED = expectation(
    as_of="2026-07-20",
    company="Prairie Green Landscaping Inc.",
    province="MB",
    created={
        "worker": 7,
        "certificate": 7,
        "equipment": 7,
        "duty_plan": 8,
        "inspection": 5,
        "corrective_action": 4,
        "site": 1,
    },
    schedule=[
        ("1", "Blade and deck service", "every 50 hours", "ok"),  # 24.5 of 50 hours
        ("2", "Blade and deck service", "every 50 hours", "overdue"),  # 52.5 of 50 hours
        ("3", "Annual safety inspection", "yearly", "due_soon"),  # in eight days
        ("4", "Trailer inspection", "monthly", "suspended"),
        ("5", "Circle check", "before use", "before_use"),
        ("6", "Circle check", "before use", "suspended"),
        ("7", "Chainsaw inspection", "monthly", "ok"),
        ("Yard", "Worksite inspection", "every 2 months", "due_soon"),  # due this very day
    ],
    # Dylan Marsh left in 2024: what he held then worries nobody now
    expired=[("Tyson Crowshoe", "Skid steer", "2026-07-19")],
    expiring=[
        ("René Fauchère", "Standard First Aid", "2026-08-31"),
        ("Malik Osei", "WHMIS", "2026-07-20"),
        ("Tyson Crowshoe", "Chainsaw safety", "2026-10-18"),
    ],
    actions=[
        ("Left headlight out on skid steer", "open"),
        ("Gas cans without labels in trailer", "closed"),
        ("No first aid kit in unit 5", "overdue"),
        ("Order ear muffs for new hires", "no_due_date"),
    ],
    refused=[("Training.csv", "", 9, "Valid until")],
    mentioned=[("Plant order 2026",)],
    kept_words=["Fauchère", "Sørensen", "left headlight out"],
    words_nowhere=["Acer ginnala", "Riverbend Nursery"],
)
