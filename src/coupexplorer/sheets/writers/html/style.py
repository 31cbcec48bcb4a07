"""The look of the page: one style sheet for screens wide and narrow, light and dark, and paper."""

from __future__ import annotations

import re

from coupexplorer.sheets.tree.page import Direction, Inks, SheetDocument, Typeface
from coupexplorer.sheets.writers.case_signs import CASE_COLOURS
from coupexplorer.sheets.writers.clean_text import clean

DARK_COLOURS = ("e08a5f", "7db3e8", "a5cc66", "c9a3e6", "d9b84a", "84c7c1")
"""The colours of the cases on a dark ground."""

PATTERNS = ("solid", "dashed", "dotted", "double", "dashed", "dotted")
"""The line above each case's column."""

READING_SIZE = 12.0
"""Points of the text that a reader's own setting is taken to mean."""

ARABIC_SIZE = 1.12
"""Arabic letters are small for their size."""

_SERIF = '"Noto Serif", "Source Serif 4", Georgia, Cambria, "Times New Roman"'
_SANS = '"Noto Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial'
_ARABIC = '"Amiri", "Scheherazade New", "Noto Naskh Arabic", "Traditional Arabic"'

_SHEET = """
:root { color-scheme: light dark; --ink: #161616; --soft: #565656; --rule: #8c8c8c; --line: #cfcfcf;
  --ground: #fff; --head: #f1f0ee; --link: #1f5f9f; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 74rem; padding: 1.5rem clamp(0.9rem, 3vw, 2.5rem) 3rem;
  color: var(--ink); background: var(--ground); overflow-wrap: anywhere; }
p { margin: 0 0 0.45em; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.7em 0 0.5em; break-after: avoid; }
h1 { font-size: 1.9em; margin: 0; }
h2 { font-size: 1.3em; }
h3 { font-size: 1.1em; }
h4, h5, h6 { font-size: 1em; }
a { color: var(--link); text-underline-offset: 0.15em; }
:target { outline: 2px solid var(--link); outline-offset: 0.2em; }
a:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.running, footer { color: var(--soft); font-size: 0.85em; }
.running { margin: 0 0 0.6rem; display: flex; justify-content: space-between; gap: 1rem;
  flex-wrap: wrap; }
.subtitle { color: var(--soft); font-size: 1.05em; margin: 0.3em 0 1.4em; }
footer { border-block-start: 1px solid var(--line); margin-block-start: 2.5rem;
  padding-block-start: 0.6rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
nav ol { list-style: none; margin: 0; padding-inline-start: 0; }
nav ol ol { padding-inline-start: 1.4em; }
nav > ol { columns: 17rem; column-gap: 2rem; }
nav li { margin: 0.2em 0; break-inside: avoid; }
nav a { text-decoration-color: var(--line); }
figure { margin: 1.2rem 0; break-inside: avoid; }
figure > div { overflow-x: auto; }
figure svg { display: block; width: 100%; min-width: 36rem; height: auto; direction: ltr; }
figcaption, .caption { color: var(--soft); font-size: 0.88em; margin-block-start: 0.5em; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: 1rem 0 1.6rem; }
th, td { text-align: start; vertical-align: top; padding: 0.55em 0.7em; font-weight: normal;
  border-block-end: 1px solid var(--rule); }
thead th { background: var(--head); border-block-end: 2px solid var(--ink); }
thead { display: table-header-group; break-after: avoid; break-inside: avoid; }
tr { break-inside: avoid; }
tr.long { break-inside: auto; }
tr.band { break-after: avoid; }
tr.band > * { background: var(--head); border-block-end: 0; padding-block-start: 0.9em; }
.who { display: none; }
td > :last-child, th > :last-child { margin-block-end: 0; }
.question, .verdict, .reason, .column-head, .empty, .band, .date, .label, .task, .dispute, .thread,
.running, .subtitle, .who, .corner, footer { font-family: var(--sans); }
.question, .column-head, .band, .thread, .dispute, .event, .label { font-weight: 600; }
th .question { font-size: 0.95em; }
th > p { margin-block-end: 0.2em; }
.verdict, .date, .column-head, .band { font-size: 0.92em; }
.reason { color: var(--soft); font-size: 0.86em; }
.empty { color: var(--soft); font-size: 0.92em; font-style: italic; }
.beyond { border-inline-start: 2px dotted var(--rule); padding-inline-start: 0.6em; }
.own { border-inline-start: 2px solid var(--rule); padding-inline-start: 0.6em; }
.label { font-size: 0.82em; }
.reason .label { font-size: 1em; }
.small, small { font-size: 0.85em; }
.task { white-space: pre-wrap; }
.side { margin-inline-start: 1.2em; }
.group { break-inside: avoid; margin-block-end: 1.1em; }
.mark { font-family: "DejaVu Sans Mono", "Noto Sans Symbols 2", "Segoe UI Symbol", monospace;
  font-style: normal; }
.call { line-height: 0; font-size: 0.72em; }
.call a { text-decoration: none; padding: 0.25em 0.15em; }
.lines { border: 1px dashed var(--rule); padding: 0 0.5em 0.9em; margin-block-end: 0.5em; }
.line { display: block; height: 2em; border-block-end: 1px solid var(--rule); }
.sources { list-style: none; padding: 0; }
.sources li { display: grid; grid-template-columns: 2em minmax(0, 1fr); break-inside: avoid;
  margin-block-end: 0.5em; }
.sources p { margin-block-end: 0.2em; }
.notes ol { padding-inline-start: 2.6em; font-size: 0.9em; }
.notes li { margin-block-end: 0.35em; break-inside: avoid; }
.notes li::marker { color: var(--soft); }
.notes [role="doc-backlink"] { text-decoration: none; padding: 0 0.3em; }
.page-break { border: 0; border-block-start: 1px solid var(--line); margin: 2rem 0; }
.cards { list-style: none; padding: 0; display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); }
.cards > li { display: grid; grid-template-columns: 1fr 1fr; border: 1px solid var(--rule);
  border-block-start: 3px solid var(--rule); break-inside: avoid; min-height: 9rem; }
.cards > li > div { padding: 0.8rem; min-width: 0; }
.back { border-inline-start: 1px dashed var(--rule); }
@media screen and (max-width: 44rem) {
  h1 { font-size: 1.5em; }
  .wide, .wide tbody, .wide tr, .wide th, .wide td { display: block; }
  .wide thead, .wide colgroup { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .wide tr { border-block-end: 2px solid var(--ink); padding-block-end: 0.4rem;
    margin-block-end: 0.8rem; }
  .wide th, .wide td { border: 0; padding: 0.4rem 0.2rem; }
  .wide tbody th { background: var(--head); padding: 0.5rem; }
  .wide td:empty { display: none; }
  .wide .band { border: 0; margin: 0; padding: 0; }
  .who { display: block; font-weight: 600; font-size: 0.86em; padding-block-start: 0.3em;
    border-block-start: 1px solid var(--rule); }
  .cards > li { grid-template-columns: 1fr; }
  .back { border-inline-start: 0; border-block-start: 1px dashed var(--rule); }
}
"""

