"""A number with its scope, in words."""

from __future__ import annotations

from coupexplorer.domain.evidence import Quantity
from coupexplorer.ui.date_wording import date_text
from coupexplorer.ui.translation import translate


def quantity_text(quantity: Quantity) -> str:
    """A number in words with its scope: what was counted, where and when."""
    if quantity.low is not None and quantity.high is not None and quantity.low != quantity.high:
        number = f"{_figure(quantity.low)}–{_figure(quantity.high)}"
    elif quantity.low is not None and quantity.low == quantity.high:
        number = _figure(quantity.low)
    elif quantity.best is not None:
        number = _figure(quantity.best)
    elif quantity.low is not None:
        number = translate("EvidencePage", "at least {number}").format(number=_figure(quantity.low))
    elif quantity.high is not None:
        number = translate("EvidencePage", "at most {number}").format(number=_figure(quantity.high))
    else:
        number = quantity.vague
    if quantity.approximate:
        number = translate("EvidencePage", "about {number}").format(number=number)
    scope = [quantity.counted, quantity.where]
    if quantity.when is not None:
        scope.append(date_text(quantity.when))
    scope.append(quantity.scope_note)
    words = "; ".join(part for part in scope if part)
    return translate("EvidencePage", "{number} {unit}. Scope: {scope}").format(
        number=number, unit=quantity.unit, scope=words
    )


def _figure(number: float) -> str:
    """A figure with its thousands apart, and its fraction when it has one."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,}"
