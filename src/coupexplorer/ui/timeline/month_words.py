"""The names of months on the axis, in the language of the reader."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale

from coupexplorer.domain.date_words import ENGLISH, DateWords

MONTHS = range(1, 13)
OURS = (QLocale.Language.English, QLocale.Language.C)
"""Where the program's own words are kept: they are those of all its other dates."""


def date_words(locale: QLocale) -> DateWords:
    """The words of dates with the months of a language."""
    if locale.language() in OURS:
        return ENGLISH
    short, long = QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat
    return replace(
        ENGLISH,
        months=tuple(locale.standaloneMonthName(month, long) for month in MONTHS),
        short_months=tuple(locale.standaloneMonthName(month, short) for month in MONTHS),
    )
