"""The exhibits of a package: each record with its files, under the numbers that it was given."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from string import ascii_lowercase
from typing import Final

from sqlalchemy.engine import Connection

from desktop.audit.judged import Ref
from desktop.language import _
from desktop.package.exhibits import COMPANY, LOOSE, in_series, lettered, series_of
from desktop.records import kind_of
from desktop.records.kind import Nature
from desktop.services.assessing.basis import Basis
from desktop.services.heads import heads, titles_with
from desktop.services.packaging import profile
from desktop.services.packaging.files import PaperFile, contents_of, files_cited, loose_files
from desktop.services.packaging.saying import Hide
from desktop.services.packaging.selected import Exhibit
from desktop.store.aggregate import Stored

_FILE: Final = "evidence"
_ACTION: Final = "corrective_action"
_NATURES: Final = frozenset(Nature)
_LETTERS: Final = 4  # "aa" comes after "z"


def exhibits_of(
    connection: Connection, by: Basis, hide: Hide, *, takes_loose: bool | None = None
) -> tuple[Exhibit, ...]:
    """Return the exhibits in the order of the protocol, papers of the company first.

    A record's own files follow it under its number with a letter; a file that proves several
    records stands with the first of them that is no corrective action, and one that a question
    cites by itself there. Papers that no record names go in where somebody `takes_loose` ones, else
    only without an assessment: such a draft shows an owner what is on file, and nobody is sent it.
    In the package of an assessment what nobody looked at may be anybody's; what is signed is not
    added to.
    """
    order = _order(by)
    numbers = dict(sorted(by.included.numbers.items(), key=lambda one: order(one[1])))
    cited = _cited(by)
    records = {ref: number for ref, number in numbers.items() if ref in cited and ref.kind != _FILE}
    by_itself = [ref for ref in numbers if ref in cited and ref.kind == _FILE]
    direct = {ref.id: numbers[ref] for ref in by_itself}
    company = profile.read_company(connection)
    ids = [ref.id for ref in records] + ([company.id] if company else [])
    files = _Files({f.sha256: f for f in files_cited(connection, ids, direct)})
    files.number(contents_of(connection, direct), direct, records, company)
    if not by.is_signed and (by.stands is None if takes_loose is None else takes_loose):
        files.add_loose(loose_files(connection), company)
    named = _titles(connection, records)
    shown = [
        _record(ref, number, cited[ref], files, hide(named.get(ref.id, "")), by.included.days)
        for ref, number in records.items()
    ]
    by_number = {one.number: one for one in shown}
    alone = {number: cited[Ref(_FILE, id_)] for id_, number in direct.items()}
    shown += [
        _file(files.by_content[content], number, alone.get(number, ()), files, by_number, by, hide)
        for content, number in files.numbers.items()
    ]
    return tuple(sorted(shown, key=lambda one: order(one.number)))


@dataclass
class _Files:
    """The files by their content, with their numbers, and the contents that prove a record."""

    by_content: dict[str, PaperFile]
    numbers: dict[str, str] = field(default_factory=dict)
    proven: dict[str, tuple[str, ...]] = field(default_factory=dict)  # numbers, by record's number

    def number(
        self,
        contents: Mapping[str, str],
        direct: Mapping[str, str],
        records: Mapping[Ref, str],
        company: Stored | None,
    ) -> None:
        """Give each file its number: first those that a question cites by themselves."""
        for id_, number in direct.items():
            if contents.get(id_) in self.by_content:
                self.numbers.setdefault(contents[id_], number)
        proving = self._proving()
        # the paper of a drill belongs to the drill, and not to an action that came of it
        for ref, number in sorted(records.items(), key=lambda one: one[0].kind == _ACTION):
            mine = proving.get(ref.id, ())
            new = [content for content in mine if content not in self.numbers]
            taken = set(self.numbers.values())  # by a file that a question cites by itself
            free = (one for n in count(1) if (one := lettered(number, n)) not in taken)
            self.numbers |= dict(zip(new, free, strict=False))
            self.proven[number] = tuple(self.numbers[content] for content in mine)
        mine = proving.get(company.id, ()) if company else ()
        self._add(COMPANY, [self.by_content[content] for content in mine], company)

    def add_loose(self, files: Sequence[PaperFile], company: Stored | None) -> None:
        """Give numbers to files that prove no record, after all others."""
        self.by_content |= {file.sha256: file for file in files}
        self._add(LOOSE, files, company)

    def _add(self, series: str, files: Sequence[PaperFile], company: Stored | None) -> None:
        logo = company.values.get("logo_id") if company else None
        new = [f.sha256 for f in files if f.sha256 not in self.numbers and f.evidence_id != logo]
        self.numbers |= in_series((series, content) for content in new)

    def _proving(self) -> dict[str, list[str]]:
        """Return the contents that prove records, by the ids of the records."""
        found: dict[str, list[str]] = {}
        for content, file in self.by_content.items():
            for _kind, record_id in dict.fromkeys(file.proves):
                found.setdefault(record_id, []).append(content)
        return found


def _cited(by: Basis) -> dict[Ref, tuple[str, ...]]:
    """Return the questions that cite each, in the order of the protocol."""
    found: dict[Ref, list[str]] = {}
    for question in by.protocol.questions:
        for ref in by.included.by_question.get(question.code, ()):
            found.setdefault(ref, []).append(question.code)
    return {ref: tuple(codes) for ref, codes in found.items()}


def _order(by: Basis) -> Callable[[str], tuple[int, int, str]]:
    """Return by what numbers are put in order: the protocol, then as they were given."""
    series = {COMPANY: -1, **{one.code: n for n, one in enumerate(by.protocol.questions)}}

    def key(number: str) -> tuple[int, int, str]:
        place = number.rpartition("-")[2]
        digits = place.rstrip(ascii_lowercase)
        n = int(digits) if digits.isdecimal() else 0
        letters = place.removeprefix(digits)
        return series.get(series_of(number), len(series)), n, letters.rjust(_LETTERS)

    return key


def _titles(connection: Connection, refs: Iterable[Ref]) -> dict[str, str]:
    """Return what records are called, a handful of statements for all of them."""
    wanted: dict[str, list[str]] = {}
    for ref in refs:
        wanted.setdefault(ref.kind, []).append(ref.id)
    stored = heads(connection, wanted)
    titles = titles_with(connection, stored)
    return {id_: _called(_(kind_of(one.kind).title), titles.of(one)) for id_, one in stored.items()}


def _called(kind: str, title: str) -> str:
    """Return "Inspection: 101, 2 March", or only what kind of record it is."""
    return _("{kind}: {title}").format(kind=kind, title=title) if title else kind


def _record(
    ref: Ref,
    number: str,
    questions: Sequence[str],
    files: _Files,
    title: str,
    days: Mapping[Ref, date],
) -> Exhibit:
    kind = kind_of(ref.kind)
    return Exhibit(
        number=number,
        question=series_of(number),
        title=title or _(kind.title),
        day=days.get(ref),
        nature=kind.nature.value,
        questions=tuple(questions),
        record=ref,
        files=files.proven.get(number, ()),
    )


def _file(
    file: PaperFile,
    number: str,
    questions: Sequence[str],
    files: _Files,
    records: Mapping[str, Exhibit],
    by: Basis,
    hide: Hide,
) -> Exhibit:
    proves = [one for one, mine in files.proven.items() if number in mine]
    cited = {*questions, *(code for one in proves for code in records[one].questions)}
    natures = [file.nature, *(records[one].nature for one in proves), Nature.OPERATIONAL.value]
    return Exhibit(
        number=number,
        question=series_of(number),
        title=hide(file.name),
        day=file.own_date,
        nature=next(one for one in natures if one in _NATURES),
        questions=tuple(q.code for q in by.protocol.questions if q.code in cited),
        file=file,
        proves=tuple(proves),
    )
