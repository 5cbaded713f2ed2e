"""The sentences in which a check says what it found."""

from typing import Final

from desktop.language import N_

CHANGED: Final = N_("{subject} is not as it was saved. {difference}")
CHANGED_UNKNOWN: Final = N_(
    "{subject} is not as it was saved, and the history cannot tell what it said."
)
MISSING: Final = N_("{subject} is missing, although the history has it.")
STRAY: Final = N_(
    "{subject} stands in the file, but the history does not tell how it came there: either "
    "something else than Muster put it in, or lines of the history were cut out."
)
OUT_OF_STEP: Final = N_("{subject} does not fit the last line of the history about it.")
ORDER: Final = N_("Line {n} of the history is missing, was moved or was put in.")
EDITED: Final = N_("Line {n} of the history is not as it was written.")
EDITED_ABOUT: Final = N_("Line {n} of the history is not as it was written: {subject}.")
NO_LINES: Final = N_("What action {n} of the history did is missing.")
CONTENT_CHANGED: Final = N_("The file of {subject} is not the one that was filed.")
CONTENT_MISSING: Final = N_("The file of {subject} is missing.")
CONTENT_NOBODYS: Final = N_("A file that no evidence names is not the one that was filed.")
LOOSE: Final = N_("{subject} names a record that is not there.")
SEARCH: Final = N_(
    "The words by which the search finds records do not fit the records. Nothing that was entered "
    "is affected."
)
HEAD: Final = N_(
    "Line {n} of the history is not the one that {where} has. If an older backup was restored "
    "since, that is why; if not, somebody cut the history off or wrote it anew."
)
HEAD_OF_OTHERS: Final = N_(
    "Line {n} of the history is not the one that {where} has. That does not name “{company}”: it "
    "is of another company, or of a time when this one was called otherwise. If it is of another, "
    "nothing is wrong: hold the file to its own packages."
)
