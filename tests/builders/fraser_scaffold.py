"""A scaffolder: courses down and people across, a row an item, two sheets instead of a status."""

from pathlib import Path
from typing import Final

from tests.builders.certainty import certain
from tests.builders.desk import LEFTOVERS, copy_of, leave_what_systems_leave, write_scans
from tests.builders.expectation import Expected
from tests.builders.papers import Sheet, write_book

CREW = Sheet(
    """
FRASER VALLEY SCAFFOLD - PEOPLE
|
ACTIVE
Employee name | Classification | Start date | Mobile no. | Next of kin
Mike Janzen | Owner / Manager | @2003-05-12 | 604-555-0201 | on file
Sandeep Brar | Scaffold foreman | @2014-02-24 | 604-555-0202 | on file
Teresa Mah | Admin | @2019-10-07 | 604-555-0203 | on file
Colton Pete | Scaffolder | @2021-06-14 | 604-555-0204 | on file
Luc Beaulieu | Scaffolder | @2022-03-28 | 604-555-0205 | on file
Aisha Rahman | Apprentice scaffolder | @2026-02-17 | 604-555-0206 | on file
|
NO LONGER WITH US
Employee name | Classification | Start date | Mobile no. | Last day
Dean Fox | Scaffolder | @2020-01-13 | | @2025-11-28
""",
    date_format="dd-mmm-yy",
)

BOARD = Sheet(
    """
TICKET BOARD - expiry dates
Ticket | Mike | Sandeep | Teresa | Colton | Luc | Aisha
OFA Level 1 | @2027-02-01 | @2026-05-03 | @2028-09-19 | @2026-08-02 | @2027-10-10 | @2029-02-20
WHMIS | @2027-01-15 | @2027-01-15 | @2027-01-15 | @2026-05-04 | @2027-01-15 | @2029-02-18
Fall protection | n/a | @2027-06-06 | n/a | @2028-04-30 | @2026-04-17 | @2029-02-24
Scaffold erector | n/a | @2028-12-01 | n/a | @2027-03-03 | |
""",
    date_format="dd-mmm-yy",
)

GEAR = Sheet(
    """
Tag | Item | Qty | Plate/serial | Hours or km | Condition
FV1 | Flat deck 2016 Hino 268 | 1 | FVS 01 | 188,200 km | in service
FV2 | Pickup 2020 Ram 1500 | 1 | FVS 02 | 71,040 km | in service
FLT | Forklift Toyota 8FGU25 | 1 | 8FG-77120 | 6,204 h | in service
H-LOT | Harness and lanyard sets | 14 | | | 2 sets scrapped Mar 2026
PLK | Planks | 600 | | | in service
RAD | Radios | 6 | | | in service
""",
)

INTERVALS = Sheet(
    """
Tag | Inspection | Interval (months) | Last inspection date | Inspector
FV1 | CVI | ~6 | @2025-11-20 | Fraser Diesel
FLT | Annual forklift inspection | ~12 | @2025-04-22 | Toyota Lift
FLT | Service | ~3 | @2026-03-30 | Toyota Lift
H-LOT | Harness inspection | ~6 | @2026-01-09 | Sandeep
PLK | Plank check | ~1 | @2026-04-04 | Colton
FV1 | Truck checklist | ~1 | @2026-04-28 | Luc
FV2 | Truck checklist | ~1 | @2026-03-27 | Colton
Yard | Yard inspection | ~1 | @2026-04-14 | Mike
""",
    date_format="dd-mmm-yy",
)

CHECKLISTS = Sheet(
    """
Inspection no. | Date | Vehicle | Driver | Km | Item | Result | Comment
118 | @2026-04-28 | FV1 | Luc Beaulieu | ~188020 | Tires | OK |
118 | @2026-04-28 | FV1 | Luc Beaulieu | ~188020 | Lights | OK |
118 | @2026-04-28 | FV1 | Luc Beaulieu | ~188020 | Straps and binders | DEF | one strap cut
117 | @2026-03-27 | FV2 | Colton Pete | ~70110 | Tires | OK |
117 | @2026-03-27 | FV2 | Colton Pete | ~70110 | Lights | OK |
117 | @2026-03-27 | FV2 | Colton Pete | ~70110 | Horn | OK |
116 | @2026-03-24 | FV1 | Luc Beaulieu | ~186540 | Tires | OK |
116 | @2026-03-24 | FV1 | Luc Beaulieu | ~186540 | Lights | DEF | left signal
116 | @2026-03-24 | FV1 | Luc Beaulieu | ~186540 | Straps and binders | OK |
""",
    date_format="dd-mmm-yy",
)

OPEN = Sheet(
    """
Raised | Item to correct | Raised in | Person | Target date
@2026-04-28 | Replace cut strap on FV1 | truck checklist | Luc | @2026-04-30
@2026-04-14 | Repaint yard walkway | yard inspection | Mike | @2026-06-30
@2026-04-21 | Second gate at Marshall Rd tower | client walk | Sandeep |
""",
    date_format="dd-mmm-yy",
)
CLOSED = Sheet(
    """
Raised | Item to correct | Raised in | Person | Target date | Date done
@2026-03-24 | Left signal FV1 | truck checklist | Luc | @2026-03-27 | @2026-03-25
@2026-01-09 | Scrap two harness sets | harness inspection | Sandeep | @2026-01-09 | @2026-03-02
""",
    date_format="dd-mmm-yy",
)


