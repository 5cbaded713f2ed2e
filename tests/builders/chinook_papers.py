"""The papers of Chinook Plumbing: the tables alone, as the office typed them."""

from tests.builders.papers import Sheet

ROSTER = Sheet(
    """
CHINOOK PLUMBING & GASFITTING LTD. | | | | | | | Revised: | @2026-10-15
1420 Factory St SE, Medicine Hat AB  T1A 1G3 | | | | | | | By: | Donna
Tel 403-555-0100 / Fax 403-555-0109 | | | | | | | WCB acct: | 4410023/7
|
EMPLOYEE ROSTER
| EMPLOYEE | | | EMPLOYMENT | | CONTACT INFO | | TRAINING
No. | LAST NAME | FIRST NAME | KNOWN AS | TRADE | DATE OF HIRE | CELL | EMERG. CONTACT | ORIENTATION
~1 | HALVORSEN | GORDON | Gord | OWNER | ~2004 | ~4035550101 | Linda 403-555-0191 | n/a
~2 | HALVORSEN | LINDA | | OFFICE MGR | Apr-09 | ~4035550102 | Gord 403-555-0101 | @2009-04-14
~3 | TKACHUK | DARREN | | FOREMAN / GASFITTER | @2011-05-02 | ~4035550103 | Wife 403-555-0193 \
| @2011-05-02
~4 | MCALLISTER | SHAUN | | J/M PLUMBER | @2015-04-20 | ~4035550104 | on file | @2015-04-20
~5 | SINGH-DHILLON | AMRIT | | J/M PLUMBER | @2018-07-09 | ~4035550105 | on file | @2018-07-09
~6 | FRIESEN | TYSON | Ty | APPR. 3RD YR | @2023-01-16 | ~4035550106 | Mom 403-555-0196 \
| @2023-01-17
~7 | LAVALLÉE | JEAN-MARC | JM | LABOURER * | @2024-04-08 | ~4035550107 | on file |
~8 | NIKOLAYEVA | OKSANA | | APPR. 1ST YR | @2026-09-08 | ~4035550108 | on file | @2026-09-08
|
TOTAL EMPLOYEES: | | | | | | | | ~8
* seasonal, April to November
""",
    merged=("A1:G1", "A2:G2", "A5:I5", "B6:D6", "E6:F6", "G6:H6"),
)

TICKETS = Sheet(
    """
CHINOOK P&G - SAFETY TICKETS
All dates below are EXPIRY dates. Cards are in the grey cabinet.
|
| EVERYBODY | | | FIELD CREW ONLY
Name | First Aid | WHMIS | CSTS-2020 | H2S | Fall Prot. | Confined Space
Gord H. | @2027-08-14 | exp. Feb 2028 | X | @2028-05-30 | n/a | n/a
Linda H. | @2026-11-20 | @2028-03-02 | X | n/a | n/a | n/a
Darren T. | @2027-01-15 | exp. Mar 2026 | X | @2027-11-04 | @2028-01-22 | @2027-06-18
Shaun M. | EXPIRED | @2027-12-01 | X | @2026-10-29 | @2027-09-09 | booked Nov 12
Amrit | @2028-06-23 | @2028-02-11 | X | @2026-10-30 | @2027-04-17 | @2028-08-01
Ty | @2029-02-08 | @2027-10-05 | X | @2028-04-04 | req'd | —
JM | @2027-07-19 | @2027-05-25 | | @2028-03-13 | @2027-08-30 | n/a
Oksana | in progress | @2029-09-10 | X | @2029-09-15 | @2029-09-16 | n/a
|
X = have it, does not expire
""",
    merged=("B4:D4", "E4:G4"),
    date_format="mmm d, yyyy",
)

