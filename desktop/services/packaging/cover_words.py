"""The cover of a submission in words: whose it is, what it is for, of which time, its result."""

from collections.abc import Iterator
from typing import Final

from desktop.audit.protocols.protocol import Protocol
from desktop.audit.protocols.shipped import GENERIC
from desktop.language import N_, _, ngettext
from desktop.package.submission.values import Pair
from desktop.package.submission.words import CoverSaid
from desktop.records.assessment import PURPOSES
from desktop.records.company import COMPANY
from desktop.services.assessing.as_records import say_edition
from desktop.services.assessing.words import say_percent
from desktop.services.packaging import profile
from desktop.services.packaging.head_count import HeadCount
from desktop.services.packaging.sources import Sources
from desktop.values.spoken import say_number, say_whole_date

NO_NAME: Final = N_("Company without a name")
DRAFT: Final = N_("Draft: made from the records, no assessment was signed.")
OPEN: Final = N_("Draft: the assessment is not signed yet.")
_REGISTERED: Final = (
    "trade_name", "wcb_accounts", "industry_codes", "certifying_partner", "secor_number",
)  # fmt: skip


def cover_of(found: Sources, people: HeadCount, exhibits: int) -> CoverSaid:
    """Return what the first page says; `exhibits` is how many there are."""
    whole, chosen = found.score(), found.chosen
    is_scored = bool(chosen.questions)
    return CoverSaid(
        company=found.name or _(NO_NAME),
        trade_name=found.about.get("trade_name") or "",
        title=_("Health and safety submission"),
        purpose=_(PURPOSES[found.purpose]) if found.purpose in PURPOSES else "",
        period=chosen.period.said(),
        draft=_draft(found),
        percent=say_percent(whole.overall) if is_scored else "",
        share=float(whole.overall) if is_scored else 0.0,
        result=_result(found, is_passed=whole.passes) if is_scored else "",
        tone="green" if is_scored and chosen.is_signed and whole.passes else "soft",
        pairs=tuple(_pairs(found, people)),
        inside=_("What is inside"),
        figures=tuple(_figures(found, people, exhibits)),
        remark=_hidden(found),
    )


def _draft(found: Sources) -> str:
    """Return that it is a draft, and of what days while the assessment is under way."""
    said = [draft_said(found)]
    if found.chosen.under_way is not None:
        said.append(found.chosen.period_said)
    return " ".join(filter(None, said))


def draft_said(found: Sources) -> str:
    """Return in words that nothing was signed, "" where it was."""
    if found.chosen.is_signed:
        return ""
    return _(OPEN) if found.assessment is not None else _(DRAFT)


def _result(found: Sources, *, is_passed: bool) -> str:
    """Return what the share is of; only what was signed passes or does not."""
    if found.chosen.is_signed:
        said = _("Assessed and signed: it passes.")
        return said if is_passed else _("Assessed and signed: under what is needed to pass.")
    n = sum(not one.is_decided for one in found.chosen.questions)
    if not n:
        return _("Of all points, as the assessor decided.")
    said = ngettext(
        "Of all points, as the records stand. {n} answer is not decided.",
        "Of all points, as the records stand. {n} answers are not decided.",
        n,
    )
    return said.format(n=say_number(n, 0))


def instrument_said(protocol: Protocol) -> str:
    """Return by which questions it was assessed; what Muster ships says so in plain words."""
    if protocol.id != GENERIC:
        return say_edition(protocol.name, protocol.version)
    every = [element.code for element in protocol.elements]
    said = _("Elements {first} to {last} of SECOR, in Muster's own questions, version {version}")
    return said.format(first=every[0], last=every[-1], version=protocol.version)


def _pairs(found: Sources, people: HeadCount) -> Iterator[Pair]:
    about, chosen = found.about, found.chosen
    yield _("Legal name"), found.name or profile.not_filled_in()
    for name in _REGISTERED:
        said = about.get(name) or ""
        # a company may do business under somebody's name, and that stays
        said = said if name == "trade_name" else found.reading.hide(said)
        if said or name != "trade_name":
            yield _(COMPANY.field(name).label), said or profile.not_filled_in()
    if found.purpose in PURPOSES:
        yield _("Purpose"), _(PURPOSES[found.purpose])
    if chosen.under_way is None:  # else it stands above, with what is judged so far
        yield _("Period assessed"), chosen.period.said()
    yield _("Assessed on"), _assessed_on(found)
    yield _("Protocol"), instrument_said(chosen.protocol)
    values = found.assessment.values if found.assessment else {}
    assessor = found.who(values, "assessor") or found.who(about, "assessor")
    yield _("Assessor"), assessor or profile.not_filled_in()
    yield _("Assessor's course"), _course(found)
    representative = found.who(about, "representative")
    yield _("Authorised representative"), representative or profile.not_filled_in()
    yield _("Head-count"), people.said
    yield from _days(found)


def _assessed_on(found: Sources) -> str:
    done = found.assessment.values["assessed_on"] if found.assessment else None
    return say_whole_date(done) if done else _("Not signed yet")


def _course(found: Sources) -> str:
    about = found.about
    said = [found.reading.hide(about.get("assessor_course") or "")]
    if taken := about.get("assessor_course_on"):
        said.append(_("taken on {day}").format(day=say_whole_date(taken)))
    if again := about.get("assessor_refresher_on"):
        said.append(_("last refresher on {day}").format(day=say_whole_date(again)))
    return ", ".join(filter(None, said)) or profile.not_filled_in()


def _days(found: Sources) -> Iterator[Pair]:
    reading = found.reading
    yield _("As of"), say_whole_date(reading.as_of)
    if reading.today is not None and reading.today < reading.as_of:
        built = _("{day}. What happens after that day is not in it.")
        yield _("Built on"), built.format(day=say_whole_date(reading.today))


def _figures(found: Sources, people: HeadCount, exhibits: int) -> Iterator[tuple[str, str]]:
    chosen = found.chosen
    records = sum(one.record is not None for one in chosen.exhibits)
    questions = len(chosen.questions)
    yield say_number(questions, 0), ngettext("question", "questions", questions)
    yield say_number(exhibits, 0), ngettext("exhibit", "exhibits", exhibits)
    yield say_number(records, 0), ngettext("record", "records", records)
    files = exhibits - records
    yield say_number(files, 0), ngettext("file", "files", files)
    yield say_number(people.now, 0), ngettext("person", "people", people.now)
    yield say_number(people.sites, 0), ngettext("site", "sites", people.sites)


def _hidden(found: Sources) -> str:
    if not found.reading.hide_names:
        return ""
    return _(
        "Names of people are hidden here, but for those who sign. Who is meant can be asked of the "
        "company; its own file has the names."
    )
