"""Which emergency plan holds for a site, and what is in it, for rules and findings alike."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.wording.weighing import is_leftover, is_unfilled
from desktop.language import N_, _
from desktop.values.audited.emergency import PARTS, SitePlan
from desktop.values.audited.places import SiteFact
from desktop.values.folding import key
from desktop.values.months import add_months

PART_NAMES: Final = {
    "potential_emergencies": N_("what can happen"),
    "procedures": N_("what to do in each emergency"),
    "equipment_location": N_("emergency equipment"),
    "training_needs": N_("training"),
    "facilities": N_("emergency facilities"),
    "fire_protection": N_("fire protection"),
    "alarm_communication": N_("alarm and communication"),
    "first_aid_services": N_("first aid"),
    "rescue_evacuation": N_("rescue and evacuation"),
    "designated_workers": N_("who rescues and evacuates"),
}
# fields for a name, a place, a way or a number, and no more
_ENTRIES: Final = frozenset({
    "muster_point", "nearest_hospital", "hospital_route", "site_access", "posted_where",
    "designated_workers", "contacts",
})  # fmt: skip
# words that fill a field and say nothing; a label that was typed into its own field too
_NOTHING: Final = frozenset({
    "", "n a", "na", "nil", "none", "no", "not known", "unknown", "not applicable", "x", "xx",
    "xxx", "same", "see template", "pending", "blank", "muster point", "assembly point", "hospital",
    "hospital name", "name of hospital", "nearest hospital", "route", "route to hospital",
    "directions", "address", "phone", "phone number", "name", "contact name", "site name",
    "nothing", "none yet", "not yet", "not set", "not set yet", "not decided", "not decided yet",
})  # fmt: skip
_LABELS: Final = frozenset({"phone", "phone number", "name", "contact name", "number", "contact"})
# where a place is asked for, these name none
_NO_PLACE: Final = frozenset({
    "call 911", "911", "dial 911", "as per client", "per client", "as per client plan",
    "client plan", "see client plan", "see client s plan", "client erp", "see client erp",
    "google maps", "google", "gps", "use gps", "maps", "varies", "depends", "various", "ask",
    "ask the foreman", "ask supervisor", "everyone knows", "everybody knows",
})  # fmt: skip
# what people write into plans and no template left: numbers as in films, "(owner)" behind a name,
# what somebody decides on the day; round brackets with nothing but a label in them are a template's
_HONEST: Final = re.compile(
    r"(?:\(?\d{3}\)?[-. ]?)?\d{3}[-. ]\d{4}"
    r"|\b(?:john|jane) smith\b|\b(?:any|test) company\b"
    r"|\bto be (?:advised|confirmed|decided|determined|completed) (?:by|with|at)\b"
    r"|\[[^\]]*\b(?:attached|enclosed)\b[^\]]*\]"
    r"|(?<=\w )\((?!\s*(?:full )?(?:company |site |contact |worker )?"
    r"(?:names?|dates?|address|phone(?: number)?|numbers?|location|company|signature|e-?mail|"
    r"positions?|job titles?|define|specify|describe|attach|insert|enter)"
    r"\s*\))"
    r"(?![^)]*\b(?:insert|enter|add|type|your|here|click|tbd|examples? only|edit as|"
    r"x{2,})\b)[^)]*\)",
    re.IGNORECASE,
)
# "per the client's ERP": it stands somewhere else, and nobody here knows
_ANOTHERS: Final = re.compile(
    r"(?:(?:as|per|see|refer|to|follow|use|same|in|the|our|their) )*"
    r"(?:client|owner|operator|prime contractor|host|site)(?: s)?(?: specific)? "
    r"(?:erp|plan|emergency (?:response )?plan|site plan|orientation)$"
)
_FOR_NOW: Final = re.compile(r" (?:at this time|at the time|for now|so far|yet|today|needed)$")
# on a sheet that is printed a blank waits for a pen; in a plan nobody will have one at hand
_BLANK: Final = re.compile(r"\b(?:contact|phone|cell|warden): ?_{4,}", re.IGNORECASE)
_DIRECTIONS: Final = re.compile(
    r"\b(?:via|turn|follow|head|straight|left (?:on|at|onto)|right (?:on|at|onto)|"
    r"(?:north|south|east|west) (?:on|to|along)|"
    r"(?:highway|hwy)\.? \d+ (?:north|south|east|west))\b",
    re.IGNORECASE,
)
_A_HOSPITAL: Final = re.compile(
    r"\b[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|and|of|de|&))* "
    r"(?:Hospital|Health Cent(?:re|er)|Medical Cent(?:re|er)|Care Cent(?:re|er)|Urgent Care)"
)


@dataclass(frozen=True, slots=True)
class Covered:
    """An active site with the plan that holds there.

    `through` is the site whose plan it is, where both have one address.
    """

    site: SiteFact
    plan: SitePlan | None
    through: SiteFact | None = None


def covered(facts: AuditFacts) -> tuple[Covered, ...]:
    """Return every site where work is done on the day, by name, with its plan."""
    newest = {plan.site_id: plan for plan in facts.emergency.plans}
    sites = sorted(facts.places.active_sites(facts.span.as_of), key=lambda site: site.name)
    planned = {_address(site): site for site in reversed(sites) if site.id in newest}
    found: list[Covered] = []
    for site in sites:
        neighbour = planned.get(_address(site)) if _address(site) else None
        if site.id in newest or neighbour is None:
            found.append(Covered(site, newest.get(site.id)))
        else:
            found.append(Covered(site, newest[neighbour.id], neighbour))
    return tuple(found)


def in_force(facts: AuditFacts) -> Iterator[tuple[SiteFact, SitePlan]]:
    """Return every plan that holds somewhere on the day, with the site that it was made for."""
    for one in covered(facts):
        if one.plan is not None and one.through is None:
            yield one.site, one.plan


def leftover_of(text: str) -> str:
    """Return what a template left behind in a text, "" where nothing was."""
    return is_leftover(_HONEST.sub(" ", text))


def _left_in(name: str, text: str) -> str:
    if name == "contacts" and key(text) in _LABELS:
        return text
    blank = _BLANK.search(text)
    found = leftover_of(text) or (is_unfilled(text) if name in _ENTRIES else "")
    return found or (blank.group() if blank else "")


def leftovers(plan: SitePlan) -> tuple[tuple[str, str], ...]:
    """Return what a template left behind in a plan, each with its field."""
    written = [(name, text) for name, text in plan.texts.items()]
    for contact in plan.contacts:
        written += [("contacts", text) for text in (contact.name, contact.role, contact.phone)]
    return tuple((name, found) for name, text in written if (found := _left_in(name, text)))


def is_empty(text: str) -> bool:
    """Whether a text says nothing: no words, or such as "n/a"."""
    return _FOR_NOW.sub("", key(text)) in _NOTHING


def is_no_place(text: str) -> bool:
    """Whether a text names no place where one is asked for."""
    return is_empty(text) or key(text) in _NO_PLACE or bool(_ANOTHERS.match(key(text)))


def names_place(plan: SitePlan, name: str) -> bool:
    """Whether a field of a plan names a place or a way in the company's own words."""
    return fills(plan, name) and not is_no_place(plan.says(name))


