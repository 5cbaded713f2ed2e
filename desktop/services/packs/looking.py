"""Says what a pack lacks, before it is built: a sentence each, one click from its fix.

A paper that is in it and that whoever reads the pack would send back is told with what is missing.
"""

from collections.abc import Iterator
from datetime import date

from desktop.language import _
from desktop.records import kind_of
from desktop.services.manual.papers import POLICY, Paper, all_papers, chapters
from desktop.services.manual.signers import Signers
from desktop.services.packs.asked import Asked
from desktop.services.packs.choosing import chosen, pack_of
from desktop.services.packs.gathering import Gathered, PartFound, gather
from desktop.services.packs.run_out import run_outs
from desktop.services.packs.shown import Lack, PackLooked
from desktop.services.packs.templates import Part
from desktop.services.today.shown import Target
from desktop.store.file import CompanyFile
from desktop.values.months import add_months
from desktop.values.quoting import quote
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
    """Return "Insurance: 1 sheet, 2 files"."""
    return _("{part}: {what}").format(part=_(one.part.title), what=one.counted())


def _lacking(asked: Asked, gathered: Gathered) -> Iterator[Lack]:
    for one in gathered.parts:
        says = _said(one, asked.as_of)
        if says:
            where = _where(one.part, asked, gathered.company_id)
            verb = _("Enter it") if where.new else _("Open the company")
            yield Lack(one.part.key, says, where, verb)
    yield from run_outs(asked)
    yield from _unsound(asked, gathered)


def _unsound(asked: Asked, gathered: Gathered) -> Iterator[Lack]:
    """Yield the papers in force that are to be read again, or signed anew."""
    parts = {sheet.key: one.part for one in gathered.parts for sheet in one.sheets}
    with asked.company.reading() as connection:
        papers = all_papers(chapters(connection, asked.as_of))
        signers = Signers.on(connection, asked.as_of)
    for paper in papers:
        part = parts.get(paper.id)
        if part is None or not part.in_force:
            continue
        if said := " ".join(_said_of(paper, signers)):
            says = _("“{title}”: {what}").format(title=quote(paper.title), what=said)
            where = Target(kind_of(paper.kind).tab, paper.kind, paper.id)
            yield Lack(part.key, says, where, _("Open the record"))


def _said_of(paper: Paper, signers: Signers) -> Iterator[str]:
    yield from paper.wrong
    if paper.late:
        yield paper.late
        yield _("Read it again, and enter who looked at it.")
    if paper.kind == POLICY and not signers.is_here(paper.signer):
        said = _(
            "It is signed by {name}, who is not among your workers. Where somebody else runs the "
            "company now, have it signed anew."
        )
        yield said.format(name=quote(paper.signer))


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
