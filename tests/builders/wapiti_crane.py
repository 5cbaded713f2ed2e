"""A crane outfit: issued and expires side by side under each course, units named once a group."""

from pathlib import Path
from typing import Final

from tests.builders.certainty import certain
from tests.builders.desk import Marks, decorate, write_scans, write_text
from tests.builders.expectation import Expected
from tests.builders.papers import Sheet, write_book

STAFF = Sheet(
    """
Wapiti Crane & Rigging | | | | Revised | @2026-12-18
|
# | Name | Position / trade | Hire date | Term. date | Phone
~1 | DeWitt, Susan (Sue) | Owner/Admin | 1-Jun-2005 | | 780-555-0161
~2 | Gill, Harpreet (Harry) | Crane operator | 14-Mar-2011 | | 780-555-0162
~3 | Nguyen, Van Minh | Crane operator | 8-Aug-2016 | | 780-555-0163
~4 | Wapass, Clint | Operator/Rigger | 11-Jan-2021 | | 780-555-0164
~5 | Moberly, Jolene A. | Rigger | 2-May-2025 | | 780-555-0165
~6 | Kolba, Marek | Rigger | 15-Sep-2023 | 31-Mar-2026 | 780-555-0166
"""
)

CERTS = Sheet(
    """
CERTIFICATIONS
Name | Crane Operator | | Rigging | | First Aid | | H2S Alive
| Issued | Expires | Issued | Expires | Issued | Expires | Issued | Expires
Sue DeWitt | n/a | n/a | n/a | n/a | @2025-01-15 | @2028-01-15 | n/a | n/a
Harry Gill | @2022-05-01 | none | @2024-01-09 | @2027-01-09 | @2024-03-02 | @2027-03-02 \
| @2023-12-20 | @2026-12-20
Van Minh Nguyen | @2019-08-08 | none | @2024-04-08 | @2027-04-08 | @2025-10-10 | @2028-10-10 \
| @2025-05-05 | @2028-05-05
Clint Wapass | @2021-01-11 | none | @2024-04-09 | @2027-04-09 | | | @2024-09-09 | @2027-09-09
Jolene Moberly | — | — | @2025-06-01 | @2028-06-01 | @2023-11-30 | @2026-11-30 \
| @2026-02-02 | @2029-02-02
""",
    merged=("B2:C2", "D2:E2", "F2:G2", "H2:I2", "A2:A3"),
    date_format="d-mmm-yyyy",
)

CRANES = Sheet(
    """
Equip ID | Year / Make / Model | S/N | Hour meter | Odometer | Status
CR-01 | 2014 Grove RT760E carrydeck | GR-76022 | 4362 | | Active
CR-02 | 2019 Broderson IC-200 | BR-2119 | 2150.5 | | Active
BT-03 | 2017 Freightliner boom truck | FL-9910 | | 201,884 km | Active
BT-05 | 2008 Sterling boom truck | ST-0081 | | 410,002 km | Sold Nov 30, 2026
TRL-04 | 2012 float trailer | | | | Active
SLG | Slings and shackles (40) | | | | Active
""",
    merged=(),
)

MAINTENANCE = Sheet(
    """
INSPECTION & MAINTENANCE PLAN
Unit | Task | Frequency | Last completed | By | At hrs
CR-01 | Pre-op inspection | before each use | | operator |
 | Wire rope check | monthly | Dec 8, 2026 | Harry |
 | Annual certification | annually by P.Eng. | @2026-01-20 | Arrow Eng. |
 | 250 hr service | every 250 hrs | @2026-10-02 | Finning | ~4100
CR-02 | Pre-op inspection | before each use | | operator |
 | Wire rope check | monthly | @2026-12-07 | Minh |
 | Annual certification | annually by P.Eng. | 15-Aug-26 | Arrow Eng. |
 | 250 hr service | 250 h | @2026-09-15 | Finning | ~1980
BT-03 | CVIP | yearly | @2026-02-10 | Kal |
 | Circle check | weekly | @2027-01-02 | Clint |
BT-05 | CVIP | yearly | @2025-12-01 | Kal |
TRL-04 | Trailer check | every 2 weeks | @2026-12-24 | Clint |
SLG | Sling inspection | semi-annual | 10 Jul 2026 | Harry |
""",
    merged=("A3:A6", "A7:A10", "A11:A12"),
    date_format="d-mmm-yyyy",
)

