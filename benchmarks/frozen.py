"""How large the frozen program is, and how soon its window is there, against the checkout.

    python3 -m benchmarks.frozen [--out dist] [--rounds 15]

Needs what `python3 -m installer.build` leaves in `--out`. Both sides run the same lines with the
same Python and libraries; the rounds alternate, and the least processor time of each is
compared, because whatever else the machine does can only add to it. Not for Windows.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.window import FIRST_PAINT, ROOT
from installer.build import freeze, size
from installer.environment import clean_environment, surroundings
from installer.settings import settings


def took(*command: str) -> tuple[float, float]:
    """Return the processor time and the time on the wall that a command takes, in seconds."""
    around = surroundings(QT_QPA_PLATFORM="offscreen")
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, env=around, cwd=ROOT)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return worked, wall


def main() -> int:
    """Measure and print; 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where the build is")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    out: Path = options.out.resolve()
    python = clean_environment(out / "environment")
    if Path(sys.prefix) != out / "environment":
        again = [str(python), "-m", "benchmarks.frozen", "--out", str(out)]
        again += ["--rounds", str(options.rounds)]
        return subprocess.call(again, cwd=ROOT, env=surroundings())
    command, limits = settings()["program"]["command"], settings()["limits"]
    installed = size(out / "bundle" / command)
    print(f"installed   {installed / 1e6:6.1f} MB")
    for package in sorted(out.glob(f"{command}_*.deb")):
        print(f"compressed  {package.stat().st_size / 1e6:6.1f} MB  {package.name}")
    ratio = first_paint(out, options.rounds)
    return int(installed > limits["installed"] or ratio > limits["first_paint"])


def first_paint(out: Path, rounds: int) -> float:
    """Print how soon a window is painted, frozen and not, and return the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        start, file = Path(folder) / "first_paint.py", Path(folder) / "demo.muster"
        start.write_text(FIRST_PAINT, encoding="utf-8")
        frozen = freeze(out / "measured", MUSTER_START=str(start))
        make = [sys.executable, "-m", "desktop.launch", "demo", str(file)]
        subprocess.run(make, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, env=surroundings())
        commands = {
            "checkout": [sys.executable, str(start), folder, str(file)],
            "frozen": [str(frozen / settings()["program"]["command"]), folder, str(file)],
        }
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _round in range(rounds + 1):  # the first of each fills the caches
            for name, given in commands.items():
                times[name].append(took(*given))
    least = {name: tuple(map(min, zip(*found[1:], strict=True))) for name, found in times.items()}
    for name, (worked, wall) in least.items():
        print(f"first paint {worked * 1000:6.0f} ms of the processor, {wall * 1000:.0f} ms: {name}")
    ratio = least["frozen"][0] / least["checkout"][0]
    print(f"            {ratio:6.2f} x the checkout's")
    return ratio


if __name__ == "__main__":
    sys.exit(main())
