"""The papers of the manual in force on a day: versions, who signed, when to look at each again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop.language import N_, _
from desktop.records import kind_of
from desktop.records.documents import DOCUMENT_KINDS
from desktop.records.evidence import EVIDENCE
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.fact_papers import ALWAYS_REVIEWED
from desktop.store.titles import Titles
from desktop.values.folding import key
from desktop.values.months import add_months
from desktop.values.spoken import say_date, say_whole_date

Say = Callable[[date], str]

POLICY, DOCUMENT = "policy", "document"
FORMAL, PLAN = "formal_hazard_assessment", "emergency_plan"
KINDS: Final = (POLICY, DOCUMENT, FORMAL, PLAN)
# the chapters in the order of the binder, with the kinds of documents that stand in each
_CHAPTERS: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("policy", N_("Policy"), (POLICY,)),
    ("rules", N_("Rules and rights"), (
        "company_rules", "work_refusal", "violence", "harassment", "working_alone",
        "communication",
    )),
    ("hazards", N_("Hazards and how they are controlled"), (
        FORMAL, "hazard_reporting", "safe_work_practice", "safe_job_procedure", "ppe_rules",
    )),
    ("training", N_("Training"), ("training",)),
    ("inspections", N_("Inspections and maintenance"), (
        "inspection_policy", "maintenance_programme",
    )),
    ("incidents", N_("Incidents"), ("investigation_procedure",)),
    ("emergency", N_("Emergencies"), (PLAN,)),
    ("other", N_("Other papers"), ("other", "")),
)  # fmt: skip
_DATED: Final = {POLICY: "signed_on", DOCUMENT: "signed_on", FORMAL: "made_on", PLAN: "made_on"}
_SIGNS: Final = {POLICY: "signed_by", DOCUMENT: "signed_by", FORMAL: "made_by"}


@dataclass(frozen=True)
class Paper:
    """One paper in force.

    `sort` is what it is, `signed` who signed it when, `looked_at` when it was last looked at and
    when it is again; each a sentence or "". `signer` is who signed or made it. `wrong` are
    sentences on what it lacks by itself, `late` that it should have been looked at again.
    """

    kind: str
    id: str
    title: str
    sort: str
    edition: str = ""
    signed: str = ""
    looked_at: str = ""
    wrong: tuple[str, ...] = ()
    late: str = ""
    files: int = 0
    last_on: date | None = None  # when it was signed or last looked at
    signer: str = ""


@dataclass(frozen=True)
class Chapter:
    """A chapter of the binder with its papers."""

    key: str
    title: str
    papers: tuple[Paper, ...]


def chapters(connection: Connection, as_of: date, *, on_paper: bool = False) -> tuple[Chapter, ...]:
    """Return the chapters that hold something, as of a day; on paper all days have their year."""
    say = say_whole_date if on_paper else partial(say_date, as_of=as_of)
    months = _months_of_company(connection)
    files, titles = _files(connection), Titles(connection, {})
    found: dict[str, list[Paper]] = {}
    for kind_key in KINDS:
        for record in _in_force(connection, kind_key, as_of):
            sort = record.values["kind"] or "" if kind_key == DOCUMENT else kind_key
            paper = _paper(record, as_of, say, titles, months, files.get((kind_key, record.id), 0))
            found.setdefault(sort, []).append(paper)
    return tuple(
        Chapter(name, _(title), papers)
        for name, title, sorts in _CHAPTERS
        if (papers := tuple(paper for sort in sorts for paper in _sorted(found.get(sort, ()))))
    )


def _sorted(papers: Iterable[Paper]) -> list[Paper]:
    return sorted(papers, key=lambda paper: (key(paper.title), paper.id))


def _in_force(connection: Connection, kind_key: str, as_of: date) -> Iterable[Stored]:
    """Return the newest of each paper that stands on a day; what is not dated yet stands, too."""
    every = [
        one
        for one in aggregate.read(connection, kind_of(kind_key)).values()
        if not one.is_voided and (_day(one) or date.min) <= as_of
    ]
    replaced = {one.values.get("supersedes_id") for one in every}
    newest: dict[tuple[str, str], Stored] = {}
    for one in sorted(every, key=lambda one: (_day(one) or date.min, one.id)):
        if one.id not in replaced:
            newest[_what_it_is(one)] = one
    return newest.values()


def _what_it_is(one: Stored) -> tuple[str, str]:
    """Two papers of which this is the same are one written anew; a document names its elder."""
    if one.kind == PLAN:
        return "site", str(one.values["site_id"])
    if one.kind == DOCUMENT or not one.values["title"]:
        return "", one.id
    return "", key(one.values["title"])


def _day(one: Stored) -> date | None:
    day: date | None = one.values[_DATED[one.kind]]
    return day


def _paper(
    record: Stored, as_of: date, say: Say, titles: Titles, months: int | None, files: int
) -> Paper:
    values, kind = record.values, kind_of(record.kind)
    sort = _(kind.title)
    if record.kind == DOCUMENT:
        sort = _(DOCUMENT_KINDS.get(values["kind"] or "", kind.title))
    by = _signer(record, titles)
    wrong = [*_unsigned(record, by), *_empty(record, files)]
    late = ""
    last, every = _last_looked_at(values, _day(record)), _every(record, months)
    until = add_months(last, every) if last and every else None
    is_late = until is not None and until < as_of
    if until is not None and is_late:
        late = _("It should have been looked at again by {date}.").format(date=say(until))
    return Paper(
        record.kind,
        record.id,
        _title(record, titles),
        sort,
        values.get("edition") or "",
        _said_signed(record, by, say),
        _said_looked_at(values, last, until, say, is_late=is_late),
        tuple(wrong),
        late,
        files,
        last,
        by,
    )


def _title(record: Stored, titles: Titles) -> str:
    if record.kind == PLAN:
        site = titles.of_id("site", record.values["site_id"])
        return _("Emergency response plan for {site}").format(site=site)
    return record.values["title"] or _(kind_of(record.kind).title)


def _signer(record: Stored, titles: Titles) -> str:
    name = _SIGNS.get(record.kind)
    if name is None:
        return ""
    linked = record.values[f"{name}_id"]
    return titles.of_id("worker", linked) if linked else record.values[f"{name}_name"] or ""


def _unsigned(record: Stored, by: str) -> Iterable[str]:
    if record.kind not in (POLICY, DOCUMENT):
        return
    if not by:
        yield _("Nobody has signed it.")
    elif _day(record) is None:
        yield _("It does not say when it was signed.")


def _empty(record: Stored, files: int) -> Iterable[str]:
    if record.kind in (POLICY, DOCUMENT) and not record.values["text"] and not files:
        yield _("It has no text and no file.")


def _said_signed(record: Stored, by: str, say: Say) -> str:
    day = _day(record)
    said = say(day) if day else ""
    if record.kind in (FORMAL, PLAN):
        if by and said:
            return _("made by {name} on {date}").format(name=by, date=said)
        return _("made on {date}").format(date=said) if said else ""
    if by and said:
        return _("signed by {name} on {date}").format(name=by, date=said)
    if by:
        return _("signed by {name}").format(name=by)
    return _("dated {date}").format(date=said) if said else ""


def _last_looked_at(values: Mapping[str, Any], day: date | None) -> date | None:
    days = [line["reviewed_on"] for line in values["reviews"]] + ([day] if day else [])
    return max(days, default=None)


def _every(record: Stored, months: int | None) -> int | None:
    own: int | None = record.values["review_months"]
    return own or months or ALWAYS_REVIEWED.get(record.kind)


def _said_looked_at(
    values: Mapping[str, Any], last: date | None, until: date | None, say: Say, *, is_late: bool
) -> str:
    parts = []
    if values["reviews"] and last is not None:
        parts.append(_("last looked at on {date}").format(date=say(last)))
    if until is not None:
        said = (
            _("was to be looked at again by {date}, which is past")
            if is_late
            else _("to be looked at again by {date}")
        )
        parts.append(said.format(date=say(until)))
    return ", ".join(parts)


def _months_of_company(connection: Connection) -> int | None:
    found = aggregate.read(connection, kind_of("company_settings")).values()
    return next((one.values["review_months"] for one in found if not one.is_voided), None)


def _files(connection: Connection) -> Mapping[tuple[str, str], int]:
    """Return how many files each paper has."""
    table, (links,) = aggregate.table_of(EVIDENCE), EVIDENCE.rows
    link = aggregate.table_of(links)
    question = (
        select(link.c.record_kind, link.c.record_id, func.count(link.c.owner_id.distinct()))
        .join(table, table.c.id == link.c.owner_id)
        .where(table.c.voided_at.is_(None), link.c.record_kind.in_(KINDS))
        .group_by(link.c.record_kind, link.c.record_id)
    )
    return {(kind, record): count for kind, record, count in connection.execute(question).all()}


def all_papers(found: Sequence[Chapter]) -> list[Paper]:
    """Return the papers of all chapters in the order of the binder."""
    return [paper for chapter in found for paper in chapter.papers]
