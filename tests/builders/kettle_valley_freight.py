"""A trucking firm: capitals, months first, a matrix of the dates taken, one log file a truck."""

from pathlib import Path

from tests.builders.expectation import expectation
from tests.builders.papers import Sheet, write_book, write_csv, write_pdf

_DRIVERS = Sheet(
    """
    KETTLE VALLEY FREIGHT LTD.
    Driver roster - Dec 2026
    |
    Emp # | Driver | Position | Date of hire | Phone | Licence | Orientation
    K-101 | MATHESON, Gary | Owner / dispatcher | 03/15/2008 | 250-555-0121 | 1 | 03/17/2008
    K-104 | DHALIWAL, Sukhdeep | Driver | 06/22/2016 | 250-555-0122 | 1 | 06/22/2016
    K-107 | LARSEN, Kirsten | Driver | 09/30/2019 | 250-555-0123 | 1 | 10/01/2019
    K-110 | BEAUCHAMP, Alain | Driver | 01/13/2023 | 250-555-0124 | 1 | 01/13/2023
    K-112 | FISHER, Cody | Yard and relief driver | 10/19/2026 | 250-555-0125 | 3
    """,
    merged=["A1:G1"],
)

# the cells are the days the courses were taken: TDG and first aid last 36 months, an abstract 12,
# and nothing says when cargo securement ends
_TAKEN = Sheet(
    """
    Driver qualifications - DATE TAKEN
    |
    Driver | TDG | Driver's Abstract | First Aid | Cargo Securement
    Matheson, Gary | #2024-05-06 | 2-Feb-26 | N/A | @2019-04-04
    Dhaliwal, Sukhdeep | #2023-11-20 | 15-Dec-25 | @2025-03-03 | @2018-02-12
    Larsen, Kirsten | #2025-08-19 | 28-Nov-25 | @2024-01-09 | @2020-10-05
    Beauchamp, Alain | #2026-03-03 | 15-Jun-26 |  | @2023-02-01
    Fisher, Cody | #2026-10-21 | 19-Oct-26 |  | @2026-10-22
    """,
    merged=["A1:E1"],
)

_FLEET = """
    Unit | VIN | Description | Odometer | Status
    12 | 1XKYDP9X | 2021 Kenworth T680 | 512,300 km | in service
    14 | 1NKZXPTX | 2019 Kenworth T880 | 388,120 km | in service
    15 | 4V4NC9EH | 2016 Volvo VNL | 701,455 km | Parked Nov 9/26
    R-3 | 1UYVS253 | 53 ft reefer trailer |  | in service
    R-5 | 2M592161 | 48 ft flat deck |  | sold 2026-06-30
    FL-2 | C515-3321 | Yard forklift |  | in service
    """

_PM = Sheet(
    """
    Asset | Task | Interval | Last completed | Meter at last
    12 | PM service A | every 25,000 km | 10/14/2026 | ~489000
    14 | PM service A | every 25,000 km | 07/20/2026 | ~361400
    15 | PM service A | every 25,000 km or 6 months | 05/25/2026 | ~690000
    12 | CVI | annual | 12/09/2025
    14 | CVI | annual | 11/30/2025
    R-3 | CVI | annual | 03/18/2026
    R-5 | CVI | annual | 02/24/2026
    FL-2 | Forklift inspection | monthly | 11/28/2026
    12 | Trip inspection | before use
    """
)

_UNIT_12 = """
    Date | Driver | Odometer | Result | Defect
    11/23/2026 | S. Dhaliwal | 509,870 | Pass
    11/24/2026 | K Larsen | 510,402 | Pass
    11/25/2026 | Dhaliwal | 510,990 | Needs repair | mudflap torn, right rear
    11/26/2026 | Dhaliwal | 511,540 | Pass
    11/27/2026 | Sukhdeep | 512,118 | Pass
    """
_UNIT_14 = """
    Date | Driver | Odometer | Result | Defect
    11/24/2026 | A. Beauchamp | 387,020 | Satisfactory
    11/25/2026 | A. Beauchamp | 387,415 | Satisfactory
    Date | Driver | Odometer | Result | Defect
    11/26/2026 | Beauchamp A | 387,760 | Satisfactory
    11/30/2026 | Alain | 388,003 | Satisfactory
    """

