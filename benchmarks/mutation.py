"""How many small faults, put into the score and the wording on purpose, their tests notice.

Run it with `python -m benchmarks.mutation [MODULE...]`, on a system that can fork. A mutant is one
change of the source: a comparison turned, a condition negated, a number moved by one, `and` for
`or`, `any` for `all`, a result taken away. The tests run in a fork with the mutant in place of the
module. The goal is 85 % noticed.
"""

import ast
import copy
import importlib.abc
import importlib.util
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Final

import pytest

GOAL: Final = 0.85
PATIENCE: Final = 60  # seconds after which a mutant that goes on for ever counts as noticed
WORDING: Final = (
    "tests/audit/test_wording.py",
    "tests/audit/test_wording_phrases.py",
    "tests/audit/test_wording_advice.py",
    "tests/audit/test_wording_repeats.py",
    "tests/audit/test_wording_text.py",
    "tests/audit/test_wording_unseen.py",
)
TESTS: Final[Mapping[str, Sequence[str]]] = {
    "desktop.audit.score": ("tests/audit/test_score.py",),
    **{
        f"desktop.audit.wording.{name}": WORDING
        for name in (
            *("weighing", "controls", "repeats", "leftovers", "phrases", "text", "advice"),
            "tables",
        )
    },
}
_TURNED: Final[Mapping[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_SWAPPED: Final[Mapping[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
}  # fmt: skip
_NAMES: Final = {"any": "all", "all": "any", "min": "max", "max": "min"}


class _Mutant(importlib.abc.Loader, importlib.abc.MetaPathFinder):
    """Puts a changed module in the place of the real one."""

    def __init__(self, name: str, code: CodeType) -> None:
        self._name, self._code = name, code

    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> ModuleSpec | None:
        """Return where the module is to come from, None for every other."""
        return importlib.util.spec_from_loader(name, self) if name == self._name else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed source."""
        exec(self._code, module.__dict__)


def mutants(source: str) -> Iterator[tuple[str, ast.Module]]:
    """Yield every small change of a source, with the line and what was changed."""
    tree = ast.parse(source)
    # of a frozen dataclass that is not frozen no test can tell, nor need it
    spared = {id(part) for one in ast.walk(tree) for mark in getattr(one, "decorator_list", ())
              for part in ast.walk(mark)}  # fmt: skip
    for number, node in enumerate(ast.walk(tree)):
        if id(node) in spared:
            continue
        for which, said in enumerate(_changes(node)):
            changed = copy.deepcopy(tree)
            twin = next(one for n, one in enumerate(ast.walk(changed)) if n == number)
            _change(twin, which)
            line = getattr(node, "lineno", 0)
            yield f"line {line}: {said}", ast.fix_missing_locations(changed)


def _changes(node: ast.AST) -> list[str]:
    """Return what can be changed about a node, in the order of `_change`."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in _TURNED:
            return [f"{type(op).__name__} turned"]
        case ast.BoolOp():
            return ["and for or, or for and"]
        case ast.UnaryOp(op=ast.Not()):
            return ["a not less"]
        case ast.BinOp(op=op) if type(op) in _SWAPPED:
            return [f"{type(op).__name__} swapped"]
        case ast.Constant(value=bool()):
            return ["True for False"]
        case ast.Constant(value=int()):
            return ["one more", "one less"]
        case ast.Name(id=name) if name in _NAMES:
            return [f"{_NAMES[name]} for {name}"]
        case ast.If() | ast.IfExp():
            return ["always", "never"]
        case ast.Return(value=ast.expr()):
            return ["nothing returned"]
        case _:
            return []


def _change(node: ast.AST, which: int) -> None:
    match node:
        case ast.Compare(ops=[op]):
            node.ops = [_TURNED[type(op)]()]
        case ast.BoolOp(op=op):
            node.op = ast.Or() if isinstance(op, ast.And) else ast.And()
        case ast.UnaryOp():
            node.op = ast.UAdd()
            node.operand = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])
        case ast.BinOp(op=op):
            node.op = _SWAPPED[type(op)]()
        case ast.Constant(value=bool() as value):
            node.value = not value
        case ast.Constant(value=int() as value):
            node.value = value + (1 if which == 0 else -1)
        case ast.Name(id=name):
            node.id = _NAMES[name]
        case ast.If() | ast.IfExp():
            node.test = ast.Constant(which == 0)
        case ast.Return():
            node.value = ast.Constant(None)


def is_noticed(module: str, tree: ast.Module, tests: Sequence[str]) -> bool:
    """Whether any test fails with a mutant in place of the module."""
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        sys.meta_path.insert(0, _Mutant(module, compile(tree, module, "exec")))
        os._exit(int(pytest.main([*tests, "-x", "-q", "-p", "no:cacheprovider", "-n0"])))
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status != 0
        time.sleep(0.05)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return True


def main() -> None:
    """Try all mutants of what was asked for, or of everything, and print what nobody noticed."""
    noticed, every = 0, 0
    for module in sys.argv[1:] or TESTS:
        path = Path(*module.split(".")).with_suffix(".py")
        mine, found = 0, 0
        for said, tree in mutants(path.read_text(encoding="utf-8")):
            mine += 1
            if is_noticed(module, tree, TESTS[module]):
                found += 1
            else:
                sys.stdout.write(f"  not noticed: {path} {said}\n")
        sys.stdout.write(f"{module}: {found} of {mine} noticed, {found / max(mine, 1):.0%}\n")
        sys.stdout.flush()
        noticed, every = noticed + found, every + mine
    sys.stdout.write(f"{noticed} of {every}, {noticed / max(every, 1):.1%}; goal {GOAL:.0%}\n")


if __name__ == "__main__":
    main()
