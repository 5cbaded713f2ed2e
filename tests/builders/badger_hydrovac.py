"""A hydrovac operator: one sheet a unit, formulas, repeated headers, notes and totals below."""

from pathlib import Path

from tests.builders.expectation import expectation
from tests.builders.papers import Sheet, write_book, write_csv

_PEOPLE = Sheet(
    """
    Badger Bend Hydrovac Ltd.
    |
     | Emp ID | First | Last |  | Full name | Position | Hire date | End date | Years
     | B01 | Colton | Reid |  | =C4&" "&D4 ~> Colton Reid | Owner | @2014-03-01 |  | \
      =DATEDIF(H4,TODAY(),'y') ~> 12
     | B04 | Mackenzie | Boychuk |  | =C5&" "&D5 ~> Mackenzie Boychuk | Operator | \
      @2017-05-08 |  | =DATEDIF(H5,TODAY(),'y') ~> 9
     | B07 | Jaspreet | Sandhu |  | =C6&" "&D6 ~> Jaspreet Sandhu | Operator | @2021-10-04 | \
       | =DATEDIF(H6,TODAY(),'y') ~> 5
     | B09 | Wade | Littlechild |  | =C7&" "&D7 ~> Wade Littlechild | Swamper | @2024-02-26 | \
       | =DATEDIF(H7,TODAY(),'y') ~> 2
     | B06 | Nora | Fehr |  | =C8&" "&D8 ~> Nora Fehr | Swamper | @2020-06-15 | @2026-03-31 | \
      =DATEDIF(H8,TODAY(),'y') ~> 6
    """,
    merged=["A1:J1"],
)

_UNITS = Sheet(
    """
    Unit | Description | VIN | Km | Hrs | Status
    HV-1 | Tornado F4 hydrovac | 1NKDX4EX | ~168240 | ~6398 | in service
    HV-2 | Tornado F3 hydrovac | 1NKZL70X | ~97105 | ~4011 | in service
    ST-1 | Support truck | 1FT7W2B6 | ~47800 |  | in service
    TR-9 | Equipment trailer | 2P9BA |  |  | Sold - March 2026
    PW-1 | Pressure washer | PW-5512 |  |  | in service
    TOTAL |  |  | =SUM(D2:D6) ~> 313145 | =SUM(E2:E6) ~> 10409
    """
)

_SCHEDULE = Sheet(
    """
    Unit | Task | Frequency | Last completed | Hrs / km at last
    HV-1 | Hydrovac service | 250 hrs | @2026-09-20 | ~6120
    HV-2 | Hydrovac service | 250 hrs | @2026-10-12 | ~3940.5
    HV-1 | Boom and tank inspection | annual by competent person | @2025-11-20
    HV-2 | Boom and tank inspection | annual by competent person | never
    HV-1 | CVIP | annual | @2026-01-08
    ST-1 | Oil change | every 8,000 km or 6 months | @2026-07-15 | ~41250
    TR-9 | Trailer inspection | monthly | @2026-02-11
    PW-1 | Hose inspection | quarterly | @2026-07-28
    Yard | Eyewash check | weekly | @2026-10-26
    """
)

# the unit is the name of the sheet; the header comes back where the printed page breaks
_HV_1 = Sheet(
    """
    Pre-trip inspection log
    Date | Inspected by | Hrs | Result | Defects / comments
    @2026-10-19 | M. Boychuk | ~6340 | Satisfactory
    @2026-10-20 | M. Boychuk | ~6351 | Satisfactory
    @2026-10-21 | Mackenzie | ~6360.5 | Needs repair | wand trigger sticks
    Date | Inspected by | Hrs | Result | Defects / comments
    @2026-10-26 | Mackenzie | ~6371 | Satisfactory
    @2026-10-27 | W. Littlechild | ~6380 | Satisfactory
    @2026-10-28 | Mackenzie | ~6389.5 | Satisfactory
    |
    Fill in before the first dig of the day. Give the yellow copy to Colton.
    """
)
_HV_2 = Sheet(
    """
    Pre-trip inspection log
    Date | Inspected by | Hrs | Result | Defects / comments
    @2026-10-19 | J. Sandhu | ~3962 | Pass
    @2026-10-20 | Sandhu | ~3970.5 | Pass
    forgot | Sandhu | ~3979 | Pass
    @2026-10-22 | JS | ~3988 | Fail | boom pins worn, parked until fixed
    @2026-10-27 | Jas Sandhu | ~3999 | Pass
    @2026-10-28 | Jas Sandhu | ~4007.5 | Pass
    """
)

