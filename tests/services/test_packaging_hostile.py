"""Nothing hidden in a paper acts in the package, and the paper itself stays as it was."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from desktop.intake import Intake
from desktop.services.evidence import attach, content_of, evidence_of
from desktop.services.packaging.build import build_package
from desktop.services.packaging.choices import Choices
from tests.builders import ugly
from tests.builders.company import AS_OF, Company, day
from tests.builders.package_read import PackageRead

SECRET = b"poison"
Change = Callable[[pikepdf.Pdf], None]


def _script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS="app.alert('poison')")


def _launch() -> Dictionary:
    return Dictionary(S=Name.Launch, F="poison.exe")


def _open_action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = _script()


def _next_action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=[0, Name.Fit], Next=_launch())


def _named_scripts(pdf: pikepdf.Pdf) -> None:
    tree = Dictionary(Names=["poison", pdf.make_indirect(_script())])
    pdf.Root.Names = Dictionary(JavaScript=tree)


def _acts_of_pages(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=_launch(), C=_script())


def _form(pdf: pikepdf.Pdf) -> None:
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="poison", Rect=[0, 0, 9, 9],
        AA=Dictionary(K=_script(), V=_script()), A=Dictionary(S=Name.SubmitForm, F="http://poison"),
    )  # fmt: skip
    made = pdf.make_indirect(field)
    pdf.pages[0].obj.Annots = Array([made])
    xfa = pdf.make_stream(b"<xdp:xdp><script>poison</script></xdp:xdp>")
    pdf.Root.AcroForm = Dictionary(Fields=[made], XFA=xfa, CO=[made])


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["poison.exe"] = b"MZ poison"


def _attached_to_a_mark(pdf: pikepdf.Pdf) -> None:
    data = pdf.make_stream(b"MZ poison", Type=Name.EmbeddedFile)
    file = Dictionary(Type=Name.Filespec, F="poison.exe", EF=Dictionary(F=data))
    mark = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=file)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(mark)])


def _link(action: dict[str, Any]) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        mark = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 600, 700], A=Dictionary(action)
        )
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(mark)])

    return change


def _film(pdf: pikepdf.Pdf) -> None:
    content = Dictionary(Assets=Dictionary(Names=["poison.swf", pdf.make_stream(b"FWS poison")]))
    mark = Dictionary(
        Type=Name.Annot, Subtype=Name.RichMedia, Rect=[0, 0, 9, 9], RichMediaContent=content
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(mark)])


def _signature(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Perms = Dictionary(DocMDP=Dictionary(Type=Name.Sig, Contents=b"poison"))


def _deep_in_a_pattern(pdf: pikepdf.Pdf) -> None:
    pattern = pdf.make_stream(b"0 g 0 0 9 9 re f", Type=Name.Pattern, PatternType=1)
    pattern.AA = Dictionary(O=_script())
    pattern.Resources = Dictionary(XObject=Dictionary(A=Dictionary(Poison=_launch())))
    pdf.pages[0].obj.Resources.Pattern = Dictionary(P=pattern)


def _outlines(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("poison", action=pdf.make_indirect(_launch())))


HOSTILE: dict[str, Change] = {
    "a script when it is opened": _open_action,
    "a program behind an ordinary action": _next_action,
    "scripts by name": _named_scripts,
    "a page that acts": _acts_of_pages,
    "a form with scripts, XFA and an address": _form,
    "a program packed inside": _attached,
    "a program on a mark": _attached_to_a_mark,
    "a link to an address": _link({"/S": Name.URI, "/URI": "http://poison"}),
    "a link that starts a program": _link({"/S": Name.Launch, "/F": "poison.exe"}),
    "a link to a file elsewhere": _link({"/S": Name.GoToR, "/F": r"\\poison\share", "/D": [0]}),
    "a link into a packed file": _link({"/S": Name.GoToE, "/T": {"/R": Name.C, "/N": "poison"}}),
    "a link that sends data": _link({"/S": Name.ImportData, "/F": "poison"}),
    "a film": _film,
    "a signature that forbids": _signature,
    "an action deep in a pattern": _deep_in_a_pattern,
    "bookmarks that start a program": _outlines,
}


def test_no_paper_acts_in_the_package_and_all_originals_stay(
    company: Company, tmp_path: Path
) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    originals = {f"{name}.pdf": ugly.changed(ugly.paper(), HOSTILE[name]) for name in HOSTILE}
    originals["everything.pdf"] = ugly.armed()
    for name, data in originals.items():
        (papers / name).write_bytes(data)
    told = {"happened_on": day("2026-09-01"), "kind": "near_miss", "what": "Slipped"}
    slip = company.save_values("incident", told)
    with Intake() as intake:
        filed = attach(company.file, sorted(papers.iterdir()), "incident", slip, intake)
    assert filed.refused == []
    made = build_package(company.file, tmp_path / "package", AS_OF, Choices())
    _is_harmless(made.path)
    shown = PackageRead(made.path).whole
    assert shown.count("Page 1 of the tailgate book") == len(originals)
    for one in evidence_of(company.file, "incident", slip):
        assert content_of(company.file, one.id) == originals[one.name]
    for name, data in originals.items():
        assert (papers / name).read_bytes() == data


def _is_harmless(package: Path) -> None:
    with pikepdf.open(package) as pdf:
        assert dict(pdf.attachments) == {}
        assert {"/OpenAction", "/AA", "/AcroForm", "/Perms"}.isdisjoint(pdf.Root.keys())
        assert ugly.objects_that_act(pdf) == []
        for thing in pdf.objects:
            plain = repr(thing).encode()
            if isinstance(thing, pikepdf.Stream):
                plain += thing.read_bytes() if _is_readable(thing) else thing.read_raw_bytes()
            assert SECRET not in plain.lower()
    # an old version behind the end of the file could be brought back
    assert package.read_bytes().count(b"%%EOF") == 1


def _is_readable(stream: pikepdf.Stream) -> bool:
    try:
        stream.read_bytes()
    except pikepdf.PdfError:
        return False
    return True


@pytest.mark.parametrize("name", HOSTILE)
def test_each_is_hostile_to_begin_with(name: str) -> None:
    """So that what is not found in the package was there before."""
    data = ugly.changed(ugly.paper(), HOSTILE[name])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        plain = b"".join(
            repr(thing).encode()
            + (thing.read_bytes() if isinstance(thing, pikepdf.Stream) else b"")
            for thing in pdf.objects
        )
    assert SECRET in plain.lower()