EQUIPMENT = Sheet(
    """
TRUCKS & EQUIPMENT | | | | | | | as of Oct 15, 2026
|
UNIT | YR | MAKE | MODEL | LIC. PLATE | KM | HRS | WHO HAS IT | NOTES
Truck 1 | ~2019 | Ford | F-350 | CPG-001 | 128.4k | | Darren |
Truck 2 | ~2021 | Ram | 2500 | CPG-002 | ~86210 | | Shaun |
Truck 3 | ~2014 | GMC | Sierra 3500 | CPG-003 | 241,377 | | Amrit |
Van 4 | ~2022 | Ford | Transit | CPG-004 | ~45120 | | Ty | smells of flux
Trailer 5 | ~2016 | Haulmark | 16 ft enclosed | CPG-T05 | n/a | | |
Skid steer 6 | ~2018 | Bobcat | S590 | | n/a | ~2210.5 | |
Truck 7 | ~2009 | Chev | Express | | broken | | | SOLD May 2026
LAD | | | Ladders (lot of 11) | | | | |
FE | | | Fire extinguishers (9) | | | | |
PUMP | ~2020 | Ridgid | Test pump 1460 | | | | |
LIFT | ~2017 | Skyjack | SJ3219 scissor lift | | | ~612 | |
"""
)

SCHEDULE = Sheet(
    """
INSPECTION SCHEDULE
WHAT | UNIT | HOW OFTEN | LAST | WHO
Truck walk-around | Truck 1 | W | @2026-10-26 | Darren
Truck walk-around | Truck 2 | W | @2026-10-23 | Shaun
Truck walk-around | Truck 3 | W | @2026-10-16 | Amrit
Truck walk-around | Van 4 | W | @2026-10-28 | Ty
Trailer inspection | Trailer 5 | M | @2026-09-29 | Ty
CVIP | Truck 1 | A | @2025-11-12 | Kal-Tire
CVIP | Truck 3 | A | @2026-02-03 | Kal-Tire
Service | Skid steer 6 | Q | @2026-09-24 | Gord
Ladder inspection | LAD | Q | @2026-07-29 | Darren
Extinguisher check | FE | M | @2026-10-05 | Linda
Extinguisher certification | FE | A | @2026-03-11 | Levitt
Calibration | PUMP | A | never | Gord
Pre-use check | LIFT | BU | | operator
Shop inspection | Shop | M | @2026-10-20 | Linda
|
W = weekly | M = monthly | Q = quarterly | A = annual | BU = before each use
""",
    date_format="d-mmm-yy",
)


def _walk_arounds(unit: str, rows: str) -> Sheet:
    return Sheet(
        f"""
WEEKLY TRUCK WALK-AROUND - {unit}
| | VISUAL CHECK
Date | Km | Tires | Lights | Brakes | Fluids | Defects / notes | Initials
{rows.strip()}
""",
        merged=("A1:H1", "C2:F2"),
        date_format="d-mmm-yy",
    )


WALK_AROUNDS = {
    "Truck 1": _walk_arounds(
        "Truck 1",
        """
@2026-10-26 | ~128912 | ✓ | ✓ | ✓ | ✓ | | DT
@2026-10-19 | ~128455 | ✓ | ✓ | ✓ | ✓ | | DT
@2026-10-13 | ~128102 | ✓ | ✗ | ✓ | ✓ | left marker light out | DT
@2026-10-05 | ~127610 | ✓ | ✓ | ✓ | ✓ | | DT
@2026-09-28 | ~127140 | ✓ | ✓ | ✓ | ✓ | | TF
@2026-09-21 | ~126733 | ✓ | ✓ | ✓ | ✗ | power steering low, topped up | DT
""",
    ),
    "Truck 2": _walk_arounds(
        "Truck 2",
        """
@2026-10-23 | ~86455 | ✓ | ✓ | ✓ | ✓ | | SM
@2026-10-16 | ~86210 | ✓ | ✓ | ✓ | ✓ | | SM
@2026-10-09 | ~85990 | ✓ | ✓ | ✓ | ✓ | | SM
@2026-10-02 | ~85711 | ✗ | ✓ | ✓ | ✓ | RF tire 3/32 - replace | SM
""",
    ),
    "Truck 3": _walk_arounds(
        "Truck 3",
        """
@2026-10-16 | ~241377 | ✓ | ✓ | ✓ | ✓ | | AS
@2026-10-09 | ~241020 | ✓ | ✓ | ✓ | ✓ | | AS
@2026-09-25 | ~240188 | ✓ | ✓ | ✓ | ✓ | | AS
""",
    ),
    "Van 4": _walk_arounds(
        "Van 4",
        """
@2026-10-28 | ~45390 | ✓ | ✓ | ✓ | ✓ | | TF
@2026-10-21 | ~45222 | ✓ | ✓ | ✓ | ✓ | | TF
@2026-10-14 | ~45101 | ✓ | ✓ | ✓ | ✓ | | TF
""",
    ),
    "Blank form": _walk_arounds("__________", ""),
}

