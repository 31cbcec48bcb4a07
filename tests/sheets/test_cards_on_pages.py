"""Study cards on the page: eight to a sheet, backs behind their fronts, nothing cut."""

from __future__ import annotations

import re

import pytest
from tests.sheets.blocks import (
    MILLIMETRE,
    document,
    said,
)
from tests.sheets.reading import Reader, needs_poppler

from coupexplorer.sheets.tree.blocks import (
    Card,
    Cards,
    Role,
)
from coupexplorer.sheets.tree.page import (
    PageSetup,
)


def cards(count: int, back: str = "Answer") -> Cards:
    return Cards(
        tuple(
            Card(str(n), (said(f"Ask{n}", Role.QUESTION),), (said(f"{back}{n}"),), case=n % 2)
            for n in range(count)
        )
    )


@needs_poppler
@pytest.mark.parametrize("landscape", [False, True])
def test_the_back_of_a_card_lies_behind_its_front(read: Reader, landscape: bool) -> None:
    """Eight to a page; the paper is turned over its long side."""
    page = PageSetup(landscape=landscape)
    margin = page.margin * MILLIMETRE
    columns, rows = (4, 2) if landscape else (2, 4)
    width = (page.size[0] * MILLIMETRE - 2 * margin) / columns
    height = (page.size[1] * MILLIMETRE - 2 * margin) / rows
    places = {
        word: (number, (left - margin) // width, (top - margin) // height)
        for number, word, left, top in read.places(document(cards(11), page=page))
    }
    assert max(number for number, *_ in places.values()) == 4
    for n in range(11):
        sheet, column, line = places[f"Ask{n}"]
        turned = (column, rows - 1 - line) if landscape else (columns - 1 - column, line)
        assert (sheet, column, line) == (1 if n < 8 else 3, n % 8 % columns, n % 8 // columns)
        assert places[f"Answer{n}"] == (sheet + 1, *turned)


@needs_poppler
@pytest.mark.parametrize("letters", [1_500, 50_000])
def test_a_card_with_much_text_is_set_smaller_and_keeps_all_of_it(
    read: Reader, letters: int
) -> None:
    words = " ".join(f"w{n}" for n in range(letters // 6))
    made = document(Cards((Card("c", (said("Ask"),), (said(f"{words} end"),)),)))
    places = read.places(made)
    assert max(number for number, *_ in places) == 2
    told = [word for number, word, *_ in places if re.fullmatch(r"w\d+|end", word)]
    assert len(told) == letters // 6 + 1
    width, height = (side * MILLIMETRE for side in PageSetup().size)
    for _, word, left, top in places:
        if word in told:
            assert left > width / 2
            assert top < height / 4 + 18 * MILLIMETRE


@needs_poppler
def test_cards_alone_have_no_title_page(read: Reader) -> None:
    assert "Title" not in " ".join(read.pages(document(cards(1))))
