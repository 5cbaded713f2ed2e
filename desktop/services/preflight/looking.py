"""Looks over what goes into a package before anything of it is written."""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date
from typing import Final

from desktop.errors import Refused, Unavailable
from desktop.intake import FileLook, Intake
from desktop.language import _
from desktop.services.auditing.auditor import Auditor
from desktop.services.evidence.showing import content_of
from desktop.services.packaging.choices import Choices, Stopped, Told
from desktop.services.packaging.people import hider_of
from desktop.services.packaging.selected import Selection
from desktop.services.preflight import (
    answers,
    cover,
    foremost,
    papers,
    private,
    registration,
    scans,
)
from desktop.services.preflight.concern import Concern
from desktop.services.preflight.facts import FileSeen, Seen
from desktop.services.preflight.gathering import gather
from desktop.services.preflight.rule import Rule
from desktop.store.file import CompanyFile

RULES: Final[tuple[Rule, ...]] = (
    *foremost.RULES, *cover.RULES, *registration.RULES, *answers.RULES, *papers.RULES, *scans.RULES,
    *private.RULES,
)  # fmt: skip
PAGES: Final = 3  # of a file: its first, its last, and one between
# by the content of a file what its pages look like, or a sentence why they cannot be seen
Looks = dict[str, FileLook | str]


def look_over(
    company: CompanyFile,
    as_of: date,
    choices: Choices,
    selection: Selection,
    *,
    auditor: Auditor | None = None,
    intake: Intake | None = None,
    looks: Looks | None = None,
    looks_at_pages: bool = True,
    told: Told = lambda _done, _of, _about: None,
    is_stopped: Stopped = lambda: False,
) -> tuple[Concern, ...]:
    """Return what would make a package of a day come back, what blocks it first.

    `looks` keeps what files look like from one look to the next: whoever asks again hands the same
    one in. Without `looks_at_pages` nothing is said of how pages look, which takes the most time.
    Raises CancelledError once `is_stopped`.
    """
    told(0, 1, _("Looking over what goes in"))
    with _auditing(company, auditor) as asked:
        seen = gather(company, asked, choices, replace(selection, as_of=as_of))
    if looks_at_pages:
        known = looks if looks is not None else {}
        files = tuple(_looked(company, seen.files, intake, known, told, is_stopped))
        seen = replace(seen, files=files)
    found = judged(seen)
    return _hidden(company, found, choices) if choices.hide_names else found


def _hidden(
    company: CompanyFile, found: tuple[Concern, ...], choices: Choices
) -> tuple[Concern, ...]:
    """Return the same without names: they stand in the own copy of a package that has none."""
    with company.reading() as connection:
        hide = hider_of(connection, company.private, choices)
    return tuple(replace(one, sentence=hide(one.sentence)) for one in found)


def judged(seen: Seen) -> tuple[Concern, ...]:
    """Return what the rules find in the facts: what blocks first, then as the rules stand."""
    every = [concern for one in RULES for concern in one.concerns(seen)]
    return tuple(sorted(every, key=lambda concern: not concern.blocks))


@contextmanager
def _auditing(company: CompanyFile, auditor: Auditor | None) -> Iterator[Auditor]:
    if auditor is not None:
        yield auditor
        return
    own = Auditor(company)
    try:
        yield own
    finally:
        own.close()


def _looked(
    company: CompanyFile,
    files: tuple[FileSeen, ...],
    intake: Intake | None,
    known: Looks,
    told: Told,
    is_stopped: Callable[[], bool],
) -> Iterator[FileSeen]:
    """Yield the files with what their pages look like, each content looked at once."""
    with nullcontext(intake) if intake else Intake() as door:
        for done, one in enumerate(files):
            if is_stopped():
                raise CancelledError
            told(done, len(files), _("Looking at {name}").format(name=one.name))
            if one.has_pages and one.sha256 not in known:
                known[one.sha256] = _look(company, one, door)
            found = known.get(one.sha256)
            if isinstance(found, str):
                yield replace(one, trouble=found)
            else:
                yield replace(one, look=found)


def _look(company: CompanyFile, one: FileSeen, door: Intake) -> FileLook | str:
    """Look at a file, or say why it shows nothing: the package has a sheet in its place."""
    try:
        content = content_of(company, one.evidence_id)
    except Unavailable as error:
        return str(error)
    try:
        return door.looked(content, one.name, one.family, PAGES)
    except Refused as error:
        return str(error)
