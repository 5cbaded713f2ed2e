"""The company as it is registered, certified and assessed: the cover of a submission."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature
from desktop.records.types import Line, Short

PROVINCES = {
    "AB": N_("Alberta"),
    "BC": N_("British Columbia"),
    "MB": N_("Manitoba"),
    "NB": N_("New Brunswick"),
    "NL": N_("Newfoundland and Labrador"),
    "NS": N_("Nova Scotia"),
    "NT": N_("Northwest Territories"),
    "NU": N_("Nunavut"),
    "ON": N_("Ontario"),
    "PE": N_("Prince Edward Island"),
    "QC": N_("Quebec"),
    "SK": N_("Saskatchewan"),
    "YT": N_("Yukon"),
}


class Company(Record):
    """The one company that this file belongs to."""

    __tablename__ = "company"

    legal_name: Mapped[str] = mapped_column(
        Short,
        info=shown(N_("Legal name"), required=True, also=("company", "company name", "employer")),
    )
    trade_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Trade name"), also=("operating as", "doing business as")),
    )
    wcb_accounts: Mapped[str | None] = mapped_column(
        Line,
        default=None,
        info=shown(N_("WCB accounts"), also=("wcb account", "wcb account number", "wcb no", "wcb")),
    )
    industry_codes: Mapped[str | None] = mapped_column(
        Line,
        default=None,
        info=shown(N_("Industry codes"), also=("industry code", "wcb industry code", "naics")),
    )
    address: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Address"), also=("street", "mailing address"))
    )
    province: Mapped[str | None] = mapped_column(
        String(2), default=None, info=shown(N_("Province"), choices=PROVINCES, also=("prov",))
    )
    certifying_partner: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Certifying partner"), also=("partner", "association"))
    )
    protocol: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Protocol"), in_table=False, also=("audit tool",))
    )
    secor_number: Mapped[str | None] = mapped_column(
        String(60),
        default=None,
        info=shown(N_("SECOR number"), also=("secor no", "certificate number", "cor number")),
    )
    certificate_valid_to_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(N_("Certificate valid to"), also=("secor expiry", "certificate expiry")),
    )
    next_audit_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Next audit"), also=("audit date", "next audit date"))
    )
    assessment_from_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Assessment covers from"), in_table=False)
    )
    assessment_to_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Assessment covers to"), in_table=False)
    )
    assessor_id: Mapped[str | None] = link(
        "worker", shown(N_("Assessor"), also=("self assessor", "internal auditor"))
    )
    assessor_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Assessor (not on the list)"), personal=True, in_table=False),
    )
    assessor_course: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Assessor's course"), in_table=False)
    )
    assessor_refresher_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Assessor's last refresher"), in_table=False)
    )
    representative_id: Mapped[str | None] = link(
        "worker", shown(N_("Authorised representative"), also=("authorized representative",))
    )
    representative_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(
            N_("Authorised representative (not on the list)"), personal=True, in_table=False
        ),
    )
    logo_id: Mapped[str | None] = link(
        "evidence",
        shown(
            N_("Logo"),
            in_table=False,
            hint=N_("A picture on file, for the cover of packages: add it under Evidence first"),
        ),
    )
    registered_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Registered with the WCB programme on"), in_table=False)
    )
    assessor_course_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Assessor's course taken on"), in_table=False)
    )
    certificate_issued_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Certificate issued on"), in_table=False)
    )


COMPANY = Kind(
    key="company",
    title=N_("Company"),
    plural=N_("Company"),
    tab="company",
    model=Company,
    nature=Nature.REGISTER,
    heading=("legal_name",),
    single=True,
    also=("company profile", "company information", "registration"),
)
