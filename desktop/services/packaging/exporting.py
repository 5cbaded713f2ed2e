"""Looks a package over and builds it, in one go, as `muster export` does."""

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop.language import _
from desktop.services.auditing.auditor import Auditor
from desktop.services.auditing.wanting import while_wanted
from desktop.services.packaging.build import build_package
from desktop.services.packaging.choices import Built, Choices, Stopped, Told
from desktop.services.packaging.selecting import select
from desktop.services.preflight.concern import Concern, is_blocked
from desktop.services.preflight.looking import look_over
from desktop.store.file import CompanyFile


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
) -> Exported:
    """Build the package of a day unless what was found before blocks it: limits of the partner.

    `looks_at_pages` also looks at scans, whether they are blank, sideways or unreadable, which
    takes its time; one's own copy always does. Raises as `build_package` does.
    """
    told(0, 1, _("Reading the records"))
    with closing(Auditor(company)) as auditor:
        with while_wanted(lambda: not is_stopped()):
            chosen = select(company, auditor, as_of, choices)
        concerns = look_over(
            company,
            chosen.as_of,
            choices,
            chosen,
            auditor=auditor,
            looks_at_pages=looks_at_pages or choices.own_copy,
            is_stopped=is_stopped,
        )
        if is_blocked(concerns):
            return Exported(concerns, None)
        built = build_package(
            company, out, as_of, choices, told, is_stopped,
            auditor=auditor, selection=chosen, concerns=concerns,
        )  # fmt: skip
    return Exported(concerns, built)
