"""What an audit judges of certificates, requirements, orientations and checks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from desktop.values.audited.people import Who
from desktop.values.competency import CompetencyFacts
from desktop.values.period import Period

# what every orientation has to cover (domain.md 8.3, S3.2), by the ends of the fields' names
ESSENTIAL: Final = (
    "policy", "rights", "hazards", "ppe", "emergency", "reporting", "procedures", "whmis",
)  # fmt: skip
TOPICS: Final = (*ESSENTIAL, "site")
NOBODY: Final = Who(None, "")
ALWAYS: Final = Period(None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateKind:
    """A kind of certificate; `months` is how long it is good for where the card does not say."""

    name: str
    months: int | None = None
    required_by: str = ""  # law, client, company, or "" where nobody said


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCard:
    """A card that somebody holds; `has_copy` where a file is attached to it."""

    id: str
    worker_id: str
    type_id: str
    issued_on: date | None = None
    expires_on: date | None = None
    does_not_expire: bool | None = None
    has_copy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A certificate that a position (None: everybody) must hold for some time.

    `written_on` is the day on which it came into the file.
    """

    id: str
    position_id: str | None
    type_id: str
    grace_days: int = 0
    period: Period = ALWAYS
    written_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exempt:
    """One worker who need not hold a certificate for some time, and why."""

    id: str
    worker_id: str
    type_id: str
    reason: str
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class OrientationHeld:
    """Somebody was shown around: a worker of the list, a contractor or a visitor.

    `covered` are the topics that are ticked; `tells` says whether the form was filled in that far.
    """

    id: str
    on: date
    worker_id: str | None = None
    contractor_id: str | None = None
    visitor: str = ""
    by: Who = NOBODY
    signed: bool | None = None
    covered: frozenset[str] = frozenset()
    tells: bool = False

    @property
    def is_signed(self) -> bool:
        """Whether it counts as signed: most papers do not say, so only one marked as unsigned."""
        return self.signed is not False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPaper:
    """What a competency check says besides its result: who assessed, and which items failed."""

    assessor: Who = NOBODY
    failed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A hazardous product; `has_sheet` where its data sheet is attached."""

    id: str
    name: str
    sheet_on: date | None = None
    has_sheet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherCompany:
    """A contractor on the list."""

    id: str
    name: str
    oriented_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingPaper:
    """A written orientation form or training matrix; `on` is when it was last looked at."""

    id: str
    title: str
    text: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """Certificates, requirements, orientations and checks, as far as they were known on the day.

    Kinds of certificates and the papers of checks go by their ids.
    """

    kinds: Mapping[str, CertificateKind] = field(default_factory=dict)
    cards: tuple[HeldCard, ...] = ()
    needs: tuple[Need, ...] = ()
    exemptions: tuple[Exempt, ...] = ()
    orientations: tuple[OrientationHeld, ...] = ()  # oldest first
    competency: CompetencyFacts = field(default_factory=CompetencyFacts)
    checks: Mapping[str, CheckPaper] = field(default_factory=dict)
    products: tuple[Product, ...] = ()
    contractors: tuple[OtherCompany, ...] = ()
    orientation_forms: tuple[TrainingPaper, ...] = ()
    matrix_papers: tuple[TrainingPaper, ...] = ()
