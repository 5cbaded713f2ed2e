"""A protocol that the company keeps itself: a partner's questions, typed in or read from a sheet.

Those texts are the partner's, so none travels with Muster; they go where the company file goes.
"""

from datetime import date
from decimal import Decimal

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.types import Amount, Line, Long, Short

MODES = {
    "AON": N_("All or nothing"),
    "PCT": N_("By share"),
    "TIER": N_("By steps"),
    "YN": N_("Yes or no"),
    "RNG": N_("The assessor picks"),
}
NATURES = {
    "directive": N_("Says what we do"),
    "operational": N_("Shows that we did"),
    "both": N_("Both"),
}
TAGS = {
    "V": N_("Read at its owner"),
    "S": N_("Second hand"),
    "OLD": N_("From an older edition"),
    "OWN": N_("Not verified"),
}


class OwnProtocol(Record):
    """One edition of an instrument. `edition`, because `version` counts the edits of a record."""

    __tablename__ = "protocol"

    short_name: Mapped[str] = mapped_column(
        String(80), info=shown(N_("Short name"), required=True, in_table=False, also=("id",))
    )
    name: Mapped[str] = mapped_column(
        Short, info=shown(N_("Name"), required=True, also=("protocol", "instrument", "title"))
    )
    edition: Mapped[str] = mapped_column(
        String(40), info=shown(N_("Version"), required=True, also=("edition", "rev", "revision"))
    )
    partner: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Certifying partner"), also=("partner", "association"))
    )
    province: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Province"), in_table=False)
    )
    valid_from_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Valid from"), also=("effective date",))
    )
    official: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("It is the official instrument"), in_table=False)
    )
    pass_overall: Mapped[Decimal | None] = mapped_column(
        Amount, default=None, info=shown(N_("Pass mark overall, in percent"), in_table=False)
    )
    pass_element: Mapped[Decimal | None] = mapped_column(
        Amount, default=None, info=shown(N_("Least in each element, in percent"), in_table=False)
    )
    pass_maintenance: Mapped[Decimal | None] = mapped_column(
        Amount,
        default=None,
        info=shown(N_("Pass mark in a maintenance year, in percent"), in_table=False),
    )
    aim: Mapped[Decimal | None] = mapped_column(
        Amount, default=None, info=shown(N_("What you aim for, in percent"), in_table=False)
    )
    history_months: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Months of records asked for"), in_table=False)
    )
    short_history_months: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("Months that are enough for a one-year certificate"), in_table=False),
    )
    most_people: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Most people"), in_table=False)
    )
    who_counts: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("Who counts towards them"), in_table=False)
    )
    gather_days: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Days for gathering"), in_table=False)
    )
    submit_days: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Days for sending it in after that"), in_table=False)
    )
    channel: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("How it is sent in"), in_table=False)
    )
    most_megabytes: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Most megabytes of a file"), in_table=False)
    )
    file_types: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Files that are taken"), in_table=False)
    )
    refused_types: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Files that are refused"), in_table=False)
    )


class PublishedFact(Row):
    """What the partner says of its programme, with how sure that is."""

    __tablename__ = "protocol_fact"
    owner_table = "protocol"

    about: Mapped[str] = mapped_column(Short, info=shown(N_("About"), required=True))
    says: Mapped[str] = mapped_column(Long, info=shown(N_("What it says"), required=True))
    tag: Mapped[str | None] = mapped_column(
        String(10), default=None, info=shown(N_("How sure it is"), choices=TAGS)
    )
    source: Mapped[str | None] = mapped_column(Long, default=None, info=shown(N_("Source")))


class OwnElement(Row):
    """A part of the instrument with its own gate."""

    __tablename__ = "protocol_element"
    owner_table = "protocol"

    code: Mapped[str] = mapped_column(String(40), info=shown(N_("Code"), required=True))
    title: Mapped[str] = mapped_column(Short, info=shown(N_("Title"), required=True))
    remark: Mapped[str | None] = mapped_column(Long, default=None, info=shown(N_("Remark")))


class OwnQuestion(Row):
    """One question; answers know it by its code."""

    __tablename__ = "protocol_question"
    owner_table = "protocol_element"

    code: Mapped[str] = mapped_column(String(40), info=shown(N_("Code"), required=True))
    text: Mapped[str] = mapped_column(Long, info=shown(N_("Question"), required=True))
    points: Mapped[Decimal | None] = mapped_column(Amount, default=None, info=shown(N_("Points")))
    methods: Mapped[str | None] = mapped_column(
        String(20), default=None, info=shown(N_("How it is looked at: D, I, O"))
    )
    mode: Mapped[str | None] = mapped_column(
        String(10), default=None, info=shown(N_("How it is scored"), choices=MODES)
    )
    nature: Mapped[str | None] = mapped_column(
        String(20), default=None, info=shown(N_("Kind of evidence"), choices=NATURES)
    )
    follows: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Takes its evidence from these readiness questions"))
    )
    rule: Mapped[str | None] = mapped_column(
        String(60), default=None, info=shown(N_("Rule that judges it"))
    )
    not_applicable: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("When it does not apply"))
    )
    evidence: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Records that are evidence"))
    )
    least_samples: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Fewest samples"))
    )
    guidance: Mapped[str | None] = mapped_column(Long, default=None, info=shown(N_("What counts")))
    short: Mapped[str | None] = mapped_column(
        String(60), default=None, info=shown(N_("Short title"))
    )


PROTOCOL = Kind(
    key="protocol",
    title=N_("Protocol"),
    plural=N_("Protocols of your own"),
    tab="audit",
    model=OwnProtocol,
    nature=Nature.REGISTER,
    heading=("name", "edition"),
    identity=("short_name", "edition"),
    rows=(
        Rows(
            "elements",
            N_("Elements"),
            OwnElement,
            (Rows("questions", N_("Questions"), OwnQuestion),),
        ),
        Rows("published", N_("What the partner publishes"), PublishedFact),
    ),
    also=("protocols", "audit protocols"),
)
