"""The note for the reviewer, drafted from what the records say: facts only, the gaps too."""

from typing import Final

from desktop.audit.judged import Judged, State
from desktop.language import _, ngettext

MOST_GAPS: Final = 3


def label(code: str, place: int) -> str:
    """Return how an exhibit of a question is called: "S4.2-01" for its first."""
    return f"{code}-{place:02}"


def say_exhibits(code: str, count: int) -> str:
    """Return "Exhibits S4.2-01 to S4.2-12.", "" where nothing counts."""
    if count <= 0:
        return ""
    if count == 1:
        return _("Exhibit {label}.").format(label=label(code, 1))
    return _("Exhibits {first} to {last}.").format(first=label(code, 1), last=label(code, count))


def draft_note(
    code: str, judged: Judged, exhibits: int, interviews: int = 0, observations: int = 0
) -> str:
    """Return the note on a question: what the records show, what is still to do, the exhibits.

    `exhibits` are the records that its page lists. Interviews and observations are told where the
    rule says nothing of them: it is given none then. "" where nothing can be said.
    """
    parts = [judged.note.strip(), *_held(interviews, observations)]
    if judged.state is not State.NOT_APPLICABLE:
        parts.append(_gaps(judged))
    parts.append(say_exhibits(code, exhibits))
    return "\n".join(part for part in parts if part)


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
    said = _("Still to do: {what}").format(what=" ".join(named))
    if more > 0:
        rest = ngettext("And {n} more.", "And {n} more.", more).format(n=more)
        said = f"{said} {rest}"
    return said