def fills(plan: SitePlan, name: str) -> bool:
    """Whether a field of a plan holds words of the company's own."""
    text = plan.says(name)
    return not is_empty(text) and not _left_in(name, text)


def empty_parts(plan: SitePlan) -> tuple[str, ...]:
    """Return the parts of OHS Code s.116 about which a plan says nothing, leftovers apart."""
    return tuple(name for name in PARTS if is_empty(plan.says(name)))


def has_hospital(plan: SitePlan) -> bool:
    """Whether a plan names the hospital, be it in the way there."""
    way = plan.says("hospital_route")
    return names_place(plan, "nearest_hospital") or (
        _A_HOSPITAL.search(way) is not None and not leftover_of(way)
    )


def has_route(plan: SitePlan) -> bool:
    """Whether a plan says how to get to the hospital, be it beside its name."""
    named = plan.says("nearest_hospital")
    return names_place(plan, "hospital_route") or (
        _DIRECTIONS.search(named) is not None and not leftover_of(named)
    )


def is_found(plan: SitePlan, site: SiteFact) -> bool:
    """Whether an ambulance could find the site: by way, address or coordinates."""
    return (
        names_place(plan, "site_access")
        or plan.is_located
        or site.is_located
        or not is_empty(site.address)
    )


def review_due(plan: SitePlan, usual_months: int) -> date | None:
    """Return the last day on which a plan is current, None where it bears no date."""
    last = plan.looked_at_on
    months = min(plan.review_months or usual_months, usual_months)
    return add_months(last, months) if last is not None else None


def reopened_since(plan: SitePlan, site: SiteFact, as_of: date) -> date | None:
    """Return the day on which a site opened again after the plan was last looked at.

    A look between the times counts for the second: the plan was looked at for this opening.
    """
    last = plan.looked_at_on
    begun = [one.from_on for one in site.active if one.from_on is not None and one.from_on <= as_of]
    if last is None or not begun:
        return None
    newest = max(begun)
    before = [one.to_on for one in site.active if one.to_on is not None and one.to_on < newest]
    return newest if before and last < max(before) else None


def listed(words: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return _("{several} and {last}").format(several=", ".join(words[:-1]), last=words[-1])


def _address(site: SiteFact) -> str:
    """Return an address without what is said of the place in it; "" where it has no number."""
    bare = key(re.sub(r"\([^)]*\)", " ", site.address))
    return bare if any(map(str.isdigit, bare)) else ""