_TICKETS = """
    Employee | Certification | Issue date | Expiry date | Certificate no.
    Colton Reid | Ground Disturbance 201 | 15-Jan-24 | 15-Jan-27 | GD-11820
    Mackenzie Boychuk | Ground Disturbance 201 | 04-Nov-23 | 04-Nov-26 | GD-11007
    M. Boychuk | Confined Space Entry | 19-Oct-23 | 19-Oct-26 | CSE-3341
    Jas Sandhu | H2S Alive | 30-Jun-25 | 30-Jun-28 | H2S-90118
    J. Sandhu | TDG | 01-Feb-26 | 01-Feb-29 | TDG-226
    Wade Littlechild | H2S Alive | 12-Sep-26 | 12-Sep-29 | H2S-95502
    Nora Fehr | First Aid | 10-May-22 | 10-May-25 | FA-7719
    """

_HOURS = Sheet(
    """
    Month | Hours | Actual or estimate
    @2026-01-01 | ~702 | actual
    @2026-02-01 | ~655.5 | actual
    @2026-03-01 | ~689 | actual
    @2026-04-01 | ~640 | actual
    @2026-05-01 | ~671 | actual
    @2026-06-01 | ~730 | actual
    @2026-07-01 | ~702.5 | actual
    @2026-08-01 | ~715 | actual
    @2026-09-01 | ~698 | actual
    @2026-10-01 | ~700 | estimate
    Total | =SUM(B2:B11) ~> 6903
    """,
    date_format="mmm yyyy",
)

_ACTIONS = Sheet(
    """
    Item | Date found | Problem | Where found | Responsible | Due date | Completed | Completed by
    ~1 | @2026-10-21 | Wand trigger sticks on HV-1 | pre-trip | Wade | @2026-10-30 | \
      @2026-10-24 | Wade Littlechild
    ~2 | @2026-10-22 | Boom pins worn on HV-2 | pre-trip | Colton | @2026-11-02
    ~3 | @2026-09-08 | Eyewash bottle missing in ST-1 | yard walk | Mac B. | @2026-09-22
    ~4 | @2026-10-15 | Line locating checklist out of date | meeting | Colton
    """
)


def write(folder: Path) -> None:
    """Write the folder: five workbooks and a list of tickets."""
    write_book(folder / "Personnel.xlsx", {"Employees": _PEOPLE})
    write_book(folder / "Units.xlsx", {"Units": _UNITS, "Schedule": _SCHEDULE})
    write_book(folder / "Pre-trips 2026.xlsx", {"HV-1": _HV_1, "HV-2": _HV_2})
    write_book(folder / "Hours by month.xlsx", {"2026": _HOURS})
    write_book(folder / "Corrective actions.xlsx", {"Open and closed": _ACTIONS})
    write_csv(folder / "Tickets.csv", _TICKETS)


EXPECTED = expectation(
    as_of="2026-11-02",
    company="Badger Bend Hydrovac Ltd.",
    province="AB",
    created={
        "worker": 5,
        "certificate": 7,
        "equipment": 5,
        "duty_plan": 9,
        "inspection": 11,
        "corrective_action": 4,
        "hours_worked": 10,
        "site": 1,
    },
    schedule=[
        ("HV-1", "Hydrovac service", "250 hrs", "overdue"),  # 278 hours
        ("HV-2", "Hydrovac service", "250 hrs", "ok"),  # 70.5 hours
        ("HV-1", "Boom and tank inspection", "annual by competent person", "due_soon"),
        ("HV-2", "Boom and tank inspection", "annual by competent person", "never_done"),
        ("HV-1", "CVIP", "annual", "ok"),
        ("ST-1", "Oil change", "every 8,000 km or 6 months", "ok"),  # 6,550 km, until January
        ("TR-9", "Trailer inspection", "monthly", "suspended"),
        ("PW-1", "Hose inspection", "quarterly", "overdue"),
        ("Yard", "Eyewash check", "weekly", "due_soon"),  # due this very day
    ],
    # Nora Fehr left in March
    expired=[("Mackenzie Boychuk", "Confined Space Entry", "2026-10-19")],
    expiring=[
        ("Colton Reid", "Ground Disturbance 201", "2027-01-15"),
        ("Mackenzie Boychuk", "Ground Disturbance 201", "2026-11-04"),
    ],
    actions=[
        ("Wand trigger sticks on HV-1", "closed"),
        ("Boom pins worn on HV-2", "open"),  # due today
        ("Eyewash bottle missing in ST-1", "overdue"),
        ("Line locating checklist out of date", "no_due_date"),
    ],
    refused=[("Pre-trips 2026.xlsx", "HV-2", 5, "Date")],
    mentioned=[("Jas", "Sandhu")],
    kept_words=["wand trigger sticks", "boom pins worn", "B07", "GD-11820"],
    words_nowhere=["yellow copy"],
)
