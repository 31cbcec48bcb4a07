"""Rows are plain tables: the object mapper of the database library is never loaded."""

from __future__ import annotations

import subprocess
import sys

from coupexplorer.store.mapping.mappings import TABLES
from coupexplorer.store.mapping.rows_base import RecordRow, table_of
from coupexplorer.store.mapping.rows_history import EventRow


def test_opening_a_casebook_never_loads_the_object_mapper() -> None:
    program = (
        "import sys; from coupexplorer.store.casebook import Casebook;"
        "from coupexplorer.store import editions;"
        "print('sqlalchemy' in sys.modules, 'sqlalchemy.orm' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "False"]


def test_a_record_has_its_place_and_its_id_before_all_else() -> None:
    columns = list(table_of(EventRow).columns)
    assert [column.name for column in columns[:2]] == ["ordinal", "id"]
    assert columns[0].primary_key
    assert columns[1].unique
    assert not columns[1].nullable


def test_what_records_of_any_kind_own_refers_to_the_register_of_all() -> None:
    for name in ("names", "statements", "supports", "subjects"):
        referred = {
            key.column.table.name: key.parent.name
            for key in TABLES[name].foreign_keys
            if key.parent.name == "owner_id"
        }
        assert referred == {table_of(RecordRow).name: "owner_id"}
