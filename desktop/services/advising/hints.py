"""The quiet lines of Today: what does not agree, what to talk about, the year in counts."""

from dataclasses import dataclass
from datetime import date

from desktop.language import _, ngettext
from desktop.services.advising import advice
from desktop.services.statistics.in_passing import statistics_in_passing
from desktop.services.talks import next_talks
from desktop.store.file import CompanyFile


@dataclass(frozen=True)
class Hints:
    """Each a sentence, "" where there is nothing to say."""

    advice: str = ""
    talk: str = ""
    statistics: str = ""


def hints(company: CompanyFile, as_of: date) -> Hints:
    """Return what Today says in passing; on a long file it takes a moment."""
    n = len(advice(company, as_of).proposals)
    talks = next_talks(company, as_of)
    return Hints(
        ngettext(
            "Say what you do: {n} place where papers, schedule and what is done do not agree",
            "Say what you do: {n} places where papers, schedule and what is done do not agree",
            n,
        ).format(n=n)
        if n
        else "",
        _("Next talk: {title}").format(title=talks.talks[0].title)
        if talks.is_due and talks.talks
        else "",
        statistics_in_passing(company, as_of),
    )
