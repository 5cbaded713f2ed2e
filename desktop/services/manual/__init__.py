"""The manual: what the company has written down, as one binder, held against what is done."""

from dataclasses import dataclass
from datetime import date

from desktop.language import _, ngettext
from desktop.services.manual.papers import Chapter, Paper, all_papers, chapters
from desktop.services.manual.practice import Clause, Held, Practice, practice
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_date, say_number

__all__ = ["Chapter", "Clause", "Held", "Manual", "Paper", "Practice", "manual", "practice"]


@dataclass(frozen=True)
class Manual:
    """The papers of the manual on a day, with a sentence about all of them."""

    as_of: date
    sentence: str
    chapters: tuple[Chapter, ...]

    @property
    def papers(self) -> list[Paper]:
        """All papers in the order of the binder."""
        return all_papers(self.chapters)


def manual(company: CompanyFile, as_of: date) -> Manual:
    """Return the manual of a day; `practice` tells how it agrees with what the records show."""
    with company.reading() as connection:
        found = chapters(connection, as_of)
    return Manual(as_of, _sentence(found, as_of), found)


def _sentence(found: tuple[Chapter, ...], as_of: date) -> str:
    papers = all_papers(found)
    if not papers:
        return ""
    n = len(papers)
    said = ngettext("{n} paper in force", "{n} papers in force", n).format(n=say_number(n))
    last = max((paper.last_on for paper in papers if paper.last_on), default=None)
    if last is None:
        return _("{papers}.").format(papers=said)
    return _("{papers}; the last one was signed or looked at on {date}.").format(
        papers=said, date=say_date(last, as_of)
    )
