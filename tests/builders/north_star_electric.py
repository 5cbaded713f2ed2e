"""An electrical contractor with two Ricks, courses down and people across, dates as serials."""

from pathlib import Path

from tests.builders.expectation import expectation
from tests.builders.papers import Sheet, write_book, write_csv

_CREW = Sheet(
    """
    Staff no. | First name | Last name | Trade | Started | Orientation signed
    ~201 | Rick | Tremblay | Master electrician, owner | #2007-02-01 | #2007-02-01
    ~202 | Rick | Sawatzky | Journeyman | #2013-08-06 | #2013-08-06
    ~203 | Amélie | Roy | Journeyman | #2018-05-28 | #2018-05-29
    ~204 | Devon | Chartrand | 3rd year apprentice | #2023-09-05
    ~205 | Joseph | Cardinal | 1st year apprentice | #2025-06-16 | #2025-06-16
    ~206 | Tamara | Lysenko | Office | #2020-01-20 | #2020-01-20
    |
    Total | =COUNTA(B2:B7) ~> 6
    """
)

_TRAINING = Sheet(
    """
    Training matrix - valid until
    Course | Rick Tremblay | Rick Sawatzky | Amelie Roy | Devon Chartrand | Joe Cardinal | \
      Tamara Lysenko
    Standard First Aid | @2027-05-14 | @2026-10-30 | @2028-01-22 |  | @2027-11-02 | @2026-09-14
    Arc Flash Awareness | @2028-03-01 | @2027-09-09 | @2026-12-14 | @2029-06-06 | \
      @2026-12-15 | N/A
    Aerial Work Platform | @2026-08-31 | @2028-05-05 | @2027-04-18 | @2028-07-07 | \
      @2027-10-10 | N/A
    Lockout | @2027-03-03 | @2027-03-03 | @2027-03-03 | @2027-03-03 | @2027-03-03 | N/A
    WHMIS | @2027-01-20 | @2027-01-20 | @2027-01-20 | @2027-01-20 | @2027-01-20 | @2027-01-20
    """,
    merged=["A1:G1"],
    date_format="dd/mm/yyyy",
)

_VANS = Sheet(
    """
    Unit | Description | Plate | Km | Status
    V-1 | 2021 Ford Transit | NSE 101 | ~64210 | in service
    V-2 | 2019 Ford Transit | NSE 102 | ~101875 | in service
    V-3 | 2016 GMC Savana | NSE 103 | ~177020 | in shop
    LD | Ladders (lot of 11) |  |  | in service
    MM | Multimeters (lot of 7) |  |  | in service
    """
)
_CHECKS = Sheet(
    """
    Unit | Check | How often | Last done | Km then
    V-1 | Oil change | every 10,000 km | #2026-06-10 | ~58000
    V-2 | Oil change | every 10,000 km | #2026-04-22 | ~92400
    V-1 | Van inspection | monthly | #2026-09-01
    V-2 | Van inspection | monthly | #2026-08-12
    LD | Ladder inspection | quarterly | #2026-06-17
    MM | Meter calibration | annual | #2025-08-30
    Shop | Worksite inspection | monthly | #2026-08-20
    """
)

_REGISTER = Sheet(
    """
    Ref | Description | Raised | Source | Owner | Target | Status | Closed on | Closed by
    ~1 | Panel cover missing on shop sub-panel | @2026-08-20 | site inspection | Rick | \
      @2026-09-10 | Open
    ~2 | GFCI tester out of calibration | @2026-09-02 | tool check | Rick S. | @2026-09-30 | \
      In progress
    ~3 | Ladder with bent rail still in V-2 | @2026-08-24 | ladder inspection | Amelie | \
      @2026-09-01 | Done | @2026-08-29 | A. Roy
    ~4 | No lockout locks in V-3 | @2026-07-30 | toolbox talk | DC | @2026-08-15 | Closed
    """
)

_TALKS = """
    Date | Topic | Led by | Site | Attendees
    Jul 8/26 | Working near energized parts | Rick T. | Eastgate mall | Rick S; Amelie; Devon; Joe
    Jul 22/26 | Ladders | Amélie | Shop | Rick S, Devon & Joe
    Aug 5/26 | Heat stress | Rick T. | Eastgate mall | Rick S; Amelie; Devon; Joe
    Aug 19/26 | Lockout | R. Sawatzky | Shop | Amelie and Devon and Joe
    Sep 2/26 | Arc flash boundaries | Rick T. | Eastgate mall | Rick S; Devon; Joe; Tamara
    """


def write(folder: Path) -> None:
    """Write the folder: three workbooks and a log of toolbox talks."""
    write_book(folder / "Crew.xlsx", {"Crew": _CREW})
    write_book(folder / "Training by course.xlsx", {"Matrix": _TRAINING})
    write_book(folder / "Vans and gear.xlsx", {"Vans": _VANS, "Checks": _CHECKS})
    write_book(folder / "Action register.xlsx", {"Register": _REGISTER})
    write_csv(folder / "Toolbox talks.csv", _TALKS, encoding="utf-8-sig")


EXPECTED = expectation(
    as_of="2026-09-15",
    company="North Star Electric Inc.",
    province="SK",
    created={
        "worker": 6,
        "orientation": 5,
        "certificate": 26,
        "equipment": 5,
        "duty_plan": 7,
        "corrective_action": 4,
        "meeting": 5,
        "site": 2,
    },
    schedule=[
        ("V-1", "Oil change", "every 10,000 km", "ok"),  # 6,210 km
        ("V-2", "Oil change", "every 10,000 km", "due_soon"),  # 9,475 km
        ("V-1", "Van inspection", "monthly", "ok"),
        ("V-2", "Van inspection", "monthly", "overdue"),
        ("LD", "Ladder inspection", "quarterly", "due_soon"),
        ("MM", "Meter calibration", "annual", "overdue"),
        ("Shop", "Worksite inspection", "monthly", "due_soon"),
    ],
    expired=[
        ("Tamara Lysenko", "Standard First Aid", "2026-09-14"),
        ("Rick Tremblay", "Aerial Work Platform", "2026-08-31"),
    ],
    expiring=[
        ("Rick Sawatzky", "Standard First Aid", "2026-10-30"),
        ("Amélie Roy", "Arc Flash Awareness", "2026-12-14"),  # the ninetieth day
    ],
    missing=[("Devon Chartrand", "Standard First Aid")],
    actions=[
        (
            "Panel cover missing on shop sub-panel",
            "overdue",
        ),  # kept, although nobody knows which Rick
        ("GFCI tester out of calibration", "open"),
        ("Ladder with bent rail still in V-2", "closed"),
        ("No lockout locks in V-3", "closed"),  # on the sheet's word: it gives no day
    ],
    mentioned=[("Rick", "Tremblay", "Sawatzky"), ("Joe", "Cardinal")],
    kept_words=["Amélie", "Arc flash boundaries", "Eastgate mall", "NSE 103"],
)
