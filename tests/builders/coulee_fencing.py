"""A fencing crew whose software exports text only: lines about the report first, odd line ends."""

from pathlib import Path
from typing import Final

from tests.builders.certainty import certain
from tests.builders.desk import write_scans, write_text
from tests.builders.expectation import Expected

EMPLOYEES = """
Report:;Employee Directory;;;;;;;
Company:;Coulee Fencing Co. Ltd.;;;;;;;
Generated:;2026-03-19 16:02;;;;;;;
Filter:;Active = Yes;;;;;;;
;;;;;;;;
Emp ID;Surname;Given Name(s);Preferred;Job Class;Hired;Mobile;Next of kin;
C-01;Desrosiers;René;;Owner;05-Apr-2009;403.555.0131;"Anna Desrosiers¶403-555-0191";
C-02;Smith;Robert James;Bob;Foreman;17-May-2012;403.555.0132;"Jill Smith, 403-555-0192";
C-03;Smith;Roberta;;Office;02-Sep-2014;403.555.0133;"Bob (father)";
C-04;Blackwater;Cody;;Fencer;28-Apr-2019;403.555.0134;on file;
C-05;van der Merwe;Pieter;;Fencer;03-Mar-2021;403.555.0135;on file;
C-06;O'Neil;Seán;;Fencer;30-Mar-2023;403.555.0136;on file;
C-07;Two Young Men;Shayla;Shay;Labourer;16-Jun-2025;403.555.0137;on file;
Records: 7;;;;;;;;
"""

TRAINING = """
Report:,Training Status,,,,,
Company:,Coulee Fencing Co. Ltd.,,,,,
,,,,,,
Emp ID,Employee,Course,Completed,Valid until,Certificate #,
C-01,"Desrosiers, R.",Standard First Aid,10-Feb-2025,10-Feb-2028,SFA-7710,
C-01,"Desrosiers, R.",WHMIS 2015,15-Jan-2025,15-Jan-2028,,
C-02,"Smith, R.",Standard First Aid,19-Mar-2023,19-Mar-2026,SFA-5521,
C-02,"Smith, R.",Ground Disturbance Level II,18-Jun-2023,18-Jun-2026,GD-100234,
C-03,"Smith, R.",WHMIS 2015,20-Mar-2023,20-Mar-2026,,
C-04,"Blackwater, C.",Chainsaw Safety,08-Apr-2022,never,,
C-04,"Blackwater, C.",WHMIS 2015,30-Jan-2024,30-Jan-2027,,
C-05,"van der Merwe, P.",Standard First Aid,19-Jun-2023,19-Jun-2026,SFA-6003,
C-05,"van der Merwe, P.",Ground Disturbance Level II,30-Nov-2022,30-Nov-2025,GD-098771,
C-06,"O'Neil, S.",WHMIS 2015,01-Dec-2025,01-Dec-2028,,
C-07,"Two Young Men, S.",WHMIS 2015,17-Jun-2025,17-Jun-2028,,
"""

ASSETS = """
Report:;Asset Register;;;;;
;;;;;;
Asset;Asset name;Reg. no.;Meter type;Meter value;Meter date;State
F-00;2005 Chev 2500;;km;;;Sold 2025-12-31
F-01;2019 Ford F-350;CFC-001;km;128450,0;2026-03-18 08:12:00;Active
F-02;2022 Ram 3500;CFC-002;km;"61.300,0";2026-03-17 08:05:00;Active
AUG-1;Skid steer with auger;;h;1234,5;2026-03-19 17:00:00;Active
PD-1;Post driver;;h;655,5;2026-03-19 17:00:00;Active
TRL-1;Flat deck trailer;CFC-T01;none;;;Active
SAW;Chain saws (5);;none;;;Active
"""

