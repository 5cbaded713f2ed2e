"""The arrangements of single kinds: what belongs together, what can wait, what helps to fill in."""

from collections.abc import Mapping
from typing import Final

from desktop.language import N_
from ui.editors.arranged_protocol import PROTOCOL
from ui.editors.arrangements import Arrangement, Group

_TEXT: Final = N_("Its text and notes")
_REVIEWS: Final = N_("A look back that it is still right. Without one only the date above counts.")
_MORE: Final = N_("More")

ARRANGED: Final[Mapping[str, Arrangement]] = {
    # --- leadership -----------------------------------------------------------------------------
    "policy": Arrangement(
        (
            Group(("title", "edition", "signed_by_id", "signed_on", "posted_where")),
            Group(("reviews",), N_("Reviews"), _REVIEWS),
            Group(("text", "review_months", "notes"), _TEXT, folded=True),
        ),
        {"review_months": N_("Empty: once a year.")},
    ),
    "document": Arrangement(
        (
            Group(("title", "kind", "edition", "signed_by_id", "signed_on")),
            Group(
                ("frequencies",),
                N_("How often it says"),
                N_("What it promises, such as trucks: weekly. A reviewer holds you to it."),
            ),
            Group(("reviews",), N_("Reviews"), _REVIEWS),
            Group(("text", "supersedes_id", "review_months", "notes"), _TEXT, folded=True),
        )
    ),
    "meeting": Arrangement(
        (
            Group(("kind", "held_on", "site_id", "led_by_id", "topics")),
            Group(("attendees",)),
            Group(
                ("concerns",),
                N_("Concerns raised"),
                N_("What somebody brought up. An action can be made of each afterwards."),
            ),
            Group(
                ("reviewed_incidents", "reviewed_inspections", "reviewed_statistics",
                 "reviewed_actions"),
                N_("What was gone through"),
                ticks=True,
            ),
            Group(("minutes", "duration_minutes", "plan_id", "notes"), _MORE, folded=True),
        ),
        {"plan_id": N_("The duty in the schedule that this meeting fulfils.")},
    ),
    "goal": Arrangement(
        (Group(("text", "year", "measure", "result", "set_on", "notes")),),
        {"measure": N_("Something that can be counted, such as cards handed in.")},
    ),
    "work_refusal": Arrangement(
        (Group(("refused_on", "who_id", "what", "steps", "outcome", "notes")),)
    ),
    # --- hazards --------------------------------------------------------------------------------
    "hazard_report": Arrangement(
        (
            Group(("what", "site_id", "place", "reported_on", "by_id")),
            Group(("anonymous",), ticks=True),
            Group(("notes",)),
        ),
        {"place": N_("Where on the site, such as bay 2.")},
    ),
    "formal_hazard_assessment": Arrangement(
        (
            Group(("title", "made_on", "made_by_id")),
            Group(("covers",), N_("Positions and tasks covered")),
            Group(
                ("hazards",),
                N_("Hazards"),
                N_("Numbers from 1 to 5, or as your own scale has them; 1 is least."),
            ),
            Group(
                ("participants",),
                N_("Who took part"),
                N_("The law asks that workers who are affected are involved."),
            ),
            Group(("reviews",), N_("Reviews"), _REVIEWS),
            Group(("review_months", "notes")),
        )
    ),
    # --- training -------------------------------------------------------------------------------
    "certificate": Arrangement(
        (
            Group(("worker_id", "type_id", "issued_on", "expires_on")),
            Group(("does_not_expire",), ticks=True),
            Group(("number", "provider", "notes")),
        )
    ),
    "orientation": Arrangement(
        (
            Group(
                ("worker_id", "contractor_id", "visitor_name"),
                N_("Who was shown around"),
                N_("One of the three."),
            ),
            Group(("done_on", "by_id", "site_id", "signed")),
            Group(
                ("covers_policy", "covers_rights", "covers_hazards", "covers_ppe",
                 "covers_emergency", "covers_reporting", "covers_procedures", "covers_whmis",
                 "covers_site"),
                N_("What was gone through"),
                ticks=True,
            ),
        )
    ),
    "competency_check": Arrangement(
        (
            Group(("worker_id", "checked_on", "assessor_id")),
            Group(
                ("equipment_id", "equipment_type", "task"),
                N_("What for"),
                N_("A unit, every unit of a type, or a task."),
            ),
            Group(("items",)),
            Group(("result", "restrictions", "next_due_on", "notes")),
        )
    ),
    # --- inspections and equipment --------------------------------------------------------------
    "duty_plan": Arrangement(
        (
            Group(("kind", "task")),
            Group(("equipment_id", "equipment_type", "site_id"), N_("What it is for"),
                  N_("A unit, every unit of a type, or a site. None where it is for everything.")),
            Group(
                ("rules",),
                N_("How often"),
                N_("In plain words: weekly, every 6 months, every 1,000 km or monthly, before "
                   "use. A rule that changes gets a line of its own with its dates."),
                ready=True,
            ),
            Group(
                ("baseline_on", "baseline_reading"),
                N_("Last done before it was kept here"),
                N_("It sets the next date and counts as no evidence."),
            ),
            Group(("in_force_from", "ended_on", "anchor_on")),
            Group(
                ("checklist_id", "is_statutory", "keeps_on_when_parked", "frequency_source",
                 "frequency_reference", "early_days", "lead_share", "lead_days", "notes"),
                N_("Checklist, who asks for it, how early to warn"),
                folded=True,
            ),
        ),
        {
            "anchor_on": N_("Only where the dates are fixed, such as each 1 March."),
            "lead_share": N_("0.25 is the last quarter of the interval. Empty: as the company "
                             "has it."),
            "frequency_reference": N_("Such as section 5 of the inspection policy."),
        },
    ),
    "maintenance": Arrangement(
        (
            Group(("equipment_id", "done_on", "what", "by_id")),
            Group(("reading", "reading_unit", "certificate_number")),
            Group(("plan_id", "site_id", "notes"), _MORE, folded=True),
        ),
        {
            "reading": N_("Kilometres or hours, as in 128,450 km."),
            "plan_id": N_("The duty in the schedule that this fulfils."),
        },
    ),
    "equipment": Arrangement(
        (
            Group(("number", "description", "type", "make_model", "year", "serial_plate")),
            Group(
                ("reading_unit", "daily_use"),
                N_("What its meter counts"),
                N_("Duties can then come due by kilometres or hours."),
            ),
            Group(
                ("lot_size", "inspect_singly", "lot_reason"),
                N_("Several of the same"),
                N_("Slings, extinguishers and hand tools may be kept as one lot."),
            ),
            Group(("notes",)),
        )
    ),
    "checklist": Arrangement(
        (
            Group(("title", "subject", "edition")),
            Group(("items",), ready=True),
            Group(("from_on", "supersedes_id", "notes"), _MORE, folded=True),
        )
    ),
    # --- emergency ------------------------------------------------------------------------------
    "emergency_plan": Arrangement(
        (
            Group(("site_id", "made_on", "muster_point", "posted_where")),
            Group(("contacts",), ready=True),
            Group(
                ("nearest_hospital", "hospital_route", "site_access", "latitude", "longitude"),
                N_("The nearest hospital, and the way in"),
            ),
            Group(
                ("potential_emergencies", "procedures", "equipment_location", "training_needs",
                 "facilities", "fire_protection", "alarm_communication", "first_aid_services",
                 "rescue_evacuation", "designated_workers"),
                N_("The ten parts of the plan"),
                N_("What the law asks a plan to say. It can be filled in over several days."),
                folded=True,
            ),
            Group(("involved",)),
            Group(("reviews",), N_("Reviews"), _REVIEWS),
            Group(("first_tailgate_review_on", "review_months", "notes")),
        ),
        {"muster_point": N_("Where everybody meets and is counted.")},
    ),
    "drill": Arrangement(
        (
            Group(("held_on", "kind", "site_id", "scenario", "duration_minutes")),
            Group(("attendees",)),
            Group(("went_well",)),
            Group(("improvements", "none_needed_reason")),
            Group(("plan_id", "notes")),
        ),
        {
            "plan_id": N_("The duty in the schedule that this drill fulfils."),
            "none_needed_reason": N_("Only where nothing is to improve."),
        },
    ),
    "first_aid_record": Arrangement(
        (
            Group(("worker_id", "happened_on", "reported_on"),
                  hint=N_("By law nobody else sees it without the worker's written consent.")),
            Group(("injury", "treatment", "first_aider_id", "referred")),
            Group(("incident_id", "notes")),
        )
    ),
    # --- across ---------------------------------------------------------------------------------
    "corrective_action": Arrangement(
        (
            Group(("what", "risk", "assigned_id", "due_on", "interim")),
            Group(("resolved_on", "resolved_by_id", "proof"), N_("Put right")),
            Group(
                ("verified_by_id", "verified_on", "verified_how", "effective"),
                N_("Checked"),
                N_("By somebody else than who put it right. A crew of one or two says how."),
            ),
            Group(("found_on", "source_text", "equipment_id", "site_id"), N_("Where it was found")),
            Group(("closed_reason", "notes")),
        )
    ),
    "worker": Arrangement(
        (
            Group(("first_name", "last_name", "known_as", "number", "phone", "emergency_contact")),
            Group(("is_owner", "is_manager", "is_supervisor"), N_("In the company"), ticks=True),
            Group(
                ("employment",),
                N_("Employment"),
                N_("First day, and the last one when somebody leaves: nobody is deleted."),
                ready=True,
            ),
            Group(
                ("positions",),
                N_("Positions"),
                N_("They decide which certificates and orientations are asked for."),
                ready=True,
            ),
            Group(("counts", "notes")),
        ),
        {"known_as": N_("Other names in sheets, such as Ricky.")},
    ),
    "site": Arrangement(
        (
            Group(("name", "place", "address", "client")),
            Group(
                ("active",),
                N_("When there is work"),
                N_("Duties pause outside these dates. Empty for a place that is always in use."),
            ),
            Group(("latitude", "longitude", "notes"), _MORE, folded=True),
        )
    ),
    "company_settings": Arrangement(
        (
            Group(
                ("certificate_days", "lead_days_at_most", "lead_share", "usage_lead_share"),
                N_("How early to warn"),
            ),
            Group(("working_days", "keeps_statutory_holidays", "holidays"), N_("Days off"),
                  N_("They move a duty only where its rule says on working days.")),
            Group(("late_days_accepted", "review_months"), N_("What counts")),
            Group(("due_days_high", "due_days_medium", "due_days_low"),
                  N_("How soon things are put right")),
            Group(("investigation_start_days", "investigation_finish_days"),
                  N_("How soon incidents are investigated")),
            Group(("statistics_base", "talk_repeat_weeks", "notes")),
            Group(("retention",)),
        )
    ),
    "protocol": PROTOCOL,
}  # fmt: skip
