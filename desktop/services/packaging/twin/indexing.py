"""Puts the page that leads through a package into words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from desktop.language import N_, _, ngettext
from desktop.package import manifest as manifests
from desktop.package.folder_index import Chapter, FolderIndex, Linked, PaperLine, Part
from desktop.package.manifest import FileListed
from desktop.records.assessment import STATES
from desktop.records.submission import NATURES
from desktop.services.packaging.cover_words import instrument_said
from desktop.services.packaging.saying import say_day
from desktop.services.packaging.selected import QuestionChosen
from desktop.services.packaging.told import PackageTold, Placed
from desktop.store.heads_in_words import history_said
from desktop.values.spoken import say_number, say_whole_date

_MB: Final = 1_000_000
WHOLE: Final = N_("All of it in one PDF ({pages}, {size})")
HOW: Final = N_(
    "Every paper lies in the folder of its element and question and begins with its exhibit number,"
    " so that it can be uploaded question by question. A paper that several questions cite lies"
    " there once; each question leads to it."
)
HOW_KEPT: Final = N_(
    "Every paper lies in the folder of its element and question and begins with its exhibit number."
    " A paper that several questions cite lies there once; each question leads to it."
)
DRAFT: Final = N_("This is a draft from what the records show. No assessment has been signed.")
NOT_SIGNED: Final = N_("This is a draft. The assessment has not been signed.")
OWN_COPY: Final = N_(
    "This is the company's own copy, with what was checked before sending. It is not to be sent."
)
PROOF: Final = N_(
    "manifest.json lists every file with its SHA-256. Who has Muster types: muster verify, and the"
    " name of this folder."
)


def index_of(told: PackageTold, files: Sequence[FileListed]) -> FolderIndex:
    """Return the page of a package whose files lie where `files` says."""
    return _Index(told, files).page()


class _Index:
    def __init__(self, told: PackageTold, files: Sequence[FileListed]) -> None:
        self._told, self._files = told, files
        self._by_exhibit: defaultdict[str, list[FileListed]] = defaultdict(list)
        for file in files:
            self._by_exhibit[file.exhibit].append(file)
        self._by_number: Mapping[str, Placed] = {one.exhibit.number: one for one in told.exhibits}

    def page(self) -> FolderIndex:
        told, selection = self._told, self._told.selection
        protocol = selection.protocol
        return FolderIndex(
            language=_("en"),  # translators: the code of your language, for the browser
            company=told.company,
            title=told.title,
            facts=(
                (_("Period"), selection.period.said()),
                (_("As of"), say_whole_date(selection.as_of)),
                (_("Protocol"), instrument_said(protocol)),
                (_("Exhibits"), say_number(len(told.exhibits))),
            ),
            whole=tuple(self._whole()),
            how=(_(HOW_KEPT if told.own_copy else HOW),),
            warned=tuple(self._warned()),
            chapters=tuple(self._chapters()),
            left_out=tuple(told.left_out),
            proof=tuple(self._proof()),
        )

    def _whole(self) -> Iterator[Linked]:
        for file in self._files:
            if file.what == "pdf":
                pages = ngettext("{n} page", "{n} pages", file.pages).format(n=file.pages)
                said = _(WHOLE).format(pages=pages, size=_size(file.bytes))
                yield Linked(said, file.path)
            elif file.what == "part":
                yield Linked(file.path.rpartition("/")[2].removesuffix(".pdf"), file.path)
            elif file.what == "plan":
                yield Linked(_("Action plan, as a workbook"), file.path)
        yield Linked(_("List of all files, as a table"), manifests.TABLE)

    def _warned(self) -> Iterator[str]:
        if self._told.own_copy:
            yield _(OWN_COPY)
        if self._told.selection.is_draft:
            is_begun = self._told.selection.assessment_id is not None
            yield _(NOT_SIGNED if is_begun else DRAFT)

    def _chapters(self) -> Iterator[Chapter]:
        questions = {one.code: one for one in self._told.selection.questions}
        for element in self._told.selection.protocol.elements:
            asked = [questions[one.code] for one in element.questions if one.code in questions]
            if asked:
                title = element.title.removeprefix(element.code).strip(" .:-")
                yield Chapter(
                    title=f"{element.code} {title}", parts=[self._part(one) for one in asked]
                )
        apart: dict[str, list[Placed]] = {}
        for one in self._told.exhibits:
            if one.exhibit.question not in questions:
                apart.setdefault(one.exhibit.question, []).append(one)
        for series, papers in apart.items():
            title = self._told.series.get(series, series)
            lines = [self._line(one, "") for one in papers]
            part = Part(code="", title="", points="", says="", papers=lines)
            yield Chapter(title=title, parts=[part])

    def _part(self, one: QuestionChosen) -> Part:
        papers = [self._line(placed, one.code) for placed in self._with_files(one.exhibits)]
        shown = sum(self._is_counted(number) for number in one.exhibits)
        return Part(
            code=one.code, title=one.title, points=_points(one), says=_says(one, shown),
            papers=papers,
        )  # fmt: skip

    def _with_files(self, numbers: Sequence[str]) -> Iterator[Placed]:
        """Give the exhibits of those numbers, each followed by the files of its record."""
        told: set[str] = set()
        for number in numbers:
            record = self._by_number.get(number)
            for each in (number, *(record.exhibit.files if record else ())):
                if each not in told and each in self._by_number:
                    told.add(each)
                    yield self._by_number[each]

    def _is_counted(self, number: str) -> bool:
        """Whether an exhibit is a record, or a file that stands for itself."""
        placed = self._by_number.get(number)
        return placed is not None and not placed.exhibit.proves

    def _line(self, placed: Placed, question: str) -> PaperLine:
        one = placed.exhibit
        files = self._by_exhibit[one.number]
        links = [Linked(_words(file), file.path) for file in files]
        cited = [code for code in one.questions if code != question]
        also = _("Also for {questions}").format(questions=", ".join(cited)) if cited else ""
        return PaperLine(
            number=one.number,
            title=one.title,
            day=say_day(one.day),
            shows=_(NATURES[one.nature]) if one.nature in NATURES else "",
            files=links,
            remark=" ".join(filter(None, (placed.trouble, also))),
        )

    def _proof(self) -> Iterator[tuple[str, str]]:
        told = self._told
        yield _("Files"), _(PROOF)
        yield _("History of the records"), history_said(*told.history)
        before = told.previous or _("None: no package was sent before this one.")
        yield _("Manifest of the package sent before"), before


def _points(one: QuestionChosen) -> str:
    if one.is_not_applicable:
        return _("Does not apply")
    if one.points is None:
        return _("Open")
    return _("{points} of {possible} points").format(
        points=say_number(one.points), possible=say_number(one.possible)
    )


def _says(one: QuestionChosen, shown: int) -> str:
    if one.is_not_applicable:
        return one.reason
    if not shown:
        state = _(STATES[one.state]) if one.state in STATES else ""
        return state or _("There is no paper for this question.")
    if one.of > shown:
        said = _("{n} of {of} records are in this package.")
        return said.format(n=say_number(shown), of=say_number(one.of))
    return ""


def _words(file: FileListed) -> str:
    return file.path.rpartition("/")[2]


def _size(count: int) -> str:
    return _("{n} MB").format(n=say_number(max(count / _MB, 0.1), 1))
