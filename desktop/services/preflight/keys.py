"""Keys of what stands first in the look, for whoever says it again beside it."""

from typing import Final

FAILS: Final = "does_not_pass"
UNSIGNED: Final = "other_signature"
TO_COME: Final = "day_to_come"
ON_THE_RESULT: Final = (FAILS, UNSIGNED, TO_COME)  # also once the package is built
