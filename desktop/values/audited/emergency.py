"""What an audit judges of emergency plans, drills, roles, first aid and emergency equipment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from desktop.values.audited.people import Signer, Who

# the ten parts of a plan, OHS Code s.116 (a) to (j)
PARTS: Final = (
    "potential_emergencies",
    "procedures",
    "equipment_location",
    "training_needs",
    "facilities",
    "fire_protection",
    "alarm_communication",
    "first_aid_services",
    "rescue_evacuation",
    "designated_workers",
)
# what makes it the plan of its place
SPECIFICS: Final = (
    "muster_point",
    "nearest_hospital",
    "hospital_route",
    "site_access",
    "posted_where",
)


@dataclass(frozen=True, slots=True)
class ContactFact:
    """Somebody to call; the number may stand in any of the three."""

    name: str
    role: str = ""
    phone: str = ""

    @property
    def has_number(self) -> bool:
        """Whether there is anything to dial."""
        return any(sum(map(str.isdigit, text)) >= 3 for text in (self.phone, self.name, self.role))


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePlan:
    """The emergency plan of a site; `texts` are its parts and what is its site's own, by field."""

    id: str
    site_id: str
    made_on: date | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    contacts: tuple[ContactFact, ...] = ()
    involved: tuple[Who, ...] = ()
    reviews: tuple[tuple[date, str], ...] = ()  # when, and what changed; oldest first
    review_months: int | None = None
    is_located: bool = False
    tailgate_on: date | None = None  # when it was first gone through with the crew
    has_photo: bool = False

    def says(self, name: str) -> str:
        """Return the text of a field, "" where it is empty."""
        return self.texts.get(name, "")

    @property
    def looked_at_on(self) -> date | None:
        """Return when it was made or last looked at again."""
        days = [on for on in (self.made_on, *(on for on, _remark in self.reviews)) if on]
        return max(days, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillFact:
    """A drill or a tabletop; `actions` are the ids of the corrective actions that came of it."""

    id: str
    held_on: date
    site_id: str | None = None
    plan_id: str | None = None
    kind: str = ""
    scenario: str = ""
    went_well: str = ""
    none_needed: str = ""
    notes: str = ""
    attendees: tuple[Signer, ...] = ()
    improvements: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFact:
    """Who does what in an emergency; without a site it holds everywhere."""

    id: str
    role: str
    who: Who
    site_id: str | None = None
    from_on: date | None = None
    to_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is somebody's role on a day."""
        return (self.from_on is None or self.from_on <= day) and (
            self.to_on is None or day <= self.to_on
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkFact:
    """A meeting whose topic was what to do in an emergency."""

    id: str
    held_on: date
    site_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GearCheck:
    """A check or service of first-aid kits or emergency equipment."""

    id: str
    kind: str  # inspection or maintenance
    on: date
    unit_id: str | None = None
    plan_id: str | None = None
    is_service: bool = False  # as a technician does it, and hangs a tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """Emergency plans, drills and first aid, as far as they were known on the day.

    Of first-aid records only the days are known here: the law names who may read more.
    """

    plans: tuple[SitePlan, ...] = ()
    drills: tuple[DrillFact, ...] = ()
    roles: tuple[RoleFact, ...] = ()
    talks: tuple[TalkFact, ...] = ()
    checks: tuple[GearCheck, ...] = ()
    first_aid_on: tuple[date, ...] = ()
    first_aid_papers: tuple[str, ...] = ()  # ids of documents that are the first-aid book
