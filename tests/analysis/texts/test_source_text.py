"""A text is read as the rules say, and every place in it can be named and found again."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coupexplorer.analysis.texts.source_text import BlockKind, SourceText, Span, used_by
from coupexplorer.domain.evidence import Citation, Claim, Locator
from coupexplorer.domain.vocabulary import Stance

ARTICLE = """\ufeff= The palace =

Infobox
- Date: 7 June 1950
- Ruler: The king | The council

The palace fell. Nobody was
hurt in the end.

The council met.

== Before ==
- A list
  that goes on
• Another item. It has two sentences.
The guard grew.
It was paid late.

=== Pay ===
Pay was low.

== After ==

== before ==
The guard went home.
"""

LINES = """[2] The palace fell before dawn, so all who saw it that day agree, whatever else they \
may say of the guard, of the council, and of the men who came from the harbour with the keys.

[5][6] The guard left. It came back a week later, when the council had been moved to the old \
customs house, in two carts, by night, and without any of the letters that were asked for.
A third line, short
"""


def told(text: SourceText, *spans: Span) -> list[str]:
    """What stands in the spans, white space made plain."""
    return [" ".join(text.text[span.start : span.end].split()) for span in spans]


class TestReading:
    """Blocks, lines and pages."""

    def test_an_article(self) -> None:
        text = SourceText.read(ARTICLE)
        read = [(b.kind.value, b.section, b.number, b.first_line, b.last_line) for b in text.blocks]
        assert read == [
            ("heading", "The palace", 0, 1, 1),
            ("heading", "Infobox", 0, 2, 2),
            ("field", "Infobox", 0, 3, 3),
            ("field", "Infobox", 0, 4, 4),
            ("paragraph", "Lead", 1, 5, 6),
            ("paragraph", "Lead", 2, 7, 7),
            ("heading", "Before", 0, 8, 8),
            ("item", "Before", 1, 9, 10),
            ("item", "Before", 2, 11, 11),
            ("paragraph", "Before", 1, 12, 13),
            ("heading", "Pay", 0, 14, 14),
            ("paragraph", "Pay", 1, 15, 15),
            ("heading", "After", 0, 16, 16),
            ("heading", "Before", 0, 17, 17),
            ("paragraph", "Before", 2, 18, 18),
        ]
        assert [b.field for b in text.blocks if b.kind is BlockKind.FIELD] == ["Date", "Ruler"]

    def test_the_sentences_of_an_article(self) -> None:
        text = SourceText.read(ARTICLE)
        assert told(text, *text.sentences())[:8] == [
            "The palace",
            "Infobox",
            "Date: 7 June 1950",
            "Ruler: The king | The council",
            "The palace fell.",
            "Nobody was hurt in the end.",
            "The council met.",
            "Before",
        ]
        assert "A list that goes on" in told(text, *text.sentences())

    def test_headings_need_no_claim(self) -> None:
        text = SourceText.read(ARTICLE + "\n***\n\n[12]\n")
        wanted = told(text, *text.sentences_to_use())
        assert "Date: 7 June 1950" in wanted
        assert "It has two sentences." in wanted
        assert not {"The palace", "Infobox", "Before", "***", "[12]"} & set(wanted)

    @pytest.mark.parametrize("end", ["\r\n", "\r", "\u2029", "\x85"])
    def test_line_ends_of_any_kind(self, end: str) -> None:
        here, there = SourceText.read(ARTICLE), SourceText.read(ARTICLE.replace("\n", end))
        assert told(there, *there.sentences()) == told(here, *here.sentences())
        assert [b.first_line for b in there.blocks] == [b.first_line for b in here.blocks]

    def test_hashes_are_headings_too(self) -> None:
        text = SourceText.read("# Title\nLead.\n## Coup ##\nIt came.\n#nothing\n###### Deep\nEnd.")
        assert [(b.kind.value, b.section) for b in text.blocks] == [
            ("heading", "Title"),
            ("paragraph", "Lead"),
            ("heading", "Coup"),
            ("paragraph", "Coup"),
            ("heading", "Deep"),
            ("paragraph", "Deep"),
        ]

    def test_lines_of_a_text_that_is_not_wrapped_are_paragraphs(self) -> None:
        text = SourceText.read(LINES)
        assert not text.has_headings
        assert [(b.kind, b.number, b.first_line) for b in text.blocks] == [
            (BlockKind.PARAGRAPH, number, number) for number in (1, 2, 3)
        ]
        assert [said[:9] for said in told(text, *text.sentences())] == [
            "The palac",
            "The guard",
            "It came b",
            "A third l",
        ]

    def test_markers_at_the_head_of_a_line_end_the_sentence_before(self) -> None:
        text = SourceText.read("They went to\n[3] He stayed\nat home. [4]\n[5]")
        assert told(text, *text.sentences()) == ["They went to", "He stayed at home. [4]"]

    def test_pages_by_form_feeds(self) -> None:
        text = SourceText.read("One. Two\n\fgoes on. Three.\n\n\fFour.")
        assert [b.page for b in text.blocks] == ["1", "3"]
        assert told(text, *text.resolve(Locator(page="2")).spans) == ["Two goes on.", "Three."]

    def test_pages_by_marks(self) -> None:
        text = SourceText.read("Before.\n[p. xii]\n\nOne.\f Two.\n[ص ١٣]\nThree.")
        assert [b.page for b in text.blocks] == ["", "xii"]
        assert told(text, *text.resolve(Locator(page="13")).spans) == ["Three."]

    @pytest.mark.parametrize("blank", ["", "\n\n \t\r\n", "\ufeff", "\u200f\n\u00a0", "\f\f"])
    def test_what_holds_nothing(self, blank: str) -> None:
        text = SourceText.read(blank)
        assert (text.blocks, text.lines, text.sentences()) == ((), (), ())
        assert text.resolve(Locator(line=1)).problems == ("The text is empty.",)
        assert text.describe(Span(0, 1)) == Locator()

    def test_two_million_characters_are_read_soon(self) -> None:
        """Far below the limit here; a rule that takes the square of the length never ends."""
        hostile = [".", "A. ", "a.\u200f", "[1]", "= ", "- a: b\n", ".]", "x\f", "a. [p. 1]\n"]
        for text in [
            "He went. " * 220_000,
            *(piece * (200_000 // len(piece)) for piece in hostile),
        ]:
            begun = time.perf_counter()
            SourceText.read(text)
            assert time.perf_counter() - begun < 20


HEADINGS = [
    "\n== A ==\n",
    "\n== B ==\n",
    "\n=== a ===\n",
    "\n# Title\n",
    "== Lead ==",
    "\nInfobox\n",
]
LISTS = ["\n- Date: x\n", "\n- Date: y", "\n- item. Two.\n", "\n  "]
WORDS = ["The king", "fell.", "Gen.", "[3]", "سقط.", "\u200f", "\u00a0", " ", "؟ ", "x" * 170]
ENDS = ["\n", "\n\n", "\r\n", "\f", "\n[p. 3]\n"]
PIECES = st.sampled_from([*HEADINGS, *LISTS, *WORDS, *ENDS])
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60)


@given(TEXTS)
@example("\ufeff== A\u200f ==\n[3]\n- [4] \n== ' ==\n= =\n")
@example("= A =\n== A ==\n# A #\nB. C.\nInfobox\n- A: b\n- a: c\n- d")
def test_any_text_is_cut_in_order_and_every_sentence_found_again(written: str) -> None:
    text = SourceText.read(written)
    reached, line = 0, 0
    for block in text.blocks:
        assert reached <= block.span.start < block.span.end <= len(written)
        assert line < block.first_line <= block.last_line <= len(text.lines)
        assert block.sentences
        for sentence in block.sentences:
            assert reached <= sentence.start < sentence.end <= block.span.end
            reached = sentence.end
            passage = text.resolve(text.describe(sentence))
            assert (passage.spans, passage.problems) == ((sentence,), ())
        reached, line = block.span.end, block.last_line


PARTS = st.none() | st.integers(-1, 4)


@example("x\fgoes on. Two.\fThree.", Locator(page="1, 2, 3"))
@given(
    TEXTS,
    st.builds(
        Locator,
        section=st.none() | st.sampled_from(["A", "Lead", "infobox", "Introduction", "", "gone"]),
        paragraph=PARTS,
        field=st.none() | st.sampled_from(["date", "gone"]),
        item=PARTS,
        line=PARTS,
        sentence=PARTS,
        page=st.none() | st.sampled_from(["3", "1, 2", "1–2", "2 of the PDF", "-", "1, 9"]),
    ),
)
def test_any_locator_leads_to_sentences_or_to_a_sentence_why_not(
    written: str, locator: Locator
) -> None:
    text = SourceText.read(written)
    passage = text.resolve(locator)
    assert bool(passage.spans) != bool(passage.problems)
    assert set(passage.spans) <= set(text.sentences())
    assert list(passage.spans) == sorted(set(passage.spans))
    for problem in passage.problems:
        assert problem[0].isupper()
        assert problem.endswith(".")


def test_what_claims_use() -> None:
    text = SourceText.read(ARTICLE)
    first, second = Locator("Lead", 1, sentence=1), Locator("lead", 1)
    claims = [
        Claim("K1", "It fell.", (Citation("diary", first), Citation("study", Locator("Pay")))),
        Claim("K2", "Who?", (Citation("diary", second, Stance.DISPUTES), Citation("diary", first))),
        Claim("K3", "Gone.", (Citation("diary", Locator("Lead", 9)), Citation("diary"))),
    ]
    used = used_by(text, claims, "diary")
    assert {told(text, span)[0]: ids for span, ids in used.items()} == {
        "The palace fell.": ("K1", "K2"),
        "Nobody was hurt in the end.": ("K2",),
    }
