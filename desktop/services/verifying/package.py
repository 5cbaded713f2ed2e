"""Checks a package as far as it can be: that every page and every file in its PDF can be read.

A package holds no digest of itself, so that damage which leaves a readable PDF is not seen.
"""

from pathlib import Path
from typing import Final

from desktop.intake.reading_through import pages_of
from desktop.language import N_, _, ngettext
from desktop.services.verifying.found import PACKAGE, Fault, Verified
from desktop.services.verifying.steps import Steps, Stopped, Tell
from desktop.store.faults import reading_explained

NAMES: Final = "*_package_*.pdf"

UNREADABLE: Final = N_("{file} is damaged, so that not all of it can be read. Build it again.")
READS: Final = N_("{name}: every page can be read ({pages}).")


def packages_in(path: Path) -> list[Path]:
    """Return the packages that `path` is or holds."""
    if path.is_dir():
        return sorted(path.glob(NAMES))
    return [path] if path.match(NAMES) and path.is_file() else []


def verify_packages(
    path: Path, packages: list[Path], tell: Tell | None, stopped: Stopped | None
) -> Verified:
    """Read each package through. Raises `Unavailable`, and `CancelledError` when stopped."""
    steps = Steps(tell, stopped)
    steps.expect(len(packages))
    faults, pages = [], 0
    for package in packages:
        steps.at(package.name)
        with reading_explained(package):
            count = pages_of(package)
        if count is None:
            said = _(UNREADABLE).format(file=package.name)
            faults.append(Fault("structure", "", "", package.name, said))
        pages += count or 0
    told = ngettext("{n} page", "{n} pages", pages).format(n=f"{pages:,}")
    sentence = faults[0].sentence if faults else _(READS).format(name=path.name, pages=told)
    return Verified(path, PACKAGE, tuple(faults), 0, 0, 0, 0, sentence)
