"""What titles, minutes and concerns say, by the word tables of resources/audit/leadership.toml."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from desktop.audit.wording.weighing import is_leftover, is_unfilled
from desktop.values.folding import key
from desktop.values.word_lists import word_lists

_EDITION: Final = re.compile(r"(v|rev|ed)?\d+")
_HONEST: Final = re.compile(
    r"(?:\(?\d{3}\)?[-. ]?)?\d{3}[-. ]\d{4}|\b(?:(?:is|are|as) )?to be \w+", re.IGNORECASE
)
_SENTENCE: Final = re.compile(r"[.;!?]\s+|\n+")
_NOT_YET: Final = re.compile(
    r"(?:(?:still )?(?:in progress|ongoing|on going|under ?way|open|working on it|unknown|pending)"
    r"|(?:no results? (?:yet|so far|available)|not (?:determined|known|measured|evaluated|reviewed)"
    r"|(?:to|will) be (?:\w+ed|known|done)|not yet|to follow|tb[acd])(?: \w+){0,4})$"
)
_OLDEST: Final = 50  # years; further back a number means something else
_SHORT: Final = 5  # words of a text that can only be a title, or a promise of one
_STEM: Final = 4  # shorter words carry no weight
_LONG_STEM: Final = 5  # letters by which two forms of a word are one


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return word_lists("audit", "leadership.toml")


def has_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether any of the phrases stands in a text, as whole words."""
    words = f" {key(text)} "
    return any(f" {phrase} " in words for phrase in phrases)


def is_a_title(name: str) -> bool:
    """Whether what stands for a name is only what somebody is ("the owner")."""
    words = set(key(name).split()).difference(_tables()["title_words"])
    return not words


def is_no_signature(name: str) -> bool:
    """Whether what stands for who signed says that nobody did."""
    return says_nothing(name) or has_any(name, _tables()["no_signature"])


def says_nothing(text: str) -> bool:
    """Whether a cell is empty, or filled with what means the same."""
    return key(text) in _nothing() or all(
        _is_nothing(key(sentence)) for sentence in _SENTENCE.split(text)
    )


def _is_nothing(words: str) -> bool:
    if words in _nothing():
        return True
    begins = words.startswith(tuple(_tables()["nothing_begins"]))
    return begins and not has_any(words, _tables()["something_after"])


@lru_cache(maxsize=1)
def _nothing() -> frozenset[str]:
    return frozenset(_tables()["nothing"])


def tells_no_result(text: str) -> bool:
    """Whether what stands for a result says that there is none yet, or nothing."""
    return says_nothing(text) or _NOT_YET.match(key(text)) is not None


def is_only_a_pointer(text: str) -> bool:
    """Whether minutes say nothing, or no more than where they are."""
    tables = _tables()
    words = key(text).split()
    if says_nothing(text) or set(words).issubset(tables["only_a_meeting"]):
        return True
    is_short = len(words) <= tables["most_words_elsewhere"]
    return is_short and has_any(text, tables["kept_elsewhere"])


def is_about_refusal(text: str) -> bool:
    """Whether a text is about the right to refuse dangerous work."""
    return has_any(text, _tables()["refusal"])


def is_about_rights(text: str) -> bool:
    """Whether a text is about the rights of workers, that one among them."""
    return is_about_refusal(text) or has_any(text, _tables()["rights"])


def is_the_policy(title: str) -> bool:
    """Whether a policy is the health and safety policy itself, and not on a single subject."""
    tables = _tables()
    words = set(key(title).split())
    narrow = words.intersection(tables["one_subject"])
    is_safety = has_any(title, tables["safety"])
    if narrow:
        return is_safety and narrow <= {"environment", "environmental", "quality"}
    return is_safety or not what_it_is(title, "")


def what_it_is(title: str, company: str) -> str:
    """Return the words of a title that tell one policy from another, without its edition.

    "Drug & Alcohol Policy rev 2" and "Alcohol and drug policy 2024" are both "alcohol drug";
    "Safety policy 2019" and "Bow River Health and Safety Policy" are both "", of Bow River.
    """
    kept = set(key(title).split()).difference(_tables()["plain"], key(company).split())
    return " ".join(sorted(word for word in kept if not _EDITION.fullmatch(word)))


