"""What the tables of the kinds are for, how their records are counted, and their pictures."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from desktop.language import N_


class Words(NamedTuple):
    """`one` and `many` count records; `purpose` says what for where there are none yet."""

    icon: str
    one: str
    many: str
    purpose: str


OF_KIND: Final[Mapping[str, Words]] = {
    # leadership
    "policy": Words(
        "file-text", N_("{n} policy"), N_("{n} policies"),
        N_("Your signed health and safety policy goes here. An auditor asks for it first."),
    ),
    "acknowledgement": Words(
        "pencil", N_("{n} acknowledgement"), N_("{n} acknowledgements"),
        N_("Who has read and signed which policy or procedure. One line a person and paper."),
    ),
    "meeting": Words(
        "users", N_("{n} meeting"), N_("{n} meetings"),
        N_("Toolbox talks and safety meetings: when, about what, and who was there."),
    ),
    "goal": Words(
        "flag", N_("{n} goal"), N_("{n} goals"),
        N_("What the company wants to do better this year, and how it will know."),
    ),
    "representative": Words(
        "user", N_("{n} representative"), N_("{n} representatives"),
        N_("Who speaks for the crew in health and safety, and since when."),
    ),
    "work_refusal": Words(
        "ban", N_("{n} work refusal"), N_("{n} work refusals"),
        N_("When somebody refuses unsafe work, write down here what was done about it."),
    ),
    # hazards
    "formal_hazard_assessment": Words(
        "triangle-alert",
        N_("{n} formal hazard assessment"), N_("{n} formal hazard assessments"),
        N_("The hazards of each kind of work, how bad they are, and what keeps people safe."),
    ),
    "field_level_hazard_assessment": Words(
        "clipboard-list",
        N_("{n} field-level hazard assessment"), N_("{n} field-level hazard assessments"),
        N_("The card that the crew fills in on site before work starts."),
    ),
    "hazard_report": Words(
        "megaphone", N_("{n} hazard report"), N_("{n} hazard reports"),
        N_("What somebody saw and said: a loose step, a torn sling. It may be without a name."),
    ),
    "hazardous_product": Words(
        "flame", N_("{n} hazardous product"), N_("{n} hazardous products"),
        N_("Paints, gases and cleaners on site, with the dates of their safety data sheets."),
    ),
    # training
    "certificate": Words(
        "badge-check", N_("{n} certificate"), N_("{n} certificates"),
        N_("Every card that somebody holds. Muster tells you before one runs out."),
    ),
    "certificate_type": Words(
        "graduation-cap", N_("{n} kind of certificate"), N_("{n} kinds of certificates"),
        N_("The courses that your people take, and how long each is good for."),
    ),
    "requirement": Words(
        "list-checks", N_("{n} requirement"), N_("{n} requirements"),
        N_("Which position must hold which certificate. From this the training matrix follows."),
    ),
    "exemption": Words(
        "circle-slash", N_("{n} exemption"), N_("{n} exemptions"),
        N_("Who need not hold a certificate that the position asks for, and why not."),
    ),
    "orientation": Words(
        "hard-hat", N_("{n} orientation"), N_("{n} orientations"),
        N_("Who was shown around, when and by whom, best with a signature on the first day."),
    ),
    "competency_check": Words(
        "clipboard-check", N_("{n} competency check"), N_("{n} competency checks"),
        N_("Who was watched at work and found able to do it, and with what limits."),
    ),
    "equipment_assignment": Words(
        "key", N_("{n} assignment"), N_("{n} assignments"),
        N_("Who runs which unit or which type of equipment."),
    ),
    # inspections
    "inspection": Words(
        "clipboard-check", N_("{n} inspection"), N_("{n} inspections"),
        N_("What was looked at, by whom, and what was found: trucks, tools, the shop."),
    ),
    "maintenance": Words(
        "wrench", N_("{n} service or repair"), N_("{n} services and repairs"),
        N_("Service and repairs as they were done. The reading tells when the next one is due."),
    ),
    "duty_plan": Words(
        "calendar-clock", N_("{n} duty"), N_("{n} duties"),
        N_("What must be done again and again, and how often. Muster says when it is due."),
    ),
    "skip": Words(
        "circle-slash", N_("{n} skipped duty"), N_("{n} skipped duties"),
        N_("What was let go once, by whom and why. It stays visible for the auditor."),
    ),
    "checklist": Words(
        "list-checks", N_("{n} checklist"), N_("{n} checklists"),
        N_("The items that an inspection goes through, so that everybody looks at the same."),
    ),
    # incidents
    "incident": Words(
        "siren", N_("{n} incident or near miss"), N_("{n} incidents and near misses"),
        N_("What hurt, broke or nearly did. Four lines are enough to begin with."),
    ),
    "investigation": Words(
        "search", N_("{n} investigation"), N_("{n} investigations"),
        N_("Why it happened and what changes, so that it does not happen again."),
    ),
    # emergency
    "emergency_plan": Words(
        "siren", N_("{n} emergency response plan"), N_("{n} emergency response plans"),
        N_("What to do when it burns, spills or somebody is hurt: one plan for each site."),
    ),
    "drill": Words(
        "flame", N_("{n} drill"), N_("{n} drills"),
        N_("When the plan was tried out, who took part, and what to do better."),
    ),
    "emergency_role": Words(
        "shield-check", N_("{n} emergency role"), N_("{n} emergency roles"),
        N_("Who is the first aider, who counts heads, who meets the fire truck."),
    ),
    "first_aid_record": Words(
        "heart-pulse", N_("{n} first-aid record"), N_("{n} first-aid records"),
        N_("What was treated, and by whom. Only those whom the law names should read these."),
    ),
    # actions
    "corrective_action": Words(
        "wrench", N_("{n} corrective action"), N_("{n} corrective actions"),
        N_("What is to be put right, by whom and by when, until somebody has checked the fix."),
    ),
    # company
    "company": Words(
        "building-2", N_("{n} company"), N_("{n} companies"),
        N_("The company itself, as it stands on the cover of an audit."),
    ),
    "worker": Words(
        "users", N_("{n} worker"), N_("{n} workers"),
        N_("Everybody who works here, or did. Nearly everything else names them."),
    ),
    "position": Words(
        "hard-hat", N_("{n} position"), N_("{n} positions"),
        N_("The jobs in the company. Required training and hazards go by position."),
    ),
    "site": Words(
        "map-pin", N_("{n} site"), N_("{n} sites"),
        N_("The places of work: office, shop, yard, and sites in the field."),
    ),
    "contractor": Words(
        "phone", N_("{n} contractor"), N_("{n} contractors"),
        N_("Firms that work for you, with their clearance, insurance and orientation."),
    ),
    "equipment": Words(
        "truck", N_("{n} unit"), N_("{n} units"),
        N_("Trucks, trailers, lifts and tools that are inspected or serviced."),
    ),
    "reading": Words(
        "gauge", N_("{n} reading"), N_("{n} readings"),
        N_("What the meters said. From these Muster reckons when the next service comes."),
    ),
    "service_change": Words(
        "truck", N_("{n} change"), N_("{n} changes"),
        N_("When a unit was parked, tagged out, sold or came back. Parked units ask for nothing."),
    ),
    "use_log": Words(
        "clock", N_("{n} day of use"), N_("{n} days of use"),
        N_("On which days a unit was used, where duties depend on it."),
    ),
    "hours_worked": Words(
        "clock", N_("{n} month"), N_("{n} months"),
        N_("The hours of all workers, month by month. Injury rates are counted on them."),
    ),
    "document": Words(
        "book-open", N_("{n} document"), N_("{n} documents"),
        N_("Procedures, practices and rules: what the company says it does."),
    ),
    "evidence": Words(
        "paperclip", N_("{n} piece of evidence"), N_("{n} pieces of evidence"),
        N_("Scans, photos and letters. Drop a file here, or on the record that it proves."),
    ),
    "disclosure": Words(
        "eye", N_("{n} disclosure"), N_("{n} disclosures"),
        N_("Private facts that were printed or handed out with names: to whom, and why."),
    ),
    "disposal": Words(
        "archive-restore", N_("{n} disposal"), N_("{n} disposals"),
        N_("What was disposed of when it was no longer needed, and who signed it off."),
    ),
    "company_settings": Words(
        "settings", N_("{n} set of settings"), N_("{n} sets of settings"),
        N_("How early the company wants to be told, and on which days it works."),
    ),
    # audit
    "assessment": Words(
        "scale", N_("{n} assessment"), N_("{n} assessments"),
        N_("Each audit that you prepare for, with the months that it covers."),
    ),
    "answer": Words(
        "check", N_("{n} answer"), N_("{n} answers"),
        N_("What you say to each question of the audit, and the points you expect."),
    ),
    "question_support": Words(
        "link", N_("{n} piece of support"), N_("{n} pieces of support"),
        N_("Which record or file supports which question of the audit."),
    ),
    "reviewer_note": Words(
        "mail", N_("{n} note"), N_("{n} notes"),
        N_("What the reviewer wrote back, and whether something must be done about it."),
    ),
    "interview": Words(
        "users", N_("{n} interview"), N_("{n} interviews"),
        N_("What people answered when they were asked for the audit."),
    ),
    "observation": Words(
        "eye", N_("{n} observation"), N_("{n} observations"),
        N_("What was seen on site for a question of the audit."),
    ),
    "dismissed_finding": Words(
        "eye-off", N_("{n} dismissed finding"), N_("{n} dismissed findings"),
        N_("Findings that somebody set aside, with a name and a reason."),
    ),
    "interview_practice": Words(
        "users", N_("{n} practice"), N_("{n} practices"),
        N_("Who practised for the interviews, on what day. No question counts it."),
    ),
    "submission": Words(
        "package", N_("{n} submission"), N_("{n} submissions"),
        N_("What was sent to the certifying partner, and when."),
    ),
    "protocol": Words(
        "scale", N_("{n} protocol"), N_("{n} protocols"),
        N_("What your certifying partner asks, typed in or read from a sheet of its instrument."),
    ),
    "hidden_part": Words(
        "eye-off", N_("{n} hidden part"), N_("{n} hidden parts"),
        N_("What of a scan or photo others must not read. It is blacked out in every package."),
    ),
}  # fmt: skip
