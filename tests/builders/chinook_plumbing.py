"""A plumber's office that loves banners: headers in row 7, groups above, codes with a legend."""

from pathlib import Path
from typing import Final

from tests.builders.certainty import certain
from tests.builders.chinook_papers import (
    ACTIONS,
    EQUIPMENT,
    FLHA,
    INCIDENTS,
    ROSTER,
    SCHEDULE,
    TICKETS,
    WALK_AROUNDS,
)
from tests.builders.desk import (
    LEFTOVERS,
    Marks,
    copy_of,
    copy_phone_photo,
    decorate,
    leave_what_systems_leave,
    write_locked_pdf,
    write_old_letter,
    write_scans,
    write_text,
)
from tests.builders.expectation import Expected
from tests.builders.papers import write_book

SCANS = (
    "IMG_0012.jpg",
    "IMG_0013.JPG",
    "Scan 2026-10-07.pdf",
    "drill june.pdf",
    "tailgate Sep 30.pdf",
    "Linda first aid front.png",
)


def write(folder: Path) -> None:
    """Write the papers of Chinook Plumbing into `folder`."""
    roster = folder / "1. Employee Roster.xlsx"
    write_book(roster, {"Roster Oct 2026": ROSTER})
    decorate(roster, {"Roster Oct 2026": Marks(put={"B10": "TKACHUK  "})})
    write_book(folder / "2. Tickets.xlsx", {"Tickets": TICKETS})
    write_book(folder / "3. Trucks & Equip.xlsx", {"List": EQUIPMENT})
    write_book(folder / "4. Inspection schedule.xlsx", {"Sheet1": SCHEDULE})
    write_book(folder / "5. Walk-arounds 2026.xlsx", WALK_AROUNDS)
    write_book(folder / "6. Corrective actions.xlsx", {"2026": ACTIONS})
    write_book(folder / "7. Incident log.xlsx", {"2026": INCIDENTS})
    write_text(folder / "8. flha_export_20261029.csv", FLHA)
    scans = folder / "Scans"
    write_scans(scans, SCANS)
    copy_of(scans / "drill june.pdf", "drill june (1).pdf")
    copy_phone_photo(scans, "IMG_3001.heic")
    write_locked_pdf(scans, "quote locked.pdf")
    write_old_letter(scans, "Old policy.doc")
    (scans / "Scan_empty.pdf").write_bytes(b"")
    leave_what_systems_leave(scans)


EXPECTED: Final[Expected] = certain(
    as_of="2026-10-30",
    company="Chinook Plumbing & Gasfitting Ltd.",
    province="AB",
    created={
        "worker": 8,
        "equipment": 11,
        "duty_plan": 14,
        "inspection": 16,
        "corrective_action": 6,
        "incident": 4,
        "field_level_hazard_assessment": 5,
        # 26 dates and 2 months; seven X that say "have it"; EXPIRED is a card or none
        "certificate": (28, 36),
    },
    schedule=[
        ("Truck 1|1", "Truck walk-around", "W", "ok"),
        ("Truck 2|2", "Truck walk-around", "W", "due_soon"),
        ("Truck 3|3", "Truck walk-around", "W", "overdue"),
        ("Van 4|4", "Truck walk-around", "W", "ok"),
        ("Trailer 5|5", "Trailer inspection", "M", "overdue"),
        ("Truck 1|1", "CVIP", "A", "due_soon"),
        ("Truck 3|3", "CVIP", "A", "ok"),
        ("Skid steer 6|6", "Service", "Q", "ok"),
        ("LAD", "Ladder inspection", "Q", "overdue"),
        ("FE", "Extinguisher check", "M", "due_soon"),
        ("FE", "Extinguisher certification", "A", "ok"),
        ("PUMP", "Calibration", "A", "never_done"),
        ("LIFT", "Pre-use check", "BU", "before_use"),
        ("Shop", "Shop inspection", "M", "ok"),
    ],
    expired=[
        ("Darren Tkachuk", "WHMIS", "2026-03-31|2026-03-01"),
        ("Shaun McAllister", "H2S", "2026-10-29"),
    ],
    expiring=[
        ("Linda Halvorsen", "First Aid", "2026-11-20"),
        ("Darren Tkachuk", "First Aid", "2027-01-15"),
        ("Amrit Singh-Dhillon", "H2S", "2026-10-30"),
    ],
    missing=[("Tyson Friesen", "Fall Prot|Fall Protection")],
    actions=[
        ("Left marker light out, truck 1", "closed"),
        ("RF tire worn, truck 2", "overdue"),
        ("No spill kit in Van 4", "open"),
        ("Eyewash station blocked by pipe rack", "closed"),
        ("Guard missing on pipe threader", "no_due_date"),
        ("Cord reel frayed at plug", "open"),
    ],
    evidence_refused=["Old policy.doc", "Scan_empty.pdf"],
    evidence_kept_with_a_warning=["quote locked.pdf"],
    evidence_kept=8,
    kept_words=["9921034", "smells of flux", "Kal-Tire", "Jug not strapped"],
    words_nowhere=["TOTAL EMPLOYEES", "1420 Factory", "grey cabinet"],
    latitude={
        "files": LEFTOVERS,
        "absent": [
            ("Shaun McAllister", "First Aid"),
            ("Shaun McAllister", "Confined Space"),
            ("Oksana Nikolayeva", "First Aid"),
            ("Tyson Friesen", "Confined Space"),
        ],
        "cards": [("Jean-Marc Lavallée", "CSTS-2020")],
        "cells": [
            ("1. Employee Roster.xlsx", "DATE OF HIRE"),
            ("1. Employee Roster.xlsx", "ORIENTATION"),
            ("2. Tickets.xlsx", "First Aid"),
            ("2. Tickets.xlsx", "CSTS-2020"),
            ("2. Tickets.xlsx", "Confined Space"),
            ("2. Tickets.xlsx", "Fall Prot."),
            ("3. Trucks & Equip.xlsx", "KM"),
            ("3. Trucks & Equip.xlsx", "NOTES"),
        ],
        "held": [
            ("worker", {"employment.from_on": "1905-06-26"}, 0),
            ("worker", {"first_name": "Darren", "last_name": "Tkachuk"}, 1),
            ("worker", {"last_name": "Halvorsen"}, 2),
            ("worker", {"first_name": "Tyson", "phone": "4035550106|403-555-0106"}, 1),
            ("reading", {"equipment_id": "Truck 3", "value": "241377", "unit": "km"}, 1),
            ("reading", {"equipment_id": "Truck 2", "value": "86210", "unit": "km"}, 1),
            ("inspection", {"equipment_id": "Truck 1|1"}, 6),
            ("inspection", {"equipment_id": "Truck 2|2"}, 4),
            ("inspection", {"result": "fail"}, 3),
            ("incident", {"happened_on": "2026-06-03", "kind": "first_aid"}, 1),
            ("incident", {"kind": "spill"}, 1),
            ("field_level_hazard_assessment", {"done_at": "07:05:12|07:05:00"}, 1),
            ("field_level_hazard_assessment", {"hazards.hazard": "Confined space"}, 2),
            ("field_level_hazard_assessment", {"hazards.hazard": "Slips/trips"}, 4),
            ("field_level_hazard_assessment", {"crew.worker_id": "Tyson Friesen"}, 2),
        ],
    },
)