SCHEDULE = """
Report:;Maintenance plan;;;;;;
;;;;;;;
Asset;Maintenance task;Every;Unit of interval;Last performed;Meter then;Priority;
F-00;Circle check;1;week;2025-12-30;;1;
F-01;Circle check;1;week;2026-03-13;;1;
F-02;Circle check;1;week;2026-03-06;;1;
F-01;CVIP;12;months;2025-06-11;;1;
F-02;CVIP;12;months;2025-03-02;;1;
AUG-1;Service;250;hours;2026-01-10;1000,0;2;
PD-1;Service;100;hours;2026-02-02;540,0;2;
TRL-1;Trailer inspection;1;month;2026-03-02;;2;
SAW;Saw check;3;months;2025-12-31;;2;
"""

CHECKS = """
Check ID,Date/time,Asset,Driver,Odometer,OK? (1/0),# defects,Remarks,
9001,2026-02-20 06:45,F-01,Bob Smith,"126 120,5",1,0,,
9002,2026-02-20 06:50,F-02,Cody Blackwater,"60 020,0",1,0,,
9003,2026-02-27 06:41,F-01,B. Smith,"126 644,0",0,2,"tail light out¶wiper fluid low, filled",
9004,2026-02-27 06:55,F-02,C. Blackwater,"60 411,0",1,0,,
9005,2026-03-06 06:44,F-01,B. Smith,"127 401,0",1,0,,
9006,2026-03-06 06:58,F-02,C. Blackwater,"60 902,5",0,1,"rear ""mud flap"" torn",
9007,2026-03-13 06:40,F-01,Shay Two Young Men,"128 011,0",1,0,,
"""

ACTIONS = """
Report:;Open and closed tasks;;;;;;
;;;;;;;
ID;Logged;Description;Responsible;Target date;% complete;State;
T-88;2026-02-27;Replace tail light F-01;B. Smith;2026-03-06;100;Complete;
T-89;2026-03-06;Replace mud flap F-02;C. Blackwater;2026-03-13;50;In progress;
T-90;2026-01-19;Buy second ground disturbance locator;René;2026-04-30;0;Not started;
T-91;2025-12-11;"Label fuel cans¶(slip tank and jerry cans)";Shayla;;0;Not started;
T-92;2025-11-20;Handrail at office steps;Pieter;2025-12-15;100;Complete;
"""

INCIDENTS = """
Ref;Occurred;Category;Narrative;Cause(s);Follow-up
I-31;2026-02-12 10:15;NM;Auger struck unmarked irrigation line at 60 cm, water only.;\
Locate request covered public utilities only, private lines not asked for;Private locate added
I-30;2025-10-02 15:30;FA;Seán cut forearm on wire end.;Wire sprang back, no clamp used;Wire clamps
I-29;2025-08-21 09:00;PD;F-02 backed into client's gate post.;Inattention;
"""

HAZARDS = (
    (
        '[{"hazard": "Buried utilities", "control": "Locates, hand dig within 1 m"}, '
        '{"hazard": "Wire under tension", "control": "Wire clamp, eye protection"}]'
    ),
    '[{"hazard": "Buried utilities", "control": "Locates on site"}]',
    '[{"hazard": "Traffic", "control": "Cones, flagger"}, {"hazard": "Noise", "control": ""}]',
)
FLHA = """
id,created,site,task,lead,hazards,crew
a1,2026-03-18T07:10:00-06:00,Kimball Ranch,Line fence,Bob Smith,{},\
"[""Bob Smith"", ""Cody Blackwater""]"
a2,2026-03-11T07:22:00-06:00,Kimball Ranch,Corner posts,Bob Smith,{},\
"[""Bob Smith"", ""Seán O'Neil""]"
a3,2026-03-04T07:05:00-07:00,RR 214 approach,Texas gate,Pieter van der Merwe,{},\
"[""Pieter van der Merwe""]"
""".format(*('"' + cell.replace('"', '""') + '"' for cell in HAZARDS))

SCANS = ("scan0001.pdf", "scan0002.pdf", "Meeting 2026-03-02.jpeg")


