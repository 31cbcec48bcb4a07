"""Each command does its job on a casebook file and leaves the file as it was."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.interchange.sample_casebook import changed, sample_casebook

from coupexplorer.cli import files
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.interchange.casebook_json import read_document, write_document
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import DamagedCasebook

CASES = ("--cases", "aland-1950", "beland-1951")


def made(tmp_path: Path, document: CasebookDocument) -> Path:
    """A casebook file holding a document."""
    file = tmp_path / "made.casebook"
    Casebook.create(file, document).close()
    return file


class TestExport:
    """``export``."""

    def test_everything_comes_out_and_the_file_stays(
        self, run: Run, casebook: Path, tmp_path: Path
    ) -> None:
        before = casebook.read_bytes()
        ended = run("export", casebook, "--output", tmp_path / "out.json")
        assert (ended.code, ended.err) == (0, "")
        assert read_document(tmp_path / "out.json") == sample_casebook()
        assert casebook.read_bytes() == before
        assert sorted(f.name for f in tmp_path.iterdir()) == sorted([casebook.name, "out.json"])

    def test_an_older_export_is_replaced_whole(
        self, run: Run, casebook: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "out.json"
        out.write_text("x" * 1_000_000, encoding="utf-8")
        assert run("export", casebook, "--output", out).code == 0
        assert read_document(out) == sample_casebook()

    def test_a_link_is_written_through(self, run: Run, casebook: Path, tmp_path: Path) -> None:
        real, link = tmp_path / "real.json", tmp_path / "link.json"
        link.symlink_to(real)
        assert run("export", casebook, "--output", link).code == 0
        assert link.is_symlink()
        assert read_document(real) == sample_casebook()

    def test_a_device_is_written_to_and_not_replaced(self, run: Run, casebook: Path) -> None:
        assert run("export", casebook, "--output", os.devnull).code == 0
        assert not Path(os.devnull).is_file()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    def test_a_full_disk_is_one_sentence(self, run: Run, casebook: Path) -> None:
        ended = run("export", casebook, "--output", "/dev/full")
        assert ended.code == 1
        assert ended.err.count("\n") == 1
        assert "No space" in ended.err

    def test_a_failure_leaves_the_older_export(
        self, run: Run, casebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        out = tmp_path / "out.json"
        out.write_text("older", encoding="utf-8")
        monkeypatch.setattr("coupexplorer.sheets.saving.os.fsync", full)
        ended = run("export", casebook, "--output", out)
        assert ended.code == 1
        assert "No space left" in ended.err
        assert out.read_text(encoding="utf-8") == "older"
        assert sorted(f.name for f in tmp_path.iterdir()) == sorted([casebook.name, "out.json"])

    def test_a_folder_that_is_not_there(self, run: Run, casebook: Path, tmp_path: Path) -> None:
        ended = run("export", casebook, "--output", tmp_path / "no" / "out.json")
        assert ended.code == 1
        assert ended.err.count("\n") == 1

    @pytest.mark.parametrize("name", ["over.casebook", "folder"])
    def test_what_must_not_be_replaced(
        self, run: Run, casebook: Path, tmp_path: Path, name: str
    ) -> None:
        (tmp_path / "folder").mkdir()
        assert run("export", casebook, "--output", tmp_path / name).code == 2

    def test_the_casebook_itself_is_never_replaced(
        self, run: Run, casebook: Path, tmp_path: Path
    ) -> None:
        other_name = tmp_path / "plain.name"
        casebook.rename(other_name)
        before = other_name.read_bytes()
        assert run("export", other_name, "--output", other_name).code == 2
        assert other_name.read_bytes() == before


class TestImport:
    """``import``."""

    def test_what_was_exported_comes_back(self, run: Run, tmp_path: Path) -> None:
        source, target = tmp_path / "in.json", tmp_path / "in.casebook"
        source.write_text(write_document(sample_casebook()), encoding="utf-8")
        ended = run("import", source, "--output", target)
        assert (ended.code, ended.err) == (0, "")
        with Casebook.open(target, read_only=True) as opened:
            assert opened.document() == sample_casebook()

    def test_a_folder_is_imported(self, run: Run, tmp_path: Path) -> None:
        folder = tmp_path / "parts"
        folder.mkdir()
        text = write_document(sample_casebook())
        (folder / "all.json").write_text(text, encoding="utf-8")
        assert run("import", folder, "--output", tmp_path / "x.casebook").code == 0

    def test_nothing_is_overwritten(self, run: Run, casebook: Path, tmp_path: Path) -> None:
        source = tmp_path / "in.json"
        source.write_text(write_document(sample_casebook()), encoding="utf-8")
        before = casebook.read_bytes()
        ended = run("import", source, "--output", casebook)
        assert ended.code == 1
        assert ended.err.count("\n") == 1
        assert casebook.read_bytes() == before

    @pytest.mark.parametrize("content", ["", "{}", "[", '{"format": "other"}', "\x00"])
    def test_what_is_no_document_makes_no_file(
        self, run: Run, tmp_path: Path, content: str
    ) -> None:
        source = tmp_path / "in.json"
        source.write_text(content, encoding="utf-8")
        ended = run("import", source, "--output", tmp_path / "x.casebook")
        assert ended.code == 1
        assert ended.err.startswith("coupexplorer: in.json: ")
        assert ended.err.count("\n") == 1
        assert [f.name for f in tmp_path.iterdir()] == ["in.json"]

    def test_loose_ends_make_no_file(self, run: Run, tmp_path: Path) -> None:
        source = tmp_path / "in.json"
        loose = changed(sample_casebook(), "events", "dissolved", places=("gone", "lost"))
        source.write_text(write_document(loose), encoding="utf-8")
        ended = run("import", source, "--output", tmp_path / "x.casebook")
        assert ended.code == 1
        assert "event:dissolved: points to place:gone, which is not there (1 more" in ended.err
        assert [f.name for f in tmp_path.iterdir()] == ["in.json"]

    def test_a_missing_document(self, run: Run, tmp_path: Path) -> None:
        ended = run("import", tmp_path / "gone.json", "--output", tmp_path / "x.casebook")
        assert ended.code == 1
        assert "gone.json" in ended.err


class TestNew:
    """``new``."""

    def test_an_empty_casebook_of_its_own(self, run: Run, tmp_path: Path) -> None:
        for name in ("My coups", "Other"):
            assert run("new", tmp_path / f"{name}.casebook", "--empty").code == 0
        infos = []
        for name in ("My coups", "Other"):
            with Casebook.open(tmp_path / f"{name}.casebook", read_only=True) as opened:
                assert list(opened.document().records()) == []
                infos.append(opened.info())
        assert [info.title for info in infos] == ["My coups", "Other"]
        assert infos[0].id != infos[1].id

    def test_a_copy_of_the_built_in_casebook(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "built-in").mkdir()
        text = write_document(sample_casebook())
        (tmp_path / "built-in" / "x.json").write_text(text, encoding="utf-8")
        monkeypatch.setattr(files, "data_folder", lambda: tmp_path)
        monkeypatch.setattr(files, "BUILT_IN", "built-in")
        assert run("new", tmp_path / "copy.casebook").code == 0
        with Casebook.open(tmp_path / "copy.casebook", read_only=True) as opened:
            assert opened.document() == sample_casebook()

    @pytest.mark.parametrize("option", ["--empty", "--"])
    def test_nothing_is_overwritten(self, run: Run, casebook: Path, option: str) -> None:
        before = casebook.read_bytes()
        arguments = ("--empty", casebook) if option == "--empty" else ("--", casebook)
        ended = run("new", *arguments)
        assert ended.code == 1
        assert ended.err.count("\n") == 1
        assert casebook.read_bytes() == before


class TestSearch:
    """``search``."""

    def test_scripts_get_a_list_with_stable_keys(self, run: Run, casebook: Path) -> None:
        ended = run("search", casebook, "palace", "--json")
        assert (ended.code, ended.err) == (0, "")
        hits = json.loads(ended.out)
        assert hits[0] == {
            "kind": "event",
            "id": "palace-falls",
            "title": "The palace falls",
            "case": "aland-1950",
            "snippet": hits[0]["snippet"],
        }
        assert hits[0]["snippet"] == "", "its title says all"

    @pytest.mark.parametrize("text", ["hakim", "al-Ḥakīm", "الحاكم"])
    def test_any_spelling_finds_him_first(self, run: Run, casebook: Path, text: str) -> None:
        hits = json.loads(run("search", casebook, text, "--json").out)
        assert (hits[0]["kind"], hits[0]["id"]) == ("actor", "ruler")

    def test_people_get_lines(self, run: Run, casebook: Path) -> None:
        out = run("search", casebook, "palace").out.splitlines()
        assert out[:2] == ["The palace falls [aland-1950]", "    event:palace-falls"]

    def test_nothing_found_is_no_failure(self, run: Run, casebook: Path) -> None:
        assert json.loads(run("search", casebook, "zzzz", "--json").out) == []
        ended = run("search", "--", casebook, "-zzzz")
        assert (ended.code, ended.out) == (0, "Nothing was found for “-zzzz”.\n")

    @pytest.mark.parametrize("text", ['"', "*", "AND", "NEAR(", "';--", "%", "a" * 5000, "\x00"])
    def test_odd_texts_are_only_texts(self, run: Run, casebook: Path, text: str) -> None:
        ended = run("search", casebook, text, "--json")
        assert (ended.code, ended.err) == (0, "")
        assert isinstance(json.loads(ended.out), list)

    def test_a_title_cannot_steer_the_terminal(self, run: Run, tmp_path: Path) -> None:
        title = "Palace \x1b[2J\nfalls"
        file = made(tmp_path, changed(sample_casebook(), "events", "palace-falls", title=title))
        out = run("search", file, "palace").out
        assert "\x1b" not in out
        assert "Palace �[2J�falls [aland-1950]" in out.splitlines()


class TestSheet:
    """``sheet``."""

    @pytest.mark.parametrize("paper", [(), ("--paper", "a4"), ("--paper", "letter")])
    def test_a_pdf_is_made(
        self, run: Run, casebook: Path, tmp_path: Path, paper: tuple[str, ...]
    ) -> None:
        before = casebook.read_bytes()
        ended = run("sheet", casebook, *CASES, "--output", tmp_path / "out.pdf", *paper)
        assert (ended.code, ended.err) == (0, "")
        pdf = (tmp_path / "out.pdf").read_bytes()
        assert pdf.startswith(b"%PDF-")
        assert casebook.read_bytes() == before

    @pytest.mark.parametrize("cases", [("aland-1950", "gone"), ("aland-1950",)])
    def test_cases_that_make_no_sheet(
        self, run: Run, casebook: Path, tmp_path: Path, cases: tuple[str, ...]
    ) -> None:
        ended = run("sheet", casebook, "--cases", *cases, "--output", tmp_path / "out.pdf")
        assert ended.code == 2
        assert ended.err.count("\n") == 1
        assert not (tmp_path / "out.pdf").exists()


class TestCheck:
    """``check``."""

    def test_a_sound_casebook(self, run: Run, casebook: Path) -> None:
        before = casebook.read_bytes()
        ended = run("check", casebook)
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.splitlines()[0] == "Two coups, edition 1"
        assert "File: whole." in ended.out
        assert "Audit: no errors, no warnings." in ended.out
        assert casebook.read_bytes() == before

    def test_an_error_is_told_and_ends_in_one(self, run: Run, tmp_path: Path) -> None:
        file = made(tmp_path, changed(sample_casebook(), "events", "dissolved", claims=()))
        ended = run("check", file)
        assert ended.code == 1
        assert "Audit: 1 error, no warnings." in ended.out
        assert "Error: Statement that rests on no claim (1)" in ended.out
        assert "  event:dissolved" in ended.out.splitlines()

    def test_warnings_alone_are_a_success(self, run: Run, tmp_path: Path) -> None:
        document = changed(sample_casebook(), "sources", "study", mirror_of="diary")
        ended = run("check", made(tmp_path, document))
        assert ended.code == 0
        assert "Warning: Single source (3)" in ended.out
        assert "    palace-falls" in ended.out.splitlines()

    def test_scripts_get_every_finding(self, run: Run, tmp_path: Path) -> None:
        document = changed(sample_casebook(), "sources", "study", mirror_of="diary")
        file = made(tmp_path, changed(document, "claims", "K4", citations=()))
        ended = run("check", file, "--json")
        report = json.loads(ended.out)
        assert ended.code == 1
        assert list(report) == ["casebook", "integrity", "errors", "warnings", "findings"]
        assert (report["casebook"], report["integrity"]) == ("two-coups", [])
        assert (report["errors"], report["warnings"]) == (1, len(report["findings"]) - 1)
        assert report["findings"][0] == {
            "severity": "error",
            "rule": "claim-without-citation",
            "kind": "claim",
            "id": "K4",
            "message": "It cites no source.",
            "records": [],
        }
        assert report["findings"][1]["records"] == ["event:palace-falls"]

    def test_a_damaged_file_fails(
        self, run: Run, casebook: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Casebook, "check_integrity", lambda _: ["A page is torn."])
        ended = run("check", casebook)
        assert ended.code == 1
        assert "File: 1 damage.\n  A page is torn." in ended.out
        assert json.loads(run("check", casebook, "--json").out)["integrity"] == ["A page is torn."]

    def test_a_file_too_damaged_to_be_read_is_one_sentence(
        self, run: Run, casebook: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def unreadable(_: Casebook) -> CasebookDocument:
            raise DamagedCasebook("The claims cannot be read.")

        monkeypatch.setattr(Casebook, "document", unreadable)
        monkeypatch.setattr(Casebook, "check_integrity", lambda _: [])
        ended = run("check", casebook)
        assert (ended.code, ended.err) == (1, "coupexplorer: The claims cannot be read.\n")
        monkeypatch.setattr(Casebook, "check_integrity", lambda _: ["A page is torn."])
        assert run("check", casebook).err == "coupexplorer: A page is torn.\n"

    def test_real_damage_is_found(self, run: Run, casebook: Path) -> None:
        """The latter half of the file is gone, as after a full disk elsewhere."""
        content = casebook.read_bytes()
        casebook.write_bytes(content[: len(content) // 2])
        ended = run("check", casebook)
        assert ended.code == 1
        assert "Traceback" not in ended.err + ended.out

    def test_many_records_of_one_finding_are_cut_for_people_only(
        self, run: Run, tmp_path: Path
    ) -> None:
        document = changed(sample_casebook(), "sources", "study", mirror_of="diary")
        first = document.events[0]
        more = tuple(
            changed(document, "events", first.id, id=f"extra-{number}").events[0]
            for number in range(9)
        )
        document = CasebookDocument(
            **{
                **{name: getattr(document, name) for name in document.__dataclass_fields__},
                "events": (*document.events, *more),
            }
        )
        file = made(tmp_path, document)
        assert ", and 4 more" in run("check", file).out
        findings = json.loads(run("check", file, "--json").out)["findings"]
        assert max(len(finding["records"]) for finding in findings) == 10

    def test_a_text_is_audited_as_if_it_were_attached(
        self, run: Run, casebook: Path, tmp_path: Path
    ) -> None:
        before = casebook.read_bytes()
        study = tmp_path / "a=b.txt"
        study.write_bytes("\ufeff[p. 3]\r\nThey stayed.\r\n\r\n[p. 4]\r\nThey left.".encode())
        ended = run("check", "--json", "--text", f"study={study}", casebook)
        assert (ended.code, ended.err) == (0, "")
        assert json.loads(ended.out)["findings"] == [
            {
                "severity": "warning",
                "rule": "unused-sentence",
                "kind": "transcript",
                "id": "--text 1",
                "message": "1 of 2 sentences of the attached text “a=b.txt” is used by no claim:"
                " line 4, page 4.",
                "records": [],
            }
        ]
        assert casebook.read_bytes() == before
        assert "Passage that is not" not in run("check", casebook, "--text", f"study={study}").out

    def test_a_text_takes_the_place_of_the_one_that_is_attached(
        self, run: Run, casebook: Path, tmp_path: Path
    ) -> None:
        other = tmp_path / "other.txt"
        other.write_text("They left.", encoding="utf-8")
        rules = [
            finding["rule"]
            for finding in json.loads(
                run("check", casebook, "--json", "--text", f"diary={other}").out
            )["findings"]
        ]
        assert rules == ["passage-not-found"] * 4 + ["unused-sentence"]

    def test_several_texts_at_once(self, run: Run, casebook: Path, tmp_path: Path) -> None:
        text = tmp_path / "t.txt"
        text.write_text("[p. 3]\nThey left.", encoding="utf-8")
        both = ("--text", f"diary={text}", "--text", f"study={text}")
        assert "2 transcripts" in run("check", casebook, *both).out

    @pytest.mark.parametrize(
        ("given", "code", "said"),
        [
            ("diary", 2, "--text takes SOURCE=FILE, not “diary”."),
            ("=x", 2, "--text takes SOURCE=FILE, not “=x”."),
            ("diary=", 2, "--text takes SOURCE=FILE, not “diary=”."),
            ("gone=x", 2, "There is no source “gone” in this casebook."),
            ("diary=/no/such.txt", 1, "“such.txt” cannot be read: No such file or directory."),
        ],
    )
    def test_a_text_that_cannot_be_had_is_one_sentence(
        self, run: Run, casebook: Path, given: str, code: int, said: str
    ) -> None:
        ended = run("check", casebook, "--text", given)
        assert (ended.code, ended.out) == (code, "")
        assert ended.err == f"coupexplorer: {said}\n"
