"""The network as GraphML: well formed whatever is in it, and nothing lost on the way."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from tests.samples import day

from coupexplorer.analysis.network import network_of
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.tie_web import ActorLine, TieKind, TieLine, TieWeb
from coupexplorer.domain.vocabulary import ActorKind
from coupexplorer.interchange.graphml import NAMESPACE, network_as_graphml

SPACE = {"g": NAMESPACE}


def sample(title: str = "A", kind: TieKind = TieKind.RIVAL, words: str = "") -> str:
    actors = (
        ActorLine("a", ActorKind.PERSON, title, "أمين", ("one", "two")),
        ActorLine("b", ActorKind.FACTION, "B"),
    )
    ref = Ref(Kind.RELATION, "a/b")
    tie = TieLine(ref, "a", kind, "b", day("1963-11-12~"), ("A1", "A2"), words)
    return network_as_graphml(network_of(TieWeb(actors, (tie,))), "Two splits")


def values(element: ElementTree.Element) -> dict[str, str]:
    return {d.attrib["key"]: d.text or "" for d in element.findall("g:data", SPACE)}


def test_names_dates_and_claims_are_there() -> None:
    root = ElementTree.fromstring(sample(words="over the army"))
    node = root.find(".//g:node[@id='a']", SPACE)
    edge = root.find(".//g:edge", SPACE)
    assert node is not None
    assert edge is not None
    assert values(node) == {
        "name": "A",
        "name_arabic": "أمين",
        "kind": "person",
        "cases": "one;two",
        "layer": "core",
    }
    assert (edge.attrib["source"], edge.attrib["target"]) == ("a", "b")
    assert values(edge) == {
        "record": "relation:a/b",
        "tie": "rival",
        "date": "1963-11-12~",
        "words": "over the army",
        "claims": "A1;A2",
        "tie_layer": "core",
        "disputed": "false",
    }


def test_every_key_used_is_declared() -> None:
    root = ElementTree.fromstring(sample())
    declared = {key.attrib["id"] for key in root.findall("g:key", SPACE)}
    assert {data.attrib["key"] for data in root.iter(f"{{{NAMESPACE}}}data")} <= declared


def test_mutual_ties_have_no_direction() -> None:
    for kind, directed in ((TieKind.RIVAL, "false"), (TieKind.SUPERIOR, "true")):
        edge = ElementTree.fromstring(sample(kind=kind)).find(".//g:edge", SPACE)
        assert edge is not None
        assert edge.attrib["directed"] == directed


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_name_makes_a_document_that_can_be_read(title: str) -> None:
    root = ElementTree.fromstring(sample(title=title))
    node = root.find(".//g:node[@id='a']", SPACE)
    assert node is not None
    printable = all(c >= " " or c in "\t\n" for c in title) and not {"\ufffe", "\uffff"} & set(
        title
    )
    if printable:
        assert values(node)["name"] == title
