"""The whole of a submission as it is drawn: its words, its exhibits, and the keys of its links."""

from dataclasses import dataclass

from desktop.package.submission.values import ExhibitShown
from desktop.package.submission.words import SubmissionWords, TableSaid


@dataclass(frozen=True)
class PackageShown:
    """A submission, ready to be drawn.

    `exhibits` stand in the order of their numbers; `series` says what those are called that belong
    to no question: ("C", "Papers of the company"). `checked` is what was checked before sending in,
    which stands in the owner's own copy only.
    """

    words: SubmissionWords
    exhibits: tuple[ExhibitShown, ...]
    series: tuple[tuple[str, str], ...] = ()
    checked: TableSaid | None = None


def question_key(code: str) -> str:
    """Return what links to a question name."""
    return f"question-{code}"
