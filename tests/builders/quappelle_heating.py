"""A furnace shop: day before month, "TRK-07" here and "Truck 7" there, a row a hazard."""

from pathlib import Path
from typing import Final

from tests.builders.certainty import certain
from tests.builders.desk import write_scans, write_text
from tests.builders.expectation import Expected
from tests.builders.papers import Sheet, write_book

STAFF = """
Mobile\tEmergency contact\tFamily name\tGiven name\tGoes by\tJob\tFirst day\tOrientation signed
306-555-0181\tPat 306-555-0191\tMARCHUK\tTERRANCE\tTerry\tOwner/Manager\t15/09/2004\t
306-555-0182\ton file\tMARCHUK\tLORNA\t\tOffice\t01/02/2006\t01/02/2006
306-555-0183\ton file\tBEAR\tDARCY J.\t\tSheet metal journeyperson\t23/05/2012\t23/05/2012
306-555-0184\ton file\tOYELARAN\tADEBAYO\tBayo\tGasfitter\t17/08/2020\t18/08/2020
306-555-0185\ton file\tKLASSEN\tWILHELM\tBill\tSheet metal journeyperson\t30/04/2018\t30/04/2018
306-555-0186\ton file\tPOITRAS\tRILEY\t\tApprentice\t13/04/2026\t14/04/2026
"""

TICKETS = Sheet(
    """
Tickets and their expiry | | | | | printed 25/06/2026
|
Employee | Job | WHMIS | First aid | Gas licence | Lift | Fall protection
MARCHUK, TERRANCE | Owner/Manager | 15/09/2027 | 30/06/2026 | 31/03/2027 | n/a | n/a
MARCHUK, LORNA | Office | 2028-01-20 | 20 Nov 2027 | n/a | n/a | n/a
BEAR, DARCY | Sheet metal journeyperson | 01/07/2026 | 13/10/2028 | n/a | 2027-05-19 \
| 22 Aug 2027
OYELARAN, BAYO | Gasfitter | 2027-11-30 | 30/09/2026 | 31/03/2027 | 02/07/2026 | 17/02/2028
KLASSEN, BILL | Sheet metal journeyperson | 16/04/2027 | 2028-06-14 | n/a | 28/11/2027 |
POITRAS, RILEY | Apprentice | 14/04/2029 | 15/05/2029 | n/a | enrolled | 2026-09-30
"""
)

UNITS = Sheet(
    """
Unit ID | What it is | Licence | Odometer | As of | Status
TRK-07 | 2017 GMC Sierra | 701 LMK | 147350 | 30/06/2026 | in use
TRK-11 | 2021 Ford Transit | 711 LMK | 100250 | 30/06/2026 | in use
TRK-12 | 2023 Ford Transit | 712 LMK | 38,120 | 30/06/2026 | in the body shop since 22/06/2026
VAN-02 | 2015 Chev Express | 702 LMK | 212 400 km | 29/06/2026 | in use
TRL-01 | Dump trailer | T55 901 | | | in use
REC-1 | Refrigerant recovery machine | | | | in use
LDR | Ladders (14) | | | | in use
FE | Extinguishers (11) | | | | in use
"""
)

PLAN = Sheet(
    """
Unit ID | Duty | How often | Done on | Odometer then
TRK-07 | Circle check | Wkly | 26/06/2026 |
TRK-11 | Circle check | Wkly | 30/06/2026 |
TRK-12 | Circle check | Wkly | 19/06/2026 |
VAN-02 | Circle check | Wkly | 19/06/2026 |
TRL-01 | Trailer check | Monthly | 05/06/2026 |
TRK-07 | Oil change | Every 8,000 km | 12/03/2026 | 140000
TRK-11 | Oil change | Every 8000 kms | 14/01/2026 | 92000
TRK-07 | SGI inspection | Annual | 30/08/2025 |
REC-1 | Leak test | Twice a year | 14/01/2026 |
LDR | Ladder check | 4x/yr | 22/05/2026 |
FE | Tag check | Monthly | 25/06/2026 |
Shop | Eyewash flush | Wkly | 24/06/2026 |
"""
)

