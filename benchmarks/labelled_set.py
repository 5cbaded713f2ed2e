"""How much of the labelled weak records `muster check` finds, and what sound ones it accuses.

Run it with `python -m benchmarks.labelled_set [ELEMENT...]`. The records of tests/audit/labelled
are entered, dumped, loaded into a new file and checked; a line a finding, then the sums.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from desktop.audit.catalogue import catalogue
from tests.builders.labelled import Said, judged
from tests.builders.labelled_set import ELEMENTS


def main() -> None:
    """Judge what was asked for, or everything, and print the table."""
    every = Said()
    for element in sys.argv[1:] or ELEMENTS:
        with tempfile.TemporaryDirectory() as folder:
            said = judged(ELEMENTS[element], Path(folder))
        every.found += said.found
        every.missed += said.missed
        every.left_alone += said.left_alone
        every.accused += said.accused
    for line in table(every):
        sys.stdout.write(line + "\n")


def table(said: Said) -> list[str]:
    """Return the lines: of each code what was found and what was accused, and the sums."""
    found = Counter(one.code for one in said.found)
    missed = Counter(one.code for one, _codes in said.missed)
    sound = Counter(one.code for one in [*said.left_alone, *(one for one, _all in said.accused)])
    accused = Counter(one.code for one, _all in said.accused)
    lines = [f"{'finding':32}{'severity':>10}{'found':>12}{'accused':>12}"]
    for code in sorted(found | missed, key=list(catalogue()).index):
        lines.append(
            f"{code:32}{catalogue()[code].severity:>10}"
            f"{found[code]:>6} of {found[code] + missed[code]:<3}"
            f"{accused[code]:>6} of {sound[code]:<3}"
        )
    graver = Counter(it["severity"] for _one, all_ in said.accused for it in all_)
    lines.append(f"recall {said.recall:.1%}, false alarms {said.false_alarms:.1%}")
    lines.append(f"false alarms by severity: {dict(graver) or 'none'}")
    return lines


if __name__ == "__main__":
    main()
