"""Elements with their questions as they are typed: added, moved, taken out and put back."""

from collections.abc import Mapping, Sequence
from typing import Final

from desktop.services.protocols.sums import next_code

At = tuple[int, int]  # the element, and the question in it; WHOLE for the element itself
WHOLE: Final = -1
Line = dict[str, object]
_NEW: Final[Line] = {"points": "", "methods": "D", "mode": "RNG", "nature": "both"}


def questions_of(element: Mapping[str, object]) -> list[Line]:
    """Return the questions of an element as they were typed."""
    questions = element.get("questions")
    return questions if isinstance(questions, list) else []


class ElementLines:
    """The lines of a protocol. What changes their order answers with the place to go to."""

    def __init__(self, typed: object = ()) -> None:
        lines = typed if isinstance(typed, Sequence) and not isinstance(typed, str) else ()
        self.elements: list[Line] = [
            {**line, "questions": [dict(one) for one in questions_of(line)]} for line in lines
        ]
        self._removed: tuple[At, Line] | None = None

    @property
    def questions(self) -> list[Line]:
        """All questions, in their order."""
        return [question for element in self.elements for question in questions_of(element)]

    @property
    def can_put_back(self) -> bool:
        """Whether something was taken out a moment ago."""
        return self._removed is not None

    def at(self, at: At | None) -> Line | None:
        """Return the line of a place, None where there is none."""
        if at is None or at[0] >= len(self.elements):
            return None
        element = self.elements[at[0]]
        if at[1] == WHOLE:
            return element
        questions = questions_of(element)
        return questions[at[1]] if at[1] < len(questions) else None

    def place_of(self, code: str) -> At | None:
        """Return where a question of a code is."""
        for n, element in enumerate(self.elements):
            for m, question in enumerate(questions_of(element)):
                if question.get("code") == code:
                    return n, m
        return None

    def add_element(self) -> At:
        """Add an element at the end."""
        code = next_code([str(one.get("code") or "") for one in self.elements], "")
        self.elements.append({"code": code, "title": "", "questions": []})
        return len(self.elements) - 1, WHOLE

    def add_question(self, below: At | None) -> At:
        """Add a question below a place, at the end of an element that is chosen as a whole."""
        n, m = below or (len(self.elements) - 1, WHOLE)
        questions = questions_of(self.elements[n])
        codes = [str(one.get("code") or "") for one in questions]
        at = len(questions) if m == WHOLE else m + 1
        code = next_code(codes, str(self.elements[n].get("code") or ""))
        questions.insert(at, {"code": code, **_NEW})
        return n, at

    def move(self, at: At, by: int) -> At:
        """Move a line up or down; a question at an end goes into the next element."""
        n, m = at
        if m == WHOLE:
            to = min(max(n + by, 0), len(self.elements) - 1)
            self.elements.insert(to, self.elements.pop(n))
            return to, WHOLE
        here = questions_of(self.elements[n])
        if 0 <= m + by < len(here):
            here.insert(m + by, here.pop(m))
            return n, m + by
        if not 0 <= n + by < len(self.elements):
            return at
        there = questions_of(self.elements[n + by])
        to = 0 if by > 0 else len(there)
        there.insert(to, here.pop(m))
        return n + by, to

    def take_out(self, at: At) -> At:
        """Take a line out, an element with its questions; it can be put back."""
        n, m = at
        lines = self.elements if m == WHOLE else questions_of(self.elements[n])
        self._removed = (at, lines.pop(n if m == WHOLE else m))
        return n, WHOLE if m == WHOLE else min(m, len(lines) - 1)

    def put_back(self) -> At | None:
        """Put back what was taken out last."""
        if self._removed is None:
            return None
        (n, m), line = self._removed
        self._removed = None
        lines = self.elements if m == WHOLE else questions_of(self.elements[n])
        lines.insert(n if m == WHOLE else m, line)
        return n, m
