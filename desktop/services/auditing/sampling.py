"""The auditor's sample in words: which records, where the paper is, and what is weak in each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from secrets import randbelow
from typing import Final

from desktop.audit.catalogue import catalogue
from desktop.audit.found import Found, Severity
from desktop.audit.judged import Judged, Ref
from desktop.audit.protocols.protocol import Question
from desktop.audit.sample import Candidate, draw, how_many, usual
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.auditing.auditor import Audited, Auditor
from desktop.services.auditing.looking_up import looked_up
from desktop.services.auditing.paper import Paper, papers_of
from desktop.services.today import Target
from desktop.store.file import CompanyFile
from desktop.store.listing import titles
from desktop.values.audited.looked_up import LookedUp
from desktop.values.spoken import say_date, say_number

LARGEST: Final = 999_999
# what only says what is needed, or what the assessor heard, is nothing that a reviewer draws
_NO_RECORDS: Final = frozenset(
    {"requirement", "certificate_type", "company_settings", "duty_plan", "company", "interview",
     "observation"}
)  # fmt: skip
_WEAKNESS: Final = {Severity.FAILS: 4, Severity.WEAK: 3, Severity.ADVICE: 1}
_MISSING: Final = 3  # what is to be done before it counts
_NO_PAPER: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRecord:
    """One record that was drawn; `weak` says why an auditor would stop at it, "" for nothing."""

    ref: Ref
    title: str
    kind: str
    when: str
    about: str  # where and who
    paper: str
    has_paper: bool
    weak: str
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleQuestion:
    """A question with what was drawn for it; `said` tells of how many, and why so many."""

    code: str
    element: str
    title: str
    said: str
    each: tuple[SampleRecord, ...]


@dataclass(frozen=True)
class SampleShown:
    """The whole sample: the same seed draws it again from the same records."""

    seed: int
    weakest_first: bool
    as_of: date
    questions: tuple[SampleQuestion, ...] = ()
    elements: tuple[tuple[str, str], ...] = ()
    sentence: str = ""
    source: str = ""


def first_seed(today: date) -> int:
    """Return the seed of a day, so that what is looked at today is looked at all day."""
    return int(today.strftime("%y%m%d"))


def another_seed() -> int:
    """Return a seed that nobody chose."""
    return randbelow(LARGEST) + 1


def sample_shown(
    company: CompanyFile, auditor: Auditor, as_of: date, seed: int, *, weakest_first: bool
) -> SampleShown:
    """Return what an auditor might draw on a day, question by question."""
    audited = auditor.audited(as_of)
    pool = _Pool(company, audited, auditor.found(as_of))
    drawn: dict[str, tuple[Candidate, ...]] = {}
    for question in audited.protocol.questions:
        every = pool.candidates(question.code)
        n = how_many(question, len(every))
        drawn[question.code] = draw(every, n, seed, question.code, weakest_first=weakest_first)
    named = pool.titles(one.ref for each in drawn.values() for one in each)
    asked = [
        _question(question, element.code, drawn[question.code], pool, named)
        for element in audited.protocol.elements
        for question in element.questions
        if drawn[question.code]
    ]
    known = {one.element for one in asked}
    return SampleShown(
        seed=seed,
        weakest_first=weakest_first,
        as_of=as_of,
        questions=tuple(asked),
        elements=tuple(
            (one.code, f"{one.code} {one.title}")
            for one in audited.protocol.elements
            if one.code in known
        ),
        sentence=_sentence(asked),
        source=usual().source,
    )


class _Pool:
    """Every record that may be drawn, with what is known of it."""

    def __init__(self, company: CompanyFile, audited: Audited, found: Iterable[Found]) -> None:
        self._company, self.audited = company, audited
        self._refs = {code: _refs(one) for code, one in audited.judged.items()}
        every = {ref for refs in self._refs.values() for ref in refs}
        self.known: Mapping[Ref, LookedUp] = looked_up(company, every)
        self.papers: Mapping[Ref, Paper] = papers_of(company, self.known)
        self._found: dict[Ref, list[Found]] = {}
        for one in found:
            self._found.setdefault(one.record, []).append(one)

    def candidates(self, code: str) -> list[Candidate]:
        """Return what may be drawn for a question."""
        return [
            Candidate(
                ref=ref,
                on=one.on,
                place=one.site or one.unit,
                people=one.people,
                weak=self._weakness(code, ref),
            )
            for ref in self._refs.get(code, ())
            if (one := self.known.get(ref)) is not None
        ]

    def _weakness(self, code: str, ref: Ref) -> int:
        known = catalogue()
        found = [_WEAKNESS[known[one.code].severity] for one in self._found.get(ref, ())]
        if self._missing(code, ref):
            found.append(_MISSING)
        if not self.papers[ref].is_there:
            found.append(_NO_PAPER)
        return max(found, default=0)

    def _missing(self, code: str, ref: Ref) -> list[str]:
        return [one.what for one in self.audited.judged[code].missing if one.record == ref]

    def why_weak(self, code: str, ref: Ref) -> str:
        """Return what an auditor would say of a record, the worst first."""
        known = catalogue()
        found = sorted(
            self._found.get(ref, ()), key=lambda one: -_WEAKNESS[known[one.code].severity]
        )
        said = [*self._missing(code, ref), *(one.message for one in found)]
        return " ".join(dict.fromkeys(said))

    def about(self, one: LookedUp) -> str:
        """Return where a record was made and who is named in it."""
        facts = self.audited.facts
        site, unit = facts.places.sites.get(one.site), facts.places.units.get(one.unit)
        people = (facts.people.everybody.get(id_) for id_ in one.people)
        said = [
            site.name if site else "",
            unit.number if unit else "",
            *(person.name for person in people if person),
        ]
        return ", ".join(dict.fromkeys(filter(None, said)))

    def titles(self, refs: Iterable[Ref]) -> dict[str, str]:
        """Return the titles of records, by id."""
        wanted: dict[str, set[str]] = {}
        for ref in refs:
            wanted.setdefault(ref.kind, set()).add(ref.id)
        with self._company.reading() as connection:
            return titles(connection, wanted)


def _refs(judged: Judged) -> tuple[Ref, ...]:
    """Return what a question looks at: what counted, and what would if it were put right."""
    lacking = (one.record for one in judged.missing if one.record is not None)
    return tuple(
        dict.fromkeys(
            ref
            for ref in (*judged.counted, *lacking)
            if ref.kind not in _NO_RECORDS and not kind_of(ref.kind).restricted
        )
    )


def _question(
    question: Question,
    element: str,
    drawn: Iterable[Candidate],
    pool: _Pool,
    named: Mapping[str, str],
) -> SampleQuestion:
    each = tuple(_record(question.code, one, pool, named) for one in drawn)
    return SampleQuestion(
        code=question.code,
        element=element,
        title=f"{question.code} {question.title}",
        said=_said(question, len(each), len(pool.candidates(question.code))),
        each=each,
    )


def _said(question: Question, n: int, population: int) -> str:
    said = _("{n} of {all}").format(n=say_number(n, 0), all=say_number(population, 0))
    if question.least_samples:
        asked = _("the protocol asks for at least {n}").format(n=question.least_samples)
        return f"{said}; {asked}"
    return said


def _record(code: str, one: Candidate, pool: _Pool, named: Mapping[str, str]) -> SampleRecord:
    ref, known = one.ref, pool.known[one.ref]
    kind, paper = kind_of(ref.kind), pool.papers[ref]
    return SampleRecord(
        ref=ref,
        title=named.get(ref.id) or _(kind.title),
        kind=_(kind.title),
        when=say_date(known.on, pool.audited.as_of) if known.on else "",
        about=pool.about(known),
        paper=paper.said,
        has_paper=paper.is_there,
        weak=pool.why_weak(code, ref),
        target=Target(kind.tab, kind.key, ref.id),
    )


def _sentence(asked: Iterable[SampleQuestion]) -> str:
    return " ".join(_sentences(list(asked)))


def _sentences(asked: list[SampleQuestion]) -> Iterator[str]:
    records = [one for question in asked for one in question.each]
    n, bare = len(records), sum(not one.has_paper for one in records)
    weak = sum(bool(one.weak) for one in records)
    if not n:
        yield _("There is no record that an auditor could draw yet.")
        return
    drawn = ngettext("{n} record for {q} questions.", "{n} records for {q} questions.", n)
    yield drawn.format(n=say_number(n, 0), q=say_number(len(asked), 0))
    if bare:
        said = ngettext(
            "{n} has no scan, photo or signature to show.",
            "{n} have no scan, photo or signature to show.",
            bare,
        )
        yield said.format(n=say_number(bare, 0))
    if weak:
        said = ngettext(
            "An auditor would stop at {n}.", "An auditor would stop at {n} of them.", weak
        )
        yield said.format(n=say_number(weak, 0))
