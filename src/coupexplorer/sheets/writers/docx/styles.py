"""The styles of a DOCX: one for each role of a paragraph, so that a reader can restyle them all."""

from __future__ import annotations

from coupexplorer.sheets.tree.blocks import Role
from coupexplorer.sheets.tree.page import PageSetup, Typeface
from coupexplorer.sheets.writers.docx.xml import (
    element,
    paragraph_properties,
    part,
    run_properties,
)

SERIF, SANS, ARABIC = "Noto Serif", "Noto Sans", "Amiri"
SOFT = "4B4B4B"

HALF_POINTS, TWENTIETHS = 2, 20
"""How the format counts: sizes in half points, distances in twentieths of a point."""

SMALLER, SMALL, LARGE, TITLE = 0.82, 0.9, 1.3, 2.1
"""Sizes as shares of the text size."""


def style_id(role: Role) -> str:
    """The id of a role's paragraph style."""
    return "".join(word.capitalize() for word in role.value.split("-")) + "Text"


def styles_part(page: PageSetup, language: str) -> bytes:
    """The styles part for a page setup; ``language`` is a BCP 47 tag."""
    size = page.text_size
    text_face = SANS if page.typeface is Typeface.SANS else SERIF
    defaults = element(
        "w:docDefaults",
        element("w:rPrDefault", run_properties(_face(text_face) + _size(size) + _lang(language))),
        element(
            "w:pPrDefault", paragraph_properties(_spacing(0, 3, 264) + element("w:widowControl"))
        ),
    )
    made = [
        defaults,
        _paragraph("Normal", "Normal", is_default=True),
        _paragraph("Title", "Title", _spacing(0, 3), _strong(text_face, size * TITLE)),
        _paragraph("Subtitle", "Subtitle", _spacing(0, 10), _size(size * 1.12) + _soft()),
        _paragraph("Header", "header", "", _face(SANS) + _size(7.5) + _soft()),
        _paragraph("Footer", "footer", "", _face(SANS) + _size(7.5) + _soft()),
        _paragraph("FootnoteText", "footnote text", _spacing(0, 2, 240), _size(size * SMALLER)),
        _paragraph("TOCHeading", "TOC Heading", _spacing(6, 4), _strong(SANS, size * LARGE)),
        *(_contents(level) for level in (1, 2, 3)),
        *(_heading(level, size) for level in (1, 2, 3)),
        *(_role(role, size) for role in Role if role is not Role.BODY),
        _paragraph(style_id(Role.BODY), "Statement"),
        _character("FootnoteReference", "footnote reference", _raised()),
        _character("RunSmall", "Small", _face(SANS) + _size(size * 0.78) + _soft()),
        _character("RunLabel", "Label", _face(SANS) + _size(size * 0.74) + element("w:b")),
        _character("RunSign", "Sign", _size(size * 1.1) + element("w:b")),
        _character("Hyperlink", "Hyperlink", element("w:u", w_val="single")),
    ]
    return part("w:styles", *made)


def _role(role: Role, size: float) -> str:
    """What sets a role apart, nearest to how it is set on the printed page."""
    paragraph, run = "", ""
    match role:
        case Role.QUESTION | Role.COLUMN_HEAD | Role.EVENT | Role.THREAD | Role.DISPUTE:
            run = _strong(SANS, size)
        case Role.BAND:
            run = _strong(SANS, size * SMALL)
        case Role.VERDICT | Role.DATE:
            run = _strong(SANS, size * SMALL)
        case Role.REASON | Role.CAPTION | Role.TASK:
            run = _face(SANS) + _size(size * SMALLER) + _soft()
        case Role.EMPTY:
            run = element("w:i") + element("w:iCs") + _soft()
        case Role.BEYOND | Role.OWN:
            edge = element("w:left", w_val="dotted", w_sz=6, w_space=6, w_color="8C8C8C")
            paragraph = element("w:pBdr", edge) + element("w:ind", w_start=160)
        case Role.SIDE:
            paragraph = element("w:ind", w_start=240)
        case Role.SOURCE:
            paragraph = element("w:ind", w_start=400, w_hanging=400)
    return _paragraph(style_id(role), role.value.replace("-", " ").capitalize(), paragraph, run)


def _heading(level: int, size: float) -> str:
    factor = {1: LARGE, 2: 1.12, 3: 1.0}[level]
    outline = element("w:outlineLvl", w_val=level - 1)
    paragraph = element("w:keepNext") + element("w:keepLines") + _spacing(12, 5) + outline
    return _paragraph(
        f"Heading{level}", f"heading {level}", paragraph, _strong(SANS, size * factor)
    )


def _contents(level: int) -> str:
    tab = element("w:tab", w_val="end", w_leader="dot", w_pos=9000)
    indent = element("w:ind", w_start=240 * (level - 1))
    return _paragraph(f"TOC{level}", f"toc {level}", element("w:tabs", tab) + indent)


def _paragraph(
    identifier: str, name: str, paragraph: str = "", run: str = "", *, is_default: bool = False
) -> str:
    attributes: dict[str, str | int] = {"w_type": "paragraph", "w_styleId": identifier}
    if is_default:
        attributes["w_default"] = 1
    based = "" if is_default else element("w:basedOn", w_val="Normal")
    return element(
        "w:style",
        element("w:name", w_val=name),
        based,
        element("w:qFormat"),
        paragraph_properties(paragraph),
        run_properties(run),
        **attributes,
    )


def _character(identifier: str, name: str, run: str) -> str:
    return element(
        "w:style",
        element("w:name", w_val=name),
        run_properties(run),
        w_type="character",
        w_styleId=identifier,
    )


def _face(name: str) -> str:
    return element("w:rFonts", w_ascii=name, w_hAnsi=name, w_cs=ARABIC, w_eastAsia=name)


def _size(points: float) -> str:
    half = max(2, round(points * HALF_POINTS))
    return element("w:sz", w_val=half) + element("w:szCs", w_val=half)


def _strong(face: str, points: float) -> str:
    return _face(face) + element("w:b") + element("w:bCs") + _size(points)


def _soft() -> str:
    return element("w:color", w_val=SOFT)


def _raised() -> str:
    return element("w:vertAlign", w_val="superscript")


def _lang(language: str) -> str:
    return element("w:lang", w_val=language, w_bidi="ar-SA")


def _spacing(before: float, after: float, line: int | None = None) -> str:
    attributes: dict[str, str | int] = {
        "w_before": int(before * TWENTIETHS),
        "w_after": int(after * TWENTIETHS),
    }
    if line is not None:
        attributes |= {"w_line": line, "w_lineRule": "auto"}
    return element("w:spacing", **attributes)
