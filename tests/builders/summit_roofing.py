"""A roofer: former people on their own sheet, assessments in two layouts, a date that is none."""

import shutil
from pathlib import Path

from tests.builders.expectation import expectation
from tests.builders.papers import (
    Sheet,
    cut_short,
    write_book,
    write_csv,
    write_pdf,
    write_photo,
)

_CURRENT = Sheet(
    """
    Name | Trade | Start Date | Phone
    Paul Petrowsky | Owner | @2010-04-06 | 780-555-0141
    Wyatt Bergen | Foreman | @2015-05-19 | 780-555-0142
    Liam Gladue | Roofer | @2020-06-08 | 780-555-0143
    Hassan Farah | Roofer | @2022-04-25 | 780-555-0144
    Chloé Martel | Labourer | @2026-05-04 | 780-555-0145
    """
)
_FORMER = Sheet(
    """
    Name | Trade | Start Date | End date | Why
    Trent Voss | Roofer | @2021-04-12 | @2025-11-14 | seasonal
    """
)

_TICKETS = Sheet(
    """
    Tickets - EXPIRY
    Worker | Fall Protection | First Aid | WHMIS | Aerial Platform
    Paul Petrowsky | 2027.03.02 | Oct 9/27 | @2027-06-01 | N/A
    Wyatt Bergen | 2026.08.30 | 15-Dec-26 | @2026-09-30 | @2028-02-02
    Liam Gladue | 31/31/2026 | 2027.01.15 | @2027-06-01
    Hassan Farah | Nov 29/26 | 2026.08.31 | @2027-06-01 | @2027-07-07
    Chloe Martel |  | 2029.04.30 | @2027-05-05 | N/A
    """,
    merged=["A1:E1"],
)

_GEAR = Sheet(
    """
    Unit | Description | Serial / plate | Status
    K-1 | Tar kettle | RK-400-19 | in service
    HL | Harnesses (lot of 10) | various | in service
    LD | Ladders (lot of 6) | various | in service
    TR-2 | Dump truck | SRX 202 | in service
    T-7 | Dump trailer | SRX T07 | Parked Jun 5/26
    """
)
_DUE = Sheet(
    """
    Unit | Inspection | Frequency | Last inspected
    K-1 | Burner and hose check | before use
    HL | Harness inspection | annual | @2025-08-31
    LD | Ladder inspection | monthly | @2026-07-30
    TR-2 | Vehicle inspection | weekly when in use | @2026-08-27
    T-7 | Trailer inspection | weekly when in use | @2026-05-29
    """
)

# one row a hazard, the assessment repeated: F-101 has three, F-102 two, F-103 two, F-104 one
_FLHA = """
    Assessment | Date | Time | Site | Job | Foreman | Hazard | Control | Crew
    F-101 | 2026-08-04 | 06:50 | 14 Aspen Cres | Tear-off | Wyatt Bergen | Fall from edge | \
      Guardrail on eave, harness on ridge anchor | Liam; Hassan; Chloé
    F-101 | 2026-08-04 | 06:50 | 14 Aspen Cres | Tear-off | Wyatt Bergen | Heat | \
      Breaks every hour, water on roof | Liam; Hassan; Chloé
    F-101 | 2026-08-04 | 06:50 | 14 Aspen Cres | Tear-off | Wyatt Bergen | Nails below | \
      Barricade under chute | Liam; Hassan; Chloé
    F-102 | 2026-08-11 | 07:05 | 14 Aspen Cres | Shingling | Wyatt Bergen | Fall from edge | \
      PPE | Liam; Hassan
    F-102 | 2026-08-11 | 07:05 | 14 Aspen Cres | Shingling | Wyatt Bergen | Nail gun | PPE | \
      Liam; Hassan
    F-103 | 2026-08-18 | 16:10 | Millwoods plaza | Torch-on | Wyatt Bergen | Fire | \
      Fire watch 1 h, two extinguishers
    F-103 | 2026-08-18 | 16:10 | Millwoods plaza | Torch-on | Wyatt Bergen | Fumes
    F-104 | 2026-08-25 | 07:00 | Millwoods plaza | Flashing | Wyatt Bergen | Sharp edges | \
      Cut-resistant gloves | Liam; Hassan
    """

_APP_EXPORT = Sheet(
    """
    Submitted at | Job site | Task | Supervisor | Hazard #1 | Control #1 | Hazard #2 | \
      Control #2 | Workers signed
    @2026-07-07T07:02 | Shop | Unload shingles | Wyatt Bergen | Struck by forklift | \
      Spotter, walkway marked | Back strain | Two-person lift | Liam Gladue; Chloé Martel
    @2026-07-14T06:58 | 14 Aspen Cres | Set up hoist | Wyatt Bergen | Overhead load | \
      Exclusion zone, tag lines |  |  | Liam Gladue; Hassan Farah
    @2026-07-21T07:11 | 14 Aspen Cres | Tear-off | Paul Petrowsky | Fall from edge | \
      Guardrail | Wind | Stop above 40 km/h | Hassan Farah
    """
)

