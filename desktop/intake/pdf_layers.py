"""Takes out of a page what lies on layers that are switched off, so that nobody switches it on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_PATHS: Final = frozenset(["f", "F", "f*", "B", "B*", "b", "b*", "s", "S"])
_SHOWN: Final = frozenset(["Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE"])
_DEEPEST: Final = 20


class Hidden:
    """The layers of one file that are switched off when it is opened (PDF 32000-1, 8.11)."""

    def __init__(self, layers: set[tuple[int, int]]) -> None:
        self._layers = layers
        self._done: set[tuple[int, int]] = set()

    def __bool__(self) -> bool:
        return bool(self._layers)

    def hides(self, layer: Any, depth: int = 0) -> bool:
        """Whether a layer, or a combination of layers, is not to be seen."""
        if not self._layers or not _is_table(layer):
            return False
        if layer.get("/Type") != "/OCMD":
            return layer.objgen in self._layers
        rule = layer.get("/VE")
        if rule is not None:
            return not self._holds(rule, depth)
        members = layer.get("/OCGs")
        if members is None:
            return False
        listed = [members] if _is_table(members) else list(members)
        seen = [not self.hides(one, depth + 1) for one in listed]
        return bool(seen) and not _agreed(str(layer.get("/P", "/AnyOn")), seen)

    def _holds(self, rule: Any, depth: int) -> bool:
        """Whether an expression over layers says that they are seen (8.11.2.2)."""
        if _is_table(rule):
            return not self.hides(rule, depth + 1)
        if depth > _DEEPEST or not len(rule):
            return True
        parts = [self._holds(part, depth + 1) for part in list(rule)[1:]]
        match str(rule[0]):
            case "/Not":
                return not all(parts)
            case "/Or":
                return any(parts)
            case _:
                return all(parts)

    def take_off(self, source: "Pdf", page: "Object", resources: Any) -> None:
        """Rewrite the words of a page, and of the forms in it, without what is hidden."""
        import pikepdf

        contents = page.get("/Contents")
        if contents is None:
            return
        words = self._shown(page, resources)
        if words is not None:
            page["/Contents"] = pikepdf.Stream(source, words)
        self._take_off_forms(resources, 0)

    def _take_off_forms(self, resources: Any, depth: int) -> None:
        pictures = None if resources is None else resources.get("/XObject")
        if pictures is None or depth > _DEEPEST:
            return
        for _name, form in pictures.items():
            if form.objgen in self._done or form.get("/Subtype") != "/Form":
                continue
            self._done.add(form.objgen)
            inside = form.get("/Resources", resources)
            words = self._shown(form, inside)
            if words is not None:
                form.write(words)
            self._take_off_forms(inside, depth + 1)

    def _shown(self, whole: Any, resources: Any) -> bytes | None:
        """Return the words without the hidden ones, or None where nothing is hidden."""
        import pikepdf

        said = pikepdf.parse_content_stream(whole)
        kept = list(self._kept(said, resources))
        changed = len(kept) != len(said) or any(a is not b for a, b in zip(kept, said, strict=True))
        return pikepdf.unparse_content_stream(kept) if changed else None

    def _kept(self, said: Any, resources: Any) -> Iterator[Any]:
        """Give the instructions that are seen; those that only set something stay in force."""
        import pikepdf

        blocks: list[bool] = []
        pictures = {} if resources is None else resources.get("/XObject", {})
        for instruction in said:
            operator = str(instruction.operator)
            operands = instruction.operands
            if operator in ("BMC", "BDC"):
                blocks.append(self._opens_hidden(operands, resources))
            elif operator == "EMC" and blocks:
                blocks.pop()
            is_hidden = any(blocks)
            if operator == "Do" and not is_hidden and operands:
                picture = pictures.get(operands[0])
                is_hidden = picture is not None and self.hides(picture.get("/OC"))
            if is_hidden and operator in _PATHS:
                yield pikepdf.ContentStreamInstruction([], pikepdf.Operator("n"))
            elif not (is_hidden and operator in _SHOWN):
                yield instruction

    def _opens_hidden(self, operands: Any, resources: Any) -> bool:
        if len(operands) < 2 or operands[0] != "/OC":
            return False
        layer = operands[1]
        if not _is_table(layer) and resources is not None:
            layer = resources.get("/Properties", {}).get(layer)
        return self.hides(layer)


def hidden(source: "Pdf") -> Hidden:
    """Return the layers that are off when the file is opened on a screen."""
    layers: Any = source.Root.get("/OCProperties")
    if not _is_table(layers):
        return Hidden(set())
    every = set(_numbers(layers.get("/OCGs")))
    shown: Any = layers.get("/D")
    if not _is_table(shown):
        return Hidden(set())
    off = every if shown.get("/BaseState") == "/OFF" else set()
    off = (off - set(_numbers(shown.get("/ON")))) | set(_numbers(shown.get("/OFF")))
    for usage in _tables(shown.get("/AS")):
        if usage.get("/Event") == "/View":
            for layer in _tables(usage.get("/OCGs")):
                view = layer.get("/Usage", {}).get("/View", {}).get("/ViewState")
                off = off - {layer.objgen} if view == "/ON" else off
                off = off | {layer.objgen} if view == "/OFF" else off
    return Hidden(off & every)


def _numbers(layers: Any) -> Iterator[tuple[int, int]]:
    return (layer.objgen for layer in _tables(layers))


def _tables(parts: Any) -> Iterator[Any]:
    import pikepdf

    if isinstance(parts, pikepdf.Array):
        yield from (part for part in parts if _is_table(part))


def _is_table(thing: Any) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Dictionary)


def _agreed(policy: str, seen: list[bool]) -> bool:
    match policy:
        case "/AllOn":
            return all(seen)
        case "/AnyOff":
            return not all(seen)
        case "/AllOff":
            return not any(seen)
        case _:
            return any(seen)
