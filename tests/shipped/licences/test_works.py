"""The works of others: every dependency is there with a licence and its text, and no other is."""

from __future__ import annotations

import platform
import re
import sqlite3
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from coupexplorer.shipped.licences import Work, closure, inside, works
from coupexplorer.shipped.licences.distributions import Closure, normalised
from coupexplorer.shipped.licences.inside import inside_works, records
from coupexplorer.shipped.licences.work import parts_of

ROOT = Path(__file__).resolve().parents[3]
SPDX = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")
LISTED = works()


def by_name(name: str) -> Work:
    """A work of this copy."""
    (found,) = (work for work in LISTED if work.name == name)
    return found


def direct_dependencies() -> list[str]:
    """What pyproject.toml asks for on this machine."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        lines = tomllib.load(file)["project"]["dependencies"]
    asked = map(Requirement, lines)
    return [r.name for r in asked if r.marker is None or r.marker.evaluate()]


@pytest.mark.parametrize("name", direct_dependencies())
def test_every_dependency_is_listed_with_version_licence_and_text(name: str) -> None:
    work = next((w for w in LISTED if normalised(w.name) == normalised(name)), None)
    assert work is not None, f"{name} is not listed; is the environment up to date?"
    assert work.version == metadata.version(name)
    assert SPDX.fullmatch(work.licence)
    assert len(work.text()) > 200


@pytest.mark.parametrize("work", LISTED, ids=lambda work: work.title)
def test_every_work_has_a_licence_and_its_text(work: Work) -> None:
    assert SPDX.fullmatch(work.licence), "an SPDX expression"
    assert work.own or work.shared, "a text that was brought, or one of ours"
    assert len(work.text()) > 200
    assert work.homepage == "" or work.homepage.startswith("http")


def test_nothing_is_missing_and_nothing_needed_only_for_development_is_listed() -> None:
    needed = closure()
    assert needed.missing == set()
    assert {"pytest", "ruff", "mypy", "hypothesis", "coupexplorer"}.isdisjoint(needed.found)


def test_a_distribution_without_metadata_is_told() -> None:
    assert closure("no-such-program") == Closure({}, {"no-such-program"})


def test_dependencies_of_dependencies_are_listed() -> None:
    names = {work.distribution for work in LISTED}
    assert {"shiboken6", "frozendict", "chevron", "qtpy", "fontpkg"} <= names


def test_what_refers_to_the_general_licence_brings_it() -> None:
    lesser = [work for work in LISTED if "LGPL-3.0" in work.licence]
    assert {"Qt", "PySide6_Essentials", "shiboken6", "frozendict"} <= {work.name for work in lesser}
    for work in lesser:
        text = work.text()
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
        assert "TERMS AND CONDITIONS" in text, "of the General Public License, whole"


def test_versions_are_those_that_run() -> None:
    assert by_name("Python").version == platform.python_version()
    assert by_name("SQLite").version == sqlite3.sqlite_version
    assert by_name("Qt").version == metadata.version("PySide6-Essentials")
    assert re.fullmatch(r"3\.\d+\.\d+", by_name("OpenSSL").version)
    assert re.fullmatch(r"\d+(\.\d+)+", by_name("Phosphor").version)


def test_every_icon_font_that_is_brought_is_listed() -> None:
    (package,) = inside._folders("qtawesome", None)
    patterns = [r["file"] for r in records() if r.get("within") == "qtawesome"]
    for font in package.glob("fonts/*.ttf"):
        assert any(font.match(pattern) for pattern in patterns), font.name


def test_every_rust_library_is_under_a_licence_whose_text_is_here() -> None:
    rust = by_name("Rust libraries")
    listed = parts_of(rust.distribution, rust.parts)
    assert len(listed) > 100
    known = {*rust.shared, "0BSD"}
    for part in listed:
        first = re.sub(r" WITH \S+|[()]", "", part.licence)
        choices = [{*re.split(r"\s+AND\s+", choice)} for choice in re.split(r"\s+OR\s+", first)]
        assert any(choice <= known for choice in choices), f"{part.name}: {part.licence}"
    assert f"{listed[0].name} {listed[0].version}: {listed[0].licence}" in rust.text()


def test_each_text_of_ours_is_used_and_each_used_is_there() -> None:
    here = {path.stem for path in (ROOT / "resources" / "licences").glob("*.txt")}
    used = {name for record in records() for name in record["texts"] if "/" not in name}
    used |= {name for work in LISTED for name in work.shared if "/" not in name}
    assert here == used


def test_the_legal_texts_are_whole() -> None:
    for name, first, last in (
        ("GPL-2.0-only", "GNU GENERAL PUBLIC LICENSE", "instead of this License."),
        ("LGPL-2.1-only", "GNU LESSER GENERAL PUBLIC LICENSE", "That's all there is to it!"),
        ("GCC-exception-3.1", "GCC RUNTIME LIBRARY EXCEPTION", "the license of GCC."),
        ("LGPL-3.0-only", "GNU LESSER GENERAL PUBLIC LICENSE", "permanent authorization"),
        ("GPL-3.0-only", "GNU GENERAL PUBLIC LICENSE", "why-not-lgpl.html"),
        ("Apache-2.0", "Apache License", "limitations under the License."),
        ("OFL-1.1", "SIL OPEN FONT LICENSE", "OTHER DEALINGS IN THE FONT SOFTWARE."),
        ("Python", "A. HISTORY OF THE SOFTWARE", "PERFORMANCE OF THIS SOFTWARE."),
    ):
        text = (ROOT / "resources" / "licences" / f"{name}.txt").read_text("utf-8")
        assert first in text[:200]
        assert last in text[-300:]


def test_libraries_of_the_building_system_are_listed_in_a_bundle_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = {"XCB libraries", "libxkbcommon", "libffi"}
    assert system.isdisjoint(work.name for work in inside_works())
    for name in ("libxcb-cursor.so.0", "libffi.so.8"):
        (tmp_path / name).touch()
    there = {"XCB libraries", "libffi"}
    assert system & {work.name for work in inside_works(tmp_path)} == there
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert system & {work.name for work in inside_works()} == there


def test_a_bundle_has_what_lies_in_it_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "qtawesome" / "fonts").mkdir(parents=True)
    (tmp_path / "qtawesome" / "fonts" / "phosphor-1.3.0.ttf").touch()
    (tmp_path / "numpy.libs").mkdir()
    (tmp_path / "numpy.libs" / "libgfortran-040039e1.so.5.0.0").touch()
    listed = {work.name for work in inside_works(tmp_path) if work.inside not in ("", "Python")}
    assert listed == {"Phosphor", "libgfortran"}


def test_what_starts_a_bundle_is_listed_in_a_bundle_only(tmp_path: Path) -> None:
    assert "PyInstaller" not in {work.name for work in inside_works()}
    (starter,) = (work for work in inside_works(tmp_path) if work.name == "PyInstaller")
    assert starter.licence == "GPL-2.0-or-later WITH Bootloader-exception AND Apache-2.0"
    assert "unlimited permission to link or embed compiled bootloader" in starter.text()


@pytest.mark.parametrize(
    ("name", "licence"),
    [
        ("Public Suffix List", "MPL-2.0"),
        ("TinyCBOR", "MIT"),
        ("Keccak (SHA-3)", "CC0-1.0"),
        ("Unicode CLDR", "Unicode-3.0"),
        ("Unicode Character Database", "Unicode-3.0"),
        ("XSVG", "HPND-sell-variant"),
    ],
)
def test_what_qt_is_made_of_is_listed(name: str, licence: str) -> None:
    assert (by_name(name).inside, by_name(name).licence) == ("Qt", licence)


@pytest.mark.skipif(sys.platform != "linux", reason="these come along on Linux only")
def test_what_qt_is_made_of_on_linux_is_listed() -> None:
    assert by_name("Wayland protocols").licence == "MIT AND HPND"
    assert by_name("XCB-XInput").licence == "MIT"


def test_libraries_beside_the_array_package_are_listed() -> None:
    (folder,) = inside._folders("numpy.libs", None)
    patterns = [r["file"] for r in records() if r.get("within") == "numpy.libs"]
    for library in folder.glob("lib*"):
        assert any(library.match(pattern) for pattern in patterns), library.name


@pytest.mark.parametrize("work", [w for w in LISTED if "LGPL" in w.licence], ids=lambda w: w.name)
def test_a_work_that_may_be_replaced_says_where_its_source_is_and_how(work: Work) -> None:
    assert work.source.startswith("https://")
    assert "{" not in work.source
    if work.inside == "":
        assert work.source.endswith(f"v{work.version}")
    assert f"Source code of this version: {work.source}\nIt can be replaced: " in work.text()


def test_a_font_that_is_left_out_is_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "_folders", lambda _within, _bundle: [])
    left = [*inside_works()]
    assert "QtAwesome" not in {work.inside for work in left}
    assert "Python" in {work.name for work in left}


def test_listing_reads_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts are long: each is read when it is asked for."""
    read: list[str] = []
    real = Path.read_text

    def noted(path: Path, *args: str, **more: str) -> str:
        read.append(path.name)
        return real(path, *args, **more)

    monkeypatch.setattr(Path, "read_text", noted)
    works()
    assert not {name for name in read if name.endswith("MPL-2.0.txt") or name == "GPL-3.0-only.txt"}


def test_no_toolkit_is_needed() -> None:
    code = (
        "import sys; from coupexplorer.shipped.licences import works; works();"
        "sys.exit(bool({'PySide6', 'packaging', 'sqlalchemy'} & {*sys.modules}))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
