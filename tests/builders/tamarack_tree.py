"""Tree people: dates taken instead of expiries, dates without a year, sections within a list."""

from pathlib import Path
from typing import Final

from tests.builders.certainty import certain
from tests.builders.desk import Marks, decorate, write_scans, write_text
from tests.builders.expectation import Expected
from tests.builders.papers import Sheet, write_book

CREW = Sheet(
    """
Tamarack Tree Service - who to call
|
Crew member | Role | With us since | Phone | In an emergency call | Orientation
OFFICE
ANNE T. WESLEY | Owner | 2008 | 250 555 0151 | Dylan | n/a
GRACE LIU | Bookkeeper | @2016-02-01 | 250 555 0152 | her husband, 250 555 0192 | @2016-02-01
FIELD
DYLAN MCPHEE | Crew lead | Mar 3/2013 | 250 555 0153 | Anne | @2013-03-03
TOMÁS RIVERA | Climber | May 9/2019 | 250 555 0154 | on file | @2019-05-09
BEAU ST. GERMAIN | Groundsman | Spring 2024 | 250 555 0155 | on file | @2024-04-15
IVY JOHNSON-PAUL | Groundsman | Jul 6/2026 | 250 555 0156 | on file |
"""
)

# the years stand under the courses, in the same cell
TICKETS = Sheet(
    """
TICKETS - DATE TAKEN
green = ok, red = get it done, X = held (no expiry)
|
Crew member | First Aid L1 | WHMIS | Chainsaw | Power line clearance | Aerial lift
Anne Wesley | 14 Sep 2023 | 8 Mar 2025 | X | 2 Oct 2023 |
Grace Liu | 20 Jan 2025 | 8 Mar 2025 | n/a | n/a | n/a
Dylan McPhee | 15 Sep 2023 | 8 Mar 2025 | X | 11 Nov 2024 | 6 May 2024
Tomás Rivera | 11 Feb 2026 | 3 Sep 2025 | X | 19 Jun 2023 | 6 May 2024
Beau St. Germain | 12 Dec 2023 | 22 Apr 2024 | X | n/a | 30 Aug 2025
Ivy Johnson-Paul | booked Oct | 7 Jul 2026 | req'd | n/a |
"""
)
TICKETS_BY_HAND = Marks(
    put={
        "B4": "First Aid L1\n(3 years)",
        "C4": "WHMIS\n(3 years)",
        "D4": "Chainsaw\n(no expiry)",
        "E4": "Power line clearance\n(3 years)",
        "F4": "Aerial lift\n(5 years)",
    },
    filled={"B5": "FF0000", "F5": "FF0000", "D10": "FF0000", "C5": "00B050", "C6": "00B050"},
    comments={"B10": "Grace: called St. John, waiting list"},
)

EQUIPMENT = Sheet(
    """
No. | What | Plate or serial | Hours / km | Shape it is in
TRUCKS
BT-2 | Bucket truck, 2015 Ford F-550 Altec AT37 | TAM 002 | 88,410 km | good
F150 | 2020 Ford F-150 | TAM 150 | 61 220 km | good
TR-1 | Chip trailer | TAM T1 | | good
CHIPPERS
Chipper 1 | Vermeer BC1000 | 1VR-2210 | 1,240.5 hrs | good
Chipper 2 | Bandit 65XP | BX-0981 | 2,015 hrs | parked since Aug 1, 2026 - clutch
SMALL
Saws | Chain saws (12) | | | good
Ropes | Climbing ropes and saddles (6 sets) | | | 1 set retired in June
Kits | First aid kits (4) | | | good
"""
)

SCHEDULE = Sheet(
    """
What gets checked | Which | When | Last time
Boom inspection | BT-2 | every 12 months | Oct. 2nd, 2025 (Altec)
Truck inspection | BT-2 | weekly | Sept 14th, 2026 (Anne)
Truck inspection | F150 | weekly | Sept 4th, 2026 (Dylan)
Chipper service | Chipper 1 | every 3 months | June 30th, 2026 (Dylan)
Chipper service | Chipper 2 | every 3 months | May 4th, 2026 (Dylan)
Saw check | Saws | monthly | Aug 14th, 2026
Climbing gear inspection | Ropes | every 3 months | June 22nd, 2026 - all good
Kit check | Kits | monthly | Aug 31st, 2026 (Grace)
Yard inspection | Yard | 1st of the month | Sept 1st, 2026 (Anne)
Trailer check | TR-1 | before each use |
"""
)