_DARK = """
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e3; --soft: #b3b0ab; --rule: #86837e; --line: #45433f; --ground: #17181a;
    --head: #242629; --link: #8fbcec; }
  figure svg { filter: invert(1) hue-rotate(180deg); mix-blend-mode: screen; }
"""

_PRINT = """
@media print {
  :root { color-scheme: only light; }
  body { max-width: none; padding: 0; }
  .running { display: none; }
  a { color: inherit; text-decoration: none; }
  figure svg { min-width: 0; }
  th, td { padding: 0.35em 0.5em; }
  .page-break { break-before: page; visibility: hidden; margin: 0; border: 0; }
  .cards { grid-template-columns: 1fr; gap: 4mm; }
  thead th, tr.band > * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  p, li { orphans: 2; widows: 2; }
}
"""


def style_sheet(document: SheetDocument) -> str:
    """The whole style of a document."""
    dark = _DARK + (_inks(DARK_COLOURS) if _in_colour(document) else "") + "}\n"
    inks = _inks(CASE_COLOURS) if _in_colour(document) else ""
    return _type(document) + _SHEET + _patterns() + inks + dark + _PRINT + _paper(document)


def _in_colour(document: SheetDocument) -> bool:
    return document.page.inks is Inks.COLOUR


def _type(document: SheetDocument) -> str:
    """Letters and their size: the reader's own, larger if larger print was chosen."""
    page = document.page
    turned = document.direction is Direction.RIGHT_TO_LEFT
    latin = _SANS if page.typeface is Typeface.SANS else _SERIF
    last = "sans-serif" if page.typeface is Typeface.SANS else "serif"
    text = f"{_ARABIC}, {latin}, {last}" if turned else f"{latin}, {_ARABIC}, {last}"
    sans = f"{_ARABIC}, {_SANS}, sans-serif" if turned else f"{_SANS}, {_ARABIC}, sans-serif"
    screen = 100 * max(1.0, page.text_size / READING_SIZE) * (ARABIC_SIZE if turned else 1)
    paper = page.text_size * (ARABIC_SIZE if turned else 1)
    height = 1.8 if turned else 1.5
    return (
        f"\nhtml {{ --sans: {sans}; font: {screen:.0f}%/{height} {text}; }}\n"
        f"@media print {{ html {{ font-size: {paper:.2f}pt; line-height: {height - 0.15:.2f}; }} }}"
    )


def _patterns() -> str:
    """The line above each case's column and card."""
    return "".join(
        f"thead th.case-{number}, .cards > .case-{number}"
        f" {{ border-block-start: 4px {pattern} var(--case-{number}, currentColor); }}\n"
        f".mark.case-{number} {{ color: var(--case-{number}, currentColor); }}\n"
        for number, pattern in enumerate(PATTERNS, 1)
    )


def _inks(colours: tuple[str, ...]) -> str:
    named = " ".join(f"--case-{number}: #{colour};" for number, colour in enumerate(colours, 1))
    return f":root {{ {named} }}\n"


def _paper(document: SheetDocument) -> str:
    """The paper, with running lines in the programs that print them."""
    page = document.page
    width, height = page.size
    before, _, rest = document.page_label.partition("{page}")
    middle, _, after = rest.partition("{pages}")
    label = f"{_string(before)} counter(page) {_string(middle)} counter(pages) {_string(after)}"
    start, end = "left", "right"
    if document.direction is Direction.RIGHT_TO_LEFT:
        start, end = end, start
    small = f"font: 7.5pt {_SANS}, {_ARABIC}, sans-serif"
    return (
        f"@page {{ size: {width:g}mm {height:g}mm; margin: {page.margin:g}mm;\n"
        f"  @top-{start} {{ content: {_string(document.head_left)}; {small}; }}\n"
        f"  @top-{end} {{ content: {_string(document.head_right)}; {small}; }}\n"
        f"  @bottom-{end} {{ content: {label}; {small}; }}\n}}\n"
    )


def _string(text: str) -> str:
    """Words as a string of a style sheet, which nothing in them can end."""
    one_line = re.sub(r"\s+", " ", clean(text))
    return '"' + re.sub(r"[^\w ]", lambda sign: f"\\{ord(sign.group()):x} ", one_line) + '"'
