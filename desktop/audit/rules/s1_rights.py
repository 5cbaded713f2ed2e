"""S1.3 and S1.4: duties written for each role, and workers who know their rights."""

from datetime import date
from fractions import Fraction
from typing import Final

from desktop.audit.common.policies import FRESH, is_within
from desktop.audit.common.refusals import refusal_documents, refusal_files, told
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import ALL, NOTHING, Judged, Missing, Ref, State, of_share
from desktop.audit.rules.rule import rule
from desktop.audit.wording.leading import says_nothing
from desktop.language import _, ngettext
from desktop.values.audited.assessing import SaidFact
from desktop.values.audited.leadership import DocumentFact
from desktop.values.audited.people import Person, PositionFact
from desktop.values.folding import key
from desktop.values.quoting import quote

INTERVIEWS: Final = Fraction(1, 4)  # what people said weighs a quarter, where they were asked
ASKED_AS: Final = "S1.4"
_CONTRACTOR: Final = ("contractor", "subcontractor")


@rule("leadership", "people")
def duties_written(facts: AuditFacts) -> Judged:
    """Judge S1.3: the share of roles in use with duties that were looked at within a year."""
    day = facts.span.as_of
    working = facts.people.working(day)
    held = {id_ for person in working for id_ in person.positions_on(day)}
    roles = [one for one in facts.people.positions.values() if one.id in held]
    written = [role for role in roles if not says_nothing(role.duties)]
    fresh = [role for role in written if _is_fresh(role, facts)]
    counted = [Ref("position", role.id) for role in fresh]
    missing = [_role_to_do(role, role in written) for role in roles if role not in fresh]
    population = len(roles)
    if facts.leadership.contractors:
        population += 1
        found = _for_contractors(facts)
        counted += [found] if found else []
        missing += [] if found else [_contractors_to_do(facts)]
    missing += [
        Missing(
            _("Say which position {name} holds.").format(name=person.name),
            Ref("worker", person.id),
            "positions",
        )
        for person in working
        if not person.positions_on(day)
    ]
    if not working:
        what = _("Put the people who work here on the list of workers.")
        missing.append(Missing(what, kind="worker", earns=NOTHING))
    note = ngettext(
        "{n} of {all} role in use has its safety duties written down and looked at in the last"
        " twelve months.",
        "{n} of {all} roles in use have their safety duties written down and looked at in the last"
        " twelve months.",
        population,
    ).format(n=len(counted), all=population)
    return of_share(
        len(counted),
        population,
        counted=counted,
        missing=missing,
        note=note if population else _("Nobody who works here holds a position on the list."),
        stale=len(written) - len(fresh) > len(roles) - len(written),
    )


def _is_fresh(role: PositionFact, facts: AuditFacts) -> bool:
    return is_within(facts.leadership.duties.get(role.id), FRESH, facts.span.as_of)


def _role_to_do(role: PositionFact, is_written: bool) -> Missing:
    if is_written:
        what = _("Look at the safety duties of {role} again and record the day.")
        return Missing(what.format(role=role.title), Ref("position", role.id), "duties_reviewed_on")
    what = _("Write down what {role} looks after in safety.")
    return Missing(what.format(role=role.title), Ref("position", role.id), "duties")


def _for_contractors(facts: AuditFacts) -> Ref | None:
    """Return where the duties of contractors are written: a position, or a document."""
    day = facts.span.as_of
    for role in facts.people.positions.values():
        is_written = _is_on_contractors(role.title) and not says_nothing(role.duties)
        if is_written and _is_fresh(role, facts):
            return Ref("position", role.id)
    for document in facts.leadership.documents:
        if _tells_contractors(document) and is_within(document.looked_at(day), FRESH, day):
            return Ref("document", document.id)
    return None


def _tells_contractors(document: DocumentFact) -> bool:
    return _is_on_contractors(document.title)


