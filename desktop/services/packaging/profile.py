"""The company as it is registered, and who speaks for it."""

from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.language import N_, _
from desktop.package.submission import Section
from desktop.records.company import COMPANY
from desktop.records.fields import Field, Shape
from desktop.services.packaging.reading import Reading
from desktop.store import aggregate
from desktop.store.aggregate import Stored, Values
from desktop.values.spoken import say_whole_date

REGISTRATION: Final = (
    "legal_name", "trade_name", "address", "province", "wcb_accounts", "industry_codes",
    "certifying_partner", "secor_number", "certificate_valid_to_on", "next_audit_on",
)  # fmt: skip
_SPEAKERS: Final = ("representative", "assessor")
Who = Callable[[Values, str], str]  # the name in one of these roles
ROLES: Final = (
    ("is_owner", N_("Owner")),
    ("is_manager", N_("Manager")),
    ("is_supervisor", N_("Supervisor")),
)


def read_company(connection: Connection) -> Stored | None:
    """Return the record of the company."""
    table = aggregate.table_of(COMPANY)
    asked = select(table.c.id).where(table.c.voided_at.is_(None)).order_by(table.c.id).limit(1)
    found = connection.execute(asked).scalar()
    return aggregate.read_one(connection, COMPANY, found) if found else None


def sections(reading: Reading, company: Values, who: Who) -> tuple[Section, ...]:
    """Return what is registered; what nobody filled in is said and not left out.

    `who` says who is in a role. Nobody signs on this page, so names are hidden as on any other.
    """
    registered = tuple(
        (_(field.label), _said(reading, field, company.get(field.name)))
        for field in map(COMPANY.field, REGISTRATION)
    )
    return (
        Section("registration", _("Registration"), registered),
        Section("speakers", _("Representative and assessor"), _speakers(reading, company, who)),
    )


def lacking(found: tuple[Section, ...]) -> int:
    """Return how many facts are not filled in."""
    return sum(said == not_filled_in() for one in found for _label, said in one.pairs)


def not_filled_in() -> str:
    """Return what stands in the place of a fact that is not known."""
    return _("Not filled in")


def _said(reading: Reading, field: Field, value: Any) -> str:
    if value in (None, ""):
        return not_filled_in()
    if field.shape is Shape.DATE:
        return say_whole_date(value)
    if field.choices:
        return _(field.choices.get(value, value))
    # a company may be called after somebody, and keeps its name
    return str(value) if field.name.endswith("_name") else reading.hide(str(value))


def _speakers(reading: Reading, company: Values, who: Who) -> tuple[tuple[str, str], ...]:
    said = [
        (
            _(COMPANY.field(f"{role}_id").label),
            reading.hide(who(company, role)) or not_filled_in(),
        )
        for role in _SPEAKERS
    ]
    for name in ("assessor_course", "assessor_refresher_on"):
        field = COMPANY.field(name)
        said.append((_(field.label), _said(reading, field, company.get(name))))
    return tuple(said)
