"""Whether the controls of a hazard are any, and whether they are more than something to wear."""

from collections.abc import Iterable
from functools import lru_cache

from desktop.audit.wording_tables import tables
from desktop.audit.wording_text import plain
from desktop.values.controls import ControlLevel, guess_control_level
from desktop.values.folding import key


def ppe_only(control_texts: Iterable[str]) -> bool:
    """Whether everything that is done about a hazard is personal protective equipment.

    What is no control at all does not lift it; what nobody can tell the level of does.
    """
    levels = [guess_control_level(text) for text in control_texts if not no_control(text)]
    return bool(levels) and all(level is ControlLevel.PPE for level in levels)


@lru_cache(maxsize=4096)
def no_control(text: str) -> bool:
    """Whether a control names nothing that anybody could check: "", "N/A", "be careful"."""
    found = tables()
    if key(text) in found.words["no_words"] | found.words["no_steps"]:
        return True
    words = plain(text)
    rest = found.phrases["vague_control"].sub(" ", words)
    left = [word for word in rest.split() if word not in found.words["idle"] and word != "|"]
    return rest != words and not left
