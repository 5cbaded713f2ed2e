"""An oilfield hauler: a sheet a driver, a sheet a year, units written as "2019 T880 (#101)"."""

from pathlib import Path
from typing import Final

from tests.builders.certainty import certain
from tests.builders.desk import Marks, decorate, write_scans, write_text
from tests.builders.expectation import Expected
from tests.builders.papers import Sheet, write_book

DRIVERS = Sheet(
    """
NAME (Last First) | Pos'n | Start | Cell | Class | Notes
Bergstrom Kyle | Owner / Disp | Apr-09 | 780.555.0121 | 1 |
Fehr Jacob "Jake" | Drv | approx. May 2012 | 780.555.0122 | 1Q |
Cardinal Desmond (Des) | Mech | 2019 | 780.555.0123 | 3 |
Wiebe Isaac | Drv | @2021-03-15 | 780.555.0124 | 1 |
Wiebe Peter J. | Drv | @2023-06-01 | 780.555.0125 | 1 |
Okafor Chidi | Swmp | 04/2025 | 780.555.0126 | 5 | apprentice swamper
Bergstrom Tammy | Office | @2010-01-04 | 780.555.0120 | 5 | safety paperwork
"""
)


def _training(name: str, rows: str) -> Sheet:
    return Sheet(
        f"""
PEACE COUNTRY HAULING INC. | TRAINING RECORD
Employee: | {name}
|
Course | Date taken | Expires | Provider | Cert. #
{rows.strip()}
""",
        date_format="dd-mmm-yyyy",
    )


TRAINING = {
    "Kyle Bergstrom": _training(
        "Kyle Bergstrom",
        """
H2S Alive | @2024-02-12 | @2027-02-12 | ESC | 44-1180
Standard First Aid | @2023-06-19 | @2026-06-19 | Red Cross |
TDG | @2024-05-06 | @2027-05-06 | Danatec | D-9911
""",
    ),
    "Jake Fehr": _training(
        "Jake Fehr",
        """
H2S Alive | @2023-05-08 | @2026-05-08 | ESC | 44-0917
Standard First Aid | @2025-01-20 | @2028-01-20 | St. John |
TDG | @2023-09-01 | @2026-09-01 | Danatec | D-8120
Load Securement | @2022-03-30 | | in house |
""",
    ),
    "Des Cardinal": _training(
        "Desmond Cardinal",
        """
H2S Alive | @2025-11-03 | @2028-11-03 | ESC | 44-2251
WHMIS | @2025-06-11 | @2026-06-11 | online |
""",
    ),
    "Isaac W": _training(
        "Isaac Wiebe",
        """
H2S Alive | @2024-09-16 | @2027-09-16 | ESC | 44-1602
TDG | @2025-02-24 | @2028-02-24 | Danatec | D-9950
""",
    ),
    "Peter W": _training(
        "Peter Wiebe",
        """
H2S Alive | @2025-08-18 | @2028-08-18 | ESC | 44-2104
Standard First Aid | @2025-03-03 | @2028-03-03 | Red Cross |
TDG | @2023-06-12 | @2026-06-12 | Danatec | D-8007
""",
    ),
    "Chidi": _training(
        "Chidi Okafor",
        """
WHMIS | @2026-04-07 | @2027-04-07 | online |
""",
    ),
    "BLANK": _training("", ""),
}

UNITS = Sheet(
    """
Unit | Type | Plate | Odometer / hrs | In service?
2019 Kenworth T880 (#101) | Tractor | PCH 101 | 612,340 km | Y
2016 Peterbilt 389 (#102) | Tractor | PCH 102 | 1 004 880 km | Y
2021 Ford F-550 (#103) | Pilot truck | PCH 103 | 128.4k | Y
2012 Western Star 4900 (#104) | Picker | PCH 104 | 380,112 km | N - parked Jan 12 2026, no work
2015 Lode King tridem (#201) | Trailer | PCH 201 | | Y
2015 Lode King pup (#202) | Trailer | PCH 202 | | Y
2018 Cat 930M loader (#301) | Loader | | 5,120 hrs | Y
"""
)

SCHEDULE = Sheet(
    """
Unit | Job | Interval | NEXT DUE | Who
# 101 | CVIP | annual | @2026-06-30 | Kal
# 102 | CVIP | annual | @2026-05-31 | Kal
# 103 | CVIP | every 12 months | @2027-02-15 | Kal
# 201 | CVIP | 1/yr | @2026-09-30 | Kal
# 104 | CVIP | annual | @2026-04-30 | Kal
# 103 | Oil & filter | every 5000km/6 months whichever is sooner | @2026-09-10 | Des
# 301 | Grease and walk-around | 52x/yr | @2026-06-08 | Des
# 301 | 500 hr service | every 500 hrs | | Des
Yard | Yard walk | each Monday | @2026-06-15 | Tammy
Shop | Extinguishers | 1/mo | @2026-06-10 | Tammy
Shop | First aid kits | q3mo | @2026-08-31 | Tammy
# 101 | Trip inspection | start of shift | | driver
# 102 | Trip inspection | before each trip | | driver
# 202 | Tarp check | with oil change | | Des
""",
    date_format="dd-mmm-yyyy",
)

