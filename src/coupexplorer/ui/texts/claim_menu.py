"""A menu of claims to choose one from."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QMenu, QWidget

from coupexplorer.domain.evidence import Claim
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.texts.wording import claim_name
from coupexplorer.ui.translation import translate

MOST_LISTED = 30


def claim_menu(
    claims: Iterable[Claim], chosen: Callable[[Ref], None], parent: QWidget, *, left_off: int = 0
) -> QMenu:
    """The claims with the beginning of their words, and how many were ``left_off``; it goes away
    when it is closed."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for claim in claims:
        action = menu.addAction(claim_name(claim).replace("&", "&&"))
        action.triggered.connect(lambda _=False, c=claim.id: chosen(Ref(Kind.CLAIM, c)))
    if left_off:
        words = translate("ClaimMenu", "and {count} more").format(count=left_off)
        menu.addAction(words).setEnabled(False)
    return menu