LOG = Sheet(
    """
TRUCK & CHIPPER CHECKS 2026 | | | | | year: | 2026
Day | Which | Who | KM / hrs | Good? | What needs fixing
Sept 14 | BT-2 | Anne | 88,410 | yes |
Sept 11 | Chipper 1 | Beau | 1,240.5 | yes |
Sept 7 | BT-2 | Tomás | 88,160 | no | pre-heat light stays on
Sept 4 | F150 | Dylan | 61,220 | yes |
Aug 31 | BT-2 | Dylan | 87,790 | yes |
Aug 28 | F150 | Dylan | 60,840 | no | LR brake squeals
Aug 24 | BT-2 | Dylan | 87,402 | yes |
Aug 21 | F150 | Ivy | 60,415 | yes |
"""
)

FIX_IT = Sheet(
    """
FIX-IT LIST
done | what | who | by when | noted
✓ | LR brake F150 | Dylan | Sept 2, 2026 | Aug 28, 2026
 | Pre-heat light BT-2 | Anne/Dylan | Sept 21, 2026 | Sept 7, 2026
 | Chipper 2 clutch | Dylan | Sept 1, 2026 | Aug 1, 2026
✓ | Retire climbing set 4 | Tomás | June 23, 2026 | June 22, 2026
 | New muster sign for yard | Grace | | Sept 1, 2026
"""
)

INCIDENTS = Sheet(
    """
Date | Time | Near miss? | Hurt? | What happened | Why | So that it does not happen again
Aug 19 2026 | 1:20 pm | Y | N | Hung-up limb let go while Beau was in the drop zone. \
| Drop zone not marked, no spotter on two-person crew | Drop zone flagged on every job
Jul 22 2026 | 9:45 am | N | Y - first aid | Ivy got sawdust in her eye. | Face screen was up \
| Talked about it
May 5 2026 | 3:10 pm | N | N | Chipper 2 window cracked, stone thrown. | Rake debris chipped \
| Rake pile goes to the dump
"""
)

FLHA = """
"Timestamp","Email Address","Where are you?","Job today","Hazards (check all that apply)",\
"What will you do about them?","Who is on the crew?","Lead","Photo"
"9/14/2026 6:52:11","dylan@tamarack.example","1140 Bay St","Removal, 2 cedars",\
"Power lines, Traffic, Chainsaw","Arborist qualified climber; cones and flagger; PPE",\
"Dylan McPhee, Tomás Rivera, Ivy Johnson-Paul","Dylan McPhee","https://drive.example/open?id=1aB"
"9/8/2026 7:04:40","anne@tamarack.example","City boulevard, block 300","Pruning",\
"Traffic, Falling limbs","Lane closure; drop zone flagged","Anne Wesley, Beau St. Germain",\
"Anne Wesley",""
"8/27/2026 7:31:02","dylan@tamarack.example","22 Lakeview","Stump grinding",\
"Flying debris","Screens, face shield","Dylan McPhee","Dylan McPhee",""
"""

SCANS = ("IMG_0442.jpg", "IMG_0443.jpg", "Altec boom inspection Oct 2025.pdf", "ERP.pdf")


def write(folder: Path) -> None:
    """Write the papers of Tamarack Tree Service into `folder`."""
    write_book(folder / "Crew contacts.xlsx", {"Contacts": CREW})
    write_book(folder / "Tickets.xlsx", {"Tickets": TICKETS})
    decorate(folder / "Tickets.xlsx", {"Tickets": TICKETS_BY_HAND})
    write_book(folder / "Trucks, chippers, saws.xlsx", {"All": EQUIPMENT})
    write_book(folder / "What gets checked when.xlsx", {"Sheet1": SCHEDULE})
    write_book(folder / "Truck and chipper checks.xlsx", {"2026": LOG})
    write_book(folder / "Fix-it list.xlsx", {"Sheet1": FIX_IT})
    write_book(folder / "Incidents 2026.xlsx", {"Sheet1": INCIDENTS})
    write_text(folder / "Morning FLHA (Responses) - Form Responses 1.csv", FLHA)
    write_scans(folder / "Pictures and scans", SCANS)