TRIPS_2025 = Sheet(
    """
Date | Unit | Driver | Odo | Def. (Y/N) | Repaired | Remarks
@2025-12-29 | 101 | Fehr | ~590200 | N | |
 | 102 | I. Wiebe | ~988010 | N | |
@2025-12-30 | 101 | Fehr | ~590760 | Y | Y - Des | wiper blade torn
 | 102 | I. Wiebe | n/a | N | |
 | 103 | Chidi O. | ~101200 | N | |
""",
    merged=("A2:A3", "A4:A6"),
    date_format="ddd d-mmm-yy",
)
TRIPS_2026 = Sheet(
    """
Date | Unit | Driver | Odo | Def. (Y/N) | Repaired | Remarks
@2026-06-08 | 101 | Fehr | ~611100 | N | |
 | 102 | P. Wiebe | ~1003950 | N | |
 | 103 | Chidi O. | 128.0k | Y | | beacon out on passenger side
@2026-06-09 | 101 | Fehr | ~611540 | N | |
 | 102 | I. Wiebe | ~1004310 | Y | Y - Des | air leak at gladhand
@2026-06-10 | 101 | Jake | ~611990 | N | |
 | # 201 | Jake | | Y | N | mudflap bracket cracked
@2026-06-11 | 101 | Jake | ~612340 | N | |
 | 102 | I. Wiebe | ~1004880 | N | |
 | 103 | Chidi O. | 128.4k | N | |
""",
    merged=("A2:A4", "A5:A6", "A7:A8", "A9:A11"),
    date_format="ddd d-mmm-yy",
)

DEFICIENCIES = Sheet(
    """
PRIORITY: A = same day, B = 7 days, C = 30 days
|
Ref | Raised | Pri | Deficiency | Source | Resp. | Due by | Closed
CA-26-01 | @2026-04-20 | B | Tie-down chains without tags | yard walk | Des/Jake | @2026-04-27 \
| @2026-04-25
CA-26-02 | @2026-05-12 | C | Loader back-up alarm weak | trip sheet | Des | @2026-06-11 |
CA-26-03 | @2026-05-26 | A | Gas shed sign gone | yard walk | Tammy | @2026-05-26 | @2026-05-26
CA-26-04 | @2026-06-08 | B | Beacon out on 103 | trip sheet | Des | @2026-06-15 |
CA-26-05 | @2026-06-10 | C | Mudflap bracket cracked on 201 | trip sheet | Des \
| June 24 / ext. to July 10 |
CA-26-06 | @2026-06-10 | C | Write lone driver check-in procedure | near miss | Kyle + Tammy | TBD |
""",
    date_format="dd-mmm-yyyy",
)

EVENTS = Sheet(
    """
# | When | Where | Near miss / Incident | Details | Root cause | What we did
~1 | Jun 10, 2026 5:40 PM | Hwy 40 km 92 | Near miss \
| Deer on road, Jake braked hard, load shifted 10 cm. \
| Winches checked once only; no re-check rule at first stop | Re-check at 50 km added to trip sheet
~2 | Apr 18, 2026 | Yard | Property damage | Loader bucket caught corner of shop door. | N/A \
| Pylons
~3 | Jan 6, 2026 8:15 AM | Lease 4-22 | First aid | Chidi pinched thumb in chain binder. \
| Using lever binder with cheater pipe, ratchet binders not issued | Ratchet binders for all trucks
"""
)

FLHA = """
Date;Time;Lease / location;Job;Lead;Crew;Hazards and controls;Stop work?
2026-06-11;06:40;Lease 4-22;Haul matting;Jake Fehr;Jake Fehr, Chidi Okafor;\
"Overhead lines -> spotter, 7 m limit; Pinch points -> tag lines; Soft ground -> walk first";N
2026-06-10;06:55;Lease 4-22;Haul matting;Jake Fehr;Jake Fehr, Chidi Okafor;\
"Overhead lines -> spotter, 7 m limit; Wildlife -> slow down, no driving after dark";N
2026-06-08;07:10;11-09 battery;Move tank;Isaac Wiebe;Isaac Wiebe, Chidi Okafor;\
"H2S -> monitors on, wind sock; Rolling load -> chocks and chains";Y
2026-06-03;07:05;11-09 battery;Move tank;Isaac Wiebe;Isaac Wiebe;"H2S -> monitors on; Fatigue";N
"""


