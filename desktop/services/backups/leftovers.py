"""Clears away what a restore or a copy that was killed left beside the file it was to make."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Final

_A_DAY: Final = 24 * 3600.0


def clear_leftovers(beside: Path, to: Path) -> None:
    """Remove half-made files for `to` that are a day older than `beside`, which is one of today.

    They are known by their names, which nobody else gives. Whatever cannot be removed stays.
    """
    number = r"[0-9a-f]{32}"
    made_for = "|".join(
        (
            re.escape(f".{to.name}.") + number + r"\.new",
            re.escape(f".{to.stem}.") + number + re.escape(f".restored{to.suffix}"),
            re.escape(f"..{to.stem}.") + number + re.escape(f".restored{to.suffix}.")
            + number + r"\.new",
        )
    )  # fmt: skip
    with suppress(OSError):
        today = beside.stat().st_mtime
        for left in beside.parent.iterdir():
            if re.fullmatch(made_for, left.name) and left != beside:
                with suppress(OSError):
                    if today - left.stat().st_mtime > _A_DAY:
                        left.unlink()
