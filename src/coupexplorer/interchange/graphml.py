"""The network as GraphML, the format that programs for network analysis read.

Written only: actors as nodes with their names in both scripts, ties as edges with their dates
(EDTF and words), claims and layer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from coupexplorer.analysis.network import Edge, Network
from coupexplorer.domain.tie_web import ActorLine

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"

NODE_KEYS = ("name", "name_arabic", "kind", "cases", "layer")
EDGE_KEYS = ("record", "tie", "date", "date_words", "words", "claims", "tie_layer", "disputed")

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def network_as_graphml(network: Network, title: str = "") -> str:
    """The network as a GraphML document. Every attribute is a string but ``disputed``, a boolean;
    lists are parted by semicolons. An edge whose ``tie`` reads the same both ways is undirected.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<graphml xmlns="{NAMESPACE}">']
    for owner, names in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for name in names:
            kind = "boolean" if name == "disputed" else "string"
            lines.append(
                f'  <key id="{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>'
            )
    lines.append('  <key id="title" for="graph" attr.name="title" attr.type="string"/>')
    lines.append('  <graph id="network" edgedefault="directed">')
    lines.append(_data("title", title, 4))
    for node in network.nodes:
        lines.extend(_node(node))
    for edge in network.edges:
        lines.extend(_edge(edge))
    lines.extend(("  </graph>", "</graphml>", ""))
    return "\n".join(line for line in lines if line or line is lines[-1])


def _node(node: ActorLine) -> Iterator[str]:
    yield f"    <node id={_attribute(node.id)}>"
    values = (node.title, node.arabic, node.kind.value, ";".join(node.cases), node.layer.value)
    for key, value in zip(NODE_KEYS, values, strict=True):
        yield _data(key, value)
    yield "    </node>"


def _edge(edge: Edge) -> Iterator[str]:
    tie = edge.tie
    ends = f"source={_attribute(tie.start)} target={_attribute(tie.end)}"
    directed = "false" if tie.kind.is_mutual else "true"
    yield f'    <edge id={_attribute(str(tie.ref))} {ends} directed="{directed}">'
    values = (
        str(tie.ref),
        tie.kind.value,
        tie.date.edtf or "",
        tie.date.words,
        tie.words,
        ";".join(edge.claims),
        edge.layer.value,
        "true" if edge.disputed else "false",
    )
    for key, value in zip(EDGE_KEYS, values, strict=True):
        yield _data(key, value)
    yield "    </edge>"


def _data(key: str, value: str, indent: int = 6) -> str:
    """One value; an empty one is left out."""
    if not value:
        return ""
    return f'{" " * indent}<data key="{key}">{escape(_clean(value))}</data>'


def _attribute(value: str) -> str:
    return quoteattr(_clean(value))


def _clean(value: str) -> str:
    """A text without the control characters that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", value)
