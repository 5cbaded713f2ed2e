"""Rules on the records that go in: their days, who signed, what they are offered for."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from desktop.audit.offering import holds
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.preflight.facts import FileSeen, RecordSeen, Seen
from desktop.services.preflight.rule import Lack, Rule, rule
from desktop.services.today.shown import Target
from desktop.values.folding import fold
from desktop.values.spoken import say_number

_MOST: Final = 8  # numbers of exhibits in one line
_FORMAL: Final = "formal_hazard_assessment"
_FIELD: Final = "field_level_hazard_assessment"
_FIELD_WORDS: Final = re.compile(
    r"\b(?:flhas?|fl?ra|field level|field assessments?|pre-?job|tailgate|job safety analysis|jsa)\b"
)


@rule("outside_window", "ACSA: twelve months of operational records; returned: older ones")
def outside_window(seen: Seen) -> Iterator[Lack]:
    """What shows that something was done was done in the time that is looked at.

    What is in force or is done once for each person holds on, and so do papers that say what is
    done. All of it is one line, however much it is.
    """
    period = seen.selection.period
    found = [
        one
        for one in seen.records
        if one.nature == "operational"
        and one.day is not None
        and not holds(one.ref.kind, is_directive=False)
        and not period.start <= one.day <= period.end
    ]
    if not found:
        return
    first, n = found[0], len(found)
    # of what is signed nothing can be taken out before it is opened again
    is_signed = seen.selection.is_signed
    then = _("Open the assessment again to take it out.") if is_signed else _("Take it out.")
    if n == 1 and first.day is not None:
        says = _("{exhibit} “{title}” is of {day}, outside the time of the package.")
        says = says.format(exhibit=first.number, title=first.title, day=seen.say(first.day))
    else:
        says = ngettext(
            "{n} exhibit is of days outside the time of the package: {exhibits}.",
            "{n} exhibits are of days outside the time of the package: {exhibits}.",
            n,
        ).format(n=say_number(n, 0), exhibits=_numbers(found))
        then = (
            _("Open the assessment again to take them out.") if is_signed else _("Take them out.")
        )
    where = seen.question(first.questions[0]) if first.questions else first.opens
    exhibit = first.number if n == 1 else None
    yield Lack(says=f"{says} {then}", where=where, verb=_("Open the question"), exhibit=exhibit)


def _numbers(found: Sequence[RecordSeen]) -> str:
    """Return the numbers of exhibits, the first few by name: "S1.8-04, S6.5-01 and 5 more"."""
    first, more = [one.number for one in found[:_MOST]], len(found) - _MOST
    said = ", ".join(first)
    if more <= 0:
        return said
    rest = ngettext("{numbers} and {n} more", "{numbers} and {n} more", more)
    return rest.format(numbers=said, n=say_number(more, 0))


@rule("frequency", "ACSA, section 9: what the policy itself says how often")
def frequency(seen: Seen) -> Iterator[Lack]:
    """What is done as often as the company's own papers say."""
    for one in seen.found:
        if one.code == "inspected_against_policy":
            tab, kind = kind_of(one.record.kind).tab, one.record.kind
            where = Target(tab, kind, one.record.id, at=one.field)
            yield Lack(says=f"{one.message} {one.fix}", where=where, verb=_("Open the record"))


@rule("report_undecided", "Alberta OHS Act: what is to be reported at once, and by whom")
def report_undecided(seen: Seen) -> Iterator[Lack]:
    """Of what happened it is decided whether the authorities are to be told."""
    for one in seen.records:
        if one.undecided is not None:
            says = _(
                "{exhibit} “{title}” says that nobody has decided whether it must be reported to "
                "the authorities. Decide it; where you are not sure, call them."
            ).format(exhibit=one.number, title=one.title)
            kind, id_ = one.undecided.kind, one.undecided.id
            where = Target(kind_of(kind).tab, kind, id_, at="reportable")
            yield Lack(says=says, where=where, verb=_("Open the record"), exhibit=one.number)


@rule("signer_left", "Returned packages: the signer of the policy is no longer employed")
def signer_left(seen: Seen) -> Iterator[Lack]:
    """Who signed what holds still works here."""
    for one in seen.records:
        person = seen.people.everybody.get(one.signer_id)
        if one.nature == "directive" and person and not person.works_on(seen.as_of):
            says = _("{exhibit} “{title}” is signed by {name}, who no longer works here.")
            says += " " + _("Have it signed anew by who runs the company now.")
            says = says.format(exhibit=one.number, title=one.title, name=person.name)
            yield Lack(says=says, where=one.opens, verb=_("Open the record"), exhibit=one.number)


@rule("field_as_formal", "ACSA auditor notes 2.1 to 2.3: a field assessment is no formal one")
def field_as_formal(seen: Seen) -> Iterator[Lack]:
    """A field assessment stands for no formal hazard assessment."""
    formal = set(_formal_questions(seen))
    says = _("{exhibit} “{title}” is a field assessment, offered for {code}, which asks for formal")
    says += " " + _("ones. It earns nothing there: take it out, and put a formal one in.")
    every: tuple[RecordSeen | FileSeen, ...] = (*seen.records, *seen.files)
    for one in every:
        asked = [code for code in one.questions if code in formal]
        if asked and _is_field(one):
            title = one.title if isinstance(one, RecordSeen) else one.name
            yield Lack(
                says=says.format(exhibit=one.number, title=title, code=asked[0]),
                where=seen.question(asked[0]),
                verb=_("Open the question"),
                exhibit=one.number,
            )


def _formal_questions(seen: Seen) -> Iterator[str]:
    """Yield the questions that formal assessments answer, and field ones do not."""
    for one in seen.selection.protocol.questions:
        if _FORMAL in one.evidence and _FIELD not in one.evidence:
            yield one.code


def _is_field(one: RecordSeen | FileSeen) -> bool:
    if isinstance(one, RecordSeen):
        return one.ref.kind == _FIELD
    if any(ref.kind == _FIELD for ref in one.proves):
        return True
    return _FIELD_WORDS.search(re.sub(r"[_.]", " ", fold(one.name))) is not None


@rule("restricted", "Alberta OHS Code, section 184: only the worker may see first-aid records")
def restricted(seen: Seen) -> Iterator[Lack]:
    """What only the worker may see is put beside no question."""
    for one in seen.restricted:
        says = _("A {kind} was put beside {code}. By law it stays out; put something else there.")
        says = says.format(kind=_(kind_of(one.kind).title).lower(), code=one.question)
        yield Lack(says=says, where=seen.question(one.question), verb=_("Open the question"))


RULES: Final[tuple[Rule, ...]] = (
    outside_window, frequency, report_undecided, signer_left, field_as_formal, restricted,
)  # fmt: skip
