"""The pages of a package: cover, contents, chapters, index and a frame for every exhibit's page."""

from desktop.package.submission.laid import Laid
from desktop.package.submission.package import package_story
from desktop.package.submission.story import story_of
from desktop.package.submission.values import (
    Chapter,
    Cover,
    ExhibitShown,
    LeftOut,
    MatrixShown,
    Register,
    Section,
    Sheet,
    Submission,
)
from desktop.package.submission.whole import PackageShown

__all__ = [
    "Chapter",
    "Cover",
    "ExhibitShown",
    "Laid",
    "LeftOut",
    "MatrixShown",
    "PackageShown",
    "Register",
    "Section",
    "Sheet",
    "Submission",
    "package_story",
    "story_of",
]
