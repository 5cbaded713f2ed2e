"""A farm-equipment dealer: blank columns, three styles of dates, a log nobody can date alone."""

from pathlib import Path

from tests.builders.expectation import expectation
from tests.builders.papers import Sheet, write_book, write_csv

_READ_ME = Sheet(
    """
    Sunfield Farm Equipment Ltd. - health and safety
     | 1. Change only the yellow cells
     | 2. Ask Lise before adding a sheet
    """,
    merged=["A1:F1"],
)
_PEOPLE = Sheet(
    """
    SUNFIELD FARM EQUIPMENT LTD.
    People - as of May 2026
    |
    Name |  | Dept |  | Since | Orientation
    Graham Dyck |  | Owner |  | @2003-09-01 | @2003-09-02
    Robert Tanner |  | Service manager |  | @2012-02-13 | @2012-02-13
    Lise Arsenault |  | Parts and office |  | @2016-06-20 | @2016-06-21
    Owen McLeod |  | Technician |  | @2019-01-07 | @2019-01-07
    Katarina Novak |  | Technician |  | @2023-08-28 | @2023-08-28
    """,
    merged=["A1:F1", "A2:F2"],
)
_CERTS = Sheet(
    """
    Who | What | Good until
    Bob Tanner | Forklift | Jun 1/26
    Robert Tanner | First Aid | 2028.02.29
    Owen McLeod | First Aid | 14-May-26
    O McLeod | Air Brake | 13-Aug-26
    Katarina Novak | Forklift | 2027.01.05
    Lise Arsenault | First Aid | Aug 14/26
    Graham Dyck | WHMIS | 2026.12.15
    """
)
_UNITS = Sheet(
    """
    Unit |  | Description |  | Hours | Km | Status
    HO-1 |  | Two-post hoist |  |  |  | in service
    HO-2 |  | Two-post hoist |  |  |  | in service
    FL-3 |  | Forklift |  | ~5398 |  | in service
    PR-1 |  | Hydraulic press 50 t |  |  |  | in service
    ST-4 |  | Service truck |  |  | ~91250 | in service
    """
)
_SCHEDULE = Sheet(
    """
    Equipment | Job | Interval | Last done | Hours at last
    HO-1 | Certified hoist inspection | yearly | 2025.06.02
    HO-2 | Certified hoist inspection | yearly | 2025.05.14
    FL-3 | Forklift service | 200 hours | 20-Mar-26 | ~5210
    PR-1 | Press inspection | quarterly | Mar 30/26
    ST-4 | Vehicle inspection | weekly | 13-May-26
    Shop | Worksite inspection | monthly | Apr 20/26
    """
)

# every day here is twelve or less, both readings lie in the past and both are in order: 1 February
# or 2 January, nobody can tell but the person who wrote it
_HOIST_LOG = """
    Date | Unit | Checked by | Result | Remarks
    01/02/2026 | HO-1 | Owen | OK
    02/03/2026 | HO-1 | Katarina | OK
    03/04/2026 | HO-1 | Owen | OK
    04/05/2026 | HO-2 | Owen | OK
    """

_CHEMICALS = """
    Product name | Supplier | Where kept | SDS date | SDS on file
    Brake cleaner | CRC Canada | Shop, flammables cabinet | 2024-03-11 | yes
    Hydraulic oil AW 46 | Petro supply | Oil room | 2023-10-02 | yes
    Battery acid 1.265 | Prairie Battery | Battery bench | 2022-01-17 | yes
    Windshield washer fluid | Petro supply | Parts | 2021-08-30 | no
    """
_CONTRACTORS = """
    Company | Contact | Phone | WCB clearance no. | Clearance date | Insurance expires
    Delta Overhead Doors | Sam Pruden | 306-555-0171 | CL-88120 | 2026-04-02 | 2027-01-31
    Boreal Crane Service | Ivy Chan | 306-555-0172 | CL-90114 | 2026-05-01 | 2026-10-31
    Kindersley Janitorial | Doug Frey | 306-555-0173
    """
_FUEL = """
    Fuel log - yard tank
    Date | Vehicle | Litres | Initials
    2026-05-04 | delivery | 880 | LA
    2026-05-06 | parts van | 61 | LA
    2026-05-11 | loaner tractor | 140 | OM
    """


def write(folder: Path) -> None:
    """Write the folder: one workbook of five sheets and four text sheets."""
    sheets = {
        "Read me": _READ_ME,
        "People": _PEOPLE,
        "Certs": _CERTS,
        "Shop equipment": _UNITS,
        "Schedule": _SCHEDULE,
    }
    write_book(folder / "H&S records.xlsx", sheets)
    write_csv(folder / "Hoist log.csv", _HOIST_LOG)
    write_csv(folder / "Chemicals.csv", _CHEMICALS, encoding="utf-8-sig")
    write_csv(folder / "Contractors.csv", _CONTRACTORS)
    write_csv(folder / "Tank 2026.csv", _FUEL)


EXPECTED = expectation(
    as_of="2026-05-15",
    company="Sunfield Farm Equipment Ltd.",
    province="SK",
    created={
        "worker": 5,
        "orientation": 5,
        "certificate": 7,
        "equipment": 5,
        "duty_plan": 6,
        "hazardous_product": 4,
        "contractor": 3,
        "site": 1,
    },
    schedule=[
        ("HO-1", "Certified hoist inspection", "yearly", "due_soon"),
        ("HO-2", "Certified hoist inspection", "yearly", "overdue"),  # since yesterday
        ("FL-3", "Forklift service", "200 hours", "due_soon"),  # 188 of 200 hours
        ("PR-1", "Press inspection", "quarterly", "ok"),
        ("ST-4", "Vehicle inspection", "weekly", "ok"),
        ("Shop", "Worksite inspection", "monthly", "due_soon"),
    ],
    expired=[("Owen McLeod", "First Aid", "2026-05-14")],
    expiring=[
        ("Robert Tanner", "Forklift", "2026-06-01"),
        ("Owen McLeod", "Air Brake", "2026-08-13"),  # the ninetieth day
    ],
    asked=[("Hoist log.csv", "", "Date")],
    mentioned=[("Bob Tanner", "Robert Tanner"), ("Tank 2026",)],
    kept_words=["Battery acid 1.265", "Boreal Crane Service", "CL-90114"],
    words_nowhere=["loaner tractor", "yellow cells"],
)