_ACTIONS = Sheet(
    """
    No. | Raised | Description | Source | Owner | Target | Status | Closed on | Closed by
    ~1 | 11/25/2026 | Mudflap torn on unit 12 | trip inspection | Gary | 12/02/2026 | Open
    ~2 | 09/28/2026 | Yard light burnt out at gate | walk-around | Kirsten | 10/15/2026 | \
      In progress
    ~3 | 08/31/2026 | Straps worn on R-3 | trip inspection | Alain | 09/14/2026 | Done | \
      09/10/2026 | Alain Beauchamp
    """
)

_HOURS = """
    Month | Hours worked | Drivers
    Jan 2026 | 812 | 4
    Feb 2026 | 768.5 | 4
    Mar 2026 | 840 | 4
    Apr 2026 | 826 | 4
    May 2026 | 798 | 4
    Jun 2026 | 851 | 4
    Jul 2026 | 760 | 4
    Aug 2026 | 777.5 | 4
    Sep 2026 | 834 | 4
    Oct 2026 | 902 | 5
    Nov 2026 | 941 | 5
    Total | 9110
    """

_FUEL = Sheet(
    """
    Fuel receipts Q4
    Date | Card | Station | Litres | $/L | Total
    11/03/2026 | 0042 | Petro-Pass Hope | ~412.7 | ~1.679 | ~692.92
    11/09/2026 | 0042 | Flying J Kamloops | ~388.1 | ~1.645 | ~638.42
    11/17/2026 | 0051 | Petro-Pass Hope | ~401.5 | ~1.689 | ~678.13
    """
)


def write(folder: Path) -> None:
    """Write the folder: four workbooks, a fleet list in UTF-16, two logs and a scan."""
    write_book(folder / "Drivers.xlsx", {"Drivers": _DRIVERS})
    write_book(folder / "Qualifications.xlsx", {"Sheet1": _TAKEN})
    write_book(folder / "PM schedule.xlsx", {"PM": _PM})
    write_book(folder / "Action log.xlsx", {"Actions": _ACTIONS})
    write_book(folder / "Fuel receipts.xlsx", {"Q4": _FUEL})
    write_csv(folder / "Fleet.csv", _FLEET, delimiter="\t", encoding="utf-16")
    write_csv(folder / "Hours 2026.csv", _HOURS)
    write_csv(folder / "Trip inspections" / "Unit 12.csv", _UNIT_12)
    write_csv(folder / "Trip inspections" / "Unit 14 trip log.csv", _UNIT_14)
    write_pdf(folder / "CVI R-3 March 2026.pdf", "CVI R-3")


EXPECTED = expectation(
    as_of="2026-12-01",
    company="Kettle Valley Freight Ltd.",
    province="BC",
    created={
        "worker": 5,
        "orientation": 4,
        "certificate": 17,
        "equipment": 6,
        "duty_plan": 9,
        "inspection": 9,
        "corrective_action": 3,
        "hours_worked": 11,
    },
    schedule=[
        ("12", "PM service A", "every 25,000 km", "due_soon"),  # 23,300 km, a tenth is 2,500
        ("14", "PM service A", "every 25,000 km", "overdue"),  # 26,720 km
        ("15", "PM service A", "every 25,000 km or 6 months", "suspended"),
        ("12", "CVI", "annual", "due_soon"),  # in eight days
        ("14", "CVI", "annual", "overdue"),  # since yesterday
        ("R-3", "CVI", "annual", "ok"),
        ("R-5", "CVI", "annual", "suspended"),
        ("FL-2", "Forklift inspection", "monthly", "ok"),
        ("12", "Trip inspection", "before use", "before_use"),
    ],
    expired=[
        ("Sukhdeep Dhaliwal", "TDG", "2026-11-20"),
        ("Kirsten Larsen", "Driver's Abstract", "2026-11-28"),
    ],
    expiring=[
        ("Gary Matheson", "Driver's Abstract", "2027-02-02"),
        ("Sukhdeep Dhaliwal", "Driver's Abstract", "2026-12-15"),
        ("Kirsten Larsen", "First Aid", "2027-01-09"),
    ],
    missing=[("Alain Beauchamp", "First Aid"), ("Cody Fisher", "First Aid")],
    actions=[
        ("Mudflap torn on unit 12", "open"),
        ("Yard light burnt out at gate", "overdue"),
        ("Straps worn on R-3", "closed"),
    ],
    mentioned=[("Fuel receipts",)],
    evidence_kept=1,
    kept_words=["Dhaliwal", "K-104", "mudflap torn, right rear", "1XKYDP9X"],
    words_nowhere=["Petro-Pass Hope", "Flying J Kamloops"],
)