CHECKS = Sheet(
    """
Checked on | Vehicle | Checked by | Odo | Satisfactory / Unsatisfactory | If U, what | Fixed on
30/06/2026 | Truck 11 | Bayo | 100250 | S | |
26/06/2026 | Truck 7 | Bill | 147350 | S | |
22/06/2026 | Trk 12 | D. Bear | 38120 | U | rear door latch broken |
19/06/2026 | Truck 7 | Bill | 146980 | U | wiper streaks | 19/06/2026
19/06/2026 | Van 2 | Riley | 212100 | S | |
16/06/2026 | Truck 11 | Bayo | 99700 | S | |
05/06/2026 | Trailer 1 | Riley | | S | |
"""
)

ACTIONS = Sheet(
    """
No. | Priority | Date in | Concern | Assigned | Complete by | Completed on | Completed by
~1 | High | 22/06/2026 | Rear door latch on truck 12 | Darcy Bear | 29/06/2026 | |
~2 | Low | 19/06/2026 | Wiper blades truck 7 | Bill | 26/06/2026 | 19/06/2026 | Bill Klassen
~3 | Med | 27/05/2026 | Guard rail for mezzanine | Terry | 31/07/2026 | |
~4 | Med | 18/06/2026 | Cut gloves for sheet metal | Lorna | 02/07/2026 | |
~5 | Low | 13/04/2026 | Show Riley the muster point | Darcy Bear | 13/04/2026 | 14/04/2026 | D. Bear
"""
)

EVENTS = Sheet(
    """
When | Near miss | First aid | Lost time | Damage | What happened | Cause | Prevention
18/06/2026 14:20 | | X | | | Riley cut palm on duct edge. \
| Edge not hemmed, no cut gloves in size S \
| Cut gloves, hem before carrying
27/05/2026 09:05 | X | | | | Box of screws fell from mezzanine. | No toe board \
| Guard rail with toe \
board
13/02/2026 16:45 | | | | X | Van 2 slid into bollard. | Ice | Be careful
"""
)

FLHA = """
Form ID,Form date,Start,Site,Work,Lead hand,Hazard,Control,Attendees
F-221,2026-06-30,07:45,Balfour School,Rooftop unit swap,Adebayo Oyelaran,\
Fall from roof edge,Guard rail system,"Adebayo Oyelaran, Riley Poitras"
F-221,2026-06-30,07:45,Balfour School,Rooftop unit swap,Adebayo Oyelaran,\
Crane load overhead,"Exclusion zone, radio","Adebayo Oyelaran, Riley Poitras"
F-221,2026-06-30,07:45,Balfour School,Rooftop unit swap,Adebayo Oyelaran,\
Refrigerant release,Recovery before cutting,"Adebayo Oyelaran, Riley Poitras"
F-220,2026-06-25,08:10,14 Robin Cr,Furnace replacement,Wilhelm Klassen,\
Gas leak,"Lock valve, soap test","Wilhelm Klassen"
F-220,2026-06-25,08:10,14 Robin Cr,Furnace replacement,Wilhelm Klassen,\
Carrying on stairs,Two people and strap,"Wilhelm Klassen"
F-219,2026-06-16,07:50,Balfour School,Duct run,Darcy Bear,\
Sharp edges,Cut gloves,"Darcy Bear, Riley Poitras"
"""

SCANS = ("2026_06_tailgate.pdf", "IMG-20260618-WA0003.jpg", "sgi trk07.pdf")


def write(folder: Path) -> None:
    """Write the papers of Qu'Appelle Heating into `folder`."""
    write_text(folder / "Staff (Unicode text).txt", STAFF, encoding="utf-16")
    write_book(folder / "Tickets.xlsx", {"Tickets": TICKETS})
    write_book(folder / "Units.xlsx", {"Units": UNITS})
    write_book(folder / "Duties.xlsx", {"Duties": PLAN})
    write_book(folder / "Vehicle checks.xlsx", {"2026": CHECKS})
    write_book(folder / "Concerns.xlsx", {"Concerns": ACTIONS})
    write_book(folder / "Events 2026.xlsx", {"Events": EVENTS})
    write_text(folder / "flha_rows.csv", FLHA)
    write_scans(folder / "From phones", SCANS)


