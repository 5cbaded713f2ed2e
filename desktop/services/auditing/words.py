"""Says scores and states in words."""

from collections.abc import Mapping
from typing import Any, Final

from desktop.language import N_, _

_STATES: Final = {
    "missing": N_("Missing"),
    "partial": N_("Partly there"),
    "stale": N_("Too old"),
    "sufficient": N_("Enough"),
    "not_applicable": N_("Does not apply"),
    "by_hand": N_("The assessor decides"),
}


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
    return _(_STATES[state])


def say_share(part: float | None) -> str:
    """Return "83 %", and that nothing of it applies where that is so."""
    return _("none applies") if part is None else _("{n} %").format(n=int(part * 100))


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
