"""The pages of a package: what a submission says, and a frame for every page of its files."""

from desktop.package.submission.laid import Laid
from desktop.package.submission.package import package_story
from desktop.package.submission.values import (
    Cover,
    ExhibitShown,
    LeftOut,
    MatrixShown,
    Section,
    Sheet,
)
from desktop.package.submission.whole import PackageShown

__all__ = [
    "Cover",
    "ExhibitShown",
    "Laid",
    "LeftOut",
    "MatrixShown",
    "PackageShown",
    "Section",
    "Sheet",
    "package_story",
]
