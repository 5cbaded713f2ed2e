"""Says points, methods, modes and results of an assessment in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from desktop.audit.protocols.protocol import Method, Mode, Protocol, Question
from desktop.audit.score import ElementScore, Score
from desktop.language import N_, _, ngettext
from desktop.values.spoken import say_date, say_number

_METHODS: Final = {
    frozenset({Method.DOCUMENTS}): N_("Documents"),
    frozenset({Method.INTERVIEW}): N_("Interviews"),
    frozenset({Method.OBSERVATION}): N_("Observation"),
    frozenset({Method.DOCUMENTS, Method.INTERVIEW}): N_("Documents and interviews"),
    frozenset({Method.DOCUMENTS, Method.OBSERVATION}): N_("Documents and observation"),
    frozenset({Method.INTERVIEW, Method.OBSERVATION}): N_("Interviews and observation"),
    frozenset(Method): N_("Documents, interviews and observation"),
}
_MODES: Final = {
    Mode.ALL_OR_NOTHING: N_("All or nothing: something missing earns no points."),
    Mode.SHARE: N_("Points follow the share that is in order, to the half point."),
    Mode.STEPS: N_("Points come in steps."),
    Mode.YES_NO: N_("Yes earns all points, no earns none."),
    Mode.RANGE: N_("The assessor chooses the points; the records propose."),
}
WHOLE: Final = frozenset({Mode.ALL_OR_NOTHING, Mode.YES_NO})
NO_POINTS: Final = "–"


def say_methods(question: Question) -> str:
    """Return "Documents and interviews"."""
    said = _METHODS.get(frozenset(question.methods), "")
    return _(said) if said else ""


def say_mode(question: Question) -> str:
    """Return in a sentence how points are made."""
    return _(_MODES[question.mode])


def say_points(points: Decimal | None, possible: Decimal) -> str:
    """Return "4.5/6", "–/6" where nobody knows the points."""
    given = NO_POINTS if points is None else say_number(points)
    return f"{given}/{say_number(possible)}"


def say_worth(points: Decimal) -> str:
    """Return "6 points"."""
    return ngettext("{n} point", "{n} points", 1 if points == 1 else 2).format(n=say_number(points))


def percent(share: Fraction) -> int:
    """Return whole percents, never more than was reached."""
    return int(share * 100)


def say_percent(share: Fraction) -> str:
    """Return "83 %"."""
    return _("{n} %").format(n=percent(share))


def say_element(one: ElementScore) -> str:
    """Return "31.5/40 · 78 %", or that none of it applies."""
    if one.share is None:
        return _("None of it applies")
    return f"{say_points(one.earned, one.possible)} · {say_percent(one.share)}"


def say_gate(one: ElementScore, protocol: Protocol) -> str:
    """Return that an element is under its gate, "" where it is not."""
    if one.passes or protocol.pass_element is None:
        return ""
    return _("Under {gate}").format(gate=say_percent(protocol.pass_element))


def say_overall(whole: Score) -> str:
    """Return the whole result in a sentence."""
    overall = say_percent(whole.overall)
    low = [one.element for one in whole.elements if not one.passes]
    if whole.passes:
        return _("{overall} overall: it passes.").format(overall=overall)
    if len(low) == 1:
        return _("{overall} overall: it does not pass. Too low: {code} {element}.").format(
            overall=overall, code=low[0].code, element=low[0].title
        )
    if low:  # by their codes, which stand on the left: six names would fill the page
        return _("{overall} overall: it does not pass. Too low: elements {codes}.").format(
            overall=overall, codes=", ".join(one.code for one in low)
        )
    return _("{overall} overall: it does not pass.").format(overall=overall)


def say_weights(whole: Score) -> str:
    """Return the result where every element weighs the same."""
    level = say_percent(whole.level)
    if whole.passes_level:
        return _("With every element weighing the same: {n}, and it passes.").format(n=level)
    return _("With every element weighing the same: {n}, and it does not pass.").format(n=level)


def say_window(values: Mapping[str, Any], today: date) -> str:
    """Return "17 November 2025 to 16 November"."""
    from_on, to_on = values["window_from_on"], values["window_to_on"]
    if from_on is None or to_on is None:
        return ""
    # of two years both are said where one is not this year: it would read as a single day else
    seen_from = to_on if from_on.year != to_on.year else today
    return _("{from_on} to {to_on}").format(
        from_on=say_date(from_on, seen_from), to_on=say_date(to_on, today)
    )


def say_some(codes: Iterable[str], most: int = 3) -> str:
    """Return "S1.1, S1.2, S1.4 and 5 more"."""
    every = list(codes)
    named, more = ", ".join(every[:most]), len(every) - most
    if more <= 0:
        return named
    return ngettext("{codes} and {n} more", "{codes} and {n} more", more).format(
        codes=named, n=more
    )