def is_same_title(title: str, other: str, company: str) -> bool:
    """Whether two titles may be those of one policy: what one says, the other says too."""
    light = {*_tables()["of_any_title"], *key(company).split()}
    one, two = (
        {word for word in key(said).split() if word not in light and not _EDITION.fullmatch(word)}
        for said in (title, other)
    )
    return one <= two or two <= one


def names_minutes(file_name: str) -> bool:
    """Whether the name of a file says that minutes of a meeting are in it."""
    return has_any(file_name, _tables()["minutes_files"])


def names_drill(file_name: str) -> bool:
    """Whether the name of a file says that an emergency drill is told in it."""
    return has_any(file_name, _tables()["drill_files"])


def names_the_policy(file_name: str) -> bool:
    """Whether the name of a file says that the health and safety policy is in it."""
    stem = file_name.rsplit(".", 1)[0]
    return has_any(stem, _tables()["policy_files"]) and is_the_policy(stem)


def is_yearly_review(text: str) -> bool:
    """Whether a meeting was one at which management looked back."""
    return has_any(text, _tables()["yearly_review"])


def needs_no_action(minutes: str) -> bool:
    """Whether minutes say that nothing had to be done."""
    return has_any(minutes, _tables()["no_action"])


def parts_reviewed(text: str) -> frozenset[str]:
    """Return which of incidents, inspections, statistics and actions a text speaks of."""
    return frozenset(
        part for part, phrases in _tables()["reviewed"].items() if has_any(text, phrases)
    )


def tells_its_end(concern: str) -> bool:
    """Whether a concern says by itself that it was dealt with."""
    words = _tables()["concern"]
    return has_any(concern, words["ended"]) and not has_any(concern, words["not_ended"])


def is_same_matter(text: str, other: str, words: int = 1) -> bool:
    """Whether two texts share so many words of weight, in any of their forms."""
    stems = _stems(text)
    return len(stems & _stems(other)) >= max(1, min(words, len(stems)))


def _stems(text: str) -> frozenset[str]:
    light = _tables()["concern"]["light"]
    words = (word for word in key(text).split() if len(word) >= _STEM and word not in light)
    return frozenset(word.rstrip("s")[:_LONG_STEM] for word in words)


def unfilled_in(text: str) -> str:
    """Return what a template left behind in a text, "" where nothing was.

    A number of a telephone is none, and what is to be decided on the day is none in a rule.
    """
    short = len(text.split()) <= _SHORT
    return is_leftover(_HONEST.sub(" ", text)) or (is_unfilled(text) if short else "")


def unfilled_title(title: str) -> str:
    """Return what a template left behind in the title of a paper, "" where nothing was."""
    return is_leftover(title) or is_unfilled(title)


def tells_who_was_there(text: str) -> bool:
    """Whether minutes say in their own words who was there."""
    return has_any(text, _tables()["was_there"])


def speaks_of_a_meeting(text: str) -> bool:
    """Whether the source of an action, in words, is a meeting."""
    return has_any(text, _tables()["a_meeting"])


def can_be_measured(goal: str) -> bool:
    """Whether a goal says by itself when it is reached."""
    words = key(goal)
    return any(letter.isdigit() for letter in words) or has_any(
        goal, _tables()["goal"]["measurable"]
    )


def tells_no_topic(topics: str) -> bool:
    """Whether the topics of a meeting say nothing, or only that it was one."""
    return says_nothing(topics) or key(topics) in _tables()["no_topic"]


def year_in(file_name: str, latest: int) -> int | None:
    """Return the newest year that the name of a file holds, up to the latest that can be meant."""
    digits = "".join(letter if letter.isdigit() else " " for letter in file_name)
    found = [int(word[:4]) for word in digits.split() if len(word) in (4, 6, 8)]
    return max((year for year in found if latest - _OLDEST <= year <= latest), default=None)
