"""Which columns of each kind stand on paper, in which order; a new kind shows its first ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from desktop.language import N_
from desktop.records import kind_of
from desktop.records.kind import Rows
from desktop.services.columns import Column, columns_of

_MOST: Final = 7
# "a|b" is one column that says the first of them that says anything, "a+b" one that says both;
# "crew#" counts the lines of a table inside a record, "causes.cause" says what stands in them
_CHOSEN: Final[Mapping[str, str]] = {
    "policy": "title edition signed_on signed_by_id due state",
    "acknowledgement": "signed_on worker_id policy_id|document_id",
    "meeting": "held_on kind topics site_id led_by_id attendees#",
    "goal": "year text measure result",
    "representative": "worker_id from_on to_on",
    "work_refusal": "refused_on what steps outcome",
    "formal_hazard_assessment": "title made_on made_by_id hazards# due state",
    "field_level_hazard_assessment": "done_on site_id task foreman_id hazards# crew#",
    "hazard_report": "reported_on what by_id site_id place",
    "hazardous_product": "name supplier site_id place sheet_on",
    "certificate": "issued_on worker_id type_id provider expires_on state",
    "certificate_type": "name months issuer required_by",
    "requirement": "position_id type_id",
    "exemption": "worker_id type_id reason from_on to_on",
    "orientation": "done_on worker_id|contractor_id|visitor_name by_id signed",
    "competency_check": "checked_on worker_id equipment_id|equipment_type|task assessor_id result"
    " restrictions next_due_on",
    "equipment_assignment": "worker_id equipment_id|equipment_type from_on to_on",
    "inspection": "done_on equipment_id|site_id|equipment_type task by_id reading result defects",
    "maintenance": "done_on equipment_id|site_id what by_id reading certificate_number",
    "duty_plan": "equipment_id|equipment_type|site_id task rule last_done due state",
    "skip": "skipped_on plan_id due_on reason by_id new_due_on",
    "checklist": "title edition subject items# from_on state",
    "incident": "happened_on kind potential what site_id reported_by_id",
    "investigation": "started_on incident_id causes.cause finished_on",
    "emergency_plan": "site_id made_on muster_point posted_where due state",
    "drill": "held_on site_id kind scenario improvements.text attendees#",
    "emergency_role": "role worker_id site_id from_on to_on",
    "corrective_action": "found_on what source_text equipment_id|site_id assigned_id due_on"
    " resolved_on+resolved_by_id verified_by_id state",
    "site": "name place address client state",
    "equipment": "number description make_model year serial_plate lot_size state",
    "contractor": "company clearance_on clearance_number insurance_expires_on oriented_on",
    "service_change": "changed_on equipment_id change reason by_id",
    "hours_worked": "month_on hours estimate",
    "document": "title kind edition signed_on signed_by_id due state",
}
# where the heading of the first column does not say what stands in one made of several
_HEADINGS: Final[Mapping[str, str]] = {
    "equipment_id|site_id|equipment_type": N_("Unit or site"),
    "equipment_id|site_id": N_("Unit or site"),
    "equipment_id|equipment_type|site_id": N_("Unit or site"),
    "equipment_id|equipment_type": N_("Unit"),
    "equipment_id|equipment_type|task": N_("On what"),
    "policy_id|document_id": N_("What was signed for"),
    "worker_id|contractor_id|visitor_name": N_("Who"),
    "resolved_on+resolved_by_id": N_("Put right"),
    "attendees#": N_("There"),
    "crew#": N_("Crew"),
    "hazards#": N_("Hazards"),
    "items#": N_("Items"),
    "causes.cause": N_("Root causes"),
    "improvements.text": N_("To improve"),
}


@dataclass(frozen=True)
class PaperColumn:
    """One column on paper: the columns of the window that it says the first of, or inner lines."""

    label: str
    shown: tuple[Column, ...] = ()
    rows: Rows | None = None
    inner: str = ""  # the field of the inner lines; "" counts them
    says_all: bool = False  # of the columns of the window, and not only the first

    @property
    def is_number(self) -> bool:
        """Whether figures stand below one another in it."""
        return (self.rows is not None and not self.inner) or any(c.is_number for c in self.shown)


@cache
def paper_columns(kind_key: str, hide_names: bool) -> tuple[PaperColumn, ...]:
    """Return the columns of a kind on paper, without restricted ones.

    What a person is, is left out where names are hidden; who it is, becomes initials.
    """
    kind = kind_of(kind_key)
    known = {column.key: column for column in columns_of(kind_key)}
    inner = {rows.name: rows for rows in kind.rows}
    usual = [c.key for c in known.values() if c.shown and not _is_kept_back(c, hide_names=True)]
    words = _CHOSEN[kind_key].split() if kind_key in _CHOSEN else usual[:_MOST]
    found = []
    for word in words:
        heading = _HEADINGS.get(word, "")
        if word.endswith("#"):
            found.append(PaperColumn(heading, rows=inner[word[:-1]]))
        elif "." in word:
            name, field = word.split(".")
            found.append(PaperColumn(heading, rows=inner[name], inner=field))
        else:
            some = [known[key] for key in word.replace("+", "|").split("|")]
            shown = tuple(one for one in some if not _is_kept_back(one, hide_names))
            if shown:
                label = heading or shown[0].label
                found.append(PaperColumn(label, shown, says_all="+" in word))
    return tuple(found)


def _is_kept_back(column: Column, hide_names: bool) -> bool:
    field = column.field
    return field is not None and (field.restricted or (hide_names and field.personal))
