"""A rental yard on the coast: lots with their counts, a truck in miles, month before day."""

from pathlib import Path
from typing import Final

from tests.builders.certainty import certain
from tests.builders.desk import write_scans, write_text
from tests.builders.expectation import Expected
from tests.builders.papers import Sheet, write_book

STAFF = """
Employee #,Full name,Title,Hire date
1,Joanne Sandhu,Owner,03/28/2009
2,Pete Wilson,Yard lead,11/17/2014
3,Mika Laine,Counter,06/30/2025
"""

ASSETS = """
Asset tag,Asset description,Odo,Hr meter,Condition
V1,Ford Transit 2020,"98,450 km",,in service
V2,Chevrolet 3500 (US truck),"61,000 mi",,in service
V3,Old cube van,"301,000 km",,parked since Sept 1/26 - no insurance
MEWP-1,Genie GS-1930 scissor lift,,812,in service
MEWP-2,JLG 450AJ boom,,2044,sold Jun 30/26
"""

LOTS = Sheet(
    """
Asset tag | Asset description | Condition
LOT-A | Hand tools, bench A (34) | in service
LOT-S | Slings and shackles (24) | in service
HAR | Harnesses (6) | in service
LAD | Ladders (11) | in service
""",
)

SCHEDULE = Sheet(
    """
Tag | Task | Interval | Last completed | Reading at last
V1 | Walkaround | daily, before use | |
V1 | Service | 8,000 km or 4 months w.c.f. | 07/20/2026 | 91,000
V2 | Service | every 5,000 mi | 08/14/2026 | 58,000
V2 | Walkaround | each use | |
V3 | CVI | semi-annual | 04/14/2026 |
MEWP-1 | Pre-use check | pre-use | |
MEWP-1 | Annual inspection | annual by a qualified mechanic (CSA B354.6) | 11/16/2025 |
MEWP-1 | Frequent inspection | 90 days | 08/17/2026 |
MEWP-2 | Frequent inspection | 90 days | 05/30/2026 |
LOT-A | Hand tool check | qtrly | 08/20/2026 |
LOT-S | Sling inspection | every 3 mo. by competent person | 08/10/2026 |
HAR | Harness inspection | 2x/yr | 05/30/2026 |
LAD | Ladder inspection | every 3rd Tuesday | 10/20/2026 |
LAD | Ladder count | evry mnth | 10/29/2026 |
Yard | Yard inspection | every two weeks or 1000 km | 11/12/2026 |
Shop | First aid kit | monthly - on hold | 09/30/2026 |
Shop | Fire drill | yearly | 12/13/2025 |
""",
)

ACTIONS = """
Deficiency,Date found,Assigned to,Due date,Date closed
Tag 7 of LOT-S frayed,11/09/2026,Pete Wilson,11/30/2026,
Gate latch of MEWP-1 sticks,10/19/2026,Pete Wilson,10/31/2026,
"""

SCANS = ("sling tags.jpg",)


def write(folder: Path) -> None:
    """Write the papers of Tidewater Rentals into `folder`."""
    write_text(folder / "Staff.csv", STAFF)
    write_text(folder / "Assets.csv", ASSETS)
    write_book(folder / "Lot register.xlsx", {"Lots": LOTS})
    write_book(folder / "Intervals.xlsx", {"Intervals": SCHEDULE})
    write_text(folder / "Deficiencies.csv", ACTIONS)
    write_scans(folder / "pics", SCANS)


EXPECTED: Final[Expected] = certain(
    as_of="2026-11-15",
    company="Tidewater Rentals Ltd.",
    province="BC",
    created={"worker": 3, "equipment": 9, "duty_plan": 14, "site": 2, "corrective_action": 2},
    schedule=[
        ("V1", "Walkaround", "daily, before use", "before_use"),
        ("V1", "Service", "8,000 km or 4 months w.c.f.", "due_soon"),
        ("V2", "Walkaround", "each use", "before_use"),
        ("V3", "CVI", "semi-annual", "suspended"),
        ("MEWP-1", "Pre-use check", "pre-use", "before_use"),
        (
            "MEWP-1",
            "Annual inspection",
            "annual by a qualified mechanic (CSA B354.6)",
            "due_soon",
        ),
        ("MEWP-1", "Frequent inspection", "90 days", "due_soon"),
        ("MEWP-2", "Frequent inspection", "90 days", "suspended"),
        ("LOT-A", "Hand tool check", "qtrly", "due_soon"),
        ("LOT-S", "Sling inspection", "every 3 mo. by competent person", "overdue"),
        ("HAR", "Harness inspection", "2x/yr", "due_soon"),
        ("LAD", "Ladder count", "evry mnth", "ok"),
        ("Yard", "Yard inspection", "every two weeks or 1000 km", "ok"),
        ("Shop", "Fire drill", "yearly", "due_soon"),
    ],
    actions=[
        ("Tag 7 of LOT-S frayed", "open"),
        ("Gate latch of MEWP-1 sticks", "overdue"),
    ],
    refused=[
        ("Assets.csv", "", 3, "Odo"),
        ("Intervals.xlsx", "Intervals", 4, "Interval"),
        ("Intervals.xlsx", "Intervals", 14, "Interval"),
        ("Intervals.xlsx", "Intervals", 17, "Interval"),
    ],
    mentioned=[
        ("every 5,000 mi", "miles"),
        ("61,000 mi", "Readings are kept in km"),
        ("every 3rd Tuesday", "a day of each month"),
        ("monthly - on hold", "not done at present"),
    ],
    evidence_kept=1,
    kept_words=["Chevrolet 3500", "no insurance"],
    latitude={
        "why": [
            ("V1", "Service", "due 20 November, in 5 days"),
            ("V3", "CVI", "Parked since 1 September"),
            ("MEWP-1", "Annual inspection", "due 16 November"),
            ("MEWP-1", "Frequent inspection", "due today"),
            ("MEWP-2", "Frequent inspection", "Sold 30 June"),
            ("LOT-A", "Hand tool check", "due 20 November"),
            ("LOT-S", "Sling inspection", "due 10 November, 5 days ago"),
            ("HAR", "Harness inspection", "due 30 November"),
            ("LAD", "Ladder count", "due 29 November"),
            ("Yard", "Yard inspection", "due 26 November"),
            ("Shop", "Fire drill", "due 13 December"),
        ],
        "held": [
            ("equipment", {"number": "LOT-A", "lot_size": "34"}, 1),
            ("equipment", {"number": "LOT-S", "lot_size": "24"}, 1),
            ("equipment", {"number": "HAR", "lot_size": "6"}, 1),
        ],
    },
)