BILL = "Wilhelm Klassen|Bill Klassen"
BAYO = "Adebayo Oyelaran|Bayo Oyelaran"
TERRY = "Terrance Marchuk|Terry Marchuk"
DARCY = "Darcy Bear|Darcy J Bear"

EXPECTED: Final[Expected] = certain(
    as_of="2026-07-02",
    company="Qu'Appelle Heating & Sheet Metal Ltd.",
    province="SK",
    created={
        "worker": 6,
        "equipment": 8,
        "duty_plan": 12,
        "inspection": 7,
        "corrective_action": 5,
        "incident": 3,
        "field_level_hazard_assessment": 3,
        "certificate": 20,
    },
    schedule=[
        ("TRK-07", "Circle check", "Wkly", "due_soon"),
        ("TRK-11", "Circle check", "Wkly", "ok"),
        # in the body shop: out of order, or merely late
        ("TRK-12", "Circle check", "Wkly", "suspended|overdue"),
        ("VAN-02", "Circle check", "Wkly", "overdue"),
        ("TRL-01", "Trailer check", "Monthly", "due_soon"),
        ("TRK-07", "Oil change", "Every 8,000 km", "due_soon"),
        ("TRK-11", "Oil change", "Every 8000 kms", "overdue"),
        ("TRK-07", "SGI inspection", "Annual", "ok"),
        ("REC-1", "Leak test", "Twice a year", "due_soon"),
        ("LDR", "Ladder check", "4x/yr", "ok"),
        ("FE", "Tag check", "Monthly", "ok"),
        ("Shop", "Eyewash flush", "Wkly", "overdue"),
    ],
    expired=[
        (TERRY, "First aid", "2026-06-30"),
        (DARCY, "WHMIS", "2026-07-01"),
    ],
    expiring=[
        (BAYO, "First aid", "2026-09-30"),
        (BAYO, "Lift", "2026-07-02"),
        ("Riley Poitras", "Fall protection", "2026-09-30"),
    ],
    missing=[(BILL, "Fall protection")],
    actions=[
        ("Rear door latch on truck 12", "overdue"),
        ("Wiper blades truck 7", "closed"),
        ("Guard rail for mezzanine", "open"),
        ("Cut gloves for sheet metal", "open"),
        ("Show Riley the muster point", "closed"),
    ],
    evidence_kept=3,
    kept_words=["rear door latch broken", "hem before carrying", "712 LMK"],
    words_nowhere=["printed 25/06/2026"],
    latitude={
        "absent": [("Riley Poitras", "Lift")],
        "cells": [("Tickets.xlsx", "Lift"), ("Units.xlsx", "Status")],
        "held": [
            ("worker", {"last_name": "Bear", "employment.from_on": "2012-05-23"}, 1),
            ("worker", {"last_name": "Marchuk", "employment.from_on": "2006-02-01"}, 1),
            ("orientation", {"worker_id": "Lorna Marchuk", "done_on": "2006-02-01"}, 1),
            ("reading", {"equipment_id": "TRK-12", "value": "38120", "read_on": "2026-06-30"}, 1),
            ("inspection", {"equipment_id": "TRK-07"}, 2),
            ("inspection", {"equipment_id": "VAN-02", "done_on": "2026-06-19"}, 1),
            ("inspection", {"equipment_id": "TRL-01", "done_on": "2026-06-05"}, 1),
            ("inspection", {"result": "fail"}, 2),
            ("inspection", {"by_id": BILL}, 2),
            ("incident", {"kind": "first_aid", "happened_on": "2026-06-18"}, 1),
            ("incident", {"kind": "near_miss", "happened_on": "2026-05-27"}, 1),
            ("field_level_hazard_assessment", {"hazards.hazard": "Gas leak"}, 1),
            ("field_level_hazard_assessment", {"hazards.control": "Two people and strap"}, 1),
            ("field_level_hazard_assessment", {"crew.worker_id": "Riley Poitras"}, 2),
        ],
    },
)
