"""The cards as data: what may be asked, and which of the company's records answer it."""

import tomllib
from dataclasses import dataclass
from functools import cache

from desktop.resources import resource


@dataclass(frozen=True, slots=True)
class CardText:
    """One card; `answer` names what looks the answer up, `listen` what a good one has in it."""

    key: str
    question: str
    ask: str
    answer: str
    listen: str


@cache
def card_texts() -> tuple[CardText, ...]:
    """Return all cards in their order, read once."""
    text = resource("audit", "practice.toml").read_text(encoding="utf-8")
    return tuple(
        CardText(one["key"], one["question"], one["ask"], one["answer"], one["listen"])
        for one in tomllib.loads(text)["card"]
    )
