"""Keeps and finds what was typed and not saved: half a record, or what a crash cut off."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from desktop.language import _
from desktop.records import kind_of
from desktop.records.conversion import is_id
from desktop.services.typing import still_needed
from desktop.store import drafts
from desktop.store.drafts import Draft
from desktop.store.file import CompanyFile
from desktop.store.private_drafts import keep_privately, read_privately
from desktop.store.titles import Titles
from desktop.values.spoken import say_date

__all__ = [
    "ASSESSING",
    "PEOPLE",
    "Draft",
    "Unfinished",
    "draft_of",
    "drafts_of",
    "drop_draft",
    "drop_draft_soon",
    "is_of_assessment",
    "is_of_group",
    "keep_draft",
    "keep_draft_soon",
    "new_drafts",
    "say_kept",
    "unfinished",
]

# in what was typed: the lines of a page on which a record is made for each of several people
PEOPLE: Final = "people of the group"
# and that it was typed beside a question of the assessment
ASSESSING: Final = "of the assessment"


@dataclass(frozen=True)
class Unfinished:
    """A draft as the list of unfinished records tells of it."""

    draft: Draft
    title: str  # e.g. "Certificate: Rick Desjarlais H2S Alive"
    needed: tuple[str, ...]  # labels of what it cannot be saved without


def keep_draft(company: CompanyFile, draft: Draft) -> str:
    """Keep what was typed, in place of what the draft said before; returns its id."""
    keep_draft_soon(company, draft).result()
    return draft.id


def keep_draft_soon(company: CompanyFile, draft: Draft) -> Future[None]:
    """Keep what was typed without waiting for the disk; what fails is told by the future."""
    kept = replace(draft, kept_at=company.clock(), kept_by=company.by)
    key = company.private  # as it is now: what was typed while they were open is not lost later
    return company.keep_aside(lambda connection: keep_privately(connection, kept, key))


def drop_draft_soon(company: CompanyFile, draft_id: str) -> Future[None]:
    """Forget a draft without waiting for the disk, after whatever is being written."""
    return company.keep_aside(lambda connection: drafts.drop(connection, draft_id))


def drop_draft(company: CompanyFile, draft_id: str) -> None:
    """Forget a draft: it was saved, or thrown away."""
    drop_draft_soon(company, draft_id).result()


def drafts_of(company: CompanyFile, kind: str | None = None) -> list[Draft]:
    """Return the drafts of a kind, or all, the one that was kept last first.

    Those in which something is private come only while private facts are open.
    """
    with company.reading(private=True) as connection:
        return read_privately(connection, kind)


def draft_of(company: CompanyFile, kind: str, record_id: str) -> Draft | None:
    """Return what was typed last into the form of a record and not saved, or None."""
    return next((d for d in drafts_of(company, kind) if d.record_id == record_id), None)


def is_of_group(draft: Draft) -> bool:
    """Whether it was typed on a page for several people, to which it leads back."""
    return PEOPLE in draft.typed


def is_of_assessment(draft: Draft) -> bool:
    """Whether it was typed beside a question of the assessment, to which it leads back."""
    return ASSESSING in draft.typed


def say_kept(draft: Draft, today: date) -> str:
    """Return when a draft was kept: "today", "on 14 October"."""
    assert draft.kept_at is not None
    day = draft.kept_at.astimezone().date()
    if day == today:
        return _("today")
    return _("on {date}").format(date=say_date(day, today))


def new_drafts(company: CompanyFile, kind: str) -> list[Unfinished]:
    """Return the drafts of new records of a kind that its own form can go on with."""
    return [
        one
        for one in unfinished(company)
        if one.draft.kind == kind and not one.draft.record_id and not _has_its_place(one.draft)
    ]


def _has_its_place(draft: Draft) -> bool:
    return is_of_group(draft) or is_of_assessment(draft)


def unfinished(company: CompanyFile) -> list[Unfinished]:
    """Return every draft with a title to know it by and what it still needs."""
    with company.reading(private=True) as connection:
        found = read_privately(connection)
        titles = Titles(connection, {})
        return [_unfinished(draft, titles) for draft in found]


def _unfinished(draft: Draft, titles: Titles) -> Unfinished:
    kind = kind_of(draft.kind)
    if draft.record_id:
        named = titles.of_id(kind.key, draft.record_id)
    else:
        named = " ".join(
            filter(None, (_said(kind.key, name, draft.typed, titles) for name in kind.heading))
        )
    title = _("{kind}: {title}").format(kind=_(kind.title), title=named) if named else _(kind.title)
    if is_of_group(draft):
        title = _("{kind}: {title}").format(kind=_("Cards of a course"), title=named)
    return Unfinished(draft, title, still_needed(kind.key, draft.typed))


def _said(kind_key: str, name: str, typed: Mapping[str, Any], titles: Titles) -> str:
    field, raw = kind_of(kind_key).field(name), typed.get(name)
    if isinstance(raw, Mapping):  # somebody to be added by that name
        return str(raw.get("new", ""))
    if field.link and is_id(raw):
        return titles.of_id(field.link, raw)
    if field.choices and isinstance(raw, str) and raw in field.choices:
        return _(field.choices[raw])
    return str(raw or "")
