"""Checks a package as far as it can be: that every page and every file in its PDF can be read.

This is for a PDF alone, away from the folder it was built in, whose manifest could prove more
(`package_folder.py`): damage that leaves a readable PDF is not seen.
"""

from pathlib import Path
from typing import Final

from desktop.errors import Refused, Unavailable
from desktop.intake.reading_through import pages_of
from desktop.language import N_, _, ngettext
from desktop.services.verifying.found import PACKAGE, Fault, Verified
from desktop.services.verifying.packages import begins_as_pdf, head_in_package
from desktop.services.verifying.steps import Steps, Stopped, Tell
from desktop.services.verifying.summary import said_of
from desktop.store.faults import reading_explained

NAMES: Final = "*_package_*.pdf"

UNREADABLE: Final = N_("{file} is damaged, so that not all of it can be read. Build it again.")
READS: Final = N_(
    "{name}: every page can be read ({pages}). Whether it is as it was built nobody can say "
    "without the list of its folder, manifest.json."
)
NOT_OURS: Final = N_(
    "{file} is a PDF, but not a package that Muster built: it does not say how the history stood."
)


def packages_in(path: Path) -> list[Path]:
    """Return the packages that `path` is or holds; a PDF may be called anything."""
    if path.is_dir():
        return sorted(path.glob(NAMES))
    return [path] if path.is_file() and (path.match(NAMES) or begins_as_pdf(path)) else []


def verify_packages(
    path: Path, packages: list[Path], tell: Tell | None, stopped: Stopped | None
) -> Verified:
    """Read each package through. Raises `Unavailable`, and `CancelledError` when stopped."""
    steps = Steps(tell, stopped)
    steps.expect(len(packages))
    faults, pages = [], 0
    for package in packages:
        steps.at(package.name)
        if not package.match(NAMES):  # somebody gave it another name, or it is none of ours
            _refuse_what_is_none(package)
        with reading_explained(package):
            count = pages_of(package)
        if count is None:
            said = _(UNREADABLE).format(file=package.name)
            faults.append(Fault("structure", "", "", package.name, said))
        pages += count or 0
    told = ngettext("{n} page", "{n} pages", pages).format(n=f"{pages:,}")
    read = _(READS).format(name=path.name, pages=told)
    sentence = said_of(path.name, faults, 0, 0, 0) if faults else read
    return Verified(path, PACKAGE, tuple(faults), 0, 0, 0, 0, sentence)


def _refuse_what_is_none(path: Path) -> None:
    try:
        head_in_package(path)
    except Refused as fault:
        raise Unavailable(_(NOT_OURS).format(file=path.name)) from fault
