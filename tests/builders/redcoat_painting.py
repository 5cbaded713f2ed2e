"""Three painters and one workbook: plain words for headers, first names, nothing has a number."""

from pathlib import Path
from typing import Final

from tests.builders.certainty import certain
from tests.builders.desk import write_scans
from tests.builders.expectation import Expected
from tests.builders.papers import Sheet, write_book

US = Sheet(
    """
Who | What they do | Started | Cell
Marge Doyle | boss, books | @2010-04-01 | 587-555-0171
Kev Doyle | painter, crew lead | @2010-04-01 | 587-555-0172
Priya Nair (part time) | painter | @2025-05-20 | 587-555-0173
""",
    date_format="mmm d, yyyy",
)

TICKETS = Sheet(
    """
Who | Ticket | Good till
Marge | WHMIS | @2027-06-01
 | First aid | @2026-11-30
Kev | WHMIS | @2026-12-01
 | Fall protection | @2027-03-01
 | Scissor lift | @2028-05-05
Priya | WHMIS | @2029-01-10
""",
    date_format="mmm d, yyyy",
    merged=("A2:A3", "A4:A6"),
)

STUFF = Sheet(
    """
Thing | How many | Where | Plate / serial
White van | ~1 | Kev's | BYC-1101
Blue van | ~1 | shop | BYC-1102
Ladders | ~9 | shop |
Harnesses | ~4 | White van |
Sprayer - Graco 695 | ~1 | shop | G695-220
"""
)

DUE = Sheet(
    """
Thing | Check | How often | Last | Next
White van | Walk-around | weekly | @2026-11-27 | =D2+7 ~> 46360
Blue van | Walk-around | weekly | @2026-11-20 | =D3+7 ~> 46353
Ladders | Ladder check | every 3 months | @2026-09-01 | =EDATE(D4,3) ~> 46357
Harnesses | Harness check | 6 months | @2026-07-15 | =EDATE(D5,6) ~> 46402
Sprayer - Graco 695 | Hose and gun check | before use | |
Shop | Fire extinguisher | monthly | @2026-10-30 | =EDATE(D7,1) ~> 46356
""",
    date_format="mmm d, yyyy",
)

DONE = Sheet(
    """
When | Thing | By | All good? | Notes
@2026-11-27 | White van | Kev | Y |
@2026-11-20 | White van | Kev | Y |
@2026-11-20 | Blue van | Priya | N | washer fluid hose off
@2026-11-13 | White van | Kev | Y |
@2026-11-13 | Blue van | Priya | Y |
""",
    date_format="mmm d, yyyy",
)

TO_FIX = Sheet(
    """
Problem | Spotted | Who | Fix by | Fixed
Washer hose blue van | @2026-11-20 | Kev | @2026-11-27 | yes, Nov 24
Ladder 4 bent rung | @2026-09-01 | Kev | @2026-09-08 | yes
No eye wash in blue van | @2026-11-13 | Marge | @2026-12-15 | no
SDS binder out of date | @2026-10-06 | Marge | @2026-11-06 | not yet
Better mask for spraying | @2026-11-20 | Marge | |
""",
    date_format="mmm d, yyyy",
)

OOPS = Sheet(
    """
Date | What happened | Anyone hurt? | Why | What we changed
@2026-08-11 | Ladder slid on drop sheet, Kev hung on. | no, near miss | Sheet under ladder feet \
| Ladder mats bought
@2026-03-30 | Priya got thinner on her hand. | first aid | Nitrile gloves had run out \
| Box in each van
""",
    date_format="mmm d, yyyy",
)

CARDS = Sheet(
    """
Date | Address | Job | Main hazards | What we did about it | Signed
@2026-11-27 | 88 Elm St | Ceiling, 14 ft | Fall from ladder | Scissor lift instead | Kev, Priya
@2026-11-16 | 12 Fir Cres | Spray cabinets | Fumes | Fan and half mask | Priya
@2026-11-02 | Legion hall | Exterior trim | Overhead power line | 3 m marked off | Kev, Marge
""",
    date_format="mmm d, yyyy",
)

BINDER = {
    "Us": US,
    "Tickets": TICKETS,
    "Stuff": STUFF,
    "Checks due": DUE,
    "Checks done": DONE,
    "To fix": TO_FIX,
    "Oops": OOPS,
    "Site cards": CARDS,
    "Notes to self": Sheet("ask Kev about the mask\nbinder goes to the accountant in May"),
}


def write(folder: Path) -> None:
    """Write the papers of Redcoat Painting into `folder`."""
    write_book(folder / "Redcoat safety binder 2026.xlsx", BINDER)
    write_scans(folder, ("ladder mats receipt.pdf", "eyewash.png"))


EXPECTED: Final[Expected] = certain(
    as_of="2026-12-01",
    company="Redcoat Painting",
    province="AB",
    created={
        "worker": 3,
        "equipment": 5,
        "duty_plan": 6,
        "inspection": 5,
        "corrective_action": 5,
        "incident": 2,
        "field_level_hazard_assessment": 3,
        "certificate": 6,
    },
    schedule=[
        ("White van", "Walk-around", "weekly", "ok"),
        ("Blue van", "Walk-around", "weekly", "overdue"),
        ("Ladders", "Ladder check", "every 3 months", "due_soon"),
        ("Harnesses", "Harness check", "6 months", "ok"),
        ("Sprayer - Graco 695", "Hose and gun check", "before use", "before_use"),
        ("Shop", "Fire extinguisher", "monthly", "overdue"),
    ],
    expired=[("Marge Doyle", "First aid", "2026-11-30")],
    expiring=[
        ("Kev Doyle", "WHMIS", "2026-12-01"),
        ("Kev Doyle", "Fall protection", "2027-03-01"),
    ],
    actions=[
        ("Washer hose blue van", "closed"),
        ("Ladder 4 bent rung", "closed"),
        ("No eye wash in blue van", "open"),
        ("SDS binder out of date", "overdue"),
        ("Better mask for spraying", "no_due_date"),
    ],
    evidence_kept=2,
    kept_words=["washer fluid hose off", "Nitrile gloves had run out", "G695-220"],
    latitude={
        "cells": [("Redcoat safety binder 2026.xlsx", "Fixed")],
        "held": [
            ("worker", {"first_name": "Priya", "last_name": "Nair"}, 1),
            ("certificate", {"worker_id": "Kev Doyle"}, 3),
            ("equipment", {"number": "Ladders", "lot_size": "9"}, 1),
            ("inspection", {"equipment_id": "White van", "by_id": "Kev Doyle"}, 3),
            ("inspection", {"result": "fail"}, 1),
            ("corrective_action", {"what": "Washer…", "resolved_on": "2026-11-24"}, (0, 1)),
            ("incident", {"kind": "near_miss"}, 1),
            ("incident", {"kind": "first_aid"}, 1),
            ("field_level_hazard_assessment", {"hazards.control": "Scissor lift instead"}, 1),
        ],
    },
)
