"""What an auditor would find, by the work that mends most of it, in words and with where it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from desktop.audit.catalogue import About, catalogue
from desktop.audit.fixes import Fix, fixes
from desktop.audit.found import Found, Severity
from desktop.audit.judged import Ref
from desktop.audit.protocols.protocol import Protocol
from desktop.language import N_, _, ngettext
from desktop.records import KINDS, kind_of
from desktop.records.kind import Nature
from desktop.services.auditing.auditor import Audited, Auditor
from desktop.services.auditing.besides import found_besides
from desktop.services.auditing.set_aside import SetAside, set_aside_ones
from desktop.services.auditing.words import say_severity
from desktop.services.today import Target
from desktop.store.file import CompanyFile
from desktop.store.listing import counts
from desktop.values.spoken import say_number

WORST_FIRST: Final = tuple(Severity)
_CHIPS: Final = {
    Severity.FAILS: (N_("Does not count"), "red"),
    Severity.WEAK: (N_("Counts for less"), "amber"),
    Severity.ADVICE: (N_("Advice"), "blue"),
}
ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingShown:
    """One weakness in one record: what is wrong, what to do, and where."""

    key: str
    code: str
    severity: Severity
    record: Ref
    subject: str
    message: str
    fix: str
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """Weaknesses that the same work mends; `points` is the most that it can earn."""

    key: str
    title: str
    severity: Severity
    chip: str
    tone: str
    severity_said: str
    said: str  # how many records, of which question, and the points at stake
    points: Decimal
    elements: frozenset[str]
    why: tuple[tuple[str, str], ...]  # each reason with its source
    each: tuple[FindingShown, ...]


@dataclass(frozen=True)
class FindingsShown:
    """All of it: what is found, the worst first, and what was set aside."""

    groups: tuple[FindingGroup, ...] = ()
    aside: tuple[SetAside, ...] = ()
    elements: tuple[tuple[str, str], ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    sentence: str = ""
    nothing: str = ""  # said where nothing is found


def findings_shown(company: CompanyFile, auditor: Auditor, as_of: date) -> FindingsShown:
    """Return what an auditor would find on a day."""
    audited = auditor.audited(as_of)
    groups = grouped(every_one(company, auditor, as_of), audited)
    known = {element for group in groups for element in group.elements}
    severities = [one for one in WORST_FIRST if any(one is group.severity for group in groups)]
    return FindingsShown(
        groups=groups,
        aside=set_aside_ones(company, as_of),
        elements=tuple(
            (one.code, f"{one.code} {one.title}")
            for one in audited.protocol.elements
            if one.code in known
        ),
        severities=tuple((one.value, _(_CHIPS[one][0])) for one in severities),
        sentence=_sentence(groups),
        nothing="" if groups else _nothing(company),
    )


def every_one(company: CompanyFile, auditor: Auditor, as_of: date) -> tuple[Found, ...]:
    """Return every weakness that nobody set aside, those that other parts of Muster know of too."""
    audited, found = auditor.audited(as_of), auditor.found(as_of)
    duties = audited.facts.schedule.standing.values()
    more = (one for one in found_besides(company, duties, as_of) if not audited.is_dismissed(one))
    return (*found, *more)


def said_of(
    company: CompanyFile, auditor: Auditor, as_of: date, kind: str, record_id: str
) -> list[tuple[str, str]]:
    """Return what is found in one record with what mends it, the worst first."""
    about = catalogue()
    mine = [one for one in every_one(company, auditor, as_of) if one.record == Ref(kind, record_id)]
    mine.sort(key=lambda one: WORST_FIRST.index(about[one.code].severity))
    return [(one.message, one.fix) for one in mine]


def grouped(found: Iterable[Found], audited: Audited) -> tuple[FindingGroup, ...]:
    """Return weaknesses by what mends them: what counts least first, then by points and number."""
    by_fix: dict[str, list[Found]] = {}
    mends = fixes()
    for one in found:
        by_fix.setdefault(mends[one.code].key, []).append(one)
    stakes = Stakes(audited)
    made = [_group(mends[each[0].code], each, stakes) for each in by_fix.values()]
    order = {fix.key: at for at, fix in enumerate(dict.fromkeys(mends.values()))}

    def worst(group: FindingGroup) -> tuple[int, Decimal, int, int]:
        rank = WORST_FIRST.index(group.severity)
        return rank, -group.points, -len(group.each), order[group.key]

    return tuple(sorted(made, key=worst))


class Stakes:
    """What can still be earned by the questions of a protocol, told by those of the generic one."""

    def __init__(self, audited: Audited) -> None:
        self._protocol: Protocol = audited.protocol
        self._lost: dict[str, Decimal] = {}
        self._asked: dict[str, list[tuple[str, str, str]]] = {}  # code, title, element
        lost = {one.question.code: one.possible - one.earned for one in audited.score.questions}
        for element in self._protocol.elements:
            for question in element.questions:
                for code in question.follows or (question.code,):
                    self._lost[code] = self._lost.get(code, ZERO) + lost[question.code]
                    asked = (question.code, question.title, element.code)
                    self._asked.setdefault(code, []).append(asked)

    def points(self, about: Iterable[About]) -> Decimal:
        """Return the most that can be earned where these are mended; advice earns nothing."""
        codes = {one.question for one in about if one.severity is not Severity.ADVICE}
        return sum((self._lost.get(code, ZERO) for code in sorted(codes)), ZERO)

    def questions(self, about: Iterable[About]) -> list[str]:
        """Return the questions of the protocol that these weaken, "S4.6 Defects fixed"."""
        codes = dict.fromkeys(one.question for one in about)
        return [f"{code} {title}" for one in codes for code, title, _el in self._asked.get(one, ())]

    def elements(self, about: Iterable[About]) -> frozenset[str]:
        """Return the elements that these weaken."""
        asked = (told for one in about for told in self._asked.get(one.question, ()))
        return frozenset(element for _code, _title, element in asked)


def _group(fix: Fix, found: Sequence[Found], stakes: Stakes) -> FindingGroup:
    every = catalogue()
    about = list(dict.fromkeys(every[one.code] for one in found))
    severity = min((one.severity for one in about), key=WORST_FIRST.index)
    chip, tone = _CHIPS[severity]
    points = stakes.points(about)
    return FindingGroup(
        key=fix.key,
        title=fix.said(len({one.record for one in found})),
        severity=severity,
        chip=_(chip),
        tone=tone,
        severity_said=say_severity(severity.value),
        said=" · ".join(_said(stakes.questions(about), points)),
        points=points,
        elements=stakes.elements(about),
        why=tuple(dict.fromkeys((one.why, one.source) for one in about)),
        each=tuple(
            shown
            for _rank, shown in sorted(
                ((WORST_FIRST.index(every[one.code].severity), _shown(one)) for one in found),
                key=lambda pair: pair[0],
            )
        ),
    )


def _said(questions: Sequence[str], points: Decimal) -> Iterator[str]:
    if points:
        yield ngettext("up to {n} point", "up to {n} points", 1 if points == 1 else 2).format(
            n=say_number(points)
        )
    else:
        yield _("no points by itself")
    yield from questions


def _shown(one: Found) -> FindingShown:
    kind = kind_of(one.record.kind)
    return FindingShown(
        key=f"{one.code} {one.record.id} {one.detail}",
        code=one.code,
        severity=catalogue()[one.code].severity,
        record=one.record,
        subject=one.subject,
        message=one.message,
        fix=one.fix,
        target=Target(kind.tab, kind.key, one.record.id, at=one.field),
    )


def _sentence(groups: Sequence[FindingGroup]) -> str:
    n = sum(len(group.each) for group in groups)
    if not n:
        return ""
    said = ngettext(
        "{n} thing that an auditor would mark.", "{n} things that an auditor would mark.", n
    ).format(n=say_number(n, 0))
    work = ngettext(
        "{n} piece of work mends it.", "{n} pieces of work mend them.", len(groups)
    ).format(n=say_number(len(groups), 0))
    return f"{said} {work}"


def _nothing(company: CompanyFile) -> str:
    looked_at = [kind for kind in KINDS if kind.nature is not Nature.REGISTER]
    with company.reading() as connection:
        n = sum(counts(connection, looked_at).values())
    if not n:
        return _("There are no records to look at yet.")
    return ngettext(
        "Nothing was found in {n} record. An auditor also asks people and looks around.",
        "Nothing was found in {n} records. An auditor also asks people and looks around.",
        n,
    ).format(n=say_number(n, 0))