_INCIDENTS = Sheet(
    """
    Incident log 2026
    When | Category | Description | Reported by | Cause | Follow-up
    @2026-08-12 | Near-miss | Bundle slid off the roof, nobody below. | Liam | \
      No toe board on the lower edge | Toe boards on every slope over 4/12
    @2026-07-22 | First aid | Hassan cut left hand on flashing. | Hassan | Worn gloves | \
      Replace gloves monthly
    @2026-06-03 | Property damage | Trailer jack went through client's lawn. | Wyatt
    @2026-05-20T14:30 | Medical aid | Chloé stepped on a nail, tetanus shot. | Wyatt | \
      Tear-off debris left on the stairs | Magnet sweep twice a day
    """,
    merged=["A1:F1"],
)

_ACTIONS = """
    Found on | What needs doing | Source | Who | By when | Status | Done on | Done by
    2026-08-12 | Toe boards on every slope over 4/12 | near miss | Wyatt | 2026-08-26 | Open
    2026-07-22 | Replace gloves monthly | first aid | Paul | 2026-07-31 | Done | 2026-07-30 | \
      Paul Petrowsky
    2026-05-20 | Magnet sweep twice a day | medical aid | Wyatt | 2026-09-15 | In progress
    """

_DRILLS = """
    Date | Type | Location | Scenario | Participants | Minutes | What we learned
    2026-06-18 | Drill | Shop | Fire in the kettle | Paul; Wyatt; Liam; Chloé | 6 | \
      Second extinguisher was blocked
    2026-03-27 | Tabletop | Shop | Worker hanging in harness | Paul; Wyatt; Hassan | 35 | \
      Rescue kit has to ride with the crew
    """


def write(folder: Path) -> None:
    """Write the folder: five workbooks, three text sheets, scans with good names and bad ones."""
    write_book(folder / "Employees.xlsx", {"Current": _CURRENT, "Former employees": _FORMER})
    write_book(folder / "Tickets.xlsx", {"Tickets": _TICKETS})
    write_book(folder / "Gear.xlsx", {"Gear": _GEAR, "Inspections due": _DUE})
    write_book(folder / "FLHA app export.xlsx", {"Export": _APP_EXPORT})
    write_book(folder / "Incident log 2026.xlsx", {"Incidents": _INCIDENTS})
    write_csv(folder / "FLHA 2026.csv", _FLHA)
    write_csv(folder / "Action log.csv", _ACTIONS)
    write_csv(folder / "Drills.csv", _DRILLS)
    scans = folder / "scans"
    write_pdf(scans / "Safety policy signed 2026-01-05.pdf", "Summit policy")
    write_photo(scans / "Copy of IMG_0412 - Copy.JPG", (200, 40, 40), taken="2026:08:11 09:10:11")
    shutil.copy(scans / "Copy of IMG_0412 - Copy.JPG", scans / "IMG_0412.JPG")
    write_photo(scans / "roof plan.tiff", (40, 120, 200))
    write_photo(scans / "cut off.jpg", (20, 200, 60))
    cut_short(scans / "cut off.jpg")
    (scans / "scan0001 (2).pdf").write_text("<html><body>Please sign in</body></html>")


EXPECTED = expectation(
    as_of="2026-08-31",
    company="Summit Roofing & Exteriors Ltd.",
    province="AB",
    created={
        "worker": 6,
        "certificate": 15,
        "equipment": 5,
        "duty_plan": 5,
        "field_level_hazard_assessment": 7,
        "incident": 4,
        "corrective_action": 3,
        "drill": 2,
        "site": 3,
    },
    schedule=[
        ("K-1", "Burner and hose check", "before use", "before_use"),
        ("HL", "Harness inspection", "annual", "due_soon"),  # due this very day
        ("LD", "Ladder inspection", "monthly", "overdue"),  # since yesterday
        ("TR-2", "Vehicle inspection", "weekly when in use", "ok"),
        ("T-7", "Trailer inspection", "weekly when in use", "suspended"),
    ],
    expired=[("Wyatt Bergen", "Fall Protection", "2026-08-30")],
    expiring=[
        ("Wyatt Bergen", "WHMIS", "2026-09-30"),
        ("Hassan Farah", "Fall Protection", "2026-11-29"),  # the ninetieth day
        ("Hassan Farah", "First Aid", "2026-08-31"),  # good through today
    ],
    missing=[("Liam Gladue", "Aerial Platform"), ("Chloé Martel", "Fall Protection")],
    missing_or_not=[
        ("Liam Gladue", "Fall Protection")
    ],  # something stands there, nobody can read it
    actions=[
        ("Toe boards on every slope over 4/12", "overdue"),
        ("Replace gloves monthly", "closed"),
        ("Magnet sweep twice a day", "open"),
    ],
    refused=[("Tickets.xlsx", "Tickets", 5, "Fall Protection")],
    evidence_kept=4,
    evidence_refused=["scan0001 (2).pdf"],
    evidence_kept_with_a_warning=["cut off.jpg"],
    kept_words=[
        "Barricade under chute",
        "Bundle slid off the roof",
        "Second extinguisher",
        "Stop above 40 km/h",
    ],
    words_nowhere=["Please sign in"],
)