PRE_OPS = Sheet(
    """
PRE-OP LOG
Date | Equip | Operator | Hours | Pre-op OK? | Problem | Safe to operate
2027-01-06 | CR-01 | Harry | 4362 | Yes | | Yes
Jan 5/27 | CR-02 | Minh | 2150.5 | No | anti-two-block alarm intermittent | No
30-12-2026 | CR-01 | Harry | 4351 | Yes | | Yes
2026-12-29 | CR-02 | Minh | 2144 | Yes | | Yes
Dec 28/26 | CR-01 | C. Wapass | 4344 | No | outrigger pad cracked | Yes
18-12-2026 | CR-01 | Harry | 4339 | Yes | | Yes
"""
)

REGISTER = Sheet(
    """
CORRECTIVE ACTION REGISTER  (crossed out = done)
No | Date | Finding | Assigned | Due
~1 | @2026-11-10 | Load chart missing in CR-02 cab | Sue | @2026-11-17
~2 | @2026-12-28 | Outrigger pad cracked CR-01 | Harry | @2027-01-04
~3 | @2027-01-05 | Anti-two-block alarm CR-02 | Minh / Harry | @2027-01-12
~4 | @2026-09-02 | Sling tags unreadable | Clint | @2026-09-30
~5 | @2026-12-01 | Yard lighting out by gate | Sue | asap
""",
    date_format="d-mmm-yyyy",
)

INCIDENTS = Sheet(
    """
File no. | Date of occurrence | Time | Class | What happened | Direct cause | Root cause | Lost days
2026-03 | @2026-11-24 | 13:15 | Near Miss | Load drifted into scaffold on windy pick. \
| Gust | No wind limit in lift plan, nobody with an anemometer | ~0
2026-02 | @2026-06-16 | 09:40 | LTI | Clint strained shoulder throwing sling bundle. \
| Lifted alone | N/A | ~4
2026-01 | @2026-02-03 | 16:05 | Equipment damage | BT-03 mirror hit gate post. \
| Backing without spotter | Backing rule not taught to new hires | ~0
""",
    date_format="d-mmm-yyyy",
)

CARDS = """
Card,Date,Time,Client site,Lift / task,Crane lead,Hazards,Controls,Present
311,2027-01-06,07:15,Pembina 9-12,Set compressor skid,Harry Gill,\
"Swing radius¶Power line east side¶Wind","Barricade¶7 m, spotter¶Stop at 32 km/h",\
"Harry Gill / Clint Wapass"
310,2027-01-05,07:05,Shop yard,Load float,Van Minh Nguyen,"Pinch points¶Ice",\
"Tag lines¶Sand","Van Minh Nguyen / Jolene Moberly"
309,2026-12-18,06:50,Pembina 9-12,Remove exchanger,Harry Gill,"Swing radius¶Blind pick",\
"Barricade¶Radio signaller","Harry Gill / Clint Wapass / Jolene Moberly"
"""

SCANS = ("CR-01 P.Eng cert 2026.pdf", "lift plan skid.pdf", "photo 1.jpg", "photo 2.jpg")


def write(folder: Path) -> None:
    """Write the papers of Wapiti Crane into `folder`."""
    write_book(folder / "Staff.xlsx", {"Staff list": STAFF})
    write_book(folder / "Certs.xlsx", {"Certs": CERTS})
    write_book(folder / "Cranes and trucks.xlsx", {"Equipment": CRANES})
    write_book(folder / "Inspection & Maintenance.xlsx", {"Plan": MAINTENANCE})
    write_book(folder / "Pre-op log.xlsx", {"Winter 26-27": PRE_OPS})
    register = folder / "Corrective Action Register.xlsx"
    write_book(register, {"CAR": REGISTER})
    crossed_out = [f"{letter}{row}" for row in (3, 6) for letter in "ABCDE"]
    decorate(register, {"CAR": Marks(struck=crossed_out)})
    write_book(folder / "Incident register.xlsx", {"2026": INCIDENTS})
    write_text(folder / "JSHA cards.csv", CARDS, encoding="utf-8-sig")
    write_scans(folder / "Scans & pics", SCANS)


