"""Looks a package over and builds it, in one go, as `muster export` does."""

from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from desktop.language import _
from desktop.services.auditing.auditor import Auditor
from desktop.services.auditing.wanting import go_on, while_wanted
from desktop.services.packaging.build import build_package
from desktop.services.packaging.choices import Built, Choices, Stopped, Told
from desktop.services.packaging.one_state import Read, read_whole, until_still
from desktop.services.packaging.selected import Selection
from desktop.services.packaging.selecting import select
from desktop.services.preflight.concern import Concern, is_blocked
from desktop.services.preflight.looking import Looks, look_over
from desktop.services.submissions import refuse_where_sent
from desktop.store.file import CompanyFile

Looked: TypeAlias = tuple[Selection, tuple[Concern, ...]]
"""What goes in, and what was found in it."""


@dataclass(frozen=True)
class Exported:
    """What was found before sending in, what blocks first; `built` is None where that blocked."""

    concerns: tuple[Concern, ...]
    built: Built | None

    @property
    def has_trouble(self) -> bool:
        """Whether nothing was written, nothing is in it, or an exhibit could not be shown."""
        return self.built is None or not self.built.exhibits or bool(self.built.troubles)

    def as_json(self) -> dict[str, Any]:
        """Return the document of `muster export --json`."""
        said = self.built.as_json() if self.built else {"pdf": None}
        return {**said, "concerns": [one.as_json() for one in self.concerns]}


def export_package(
    company: CompanyFile,
    out: Path,
    as_of: date,
    choices: Choices,
    told: Told = lambda _done, _of, _about: None,
    is_stopped: Stopped = lambda: False,
    *,
    looks_at_pages: bool = False,
    looked: Looked | None = None,
) -> Exported:
    """Build the package of a day unless what was found before blocks it: limits of the partner.

    `looks_at_pages` also looks at scans, whether they are blank, sideways or unreadable, which
    takes its time; one's own copy always does. `looked` is what goes in and what was found in it,
    where somebody looked already; it is looked at again where the records changed since. Raises as
    `build_package` does.
    """
    refuse_where_sent(company, out.absolute(), as_of)  # before all of the work, not after it
    told(0, 1, _("Reading the records"))
    with closing(Auditor(company)) as auditor, while_wanted(lambda: not is_stopped()):
        at_pages = looks_at_pages or choices.own_copy
        looking = _Looking(company, auditor, as_of, choices, at_pages, is_stopped)
        earlier = [looked] if looked is not None else []
        read, concerns = until_still(lambda: looking.read(earlier.pop() if earlier else None))
    if read is None:
        return Exported(concerns, None)
    built = build_package(
        company, out, as_of, choices, told, is_stopped, read=read, concerns=concerns
    )
    return Exported(concerns, built)


@dataclass(frozen=True)
class _Looking:
    """Chooses, looks over and reads; what pages look like is kept from one time to the next."""

    company: CompanyFile
    auditor: Auditor
    as_of: date
    choices: Choices
    at_pages: bool
    is_stopped: Stopped
    looks: Looks = field(default_factory=dict)

    def read(self, looked: Looked | None) -> tuple[Read | None, tuple[Concern, ...]] | None:
        """Return what was read and found, nothing read where that blocks; None to begin again."""
        chosen, concerns = looked or self._look()
        if is_blocked(concerns):
            return None, concerns
        read = read_whole(self.company, self.auditor, chosen, self.choices, go_on)
        return None if read is None else (read, concerns)

    def _look(self) -> Looked:
        chosen = select(self.company, self.auditor, self.as_of, self.choices)
        return chosen, look_over(
            self.company,
            chosen.as_of,
            self.choices,
            chosen,
            auditor=self.auditor,
            looks=self.looks,
            looks_at_pages=self.at_pages,
            is_stopped=self.is_stopped,
        )
