"""What of each file is hidden as it stands: parts drawn by hand, and whether somebody looked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.intake.redacting import Hidden, Hiding
from desktop.language import _, ngettext
from desktop.records.evidence import EVIDENCE
from desktop.records.hidden_part import BOX, HIDDEN_PART, LOOKED
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.values.hidden_words import HiddenWords

Corners = tuple[float, float, float, float]
"""Left, top, right, bottom in shares of the page as a reader sees it."""


@dataclass(frozen=True)
class Part:
    """One hidden part: `page` counts from 1."""

    id: str
    page: int
    box: Corners
    why: str


@dataclass(frozen=True)
class Standing:
    """What is hidden of one file, page by page, and whether somebody looked at every page."""

    parts: tuple[Part, ...] = ()
    is_looked_through: bool = False

    def said(self) -> str:
        """Return "2 parts hidden · every page looked at", "" where there is nothing to say."""
        n = len(self.parts)
        words = [ngettext("{n} part hidden", "{n} parts hidden", n).format(n=n)] if n else []
        words += [_("every page looked at")] if self.is_looked_through else []
        return " · ".join(words)


NOTHING = Standing()


def standing_of(company: CompanyFile, evidence_id: str) -> Standing:
    """Return what is hidden of one file, whichever of its records it is asked for by."""
    with company.reading() as connection:
        sha256 = _contents(connection, [evidence_id]).get(evidence_id, "")
        return standings(connection, [sha256]).get(sha256, NOTHING)


def hiding_said(company: CompanyFile, evidence_ids: Iterable[str]) -> dict[str, str]:
    """Return in words what is hidden of each file, "" where nothing is and nobody looked."""
    with company.reading() as connection:
        contents = _contents(connection, [*evidence_ids])
        found = standings(connection, set(contents.values()))
    return {one: found.get(sha256, NOTHING).said() for one, sha256 in contents.items()}


def standings(
    connection: Connection, contents: Collection[str] | None = None
) -> dict[str, Standing]:
    """Return what is hidden, by the content of the file (None: of every file).

    By content, because the same scan may have been filed twice: hidden is hidden.
    """
    part, file = aggregate.table_of(HIDDEN_PART), aggregate.table_of(EVIDENCE)
    names = ("id", "what", "page", "why", "box_left", "box_top", "box_right", "box_bottom")
    question = (
        select(file.c.sha256, *(part.c[name] for name in names))
        .join(file, file.c.id == part.c.evidence_id)
        .where(part.c.voided_at.is_(None))
        .order_by(part.c.page, part.c.box_top, part.c.box_left, part.c.id)
    )
    if contents is not None:
        question = question.where(file.c.sha256.in_([*contents]))
    parts: defaultdict[str, list[Part]] = defaultdict(list)
    looked: set[str] = set()
    for sha256, record_id, what, page, why, *box in connection.execute(question).all():
        if what == LOOKED:
            looked.add(sha256)
        elif what == BOX and page and all(corner is not None for corner in box):
            left, top, right, bottom = box
            parts[sha256].append(Part(record_id, page, (left, top, right, bottom), why or ""))
    return {one: Standing(tuple(parts[one]), one in looked) for one in {*parts, *looked}}


def hidings(connection: Connection, words: HiddenWords | None = None) -> Mapping[str, Hiding]:
    """Return what is hidden in the pages of each file that has something, by its content.

    Parts drawn by hand are hidden in every package; `words` only where names are hidden, and then
    in every file: ask with `hiding_of`.
    """
    said = HiddenWords() if words is None else words
    return {
        sha256: Hiding(tuple(Hidden(part.page - 1, part.box) for part in one.parts), said)
        for sha256, one in standings(connection).items()
    }


def hiding_of(hidings: Mapping[str, Hiding], sha256: str, words: HiddenWords | None) -> Hiding:
    """Return what is hidden in the pages of one file, also of one on which nothing was drawn."""
    return hidings.get(sha256) or Hiding(words=HiddenWords() if words is None else words)


def _contents(connection: Connection, evidence_ids: Collection[str]) -> dict[str, str]:
    file = aggregate.table_of(EVIDENCE)
    question = select(file.c.id, file.c.sha256).where(file.c.id.in_([*evidence_ids]))
    return {line.id: line.sha256 for line in connection.execute(question).all()}
