"""Everything that the binder of the manual says, gathered in one reading of the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.language import _, ngettext
from desktop.package.sheets.said import Fact, Facts, Lines, Sheet, Signatures
from desktop.package.sheets.said import Words as Text
from desktop.package.submission.values import Cover
from desktop.package.tables import Column
from desktop.records import kind_of
from desktop.services.manual.papers import Chapter, Paper, all_papers, chapters
from desktop.services.manual.signers import Signers
from desktop.services.packaging.files import PaperFile, chosen_files
from desktop.services.packaging.wanted import Wanted
from desktop.services.printing.company_name import company_name
from desktop.services.printing.reading import Reading
from desktop.services.printing.sheets import sheet_of
from desktop.services.printing.words import Words
from desktop.services.twelve_months import DutyLine, twelve_months
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number, say_whole_date

SIGN_OFF: Final = "sign-off"
SCHEDULE: Final = "schedule"
_WHOLE: Final = "M"  # before the number of a file


@dataclass(frozen=True)
class Gathered:
    """What was read: chapters with a sheet for each paper, and the files that belong to each."""

    company: str
    chapters: tuple[Chapter, ...]
    sheets: Mapping[str, Sheet]  # by the id of a paper
    wanted: Mapping[str, tuple[Wanted, ...]]
    front: tuple[Sheet, ...]
    cover: Cover

    @property
    def every_file(self) -> list[Wanted]:
        """All files in the order of the pages."""
        return [one for some in self.wanted.values() for one in some]


def gather(company: CompanyFile, as_of: date) -> Gathered:
    """Read the manual as it stands on a day."""
    schedule = twelve_months(company, as_of).lines
    with company.reading() as connection:
        found = chapters(connection, as_of, on_paper=True)
        name = company_name(connection) or _("Company without a name")
        reading = Reading(Words(connection), as_of)
        papers = all_papers(found)
        sheets, signers = {}, Signers.on(connection, as_of)
        for paper in papers:
            kind = kind_of(paper.kind)
            record = aggregate.read_one(connection, kind, paper.id)
            if record is not None:
                sheets[paper.id] = signers.of(sheet_of(reading, record), paper.kind)
        shown: dict[str, list[str]] = {}
        for paper in papers:
            shown.setdefault(paper.kind, []).append(paper.id)
        files = chosen_files(connection, shown).by_record
    wanted = _wanted(papers, files)
    front = [_sign_off(papers, as_of), *([_schedule(schedule)] if schedule else [])]
    number = sum(map(len, wanted.values()))
    return Gathered(name, found, sheets, wanted, tuple(front), _cover(name, papers, number, as_of))


def _wanted(
    papers: Sequence[Paper], files: Mapping[tuple[str, str], Sequence[PaperFile]]
) -> dict[str, tuple[Wanted, ...]]:
    """Return the files of each paper; a file of several stands behind the first of them."""
    numbered: dict[str, str] = {}
    wanted: dict[str, tuple[Wanted, ...]] = {}
    for paper in papers:
        some = []
        for file in files.get((paper.kind, paper.id), ()):
            if file.sha256 in numbered:
                continue
            numbered[file.sha256] = f"{_WHOLE}-{len(numbered) + 1:02}"
            number = numbered[file.sha256]
            some.append(Wanted(number, file, file.name, (paper.title,), (paper.id,)))
        wanted[paper.id] = tuple(some)
    return wanted


def _sign_off(papers: Sequence[Paper], as_of: date) -> Sheet:
    columns = (
        Column(_("Paper"), 2.4),
        Column(_("Version"), 0.7),
        Column(_("Signed"), 1.6),
        Column(_("Looked at"), 1.6),
    )
    rows = tuple(
        (
            paper.title,
            paper.edition,
            paper.signed or _("not signed"),
            paper.looked_at,
        )
        for paper in papers
    )
    says = _(
        "This manual holds the papers below, in the versions that stand beside them. Whoever works "
        "here goes by it."
    )
    if any(paper.looked_at for paper in papers):
        # no span of its own, because an auditor holds the company to what stands in its name
        says += " " + _("Each paper is looked at again by the day that stands beside it.")
    return Sheet(
        key=SIGN_OFF,
        kind=_("Sign-off"),
        title=_("What this manual holds, and who signed it"),
        parts=(
            Text(_("As of {day}").format(day=say_whole_date(as_of)), says),
            Lines("", columns, rows),
            Signatures(((_("Owner or manager"), ""), (_("Worker or representative"), ""))),
        ),
    )


def _schedule(lines: Sequence[DutyLine]) -> Sheet:
    columns = (Column(_("What"), 2.0), Column(_("On what"), 1.4), Column(_("How often"), 1.6))
    rows = tuple((line.task, line.subject, line.rule) for line in lines)
    n = len(lines)
    said = ngettext("{n} duty on the schedule", "{n} duties on the schedule", n)
    return Sheet(
        key=SCHEDULE,
        kind=_("Schedule"),
        title=_("What is done how often"),
        parts=(
            Facts((Fact(_("All together"), said.format(n=say_number(n)), wide=True),)),
            Lines("", columns, rows),
        ),
    )


def _cover(name: str, papers: Sequence[Paper], files: int, as_of: date) -> Cover:
    last = max((paper.last_on for paper in papers if paper.last_on), default=None)
    pairs = [(_("As of"), say_whole_date(as_of))]
    if last is not None:
        pairs.append((_("Last signed or looked at"), say_whole_date(last)))
    n = len(papers)
    return Cover(
        company=name,
        title=_("Health and safety manual"),
        pairs=tuple(pairs),
        inside=_("What is inside"),
        figures=(
            (say_number(n), ngettext("paper in force", "papers in force", n)),
            (say_number(files), ngettext("scan or file", "scans and files", files)),
        ),
    )
