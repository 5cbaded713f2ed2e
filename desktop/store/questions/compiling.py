"""Makes of every question what the plain driver needs: its text, what it is given, what it returns.

`python -m desktop.store.questions.compiling` writes it anew into compiled.json; a test fails while
the two differ.
"""

import json
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Boolean, Date, Integer, String
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import NullType, TypeEngine

from desktop.store.questions.every import QUESTIONS
from desktop.store.questions.terms import Question

FILE: Final = Path(__file__).with_name("compiled.json")
_DIALECT: Final = SQLiteDialect_pysqlite(paramstyle="named")
# what the driver hands over as it is meant; a day comes as a text and yes and no as a number
_AS_IT_IS: Final = (String, Integer, NullType)


def compiled(question: Question) -> dict[str, Any]:
    """Return one question as data: `sql`, the constants in it, and the places of days and bools."""
    made = question.compile(dialect=_DIALECT)
    if not isinstance(made, SQLCompiler):
        raise TypeError("a question is a statement that asks")
    constants: dict[str, Any] = {}
    for name, bound in made.bind_names.items():
        if not name.required:
            processed = name.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
            constants[bound] = processed(name.value) if processed else name.value
    kinds = [_kind(column.type) for column in question.exported_columns]
    return {
        "sql": [line.rstrip() for line in made.string.split("\n")],
        "constants": constants,
        "days": [place for place, kind in enumerate(kinds) if kind is Date],
        "bools": [place for place, kind in enumerate(kinds) if kind is Boolean],
    }


def _kind(type_: TypeEngine[Any]) -> type[TypeEngine[Any]] | None:
    for kind in (Date, Boolean):
        if isinstance(type_, kind):
            return kind
    if not isinstance(type_, _AS_IT_IS):
        raise TypeError(f"the plain driver would hand over {type_!r} as it is stored")
    return None


def text() -> str:
    """Return what belongs into the file."""
    every = {name: compiled(question) for name, question in sorted(QUESTIONS.items())}
    return json.dumps(every, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
