"""The pages of a package: cover, contents, chapters, index and a frame for every exhibit's page."""

from desktop.package.submission.laid import Laid
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

__all__ = [
    "Chapter",
    "Cover",
    "ExhibitShown",
    "Laid",
    "LeftOut",
    "MatrixShown",
    "Register",
    "Section",
    "Sheet",
    "Submission",
    "story_of",
]
