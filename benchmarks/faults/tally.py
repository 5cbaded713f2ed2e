"""What the campaigns have reached: a line for each step, added and never changed."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any


class Tally:
    """The notes of all campaigns in one folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "tally.jsonl"

    def note(self, **what: Any) -> None:
        """Add a line."""
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(what) + "\n")

    def _lines(self, **like: Any) -> list[dict[str, Any]]:
        if not self._path.exists():
            return []
        text = self._path.read_text(encoding="utf-8")
        lines = [json.loads(line) for line in text.splitlines()]
        return [line for line in lines if like.items() <= line.items()]

    def done_to(self, campaign: str, operation: str, how: str) -> int:
        """Up to which write it has been done."""
        found = self._lines(campaign=campaign, operation=operation, how=how)
        return max((line["to"] for line in found), default=0)

    def is_clean(self, campaign: str, operation: str, how: str) -> bool:
        """Whether it has been done up to a run in which nothing went wrong any more."""
        found = self._lines(campaign=campaign, operation=operation, how=how)
        return any(line["clean"] for line in found)

    def count(self, campaign: str, what: str) -> int:
        """Add up a number of a campaign."""
        return sum(line[what] for line in self._lines(campaign=campaign))

    def steps(self, campaign: str) -> int:
        """How many steps were noted."""
        return len(self._lines(campaign=campaign))

    def wrong(self) -> list[str]:
        """Everything that went wrong, in sentences."""
        return [said for line in self._lines() for said in line["wrong"]]

    def figures(self) -> str:
        """All of it as lines for people."""
        told = []
        for campaign in ("writes", "kills"):
            told += self._by_operation(campaign)
        kills, done = self.count("anywhere", "runs"), self.count("anywhere", "acknowledged")
        told.append(f"anywhere  {kills} kills, {done} acknowledged actions before them")
        sessions: dict[str, int] = defaultdict(int)
        for line in self._lines(campaign="power"):
            sessions[line["session"]] += line["runs"]
        said = ", ".join(f"{name} {count}" for name, count in sessions.items())
        told.append(f"power     {sum(sessions.values())} states ({said})")
        wrong = self.wrong()
        told.append(f"wrong     {len(wrong)}")
        return "\n".join([*told, *(said[-600:] for said in wrong[:10])])

    def _by_operation(self, campaign: str) -> list[str]:
        runs: dict[str, list[str]] = defaultdict(list)
        total = 0
        hows: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for line in self._lines(campaign=campaign):
            hows[line["operation"], line["how"]].append(line)
        for (operation, how), lines in hows.items():
            count = sum(line["runs"] for line in lines)
            total += count
            is_clean = any(line["clean"] for line in lines)
            runs[operation].append(f"{how} {count}{'' if is_clean else ' (not to its end)'}")
        told = [f"{campaign:9} {total} runs"]
        return told + [f"  {name:16} {', '.join(said)}" for name, said in runs.items()]
