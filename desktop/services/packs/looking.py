"""Says what a pack lacks, before it is built: a sentence each, one click from its fix."""

from collections.abc import Iterator
from datetime import date

from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.packs.asked import Asked
from desktop.services.packs.choosing import chosen, pack_of
from desktop.services.packs.gathering import Gathered, PartFound, gather
from desktop.services.packs.shown import Lack, PackLooked
from desktop.services.packs.templates import Part
from desktop.services.today.shown import Target
from desktop.store.file import CompanyFile
from desktop.values.months import add_months
from desktop.values.spoken import say_date


def look_at_pack(company: CompanyFile, key: str, subject: str | None, as_of: date) -> PackLooked:
    """Return what a pack holds and lacks on a day. Refused where there is no such pack or subject.

    `subject` is an id, or what people call it.
    """
    pack = pack_of(key)
    asked = Asked(company, pack, chosen(company, pack, subject, as_of), as_of)
    gathered = gather(asked)
    sections = tuple(_section(one) for one in gathered.parts if one.sheets)
    return PackLooked(sections, tuple(_lacking(asked, gathered)))


def _section(one: PartFound) -> str:
    """Return "Insurance: 1 sheet, 2 files behind it"."""
    n, files = len(one.sheets), sum(map(len, one.files.values()))
    said = ngettext("{n} sheet", "{n} sheets", n).format(n=n)
    if files:
        more = ngettext("{n} file", "{n} files", files).format(n=files)
        said = _("{sheets}, {files}").format(sheets=said, files=more)
    return _("{part}: {what}").format(part=_(one.part.title), what=said)


def _lacking(asked: Asked, gathered: Gathered) -> Iterator[Lack]:
    for one in gathered.parts:
        says = _said(one, asked.as_of)
        if says:
            where = _where(one.part, asked, gathered.company_id)
            verb = _("Enter it") if where.new else _("Go there")
            yield Lack(one.part.key, says, where, verb)


def _said(one: PartFound, as_of: date) -> str:
    part = one.part
    if one.is_missing:
        return _(part.needed) if part.needed else ""
    if part.stale_months is None or one.newest is None:
        return ""
    is_stale = add_months(one.newest, part.stale_months) < as_of
    return _(part.stale).format(day=say_date(one.newest, as_of)) if is_stale else ""


def _where(part: Part, asked: Asked, company_id: str) -> Target:
    """Return where it is put right: a new record, or the company to file a paper with."""
    key = part.needed_in or part.kind
    if not key:
        return Target("company", "company", company_id or None, new=not company_id)
    values = {part.of: asked.whom.id} if part.of else {}
    return Target(kind_of(key).tab, key, new=True, values=values)
