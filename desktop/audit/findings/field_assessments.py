"""Weaknesses of field assessments that an auditor would find."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from desktop.audit.common.field_cards import (
    BY_THE_CLOCK,
    END_OF_DAY,
    controls_of,
    copied_from,
    filled_late,
    is_signed,
    not_signed,
    say_time,
    with_ppe_only,
    without_control,
)
from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.rules.rule import Finder, finder
from desktop.audit.rules.s2_field import FIELD
from desktop.audit.rules.s2_formal import FORMAL
from desktop.audit.wording.hazards import is_field_by_title
from desktop.language import _, ngettext
from desktop.values.audited.hazards import Citing, FieldFact, FormalFact
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

_ABOUT_FORMAL: Final = frozenset({"S2.1", "S2.2", "S2.3", "S2.4", "S2.5"})


@finder("hazards", codes=["field_at_end_of_day", "field_after_start"])
def late_cards(facts: AuditFacts) -> Iterator[Found]:
    """Field assessments that were filled in when the work was under way or done."""
    late = filled_late(facts.hazards.field)
    for card in facts.hazards.within(facts.span):
        if card.id in late:
            found = _late(card, late[card.id], facts)
            if found is not None:
                yield found


def _late(card: FieldFact, minutes: int | None, facts: AuditFacts) -> Found | None:
    if minutes is not None and minutes <= BY_THE_CLOCK:
        return None
    at, start = say_time(card.at), say_time(card.work_start)
    if minutes is None:
        message = _(
            "Filled in at {time}, and nothing says when the work began. At that hour the "
            "day's work is usually over, so this looks like one written afterwards."
        )
        fix = _("Fill it in before the work starts. If the work really began that late, write "
                "when.")  # fmt: skip
    else:
        message = _("Filled in at {time}, although the work began at {start}.")
        fix = _("Fill it in before the work starts, so that the crew has its use. If a time is "
                "wrong, put it right.")  # fmt: skip
    is_after = minutes is None or minutes >= END_OF_DAY
    return _found(
        "field_at_end_of_day" if is_after else "field_after_start",
        card,
        facts,
        message.format(time=at, start=start),
        fix,
        "work_start" if minutes is None else "done_at",
    )


@finder("hazards", codes=["field_copied"])
def copied_cards(facts: AuditFacts) -> Iterator[Found]:
    """Field assessments that repeat the one before them word for word."""
    copies = copied_from(facts.hazards.field)
    for card in facts.hazards.within(facts.span):
        before = copies.get(card.id)
        if before is not None:
            message = _("Every hazard and control is word for word that of the one before, of "
                        "{date}.").format(
                date=say_date(before.on, facts.span.as_of)
            )  # fmt: skip
            fix = _("Have the crew look at the place anew each day and name what is different. "
                    "This one stays as it is; the next one is what counts.")  # fmt: skip
            yield _found("field_copied", card, facts, message, fix, "hazards")


@finder("hazards", codes=["field_unsigned"])
def unsigned_cards(facts: AuditFacts) -> Iterator[Found]:
    """Field assessments that some or all of the crew did not sign."""
    for card in facts.hazards.within(facts.span):
        if not is_signed(card):
            fix = _("Have everybody who worked there sign, before the work next time. Where the "
                    "signed paper is in a binder, attach its scan.")  # fmt: skip
            yield _found("field_unsigned", card, facts, _not_signed(card), fix, "crew")


def _not_signed(card: FieldFact) -> str:
    names = [one.who.name or _("somebody without a name") for one in not_signed(card)]
    if not card.crew:
        return _("No crew and no signature is on it.")
    if len(names) == len(card.crew):
        return _("Nobody of the crew signed it: {names}.").format(names=", ".join(names))
    return ngettext(
        "{names} of the crew of {of} did not sign it.",
        "{names} of the crew of {of} did not sign it.",
        len(names),
    ).format(names=", ".join(names), of=len(card.crew))


@finder(
    "hazards",
    codes=["field_hazard_without_control", "field_ppe_only", "field_without_hazards"],
)
def weak_cards(facts: AuditFacts) -> Iterator[Found]:
    """Field assessments that list tasks instead of controls, or only protective equipment."""
    for card in facts.hazards.within(facts.span):
        if not card.hazards:
            if not card.has_file:
                yield _found(
                    "field_without_hazards", card, facts,
                    _("It names no hazard."),
                    _("Write down what could hurt somebody at that place, and what was done "
                      "about it."),
                    "hazards",
                )  # fmt: skip
            continue
        yield from _weak(card, facts)


def _weak(card: FieldFact, facts: AuditFacts) -> Iterator[Found]:
    if nothing := without_control(card):
        yield _found(
            "field_hazard_without_control", card, facts,
            ngettext("Nothing is said about what was done against {hazards}.",
                     "Nothing is said about what was done against {n} of its hazards: {hazards}.",
                     len(nothing)).format(n=len(nothing), hazards=_listed(nothing)),
            _("Write beside each hazard what is done about it before the work starts."),
            "hazards",
        )  # fmt: skip
    if weak := with_ppe_only(card):
        said = dict.fromkeys(text for one in weak for text, _level in controls_of(card)[one])
        yield _found(
            "field_ppe_only", card, facts,
            _("Only protective equipment stands against {hazards} (“{controls}”).").format(
                hazards=_listed(weak), controls=quote("; ".join(said))
            ),
            _("Say what is guarded, moved, kept apart or done another way, and which equipment "
              "is worn besides."),
            "hazards",
        )  # fmt: skip


def _listed(hazards: Sequence[str]) -> str:
    return ", ".join(_("“{hazard}”").format(hazard=quote(one)) for one in hazards)


@finder("hazards", codes=["field_used_as_formal"])
def used_as_formal(facts: AuditFacts) -> Iterator[Found]:
    """Field assessments that are to answer a question about formal ones."""
    for cited in facts.hazards.cited:
        if cited.question in _ABOUT_FORMAL:
            yield _cited(cited, facts)
    for one in facts.hazards.in_force():
        if is_field_by_title(one.title):
            yield _titled(one)


def _cited(cited: Citing, facts: AuditFacts) -> Found:
    return Found(
        code="field_used_as_formal",
        record=Ref(FIELD, cited.field_id),
        subject=_subject(cited.on, cited.task, facts),
        message=_("It is filed as evidence for question {question}, which asks for a formal "
                  "hazard assessment.").format(question=cited.question),
        fix=_("File a formal assessment of the job there. A field assessment counts for "
              "questions S2.6 and S2.7 only."),
        detail=cited.question,
    )  # fmt: skip


def _titled(one: FormalFact) -> Found:
    return Found(
        code="field_used_as_formal",
        record=Ref(FORMAL, one.id),
        subject=one.title,
        message=_("“{title}” is kept among the formal hazard assessments, and by its title it is "
                  "one of the field.").format(title=quote(one.title)),
        fix=_("Enter it as a field assessment, and make a formal one of the whole job with the "
              "people who do it."),
        field="title",
    )  # fmt: skip


def _found(
    code: str, card: FieldFact, facts: AuditFacts, message: str, fix: str, field: str
) -> Found:
    subject = _subject(card.on, card.task, facts)
    record = Ref(FIELD, card.id)
    return Found(code=code, record=record, subject=subject, message=message, fix=fix, field=field)


def _subject(on: date, task: str, facts: AuditFacts) -> str:
    day = say_date(on, facts.span.as_of)
    return _("{date}, {task}").format(date=day, task=quote(task))


FINDERS: Final[tuple[Finder, ...]] = (
    late_cards,
    copied_cards,
    unsigned_cards,
    weak_cards,
    used_as_formal,
)