def _report(day: str, hour: str, kind: str, words: str, cause: str, remedy: str) -> Sheet:
    return Sheet(
        f"""
FRASER VALLEY SCAFFOLD | INCIDENT REPORT
|
Date of incident: | {day}
Time: | {hour}
Type of incident: | {kind}
What happened: | {words}
Root cause: | {cause}
Corrective action: | {remedy}
Reported by: | Sandeep Brar
""",
        date_format="dd-mmm-yy",
    )


INCIDENTS = {
    "2026-01": _report(
        "@2026-01-22",
        "10:40",
        "Near miss",
        "Clamp dropped from third lift, landed inside the barricade.",
        "Tool tethers not issued for clamps",
        "Clamp bags on every lift",
    ),
    "2026-02": _report(
        "@2026-04-09",
        "14:15",
        "First aid",
        "Luc pinched finger between planks.",
        "Passing planks by hand round the corner, no hoist arm there",
        "Hoist arm on each face",
    ),
}

FLHA = Sheet(
    """
FIELD LEVEL HAZARD ASSESSMENTS 2026
Date | Time done | Job site | Task | Foreman | Hazard 1 | Control 1 | Hazard 2 | Control 2 | Crew
@2026-04-30 | 06:50 | Marshall Rd tower | Erect 4th lift | Sandeep | Fall \
| Guard rail first, tie off \
| Dropped tools | Tethers, barricade | Sandeep, Colton, Luc
@2026-04-22 | 07:00 | Marshall Rd tower | Erect 3rd lift | Sandeep | Fall \
| Guard rail first, tie off \
| Wind | Stop at 40 km/h | Sandeep, Colton, Aisha
@2026-04-13 | 07:05 | St. Ann's church | Dismantle | Sandeep | Overhead lines \
| Cover-ups by BC Hydro \
| | | Sandeep, Luc
""",
    date_format="dd-mmm-yy",
)

SCANS = ("scan_20260430.pdf", "scan_20260422.pdf", "tower 4th lift.jpg")


def write(folder: Path) -> None:
    """Write the papers of Fraser Valley Scaffold into `folder`."""
    write_book(folder / "People.xlsx", {"People": CREW})
    write_book(folder / "Ticket board.xlsx", {"Board": BOARD})
    write_book(folder / "Gear register.xlsx", {"Gear": GEAR})
    write_book(folder / "Inspection intervals.xlsx", {"Intervals": INTERVALS})
    write_book(folder / "Truck checklists export.xlsx", {"Export": CHECKLISTS})
    write_book(folder / "Corrective actions.xlsx", {"OPEN": OPEN, "CLOSED": CLOSED})
    write_book(folder / "Incident reports 2026.xlsx", INCIDENTS)
    write_book(folder / "FLHA 2026.xlsx", {"FLHA": FLHA})
    scans = folder / "scans"
    write_scans(scans, SCANS)
    copy_of(scans / "scan_20260430.pdf", "flha apr 30.pdf")
    leave_what_systems_leave(scans)


EXPECTED: Final[Expected] = certain(
    as_of="2026-05-04",
    company="Fraser Valley Scaffold Ltd.",
    province="BC",
    created={
        "worker": (6, 7),
        "equipment": 6,
        "duty_plan": 8,
        "inspection": 3,
        "corrective_action": 5,
        "incident": 2,
        "field_level_hazard_assessment": 3,
        "certificate": 18,
    },
    schedule=[
        ("FV1", "CVI", "6", "due_soon"),
        ("FLT", "Annual forklift inspection", "12", "overdue"),
        ("FLT", "Service", "3", "ok"),
        ("H-LOT", "Harness inspection", "6", "ok"),
        ("PLK", "Plank check", "1", "due_soon"),
        ("FV1", "Truck checklist", "1", "ok"),
        ("FV2", "Truck checklist", "1", "overdue"),
        ("Yard", "Yard inspection", "1", "ok"),
    ],
    expired=[
        ("Sandeep Brar", "OFA Level 1", "2026-05-03"),
        ("Luc Beaulieu", "Fall protection", "2026-04-17"),
    ],
    expiring=[
        ("Colton Pete", "OFA Level 1", "2026-08-02"),
        ("Colton Pete", "WHMIS", "2026-05-04"),
    ],
    missing=[
        ("Luc Beaulieu", "Scaffold erector"),
        ("Aisha Rahman", "Scaffold erector"),
    ],
    actions=[
        ("Replace cut strap on FV1", "overdue"),
        ("Repaint yard walkway", "open"),
        ("Second gate at Marshall Rd tower", "no_due_date"),
        ("Left signal FV1", "closed"),
        ("Scrap two harness sets", "closed"),
    ],
    evidence_kept=3,
    kept_words=["one strap cut", "Tool tethers not issued for clamps", "8FG-77120"],
    words_nowhere=["NO LONGER WITH US"],
    latitude={
        "files": LEFTOVERS,
        "held": [
            ("worker", {"last_name": "Fox", "employment.to_on": "2025-11-28"}, (0, 1)),
            ("equipment", {"number": "PLK", "lot_size": "600"}, 1),
            ("inspection", {"equipment_id": "FV1"}, 2),
            ("inspection", {"result": "fail"}, 2),
            ("inspection", {"done_on": "2026-03-27", "reading": "70110"}, 1),
            ("incident", {"kind": "near_miss", "happened_on": "2026-01-22"}, 1),
            ("incident", {"kind": "first_aid", "happened_at": "14:15:00"}, 1),
            ("field_level_hazard_assessment", {"hazards.hazard": "Fall"}, 2),
            ("field_level_hazard_assessment", {"hazards.hazard": "Overhead lines"}, 1),
            ("field_level_hazard_assessment", {"crew.worker_id": "Luc Beaulieu"}, 2),
        ],
    },
)
