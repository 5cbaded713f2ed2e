"""Whether an action is none: nothing is needed, it says, or who was trained is trained again."""

from functools import lru_cache

from desktop.audit.wording.tables import tables
from desktop.audit.wording.text import plain, turns
from desktop.audit.wording.weighing import changes_something, only_trains, says_nothing


@lru_cache(maxsize=4096)
def is_no_deed(text: str) -> bool:
    """Whether a text tells of nothing to be done: "done", "no action needed, he knows now"."""
    words = plain(text)
    if all(says_nothing(part) for part in (text, *turns(words))[bool(words) :]):
        return True
    rest, times = tables().phrases["no_deed_at_all"].subn(" ", words)
    return bool(times) and not (rest.strip(" |") and changes_something(rest))


@lru_cache(maxsize=4096)
def only_trains_again(text: str) -> bool:
    """Whether an action is no more than to train somebody again in what they had learned."""
    return only_trains(text) and tables().phrases["trains_again"].search(plain(text)) is not None
