"""What the words in the boxes of the months mean, said once where an element begins."""

from collections.abc import Iterable
from typing import Final

from desktop.language import N_, _
from desktop.package.submission.words import StripSaid

# by how a month went: only what is to be seen below is explained
_MEANING: Final = {
    "done": N_("a number is how many were done, “9 of 12” how many of those that were due"),
    "late": N_("“late” was done after its time"),
    "missed": N_("“missed” was not done"),
    "waiting": N_("“overdue” was not done and still can be"),
    "overdue": N_("“overdue” was not done and still can be"),
    "due": N_("“due” is still to come"),
    "never": N_("“never yet” was not done once"),
    "skipped": N_("“skipped” was left out, with a reason on file"),
    "out": N_("“closed”, “parked” and the like: nothing was due"),
    "nothing": N_("“–” nothing was due and nothing done"),
    "not_done": N_("“–” nothing was due and nothing done"),
}


def legend_of(strips: Iterable[StripSaid | None]) -> str:
    """Return what the words of some strips mean, "" where there are none."""
    seen = {month.went for strip in strips if strip is not None for month in strip.months}
    said = dict.fromkeys(_(words) for went, words in _MEANING.items() if went in seen)
    return _("In the boxes of months: {meanings}.").format(meanings="; ".join(said)) if said else ""
