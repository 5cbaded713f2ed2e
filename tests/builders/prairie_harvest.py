"""A custom harvester: engine hours, klicks and loads, a unit listed twice, a log of what stands."""

from pathlib import Path
from typing import Final

from tests.builders.certainty import certain
from tests.builders.desk import write_scans, write_text
from tests.builders.expectation import Expected
from tests.builders.papers import Sheet, write_book

CREW = """
Name,Job,Started
Wiebe Abe,Owner,"Apr 1, 2001"
Wiebe Tina,Books,"Apr 1, 2001"
Sawatzky Cody,Operator,"July 15, 2022"
"""

MACHINES = Sheet(
    """
Machine no. | Make and model | Engine hrs | Kms | Where it is now
COM-1 | John Deere S780 combine | 2,210 | | parked for winter since Oct 28, 2026
COM-2 | Case IH 8250 combine | 1,844.5 | | in use
GT-1 | Kenworth T800 grain truck | | 301,200 | in use
GT-2 | Peterbilt 388 grain truck | | 412 900 | in use
gt 2 | Peterbilt 388 grain truck | | 412 900 | in use
AUG-1 | Westfield auger | | | in use
QD | Honda quad | | | in use
""",
)

SERVICE = """
Machine,What to do,How often,Last time,Meter then
GT-1,Pre-trip,ea. trip,,
GT-1,Oil & filters,15000 km / 500 hr,"Sept 3, 2026","288,000"
GT-2,Oil & filters,every 15000 klicks,20-Aug-2026,"398,100"
GT-1,SGI safety,1x/yr,30-Nov-2025,
GT 2,SGI safety,1x/yr,12-Nov-2025,
COM-1,Engine service,250 hrs,4-Jul-2026,1990
COM-2,Engine service,250 engine hrs,1-Aug-2026,1700
COM-2,Cab extinguisher,mthly,9-Oct-2026,
AUG-1,Guards and shields,monthly May to October,20-Oct-2026,
AUG-1,PTO shaft,every 40 loads,12-Oct-2026,
QD,Look over,Every 6 mo,15-May-2026,
QD,Tires and chain,"wkly, Cody does it",10-Nov-2026,
Yard,Yard walk,bi-weekly,3-Nov-2026,
Shop,Eyewash,every 1.5 months,1-Nov-2026,
Shop,First aid kit,quarterly,"Aug 31, 2026",
"""

FIXES = """
What to fix,Noted,Whose job,Fix by,Fixed
Mudflap gone on GT-2,"Nov 9, 2026",Cody Sawatzky,"Nov 23, 2026",
Grain dust in COM-2 engine bay,"Oct 2, 2026",Cody Sawatzky,"Oct 3, 2026","Oct 3, 2026"
"""

STANDING = """
Date,Machine,What happened
"Oct 28, 2026",COM-1,parked in the quonset
"Aug 3, 2026",QD,"tagged out, no brakes"
"Aug 20, 2026",QD,back in service
"""

SCANS = ("SGI GT-1 2025.pdf", "shop.jpg")


def write(folder: Path) -> None:
    """Write the papers of Prairie Harvest into `folder`."""
    write_text(folder / "Crew.csv", CREW)
    write_book(folder / "Machines.xlsx", {"Nov 2026": MACHINES})
    write_text(folder / "Service schedule.csv", SERVICE, encoding="utf-8-sig")
    write_text(folder / "To fix.csv", FIXES)
    write_text(folder / "What stands where.csv", STANDING)
    write_scans(folder / "phone", SCANS)


EXPECTED: Final[Expected] = certain(
    as_of="2026-11-16",
    company="Prairie Harvest Ltd.",
    province="SK",
    created={"worker": 3, "equipment": 6, "duty_plan": 13, "site": 2, "corrective_action": 2},
    schedule=[
        ("GT-1", "Pre-trip", "ea. trip", "before_use"),
        ("GT-1", "Oil & filters", "15000 km / 500 hr", "ok"),
        ("GT-2", "Oil & filters", "every 15000 klicks", "due_soon"),
        ("GT-1", "SGI safety", "1x/yr", "due_soon"),
        ("GT-2", "SGI safety", "1x/yr", "overdue"),
        ("COM-1", "Engine service", "250 hrs", "suspended"),
        ("COM-2", "Engine service", "250 engine hrs", "ok"),
        ("COM-2", "Cab extinguisher", "mthly", "overdue"),
        ("AUG-1", "Guards and shields", "monthly May to October", "ok|suspended"),
        ("QD", "Look over", "Every 6 mo", "overdue"),
        ("QD", "Tires and chain", "wkly, Cody does it", "due_soon"),
        ("Yard", "Yard walk", "bi-weekly", "due_soon"),
        ("Shop", "First aid kit", "quarterly", "due_soon"),
    ],
    actions=[
        ("Mudflap gone on GT-2", "open"),
        ("Grain dust in COM-2 engine bay", "closed"),
    ],
    refused=[
        ("Service schedule.csv", "", 11, "How often"),
        ("Service schedule.csv", "", 15, "How often"),
    ],
    mentioned=[
        ("every 40 loads", "counts 'loads'"),
        ("every 1.5 months", "whole number"),
        ("wkly, Cody does it", "weekly", "Cody does it"),
    ],
    evidence_kept=2,
    kept_words=["Westfield", "Cody does it"],
    latitude={
        "why": [
            ("GT-1", "Oil & filters", "13,200 of 15,000 km since 3 September"),
            ("GT-2", "Oil & filters", "14,800 of 15,000 km since 20 August"),
            ("GT-1", "SGI safety", "due 30 November"),
            ("GT-2", "SGI safety", "due 12 November, 4 days ago"),
            ("COM-1", "Engine service", "Parked since 28 October"),
            ("COM-2", "Engine service", "144.5 of 250 h since 1 August"),
            ("COM-2", "Cab extinguisher", "due 9 November"),
            ("QD", "Look over", "due 15 November, 1 day ago"),
            ("QD", "Tires and chain", "due 17 November"),
            ("Yard", "Yard walk", "due 17 November"),
            ("Shop", "First aid kit", "due 30 November"),
        ],
        "held": [
            ("equipment", {"number": "GT-2"}, 1),
            ("service_change", {"equipment_id": "COM-1", "change": "parked"}, 1),
            ("service_change", {"equipment_id": "QD", "change": "out_of_order"}, 1),
            ("service_change", {"equipment_id": "QD", "change": "returned"}, 1),
        ],
    },
)
