"""How often a policy says in its own sentences that something is inspected."""

import re
from collections.abc import Iterator
from typing import Final

_SENTENCES: Final = re.compile(r"[.;\n]")
_OFTEN: Final = (
    r"(?P<often>(?:at least )?(?:"
    r"(?:every|each) (?:(?:other|second|third|two|three|six|2|3|6) )?"
    r"(?:day|week|month|quarter|year)s?"
    r"|(?:once|twice)(?: every| each| a| per) (?:day|week|month|quarter|year)"
    r"|daily|(?:bi-?)?weekly|monthly|quarterly|yearly|annually))\b"
)
_WHAT: Final = r"(?P<what>[^.;:]{2,60}?)"
_DO: Final = r"(?:inspected|checked|walked|done|held|carried out|completed|conducted|performed)"
_SAID: Final = (
    # "the lead hand inspects the shop every month"
    re.compile(rf"\b(?:inspect|check|walk)s?(?: through| around)? {_WHAT},? {_OFTEN}", re.I),
    # "trucks are inspected by whoever drives them every week"
    re.compile(
        rf"^\W*(?:\d+\W+)?{_WHAT} (?:is|are|gets?|(?:shall|will|must|to) be)"
        rf"(?: \w+ly)? {_DO}(?: by [^.;:]{{2,40}}?)? {_OFTEN}",
        re.I,
    ),
    # "every month the yard is inspected"
    re.compile(rf"^\W*(?:\d+\W+)?{_OFTEN},? {_WHAT} (?:is|are) (?:inspected|checked)\b", re.I),
)
_NOT_ALWAYS: Final = re.compile(r"\b(?:if|when|while|unless|may|might|can|as needed|not)\b", re.I)
_A_PLACE: Final = re.compile(
    r"\b(?:all |each |every |the )*(?:work ?places?|premises|facilit(?:y|ies)|job ?sites?)\b", re.I
)
_ABOUT_INSPECTING: Final = re.compile(r"\b(?:inspect|check|walk)", re.I)


def stated_in(text: str) -> Iterator[tuple[str, str]]:
    """Return what a text says is inspected, with how often: ("the shop", "every month").

    What holds only if something else does is left out, because nobody can count it.
    """
    for sentence in _SENTENCES.split(text):
        if _NOT_ALWAYS.search(sentence) or not _ABOUT_INSPECTING.search(sentence):
            continue
        said = next((one for each in _SAID if (one := each.search(sentence))), None)
        if said is not None:
            what = " ".join(said["what"].split())
            yield _A_PLACE.sub("worksite inspection", what), " ".join(said["often"].split())
