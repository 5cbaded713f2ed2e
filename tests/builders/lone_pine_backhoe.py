"""A backhoe and its owner: no employee list, a handful of text files with tabs."""

from pathlib import Path

from tests.builders.expectation import expectation
from tests.builders.papers import write_csv, write_photo

# nobody keeps a list of two people: they are met first on their own tickets
_TICKETS = """
    Name | Ticket | Expiry
    Harold Penner | Standard First Aid | 2026-04-15
    Harold Penner | Ground Disturbance II | 2027-11-30
    Susan Penner | Standard First Aid | 2026-04-01
    """
_MACHINES = """
    Unit | Machine | Hours | Km | Status
    BH | Case 580 backhoe | 7412 |  | in service
    GT | Gravel truck |  | 322600 | parked since 2025-11-15
    """
_GREASE = """
    Unit | Job | How often | Last done | Hours then
    BH | Grease and walk-around | every 10 hours | 2026-03-30 | 7403.5
    BH | Engine service | 250 hours | 2026-01-12 | 7201
    GT | CVIP | annual | 2025-03-20
    """


def write(folder: Path) -> None:
    """Write the folder: three text files with tabs and a photo of a card."""
    write_csv(folder / "tickets.csv", _TICKETS, delimiter="\t")
    write_csv(folder / "machines.csv", _MACHINES, delimiter="\t")
    write_csv(folder / "greasing.txt", _GREASE, delimiter="\t")
    write_photo(folder / "first aid card.jpg", (90, 90, 180), taken="2023:04:16 18:00:00")


EXPECTED = expectation(
    as_of="2026-04-02",
    company="Lone Pine Backhoe Service",
    province="AB",
    created={"worker": 2, "certificate": 3, "equipment": 2, "duty_plan": 3},
    schedule=[
        ("BH", "Grease and walk-around", "every 10 hours", "ok"),  # 8.5 of 10, share one hour
        ("BH", "Engine service", "250 hours", "ok"),  # 211 of 250, share 25 hours
        ("GT", "CVIP", "annual", "suspended"),
    ],
    expired=[("Susan Penner", "Standard First Aid", "2026-04-01")],
    expiring=[("Harold Penner", "Standard First Aid", "2026-04-15")],
    evidence_kept=1,
)
