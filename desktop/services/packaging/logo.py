"""The logo of the company, small enough for the cover, or a sentence that says why it is not."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.intake import Intake
from desktop.intake.found import Drawn
from desktop.language import _
from desktop.package.picture import Picture
from desktop.package.submission.cover_page import LOGO
from desktop.services.packaging import profile
from desktop.services.packaging.file_content import PRINTED, as_filed, family_of
from desktop.services.packaging.file_sheets import damaged
from desktop.services.packaging.files import (
    PaperFile,
    contents_of,
    files_of_contents,
    is_restricted,
)
from desktop.store.file import CompanyFile

_DOTS: Final = 300  # an inch: more than a printer shows
_POINTS: Final = 72.0
_MEGABYTE: Final = 1_000_000
_MOST_BYTES: Final = 20 * _MEGABYTE  # more of it would only be read to be thrown away


@dataclass(frozen=True)
class LogoMade:
    """The logo as it is drawn; None with the sentence that says why not, "" where there is none."""

    picture: Picture | None = None
    trouble: str = ""


def logo_file(connection: Connection) -> PaperFile | None:
    """Return the file that the company chose as its logo."""
    company = profile.read_company(connection)
    logo = company.values.get("logo_id") if company else None
    found = contents_of(connection, [logo] if logo else [])
    files = files_of_contents(connection, [*found.values()])
    return files[0] if files else None


def refusal_of(file: PaperFile) -> str:
    """Return why a file cannot stand on a cover whatever it shows, "" for one that may."""
    if is_restricted(file):
        return _("The logo is on a first-aid record, so it stays out. File it by itself.")
    if family_of(file) not in PRINTED:
        said = _("The logo '{name}' is no picture. Choose a photo, a PNG or a PDF as the logo.")
        return said.format(name=file.name)
    if file.size > _MOST_BYTES:
        said = _("The logo '{name}' has {n} MB. Choose a picture of {most} MB or less as the logo.")
        sizes = {"n": -(-file.size // _MEGABYTE), "most": _MOST_BYTES // _MEGABYTE}
        return said.format(name=file.name, **sizes)
    return ""


def logo_of(company: CompanyFile, file: PaperFile | None, intake: Intake) -> LogoMade:
    """Return the logo, drawn in the child process as large as the cover shows it and no larger."""
    if file is None:
        return LogoMade()
    if why := refusal_of(file):
        return LogoMade(trouble=why)
    data = as_filed(company, file.sha256)
    if data is None:
        return LogoMade(trouble=_said(damaged(file.name)))
    try:
        drawn = _drawn(intake, data, file)
    except Refused as refused:
        return LogoMade(trouble=_said(str(refused)))
    return LogoMade(Picture(drawn.width, drawn.height, drawn.pixels, _("Logo")))


def _drawn(intake: Intake, data: bytes, file: PaperFile) -> Drawn:
    across, down = (round(side / _POINTS * _DOTS) for side in LOGO)
    family = family_of(file)
    drawn = intake.draw(data, file.name, family, 0, across)
    if drawn.height > down:  # a tall one
        narrow = max(1, drawn.width * down // drawn.height)
        drawn = intake.draw(data, file.name, family, 0, narrow)
    return drawn


def _said(why: str) -> str:
    return _("The logo is not on the cover. {why}").format(why=why)
