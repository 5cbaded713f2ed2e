"""Says scores and states in words."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from desktop.audit.score import Score
from desktop.language import N_, _
from desktop.records.assessment import STATES

_SEVERITIES: Final = {
    "fails": N_("It does not count as evidence."),
    "weak": N_("It counts for less than it could."),
    "advice": N_("It costs no points by itself; a reviewer may ask."),
}


def say_severity(severity: str) -> str:
    """Return in a sentence what a finding does to the audit."""
    return _(_SEVERITIES[severity])


def say_state(state: str) -> str:
    """Return the words for how the evidence of a question stands."""
    return _(STATES[state])


def say_share(part: float | None) -> str:
    """Return "83 %", and that nothing of it applies where that is so."""
    return _("none applies") if part is None else _("{n} %").format(n=int(part * 100))


def percent(part: Fraction) -> int:
    """Return a share in whole percent, never more than it is."""
    return part.numerator * 100 // part.denominator


def say_percent(part: Fraction | None) -> str:
    """Return "83 %" of an exact share."""
    return _("none applies") if part is None else _("{n} %").format(n=percent(part))


def say_weights(whole: Score) -> str:
    """Return in a sentence how it stands by the protocol's weights and with all elements equal.

    Because what the weights of an official instrument are is not always known beforehand.
    """
    own, level = say_percent(whole.overall), say_percent(whole.level)
    if whole.passes == whole.passes_level:
        words = (
            _("{own} by the weights of the protocol, {level} with all elements equal: both pass.")
            if whole.passes
            else _(
                "{own} by the weights of the protocol, {level} with all elements equal: "
                "neither passes."
            )
        )
    elif whole.passes:
        words = _(
            "{own} by the weights of the protocol passes; with all elements equal it would be "
            "{level}, which does not."
        )
    else:
        words = _(
            "{own} by the weights of the protocol does not pass; with all elements equal it would "
            "be {level}, which does."
        )
    return words.format(own=own, level=level)


def say_overall(report: Mapping[str, Any]) -> str:
    """Return the whole result of a score in a sentence."""
    overall = say_share(report["overall"])
    if report["ready"]:
        return _("{overall} overall: it passes, with room to spare.").format(overall=overall)
    if report["passes"]:
        return _("{overall} overall: it passes, without much room.").format(overall=overall)
    low = [one["title"] for one in report["elements"] if not one["passes"]]
    if low:
        return _("{overall} overall: it does not pass. Too low: {elements}.").format(
            overall=overall, elements=", ".join(low)
        )
    return _("{overall} overall: it does not pass.").format(overall=overall)


def say_remark(report: Mapping[str, Any]) -> str:
    """Return what a person must know of the protocol, "" where there is nothing."""
    return str(report["protocol_remark"])