BEAU = "Beau St. Germain|Beau St Germain"

EXPECTED: Final[Expected] = certain(
    as_of="2026-09-15",
    company="Tamarack Tree Service Ltd.",
    province="BC",
    created={
        "worker": 6,
        "equipment": 8,
        "duty_plan": 10,
        "inspection": 8,
        "corrective_action": 5,
        "incident": 3,
        "field_level_hazard_assessment": 3,
        # 17 dates; four X beside them may be cards without a date
        "certificate": (17, 21),
    },
    schedule=[
        ("BT-2", "Boom inspection", "every 12 months", "due_soon"),
        ("BT-2", "Truck inspection", "weekly", "ok"),
        ("F150", "Truck inspection", "weekly", "overdue"),
        ("Chipper 1", "Chipper service", "every 3 months", "due_soon"),
        ("Chipper 2", "Chipper service", "every 3 months", "suspended"),
        ("Saws", "Saw check", "monthly", "overdue"),
        ("Ropes", "Climbing gear inspection", "every 3 months", "due_soon"),
        ("Kits", "Kit check", "monthly", "ok"),
        ("Yard", "Yard inspection", "1st of the month", "ok"),
        ("TR-1", "Trailer check", "before each use", "before_use"),
    ],
    expired=[
        ("Anne Wesley|Anne T. Wesley", "First Aid L1", "2026-09-14"),
        ("Tomás Rivera", "Power line clearance", "2026-06-19"),
    ],
    expiring=[
        ("Dylan McPhee", "First Aid L1", "2026-09-15"),
        ("Anne Wesley|Anne T. Wesley", "Power line clearance", "2026-10-02"),
        (BEAU, "First Aid L1", "2026-12-12"),
    ],
    missing=[("Ivy Johnson-Paul", "Chainsaw")],
    actions=[
        ("LR brake F150", "closed"),
        ("Pre-heat light BT-2", "open"),
        ("Chipper 2 clutch", "overdue"),
        ("Retire climbing set 4", "closed"),
        ("New muster sign for yard", "no_due_date"),
    ],
    evidence_kept=4,
    kept_words=["pre-heat light stays on", "drop zone flagged", "1 set retired in June"],
    words_nowhere=["who to call", "red = get it done"],
    latitude={
        "absent": [("Ivy Johnson-Paul", "First Aid L1")],
        # empty beside filled ones: missing, or never needed for a lead and a groundsman
        "cards": [
            ("Anne Wesley|Anne T. Wesley", "Aerial lift"),
            ("Ivy Johnson-Paul", "Aerial lift"),
        ],
        "cells": [
            ("Crew contacts.xlsx", "With us since"),
            ("Crew contacts.xlsx", "Orientation"),
            ("Tickets.xlsx", "First Aid L1 (3 years)"),
            ("Tickets.xlsx", "Chainsaw (no expiry)"),
        ],
        "held": [
            ("worker", {"employment.from_on": "2013-03-03", "first_name": "Dylan"}, 1),
            ("worker", {"employment.from_on": "2026-07-06", "last_name": "Johnson-Paul"}, 1),
            ("inspection", {"done_on": "2026-09-14", "equipment_id": "BT-2"}, 1),
            ("inspection", {"equipment_id": "BT-2"}, 4),
            ("inspection", {"result": "fail"}, 2),
            ("inspection", {"by_id": "Dylan McPhee"}, 4),
            ("incident", {"kind": "near_miss", "happened_on": "2026-08-19"}, 1),
            ("incident", {"kind": "first_aid", "happened_on": "2026-07-22"}, 1),
            ("field_level_hazard_assessment", {"done_on": "2026-09-08", "foreman_id": "Anne…"}, 1),
            ("field_level_hazard_assessment", {"hazards.hazard": "Falling limbs"}, 1),
            ("field_level_hazard_assessment", {"crew.worker_id": "Tomás Rivera"}, 1),
        ],
    },
)
