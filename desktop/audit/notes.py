"""The note for the reviewer, drafted from what the records say: facts only, the gaps too."""

from collections.abc import Sequence
from typing import Final

from desktop.audit.judged import Judged, State
from desktop.language import _, ngettext

MOST_GAPS: Final = 3


def label(code: str, place: int) -> str:
    """Return how an exhibit of a question is called: "S4.2-01" for its first."""
    return f"{code}-{place:02}"


def say_exhibits(numbers: Sequence[str], of: int = 0) -> str:
    """Return "Exhibits S4.2-01 to S4.2-05, S4.1-02, of 41 records.", "" where nothing goes in.

    `numbers` are the exhibits that go into the package, `of` how many records count for it. A file
    that goes with its record ("S4.2-03a") is not told beside it.
    """
    numbers = [one for one in numbers if one[-1:].isdecimal()] or numbers
    if not numbers:
        return ""
    named = ", ".join(
        first if first == last else _("{first} to {last}").format(first=first, last=last)
        for first, last in _runs(numbers)
    )
    if of > len(numbers):
        said = ngettext(
            "Exhibit {labels}, of {of} records.",
            "Exhibits {labels}, of {of} records.",
            len(numbers),
        )
        return said.format(labels=named, of=of)
    return _citing(len(numbers)).format(labels=named)


def recited(note: str, drafted: str, now: str) -> str:
    """Return a note that cites what it cited when it was drafted with the numbers of now.

    `drafted` is the note as the records gave it then, `now` as they give it now: their last lines
    tell the exhibits. What a person wrote stays as it is.
    """
    was, is_now = _citation(drafted), _citation(now)
    if not was or was == is_now:
        return note
    lines = [is_now if line == was else line for line in note.split("\n")]
    return "\n".join(line for line in lines if line)


def without_exhibits(note: str) -> str:
    """Return a drafted note without the line that tells its exhibits."""
    cited = _citation(note)
    return note.removesuffix(cited).rstrip("\n") if cited else note


def without_gaps(note: str, drafted: str) -> str:
    """Return a decided note without what its draft told the company to do.

    `drafted` is the draft that it was decided on. What a person wrote stays as it is, also where it
    says the same in other words.
    """
    begins = _to_do("").rstrip()
    coached = {line for line in drafted.split("\n") if line.startswith(begins)}
    return "\n".join(line for line in note.split("\n") if line not in coached)


def draft_note(
    judged: Judged,
    exhibits: Sequence[str],
    of: int = 0,
    interviews: int = 0,
    observations: int = 0,
    *,
    tells_gaps: bool = True,
) -> str:
    """Return the note on a question: what the records show, what is still to do, the exhibits.

    `exhibits` are the numbers of what goes in, `of` how many records its page lists. Interviews and
    observations are told where the rule says nothing of them: it is given none then. "" where
    nothing can be said. Without `tells_gaps` what is still to do is left out: that is said to the
    company, and not to a reviewer.
    """
    parts = [judged.note.strip(), *_held(interviews, observations)]
    if tells_gaps and judged.state is not State.NOT_APPLICABLE:
        parts.append(_gaps(judged))
    parts.append(say_exhibits(exhibits, of))
    return "\n".join(part for part in parts if part)


def _runs(numbers: Sequence[str]) -> list[tuple[str, str]]:
    """Return the first and the last of each row of numbers without a gap."""
    runs: list[tuple[str, str]] = []
    for number in numbers:
        series, _dash, place = runs[-1][1].rpartition("-") if runs else ("", "", "")
        if place.isdecimal() and number == label(series, int(place) + 1):
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs


def _citation(note: str) -> str:
    """Return the last line of a drafted note where it tells exhibits."""
    last = note.rpartition("\n")[2]
    begins = {_citing(n).partition("{")[0] for n in (1, 2)}
    return last if last.startswith(tuple(begins)) and last.endswith(".") else ""


def _citing(n: int) -> str:
    return ngettext("Exhibit {labels}.", "Exhibits {labels}.", n)


def _held(interviews: int, observations: int) -> list[str]:
    told = []
    if interviews:
        said = ngettext("{n} interview was held.", "{n} interviews were held.", interviews)
        told.append(said.format(n=interviews))
    if observations:
        said = ngettext("{n} observation was made.", "{n} observations were made.", observations)
        told.append(said.format(n=observations))
    return [" ".join(told)] if told else []


def _gaps(judged: Judged) -> str:
    whats = list(dict.fromkeys(one.what.strip() for one in judged.missing))
    if not whats:
        return ""
    named, more = whats[:MOST_GAPS], len(whats) - MOST_GAPS
    said = _to_do(" ".join(named))
    if more > 0:
        rest = ngettext("And {n} more.", "And {n} more.", more).format(n=more)
        said = f"{said} {rest}"
    return said


def _to_do(what: str) -> str:
    return _("Still to do: {what}").format(what=what)
