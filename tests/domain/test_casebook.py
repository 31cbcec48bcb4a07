"""A casebook document: every kind of record has its section, and every record is a plain value."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from tests.samples import small_document

from coupexplorer.analysis.integrity import references
from coupexplorer.domain.casebook import (
    KINDS,
    SECTIONS,
    CasebookDocument,
    CasebookInfo,
    Record,
    ref_of,
)
from coupexplorer.domain.identity import Kind, Ref

DOCUMENT = small_document()
RECORD_TYPES = [pytest.param(found, id=name) for name, found in SECTIONS.items()]
SECTION_OF = {KINDS[record_type]: place for place, record_type in enumerate(SECTIONS.values())}


def of_type(record_type: type[Record]) -> list[Record]:
    """The records of one type in the sample."""
    return [record for record in DOCUMENT.records() if isinstance(record, record_type)]


def parts_of(hint: Any) -> Iterator[Any]:
    """A field's type with everything it is made of."""
    yield get_origin(hint) or hint
    for argument in get_args(hint):
        yield from parts_of(argument)


class TestSections:
    """The table of sections and the document's fields say the same."""

    def test_every_section_is_a_field_in_the_same_order(self) -> None:
        names = [field.name for field in dataclasses.fields(CasebookDocument)]
        assert names == ["info", *SECTIONS]

    def test_every_field_holds_records_of_its_section(self) -> None:
        hints = get_type_hints(CasebookDocument)
        for name, record_type in SECTIONS.items():
            assert get_args(hints[name]) == (record_type, ...), name

    def test_every_kind_of_record_has_one_section(self) -> None:
        assert sorted(KINDS.values()) == sorted(Kind)
        assert set(KINDS) == set(SECTIONS.values())

    def test_the_tables_cannot_be_changed(self) -> None:
        with pytest.raises(TypeError):
            SECTIONS["heroes"] = CasebookInfo  # type: ignore[index]
        with pytest.raises(TypeError):
            KINDS[CasebookInfo] = Kind.CASE  # type: ignore[index]

    def test_nothing_points_forward_but_to_claims_and_from_them(self) -> None:
        """So that sections can be read one after another with only the claims left to tie up."""
        for record in DOCUMENT.records():
            own = ref_of(record)
            for target in references(record):
                backward = SECTION_OF[target.kind] <= SECTION_OF[own.kind]
                assert backward or Kind.CLAIM in (target.kind, own.kind), f"{own} → {target}"


class TestDocument:
    """A whole casebook as one value."""

    def test_the_sample_has_a_record_of_every_kind(self) -> None:
        """The other tests here mean little without it."""
        assert {ref_of(record).kind for record in DOCUMENT.records()} == set(Kind)

    def test_a_section_is_what_the_field_holds(self) -> None:
        for name in SECTIONS:
            assert DOCUMENT.section(name) is getattr(DOCUMENT, name)

    @pytest.mark.parametrize("name", ["info", "heroes", "", "records", "section", "__class__"])
    def test_what_is_no_section_is_refused_by_name(self, name: str) -> None:
        with pytest.raises(KeyError) as caught:
            DOCUMENT.section(name)
        assert caught.value.args == (name,)

    def test_all_records_come_section_by_section(self) -> None:
        told = [record for name in SECTIONS for record in DOCUMENT.section(name)]
        assert list(DOCUMENT.records()) == told
        places = [SECTION_OF[ref_of(record).kind] for record in DOCUMENT.records()]
        assert places == sorted(places)

    def test_no_two_records_of_the_sample_share_a_reference(self) -> None:
        counts = Counter(ref_of(record) for record in DOCUMENT.records())
        assert [ref for ref, count in counts.items() if count > 1] == []

    def test_a_new_document_is_empty(self) -> None:
        document = CasebookDocument(CasebookInfo("x", "X"))
        assert list(document.records()) == []

    def test_a_new_casebook_is_a_first_edition_in_english(self) -> None:
        info = CasebookInfo("x", "X")
        assert (info.edition, info.language, info.description) == (1, "en", "")

    def test_equal_records_make_equal_documents(self) -> None:
        assert small_document() == DOCUMENT
        assert hash(small_document()) == hash(DOCUMENT)
        assert replace(DOCUMENT, tags=()) != DOCUMENT


class TestRecords:
    """Every kind of record keeps the same promises."""

    @pytest.mark.parametrize("record_type", RECORD_TYPES)
    def test_a_record_is_named_by_its_kind_and_id(self, record_type: type[Record]) -> None:
        for record in of_type(record_type):
            ref = ref_of(record)
            assert ref == Ref(KINDS[record_type], record.id)
            assert ref.kind.value == record_type.__name__.lower()
            assert Ref.parse(str(ref)) == ref

    @pytest.mark.parametrize("record_type", RECORD_TYPES)
    def test_a_record_cannot_be_changed_in_place(self, record_type: type[Record]) -> None:
        record = of_type(record_type)[0]
        for field in dataclasses.fields(record_type):
            with pytest.raises(dataclasses.FrozenInstanceError):
                setattr(record, field.name, None)
        assert not hasattr(record, "__dict__"), "no room for what is not a field"

    @pytest.mark.parametrize("record_type", RECORD_TYPES)
    def test_a_record_is_made_of_values_only(self, record_type: type[Record]) -> None:
        """Lists, sets and dictionaries would let a record change under those who hold it."""
        for name, hint in get_type_hints(record_type).items():
            assert not {list, set, dict, object} & set(parts_of(hint)), name

    @pytest.mark.parametrize("record_type", RECORD_TYPES)
    def test_equal_records_are_one_in_a_set(self, record_type: type[Record]) -> None:
        records = of_type(record_type)
        assert len({*records, *(replace(record) for record in records)}) == len(records)

    @pytest.mark.parametrize("record_type", RECORD_TYPES)
    def test_a_list_in_a_record_is_empty_until_it_is_given(self, record_type: type[Record]) -> None:
        for field in dataclasses.fields(record_type):
            if field.default is not dataclasses.MISSING and isinstance(field.default, tuple):
                assert field.default == (), field.name

    def test_what_is_no_record_has_no_reference(self) -> None:
        with pytest.raises(KeyError):
            ref_of(DOCUMENT.info)  # type: ignore[arg-type]
