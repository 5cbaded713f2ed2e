"""The long fault campaigns: the same code as tests/faults, every write, thousands of kills.

Run it with `python -m benchmarks.faults CAMPAIGN [--out FOLDER] [--seconds N]`; CAMPAIGN is one of
`writes` (every write of every operation fails, in each way), `kills` (the program is killed before,
in and after every write), `anywhere` (killed at any instant of mixed work), `power` (the power is
lost), or `figures`, which says what was reached so far. What is done is noted in FOLDER at once;
the next run goes on from there, and several may run side by side on different campaigns.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.faults import campaigns
from benchmarks.faults.tally import Tally
from tests.faults import shim
from tests.faults.operations import OPERATIONS


def main() -> None:
    """Run one campaign for a while, or say what was reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("campaign", choices=[*campaigns.CAMPAIGNS, "figures"])
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "muster-faults")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="how long to go on")
    parser.add_argument("--scratch", type=Path, help="where to work; a folder in memory is quicker")
    parser.add_argument("--only", nargs="+", default=list(OPERATIONS), help="operations, in order")
    parser.add_argument("--goal", type=int, default=10_000, help="kills, or states")
    options = parser.parse_args()
    tally = Tally(options.out)
    if options.campaign == "figures":
        print(tally.figures())
        sys.exit(1 if tally.wrong() else 0)
    if shim.missing():
        sys.exit(shim.missing())
    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        work = campaigns.Work(
            tally, Path(scratch), options.seconds, tuple(options.only), options.goal
        )
        campaigns.CAMPAIGNS[options.campaign](work)
    print(tally.figures())
    sys.exit(1 if tally.wrong() else 0)


if __name__ == "__main__":
    main()
