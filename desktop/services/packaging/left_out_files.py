"""Which files are not in a package, or not as pages: every file on record is accounted for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Connection

from desktop.language import _, ngettext
from desktop.package.submission import LeftOut
from desktop.package.submission.frames import exhibit_title
from desktop.services.packaging import profile
from desktop.services.packaging.files import (
    PaperFile,
    every_file,
    is_loose,
    is_restricted,
    loose_files,
)
from desktop.services.packaging.making import Made
from desktop.services.packaging.saying import Hide
from desktop.services.packaging.selected import Selection
from desktop.values.spoken import say_number


@dataclass(frozen=True)
class FileApart:
    """A file that is on record and not in the package, and why; names hidden where they are."""

    name: str
    sha256: str
    why: str

    def as_json(self) -> dict[str, Any]:
        """Return it as it stands in the document of `muster export --json`."""
        return {"name": self.name, "sha256": self.sha256, "why": self.why}


def files_apart(connection: Connection, chosen: Selection, hide: Hide) -> tuple[FileApart, ...]:
    """Return every file that was not voided and is no exhibit, by name.

    A file on a restricted record is only counted elsewhere: its name may tell who was hurt.
    """
    logo = _logo(connection)
    inside = {file.sha256 for file in chosen.files}
    found = []
    for file in every_file(connection):
        if file.sha256 in inside or is_restricted(file):
            continue
        if file.evidence_id == logo:
            why = _("It is the logo of the company.")
        elif is_loose(file):
            why = _("No record names it. Put it on the record that it belongs to.")
        else:
            why = _("What it proves is not among the records that go in.")
        said = f"{why} {hide(file.warning)}" if file.warning else why
        found.append(FileApart(hide(file.name), file.sha256, said))
    return tuple(found)


def loose_apart(connection: Connection, chosen: Selection) -> tuple[PaperFile, ...]:
    """Return the papers that no record names and that stay out, the newest first."""
    known = {_logo(connection), *(file.evidence_id for file in chosen.files)}
    return tuple(one for one in loose_files(connection) if one.evidence_id not in known)


def _logo(connection: Connection) -> str | None:
    company = profile.read_company(connection)
    return company.values.get("logo_id") if company else None


def files_left_out(made: Sequence[Made]) -> Iterator[LeftOut]:
    """Yield the exhibits that have a sheet in place of their pages, and why."""
    for one in made:
        if one.trouble:
            yield LeftOut(exhibit_title(one.shown), one.cause)
    beside = sum(one.original is not None for one in made)
    if beside:
        what = _("Pages of letters, tables and e-mails: {n}").format(n=say_number(beside, 0))
        says = ngettext(
            "This file has no pages of its own. Its words are on a sheet here, and the file itself "
            "lies in the folder of this package.",
            "These files have no pages of their own. Their words are on a sheet here, and the "
            "files themselves lie in the folder of this package.",
            beside,
        )
        yield LeftOut(what, says)