def write(folder: Path) -> None:
    """Write the papers of Coulee Fencing into `folder`."""
    mac = "\r"
    write_text(folder / "employees.csv", EMPLOYEES, encoding="cp1252", line_end=mac)
    write_text(folder / "training_status.csv", TRAINING, encoding="utf-8-sig")
    write_text(folder / "asset_register.csv", ASSETS, line_end=mac)
    write_text(folder / "maintenance_plan.csv", SCHEDULE, encoding="cp1252")
    write_text(folder / "circle_checks.csv", CHECKS, line_end="\n")
    write_text(folder / "tasks.csv", ACTIONS, encoding="utf-8-sig")
    write_text(folder / "incidents.csv", INCIDENTS, encoding="cp1252")
    write_text(folder / "flha_dump.csv", FLHA, line_end="\n")
    write_scans(folder / "scans", SCANS)


BOB = "Robert James Smith|Robert Smith|Bob Smith"

EXPECTED: Final[Expected] = certain(
    as_of="2026-03-20",
    company="Coulee Fencing Co. Ltd.",
    province="AB",
    created={
        "worker": 7,
        "equipment": 7,
        "duty_plan": 9,
        "inspection": 7,
        "corrective_action": 5,
        "incident": 3,
        "field_level_hazard_assessment": 3,
        "certificate": 11,
    },
    schedule=[
        ("F-00", "Circle check", "1", "suspended"),
        ("F-01", "Circle check", "1", "due_soon"),
        ("F-02", "Circle check", "1", "overdue"),
        ("F-01", "CVIP", "12", "ok"),
        ("F-02", "CVIP", "12", "overdue"),
        ("AUG-1", "Service", "250", "due_soon"),
        ("PD-1", "Service", "100", "overdue"),
        ("TRL-1", "Trailer inspection", "1", "ok"),
        ("SAW", "Saw check", "3", "due_soon"),
    ],
    expired=[
        (BOB, "Standard First Aid", "2026-03-19"),
        ("Pieter van der Merwe", "Ground Disturbance Level II", "2025-11-30"),
    ],
    expiring=[
        (BOB, "Ground Disturbance Level II", "2026-06-18"),
        ("Roberta Smith", "WHMIS 2015", "2026-03-20"),
    ],
    actions=[
        ("Replace tail light F-01", "closed"),
        ("Replace mud flap F-02", "overdue"),
        ("Buy second ground disturbance locator", "open"),
        ("Label fuel cans (slip tank and jerry cans)", "no_due_date"),
        ("Handrail at office steps", "closed"),
    ],
    evidence_kept=3,
    kept_words=["wiper fluid low, filled", "SFA-6003", "Seán", "private lines not asked for"],
    words_nowhere=["Active = Yes", "Records: 7", "Asset Register"],
    latitude={
        "held": [
            ("worker", {"last_name": "Desrosiers", "first_name": "René"}, 1),
            ("worker", {"last_name": "Two Young Men", "first_name": "Shayla"}, 1),
            ("worker", {"last_name": "van der Merwe", "number": "C-05"}, 1),
            ("certificate", {"worker_id": BOB}, 2),
            ("certificate", {"worker_id": "Roberta Smith"}, 1),
            ("reading", {"equipment_id": "F-01", "value": "128450", "read_on": "2026-03-18"}, 1),
            ("reading", {"equipment_id": "F-02", "value": "61300"}, 1),
            ("reading", {"equipment_id": "AUG-1", "value": "1234.5", "unit": "h"}, 1),
            ("inspection", {"equipment_id": "F-01"}, 4),
            ("inspection", {"reading": "126120.5", "done_on": "2026-02-20"}, 1),
            ("inspection", {"result": "fail"}, 2),
            ("inspection", {"result": "pass"}, 5),
            ("incident", {"kind": "near_miss", "happened_on": "2026-02-12"}, 1),
            ("incident", {"kind": "first_aid"}, 1),
            ("incident", {"kind": "property_damage"}, 1),
            ("field_level_hazard_assessment", {"hazards.hazard": "Buried utilities"}, 2),
            ("field_level_hazard_assessment", {"hazards.control": "Locates on site"}, 1),
            ("field_level_hazard_assessment", {"crew.worker_id": "Cody Blackwater"}, 1),
        ],
    },
)
