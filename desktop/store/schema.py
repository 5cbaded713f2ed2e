"""What a company file says of itself before anything is read from it."""

from typing import Final

APPLICATION_ID: Final = 0x4D555354  # "MUST": how a file is told from any other SQLite file

# in order; `PRAGMA user_version` of a file is the number of these that it has seen
REVISIONS: Final = ("0001",)
HEAD: Final = len(REVISIONS)