HARRY = "Harpreet Gill|Harry Gill"
MINH = "Van Minh Nguyen|Minh Nguyen"

EXPECTED: Final[Expected] = certain(
    as_of="2027-01-08",
    company="Wapiti Crane & Rigging Ltd.",
    province="AB",
    created={
        "worker": 6,
        "equipment": 6,
        "duty_plan": 13,
        "inspection": 6,
        "corrective_action": 5,
        "incident": 3,
        "field_level_hazard_assessment": 3,
        "certificate": 15,
    },
    schedule=[
        ("CR-01", "Pre-op inspection", "before each use", "before_use"),
        ("CR-01", "Wire rope check", "monthly", "due_soon"),
        ("CR-01", "Annual certification", "annually by P.Eng.", "due_soon"),
        ("CR-01", "250 hr service", "every 250 hrs", "overdue"),
        ("CR-02", "Pre-op inspection", "before each use", "before_use"),
        ("CR-02", "Wire rope check", "monthly", "overdue"),
        ("CR-02", "Annual certification", "annually by P.Eng.", "ok"),
        ("CR-02", "250 hr service", "250 h", "ok"),
        ("BT-03", "CVIP", "yearly", "ok"),
        ("BT-03", "Circle check", "weekly", "due_soon"),
        ("BT-05", "CVIP", "yearly", "suspended"),
        ("TRL-04", "Trailer check", "every 2 weeks", "overdue"),
        ("SLG", "Sling inspection", "semi-annual", "due_soon"),
    ],
    expired=[
        (HARRY, "H2S Alive", "2026-12-20"),
        ("Jolene Moberly|Jolene A Moberly", "First Aid", "2026-11-30"),
    ],
    expiring=[
        (HARRY, "Rigging", "2027-01-09"),
        (HARRY, "First Aid", "2027-03-02"),
        (MINH, "Rigging", "2027-04-08"),
    ],
    missing=[("Clint Wapass", "First Aid")],
    actions=[
        # crossed out and nothing else; who sees no more than the words calls them late
        ("Load chart missing in CR-02 cab", "closed|overdue"),
        ("Outrigger pad cracked CR-01", "overdue"),
        ("Anti-two-block alarm CR-02", "open"),
        ("Sling tags unreadable", "closed|overdue"),
        ("Yard lighting out by gate", "no_due_date"),
    ],
    evidence_kept=4,
    kept_words=["anti-two-block alarm intermittent", "anemometer", "Lifted alone", "ST-0081"],
    words_nowhere=["crossed out = done"],
    latitude={
        "cards": [("Jolene Moberly|Jolene A Moberly", "Crane Operator")],
        "cells": [("Corrective Action Register.xlsx", "Due")],
        "held": [
            ("worker", {"last_name": "Gill", "employment.from_on": "2011-03-14"}, 1),
            ("worker", {"last_name": "Kolba", "employment.to_on": "2026-03-31"}, 1),
            ("certificate", {"worker_id": HARRY, "issued_on": "2024-01-09"}, 1),
            ("certificate", {"type_id": "Crane Operator", "expires_on": ""}, 3),
            ("inspection", {"done_on": "2026-12-30", "equipment_id": "CR-01"}, 1),
            ("inspection", {"done_on": "2027-01-05", "result": "fail"}, 1),
            ("inspection", {"result": "fail"}, 2),
            ("inspection", {"safe_to_use": "False"}, 1),
            ("inspection", {"by_id": HARRY}, 3),
            ("incident", {"kind": "lost_time", "happened_on": "2026-06-16"}, 1),
            ("incident", {"kind": "near_miss"}, 1),
            ("field_level_hazard_assessment", {"hazards.hazard": "Swing radius"}, 2),
            ("field_level_hazard_assessment", {"hazards.control": "Radio signaller"}, 1),
            ("field_level_hazard_assessment", {"crew.worker_id": "Clint Wapass"}, 2),
        ],
    },
)
