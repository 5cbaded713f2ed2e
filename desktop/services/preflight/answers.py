"""Rules on the answers: a document behind each yes, a note, an action for what is short."""

from collections.abc import Iterator
from typing import Final

from desktop.language import _, ngettext
from desktop.package.exhibits import LOOSE, series_of
from desktop.services.packaging.selected import stands_in_tables
from desktop.services.preflight.facts import Seen
from desktop.services.preflight.registration import MISSED
from desktop.services.preflight.rule import Lack, Rule, rule
from desktop.values.spoken import say_number

_OWN_WORDS: Final = frozenset({"I", "O"})  # interviews and observations need no paper


@rule("no_document", MISSED)
def no_document(seen: Seen) -> Iterator[Lack]:
    """Points are claimed with a labelled document behind them.

    Those of a draft too: what the records give is on the score page as what was decided is. What
    counts may stand in a table of the package, such as the training matrix.
    """
    for one in seen.selection.questions:
        asked = seen.selection.protocol.question(one.code)
        by_paper = asked is None or not {str(m) for m in asked.methods} <= _OWN_WORDS
        if not one.points or one.is_not_applicable or one.exhibits or stands_in_tables(one):
            continue
        if by_paper:
            says = ngettext(
                "{code} has {n} point and nothing is in the package for it. Put a paper in.",
                "{code} has {n} points and nothing is in the package for it. Put a paper in.",
                1 if one.points == 1 else 2,
            ).format(code=one.code, n=say_number(one.points))
            yield Lack(says=says, where=seen.question(one.code), verb=_("Open the question"))


@rule("loose", "ACSA: no more than the guideline asks, in logical order")
def loose(seen: Seen) -> Iterator[Lack]:
    """Every paper belongs to a record or a question: what belongs to none is told, in or out."""
    if seen.loose:
        n, first = len(seen.loose), seen.loose[0]
        says = ngettext(
            "{n} paper that no record names stays out: “{name}”. Put it on the record that it "
            "belongs to.",
            "{n} papers that no record names stay out; “{name}” comes first. Put each on the "
            "record that it belongs to.",
            n,
        ).format(n=say_number(n, 0), name=first.name)
        yield Lack(says=says, where=first.opens, verb=_("Open the paper"))
    if taken := [one for one in seen.files if series_of(one.number) == LOOSE]:
        n, first = len(taken), taken[0]
        says = ngettext(
            "{n} paper that no record names stands at the end, as {exhibit}: “{name}”. It answers "
            "no question. Put it on the record that it belongs to, or leave it out.",
            "{n} papers that no record names stand at the end; {exhibit} “{name}” comes first. "
            "They answer no question. Put each on the record that it belongs to, or leave them "
            "out.",
            n,
        ).format(n=say_number(n, 0), exhibit=first.number, name=first.name)
        yield Lack(says=says, where=first.opens, verb=_("Open the paper"), exhibit=first.number)


@rule("gone", MISSED)
def gone(seen: Seen) -> Iterator[Lack]:
    """What was signed is still there: a record that was voided since is in no package any more."""
    if gone := seen.selection.gone:
        says = ngettext(
            "{exhibits} was voided since the assessment was signed, and notes may name it. Open "
            "the assessment again, look at the answer and sign anew.",
            "{exhibits} were voided since the assessment was signed, and notes may name them. Open "
            "the assessment again, look at the answers and sign anew.",
            len(gone),
        ).format(exhibits=", ".join(gone))
        where = seen.question(series_of(gone[0]))
        yield Lack(says=says, where=where, verb=_("Open the question"))


@rule("no_note", "Enform 2015, AASP: a written note on each question")
def no_note(seen: Seen) -> Iterator[Lack]:
    """Every answer has a note that explains it."""
    for one in seen.answered:
        if not one.note.strip():
            says = _("{code} has no note. Say in a sentence or two how it is done in your company.")
            says = says.format(code=one.code)
            yield Lack(says=says, where=seen.question(one.code), verb=_("Write the note"))


@rule("no_action", "AASP, ACSA: each No on the action plan")
def no_action(seen: Seen) -> Iterator[Lack]:
    """What is short of full points is on the action plan."""
    if seen.assessment is None:
        return
    every = seen.selection.questions
    short = [one for one in every if one.is_short and one.code not in seen.planned]
    if not short:
        return
    first, n = short[0], len(short)
    if n > 1 or first.points is None:
        says = ngettext(
            "{n} answer is short of full points and nothing is planned for it: {codes}. Plan what "
            "is to be done, who does it and by when.",
            "{n} answers are short of full points and nothing is planned for them: {codes}. Plan "
            "what is to be done, who does it and by when.",
            n,
        ).format(n=n, codes=", ".join(one.code for one in short))
    else:
        says = _("{code} has {n} of {most} points and nothing is planned for it. Plan what.")
        says = says.format(
            code=first.code, n=say_number(first.points), most=say_number(first.possible)
        )
    yield Lack(says=says, where=seen.question(first.code), verb=_("Plan something"))


@rule("no_reason", "ACSA, 2015 and 2016: leaving out is allowed question by question")
def no_reason(seen: Seen) -> Iterator[Lack]:
    """What does not apply says why."""
    if seen.assessment is None:
        return
    for one in seen.selection.questions:
        if one.is_not_applicable and not one.reason.strip():
            says = _("{code} is left out and nothing says why it does not apply. Say why.")
            says = says.format(code=one.code)
            yield Lack(says=says, where=seen.question(one.code), verb=_("Say why"))


RULES: Final[tuple[Rule, ...]] = (gone, loose, no_document, no_note, no_action, no_reason)
