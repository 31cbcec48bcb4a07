"""The parts of a DOCX put together in a zip; the same document gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from coupexplorer.sheets.tree.page import Direction, NoteNumbers, SheetDocument
from coupexplorer.sheets.writers.docx.blocks import TWIPS_A_MM, Body, simple_field
from coupexplorer.sheets.writers.docx.inlines import FIRST_NOTE, Story, inlines_xml, run_xml
from coupexplorer.sheets.writers.docx.pictures import Picture
from coupexplorer.sheets.writers.docx.styles import styles_part
from coupexplorer.sheets.writers.docx.xml import DECLARATION, element, part, run_properties, text

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("styles", "footnotes", "settings", "header", "footer")


def docx(document: SheetDocument) -> bytes:
    """The document as the bytes of a DOCX file."""
    story = Story(document.page.inks)
    body = Body(document, story)
    front = body.styled("Title", run_xml(document.title))
    front += body.styled("Subtitle", run_xml(document.subtitle)) if document.subtitle else ""
    content = front + body.blocks()
    main = part("w:document", element("w:body", content, _section(document, body)))
    notes = _notes_part(body)
    files = {
        "[Content_Types].xml": _content_types(bool(body.pictures)),
        "_rels/.rels": _relations({"rMain": ("officeDocument", "word/document.xml"), **_CORE}),
        "docProps/core.xml": _core(document),
        "word/document.xml": main,
        "word/_rels/document.xml.rels": _main_relations(story, body.pictures),
        "word/styles.xml": styles_part(document.page, document.language),
        "word/footnotes.xml": notes,
        "word/_rels/footnotes.xml.rels": _relations(_links(story)),
        "word/settings.xml": _settings(document),
        "word/header.xml": part("w:hdr", _running(body, document.head_left, document.head_right)),
        "word/footer.xml": _footer(body),
        **{f"word/media/picture{one.number}.png": one.png for one in body.pictures},
    }
    return _zipped(files)


def _section(document: SheetDocument, body: Body) -> str:
    page = document.page
    width, height = (round(side * TWIPS_A_MM) for side in page.size)
    margin = round(page.margin * TWIPS_A_MM)
    per_page = page.note_numbers is NoteNumbers.PER_PAGE
    size = {"w_w": width, "w_h": height}
    orient: dict[str, str | int] = {"w_orient": "landscape"} if page.landscape else {}
    sides = {f"w_{side}": margin for side in ("top", "right", "bottom", "left")}
    return element(
        "w:sectPr",
        element("w:headerReference", w_type="default", r_id="rHeader"),
        element("w:footerReference", w_type="default", r_id="rFooter"),
        element("w:footnotePr", element("w:numRestart", w_val="eachPage")) if per_page else "",
        element("w:pgSz", **size, **orient),
        element("w:pgMar", **sides, w_header=margin // 2, w_footer=margin // 2, w_gutter=0),
        element("w:bidi") if body.document.direction is Direction.RIGHT_TO_LEFT else "",
    )


def _notes_part(body: Body) -> bytes:
    """The notes in the order of their calls, after the two lines that separate them from text."""
    separators = "".join(
        element(
            "w:footnote",
            element("w:p", element("w:r", element(f"w:{kind}"))),
            w_type=kind,
            w_id=number,
        )
        for number, kind in enumerate(("separator", "continuationSeparator"))
    )
    number = element(
        "w:r",
        run_properties(element("w:rStyle", w_val="FootnoteReference")),
        element("w:footnoteRef"),
    )
    made = [
        element(
            "w:footnote",
            body.styled(
                "FootnoteText", number + run_xml(" ") + inlines_xml(note.inlines, body.story)
            ),
            w_id=position,
        )
        for position, note in enumerate(tuple(body.story.notes), FIRST_NOTE)
    ]
    return part("w:footnotes", separators, *made)


def _running(body: Body, left: str, right: str) -> str:
    """A running line with words at both sides."""
    tab = element("w:tab", w_val="end", w_pos=body.width)
    content = run_xml(left) + element("w:r", element("w:tab")) + run_xml(right)
    return body.styled("Header", content, element("w:tabs", tab))


def _footer(body: Body) -> bytes:
    label = body.document.page_label
    pieces = [run_xml(body.document.foot_left), element("w:r", element("w:tab"))]
    before, _, rest = label.partition("{page}")
    middle, _, after = rest.partition("{pages}")
    pieces += [run_xml(before), simple_field("PAGE", "1"), run_xml(middle)]
    pieces += [simple_field("NUMPAGES", "1"), run_xml(after)]
    tab = element("w:tab", w_val="end", w_pos=body.width)
    return part("w:ftr", body.styled("Footer", "".join(pieces), element("w:tabs", tab)))


def _settings(document: SheetDocument) -> bytes:
    compatibility = element(
        "w:compatSetting",
        w_name="compatibilityMode",
        w_uri="http://schemas.microsoft.com/office/word",
        w_val=15,
    )
    return part(
        "w:settings",
        element("w:updateFields", w_val="true") if _has_contents(document) else "",
        element("w:compat", compatibility),
    )


def _has_contents(document: SheetDocument) -> bool:
    return any(type(block).__name__ == "Contents" for block in document.blocks)


_CORE = {"rCore": ("metadata/core-properties", "docProps/core.xml")}


def _core(document: SheetDocument) -> bytes:
    day = document.printed_on or dt.date(1980, 1, 1)
    moment = f"{day.isoformat()}T00:00:00Z"
    stamp = f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
    return (
        f"{DECLARATION}<cp:coreProperties"
        f' xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(document.title)}</dc:title>"
        f"<dc:language>{text(document.language)}</dc:language>{stamp}</cp:coreProperties>"
    ).encode()


def _links(story: Story) -> dict[str, tuple[str, str]]:
    return {identifier: ("hyperlink", address) for address, identifier in story.links.items()}


def _main_relations(story: Story, pictures: list[Picture]) -> bytes:
    relations = {f"r{name.capitalize()}": (name, f"{name}.xml") for name in PARTS}
    relations |= _links(story)
    for picture in pictures:
        relations[picture.relation] = ("image", f"media/picture{picture.number}.png")
    return _relations(relations)


def _relations(relations: dict[str, tuple[str, str]]) -> bytes:
    made = []
    for identifier, (kind, target) in relations.items():
        base = f"{PACKAGE}/relationships" if kind.startswith("metadata") else OFFICE
        outside = {"TargetMode": "External"} if kind == "hyperlink" else {}
        made.append(
            element("Relationship", Id=identifier, Type=f"{base}/{kind}", Target=target, **outside)
        )
    space = f"{PACKAGE}/relationships"
    return f'{DECLARATION}<Relationships xmlns="{space}">{"".join(made)}</Relationships>'.encode()


def _content_types(has_pictures: bool) -> bytes:
    kinds = {"styles": "styles", "footnotes": "footnotes", "settings": "settings"}
    kinds |= {"header": "header", "footer": "footer"}
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    made = [
        element("Default", Extension="rels", ContentType=rels),
        element("Default", Extension="xml", ContentType="application/xml"),
        element("Default", Extension="png", ContentType="image/png") if has_pictures else "",
        _override("/word/document.xml", f"{WORD}.document.main+xml"),
        *(_override(f"/word/{name}.xml", f"{WORD}.{kind}+xml") for name, kind in kinds.items()),
        _override("/docProps/core.xml", core),
    ]
    space = f"{PACKAGE}/content-types"
    return f'{DECLARATION}<Types xmlns="{space}">{"".join(made)}</Types>'.encode()


def _override(name: str, kind: str) -> str:
    return element("Override", PartName=name, ContentType=kind)


def _zipped(files: dict[str, bytes]) -> bytes:
    """The files in a zip, stamped with the format's first day instead of the present one."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return held.getvalue()