def write(folder: Path) -> None:
    """Write the papers of Peace Country Hauling into `folder`."""
    drivers = folder / "Drivers.xlsx"
    write_book(drivers, {"Sheet1": DRIVERS, "Sheet2": Sheet(), "Sheet3": Sheet()})
    spaces = {"A5": "Wiebe\u00a0Isaac", "A4": "Cardinal Desmond (Des) "}
    decorate(drivers, {"Sheet1": Marks(put=spaces)})
    write_book(folder / "Training by driver.xlsx", TRAINING)
    write_book(folder / "Units.xlsx", {"Units": UNITS})
    write_book(folder / "PM and inspections - what is due.xlsx", {"Due list": SCHEDULE})
    write_book(folder / "Trip inspections.xlsx", {"2025": TRIPS_2025, "2026": TRIPS_2026})
    write_book(folder / "Deficiency list.xlsx", {"Open and closed": DEFICIENCIES})
    write_book(folder / "Near misses and incidents.xlsx", {"Log": EVENTS})
    write_text(folder / "FLHA.csv", FLHA)
    write_scans(folder / "Scanned", SCANS)


SCANS = (
    "June tailgate.pdf",
    "CVIP 101 2025.pdf",
    "20260611_064512.jpg",
    "Fire drill 2026-05-04.pdf",
)
JAKE = "Jacob Fehr|Jake Fehr|Jacob Jake Fehr"

EXPECTED: Final[Expected] = certain(
    as_of="2026-06-12",
    company="Peace Country Hauling Inc.",
    province="AB",
    created={
        "worker": 7,
        "equipment": 7,
        # "with oil change" is no interval; planned or refused, both are honest
        "duty_plan": (13, 14),
        "inspection": 15,
        "corrective_action": 6,
        "incident": 3,
        "field_level_hazard_assessment": 4,
        "certificate": 15,
    },
    schedule=[
        ("101|#101", "CVIP", "annual", "due_soon"),
        ("102|#102", "CVIP", "annual", "overdue"),
        ("103|#103", "CVIP", "every 12 months", "ok"),
        ("201|#201", "CVIP", "1/yr", "ok"),
        ("104|#104", "CVIP", "annual", "suspended"),
        ("103|#103", "Oil & filter", "every 5000km/6 months whichever is sooner", "ok"),
        ("301|#301", "Grease and walk-around", "52x/yr", "overdue"),
        ("Yard", "Yard walk", "each Monday", "ok|due_soon"),
        ("Shop", "Extinguishers", "1/mo", "overdue"),
        ("Shop", "First aid kits", "q3mo", "ok"),
        ("102|#102", "Trip inspection", "before each trip", "before_use"),
    ],
    expired=[(JAKE, "H2S Alive", "2026-05-08"), ("Desmond Cardinal", "WHMIS", "2026-06-11")],
    expiring=[
        ("Kyle Bergstrom", "Standard First Aid", "2026-06-19"),
        (JAKE, "TDG", "2026-09-01"),
        ("Peter Wiebe|Peter J Wiebe", "TDG", "2026-06-12"),
    ],
    actions=[
        ("Tie-down chains without tags", "closed"),
        ("Loader back-up alarm weak", "overdue"),
        ("Gas shed sign gone", "closed"),
        ("Beacon out on 103", "open"),
        # two dates in one cell, both to come
        ("Mudflap bracket cracked on 201", "open|no_due_date"),
        ("Write lone driver check-in procedure", "no_due_date"),
    ],
    evidence_kept=4,
    kept_words=["air leak at gladhand", "44-1180", "ext. to July 10", "Lode King pup"],
    words_nowhere=["same day, B = 7 days"],
    latitude={
        "duties": [
            ("101|#101", "Trip inspection"),
            ("301|#301", "500 hr service"),
            ("202|#202", "Tarp check"),
        ],
        "cells": [
            ("Drivers.xlsx", "Start"),
            ("PM and inspections - what is due.xlsx", "Interval"),
            ("PM and inspections - what is due.xlsx", "NEXT DUE"),
            ("Trip inspections.xlsx", "Odo"),
            ("Deficiency list.xlsx", "Due by"),
            ("Deficiency list.xlsx", "Resp."),
            ("Units.xlsx", "In service?"),
        ],
        "held": [
            ("equipment", {"number": "101|#101", "serial_plate": "PCH 101"}, 1),
            ("worker", {"last_name": "Wiebe"}, 2),
            ("worker", {"first_name": "Isaac", "last_name": "Wiebe"}, 1),
            ("worker", {"last_name": "Okafor", "employment.from_on": "2025-04-01"}, (0, 1)),
            ("inspection", {"done_on": "2025-12-30"}, 3),
            ("inspection", {"done_on": "2026-06-11"}, 3),
            ("inspection", {"result": "fail"}, 4),
            ("inspection", {"equipment_id": "103|#103", "reading": "128400"}, 1),
            ("inspection", {"by_id": "Isaac Wiebe"}, 4),
            ("field_level_hazard_assessment", {"hazards.hazard": "Overhead lines"}, 2),
            ("field_level_hazard_assessment", {"hazards.control": "tag lines"}, 1),
            ("field_level_hazard_assessment", {"hazards.hazard": "Fatigue"}, 1),
            ("field_level_hazard_assessment", {"stop_work": "True"}, 1),
            ("incident", {"happened_on": "2026-06-10", "kind": "near_miss"}, 1),
            ("corrective_action", {"what": "Beacon out on 103", "due_on": "2026-06-15"}, 1),
        ],
    },
)