ACTIONS = Sheet(
    """
CORRECTIVE ACTIONS
Item | Date found | Problem | Where found | Who | Target | Status
~1 | @2026-10-13 | Left marker light out, truck 1 | walk-around | Darren | @2026-10-16 | Done
~2 | @2026-10-02 | RF tire worn, truck 2 | walk-around | Shaun | @2026-10-20 | waiting on parts
~3 | @2026-09-14 | No spill kit in Van 4 | incident | Linda | @2026-11-13 | Open
~4 | @2026-08-27 | Eyewash station blocked by pipe rack | shop inspection | Gord / Ty \
| @2026-09-03 | DONE
~5 | @2026-10-20 | Guard missing on pipe threader | shop inspection | Gord | | Open
~6 | @2026-10-20 | Cord reel frayed at plug | shop inspection | Ty | @2026-11-06 | in progress
"""
)

INCIDENTS = Sheet(
    """
CHINOOK PLUMBING - INCIDENT LOG 2026 (confidential)
|
Date / Time | Type | Description | Injured person | WCB claim # | Cause | Follow-up
@2026-09-14T10:30 | Spill | Cutting oil jug tipped in Van 4, about 2 L on floor. | n/a | \
| Jug not strapped, no spill kit on board | Spill kit for every van
@2026-06-03T14:45 | First aid | Cut finger on copper stub while reaming. | Tyson Friesen | \
| No gloves | Told to wear gloves
@2026-03-19T08:10 | Near miss | 6 ft ladder slid on wet concrete, Shaun jumped clear. | none | \
| Ladder feet worn out, ladders were not on the inspection schedule \
| Ladders put on quarterly inspection
@2026-02-11T15:00 | Medical aid | Twisted knee stepping out of truck 3 on ice. \
| Amrit Singh-Dhillon | 9921034 | Lot not sanded | Sand bin at back door
""",
    date_format="mmm d, yyyy h:mm AM/PM",
)

FLHA = """
submission_id,submitted_at,completed_by,job_site,job_description,Slips/trips,Overhead work,\
Confined space,Hot work,Traffic,controls,gps,photo,crew
fl-0007,2026-10-28T07:05:12-06:00,Darren Tkachuk,Riverside School,Gas line tie-in,TRUE,FALSE,\
FALSE,TRUE,FALSE,"Fire watch, extinguisher at hand; mats at door","50.0405,-110.6764",\
IMG_0101.jpg,"Darren Tkachuk, Tyson Friesen"
fl-0006,2026-10-21T07:11:40-06:00,Darren Tkachuk,Riverside School,Rough-in 2nd floor,TRUE,TRUE,\
FALSE,FALSE,FALSE,Hard hats and barricade under work,"50.0405,-110.6764",,\
"Darren Tkachuk, Tyson Friesen"
fl-0005,2026-10-14T07:02:03-06:00,Shaun McAllister,Ross Creek lift stn,Pump swap,TRUE,FALSE,\
TRUE,FALSE,FALSE,"Gas test, attendant, tripod","50.0293,-110.6411",IMG_0099.jpg,\
"Shaun McAllister, Amrit Singh-Dhillon"
fl-0004,2026-10-06T06:58:59-06:00,Shaun McAllister,Ross Creek lift stn,Valve replacement,TRUE,\
FALSE,TRUE,TRUE,FALSE,"Gas test, attendant, fire watch","50.0293,-110.6411",,\
"Shaun McAllister, Amrit Singh-Dhillon"
fl-0003,2026-09-30T07:20:00-06:00,Amrit Singh-Dhillon,812 Dunmore Rd,Water heater,FALSE,FALSE,\
FALSE,FALSE,TRUE,Cones behind van,,,Amrit Singh-Dhillon
"""