def _is_on_contractors(title: str) -> bool:
    return any(word.rstrip("s") in _CONTRACTOR for word in key(title).split())


def _contractors_to_do(facts: AuditFacts) -> Missing:
    day, name = facts.span.as_of, quote(facts.leadership.contractors[0][1])
    old = [
        one
        for one in facts.leadership.documents
        if _tells_contractors(one) and not is_within(one.looked_at(day), FRESH, day)
    ]
    if old:
        what = _("Look at {document} again and record the day.")
        title = _("“{title}”").format(title=quote(old[-1].title))
        return Missing(what.format(document=title), Ref("document", old[-1].id), "reviews")
    what = _("Write down what contractors such as {name} look after in safety.")
    return Missing(what.format(name=name), kind="document")


@rule("leadership", "people", "assessing")
def rights_known(facts: AuditFacts) -> Judged:
    """Judge S1.4: a procedure for refusals, then the share of workers who signed for the rights."""
    day = facts.span.as_of
    procedures = [
        one
        for one in refusal_documents(facts.leadership)
        if one.signed_on is None or one.signed_on <= day
    ]
    if not procedures:
        return Judged(
            state=State.MISSING,
            missing=(_write_procedure(facts),),
            note=_("Nothing on record says how a refusal of dangerous work is handled."),
        )
    workers = [person for person in facts.people.working(day) if not person.leads]
    signed = told(facts.leadership, facts.span, signed=True)
    knowing = [person for person in workers if person.id in signed]
    share = Fraction(len(knowing), len(workers)) if workers else ALL
    asked = _asked(facts, day) if workers else []
    right = sum(bool(one.positive) for one in asked)
    if asked:
        share = (ALL - INTERVIEWS) * share + INTERVIEWS * Fraction(right, len(asked))
    counted = [
        Ref("document", procedures[0].id),
        *(Ref(*signed[person.id]) for person in knowing),
        *(Ref("interview", one.id) for one in asked),
    ]
    missing = [_sign(person) for person in workers if person.id not in signed]
    if right < len(asked):
        what = _("Practise the steps of a refusal: not everybody who was asked could tell them.")
        missing.append(Missing(what, kind="meeting"))
    return Judged(
        state=State.SUFFICIENT if share >= ALL else State.PARTIAL,
        share=share,
        counted=tuple(dict.fromkeys(counted)),
        missing=tuple(missing),
        note=_rights_note(procedures[0].title, len(knowing), len(workers), right, len(asked)),
        met=len(knowing),
        population=len(workers),
    )


def _sign(person: Person) -> Missing:
    what = _("Explain the right to refuse dangerous work to {name}, and have that signed.")
    return Missing(what.format(name=person.name), kind="orientation")


def _asked(facts: AuditFacts, day: date) -> list[SaidFact]:
    return [
        one
        for one in facts.assessing.interviews
        if one.question == ASKED_AS
        and one.positive is not None
        and (one.on is None or facts.span.from_on <= one.on <= day)
    ]


def _write_procedure(facts: AuditFacts) -> Missing:
    files = refusal_files(facts.leadership)
    if files:
        what = _("“{name}” is filed. Record it as a document of the kind “Work refusal”.")
        return Missing(what.format(name=quote(files[0].name)), Ref("evidence", files[0].id))
    what = _("Write down, step by step, how a refusal of dangerous work is handled.")
    return Missing(what, kind="document")


def _rights_note(title: str, knowing: int, workers: int, right: int, asked: int) -> str:
    said = _("“{title}” says how a refusal is handled.").format(title=quote(title))
    if workers:
        said += " " + ngettext(
            "{n} of {all} worker signed for the rights.",
            "{n} of {all} workers signed for the rights.",
            workers,
        ).format(n=knowing, all=workers)
    if asked:
        said += " " + ngettext(
            "{n} of {all} person who was asked could tell the steps.",
            "{n} of {all} people who were asked could tell the steps.",
            asked,
        ).format(n=right, all=asked)
    return said
