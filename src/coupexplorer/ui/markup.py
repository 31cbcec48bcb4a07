"""Small pieces of HTML for the reading panes; every text from a casebook is escaped here."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QGuiApplication

from coupexplorer.domain.identity import Ref
from coupexplorer.ui.rich_view import address, fold_address
from coupexplorer.ui.theme import Theme

ARABIC_FAMILIES = "Amiri, 'Noto Naskh Arabic', 'Noto Sans Arabic', sans-serif"


def text(value: str) -> str:
    """A text from the casebook as HTML."""
    return escape(value, quote=True).replace("\n", "<br>")


def link(ref: Ref, label: str, colour: str) -> str:
    """A link to a record, without the underline that would clutter a page full of them."""
    return (
        f'<a href="{address(ref)}" style="color:{colour}; text-decoration:none">{text(label)}</a>'
    )


def fold(part: str, label: str, colour: str) -> str:
    """A link that opens or shuts a part of the page."""
    return (
        f'<a href="{fold_address(part)}" style="color:{colour}; text-decoration:none">'
        f"{text(label)}</a>"
    )


def arabic(value: str, size: str = "large") -> str:
    """A name in Arabic script, ordered right to left whatever stands around it."""
    return (
        f'<span dir="rtl" style="font-family:{ARABIC_FAMILIES}; font-size:{size}">'
        f"&#x2067;{text(value)}&#x2069;</span>"
    )


def muted(value: str, theme: Theme) -> str:
    """Secondary HTML in the muted colour."""
    return f'<span style="color:{theme.muted}">{value}</span>'


def small(value: str) -> str:
    """HTML set smaller."""
    return f'<span style="font-size:small">{value}</span>'


def section_head(value: str, theme: Theme) -> str:
    """A small capital-letter head inside a page."""
    return (
        f'<p style="margin-top:14px; margin-bottom:4px; color:{theme.muted}; font-size:small;'
        f' letter-spacing:1px">{text(value.upper())}</p>'
    )


def barred(rows: list[tuple[str, str, bool]], theme: Theme) -> str:
    """A list whose rows carry a coloured bar; rows are (bar colour, HTML, highlighted)."""
    lines = []
    for colour, content, highlighted in rows:
        ground = f' bgcolor="{theme.highlight}"' if highlighted else ""
        bar = f'<td width="4" bgcolor="{colour}"></td>'
        cell = f'<td{ground}{_side()} style="padding:4px 8px 4px 8px">{content}</td>'
        lines.append(_row(bar, cell))
    return f'<table width="100%" cellspacing="0" cellpadding="0">{"".join(lines)}</table>'


def facts_table(rows: list[tuple[str, str]], theme: Theme) -> str:
    """Label and value in two columns; labels are plain text, values HTML."""
    room = "0 2px 12px" if QGuiApplication.isRightToLeft() else "12px 2px 0"
    lines = [
        _row(
            f'<td width="32%"{_side()} style="padding:2px {room}; color:{theme.muted}">'
            f"{text(label)}</td>",
            f'<td{_side()} style="padding:2px 0 2px 0">{value}</td>',
        )
        for label, value in rows
    ]
    return f'<table cellspacing="0" cellpadding="0" width="100%">{"".join(lines)}</table>'


def grounded(content: str, ground: str) -> str:
    """A block on a ground of its own, across the whole width."""
    return (
        '<table width="100%" cellspacing="0" cellpadding="0"><tr>'
        f'<td bgcolor="{ground}"{_side()} style="padding:6px 12px 6px 12px">{content}</td>'
        "</tr></table>"
    )


def _side() -> str:
    """The attribute that puts lines at the side where they begin in the window; left to itself a
    cell begins them at the left."""
    return ' align="right"' if QGuiApplication.isRightToLeft() else ""


def _row(first: str, second: str) -> str:
    """A row of two cells, the first where lines begin in the window."""
    cells = (second, first) if QGuiApplication.isRightToLeft() else (first, second)
    return f"<tr>{''.join(cells)}</tr>"


def page(body: str, theme: Theme) -> str:
    """A page, or a part of one, in the theme's text colour."""
    return f'<body style="color:{theme.text}">{body}</body>'
