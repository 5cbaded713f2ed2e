"""What is wrong with the window as a whole, beside what is just not."""

from typing import Final

from tests.builders.labelled import Saved, pair, rec


def _hands(count: int, began: str, left: str | None = None) -> list[Saved]:
    """So many more than the four who work here anyway, and Tom until June."""
    return [
        rec("worker", first_name=f"Hand {n}", last_name="Okafor",
            employment=[{"from_on": began, "to_on": left}])
        for n in range(count)
    ]  # fmt: skip


def _began(on: str) -> Saved:
    return rec("meeting", held_on=on, kind="toolbox", topics="Pinch points at the dock",
               attendees=[{"worker_id": "@rick", "signed": True}])  # fmt: skip


PAIRS: Final = (
    pair("head_count_past_limit", _hands(6, "2026-05-04"), _hands(5, "2026-05-04"),
         about="company", file=""),
    # ten on one day and eleven on the next
    pair("head_count_past_limit",
         [*_hands(6, "2026-07-06", "2026-07-10"), *_hands(1, "2026-07-10")],
         [*_hands(6, "2026-07-06", "2026-07-10"), *_hands(1, "2026-07-11")],
         about="company", file=""),
    pair("records_too_young", _began("2026-03-02"), _began("2025-11-10"), about="company", file=""),
    pair("records_too_young", _began("2025-11-17"), _began("2025-11-16"), about="company", file=""),
)  # fmt: skip
