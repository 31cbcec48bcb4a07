"""What the bundle takes in: listed plug-ins, few system libraries, no debris of the build."""

import os
from pathlib import Path

import pytest

from bundle_contents import (
    CARRIED,
    FONTS,
    LEFT_OUT,
    NAMED_AT_RUN_TIME,
    keeps_binary,
    keeps_data,
    may_be_stripped,
    own_folders,
)

PACKAGES = Path("/python/lib/site-packages")
QT = "PySide6/Qt/plugins"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (f"{QT}/platforms/libqxcb.so", True),
        (f"{QT}/platforms/qwindows.dll", True),
        (f"{QT}/platforms/libqcocoa.dylib", True),
        (f"{QT}/platforms/libqvnc.so", False),
        (f"{QT}/imageformats/libqsvg.so", True),
        (f"{QT}/imageformats/libqxcb.so", False),
        (f"{QT}/tls/libqopensslbackend.so", False),
        (f"{QT}/sqldrivers/libqsqlite.so", False),
        (f"{QT}/new-in-some-release/libqnew.so", False),
    ],
)
def test_only_listed_plugins_go_in(name: str, kept: bool) -> None:
    entry = (name, str(PACKAGES / name), "BINARY")
    assert keeps_binary(entry, [PACKAGES]) is kept


@pytest.mark.parametrize(
    ("prefix", "base", "library", "inside", "outside"),
    [
        ("/venv", "/usr", "/usr/lib/python3.11", "lib-dynload/_json.so", "/usr/lib/libGL.so.1"),
        ("/venv", "/opt/py", "/opt/py/lib/python3.12", "../libpython3.12.so.1.0", "/lib/libc.so.6"),
        ("/venv", "/py312", "/py312/Lib", "../python312.dll", "/windows/system32/user32.dll"),
        ("/venv", "/F/Versions/3.12", "/F/Versions/3.12/lib/python3.12", "../../Python", "/usr/z"),
    ],
    ids=["Debian", "Linux", "Windows", "macOS"],
)
def test_python_comes_along_wherever_it_was_installed(
    prefix: str, base: str, library: str, inside: str, outside: str
) -> None:
    folders = own_folders(Path(prefix), Path(base), Path(library))
    python = os.path.normpath(Path(library, inside))
    assert keeps_binary((Path(python).name, python, "BINARY"), folders)
    assert keeps_binary(("x.so", f"{prefix}/lib/site-packages/x.so", "EXTENSION"), folders)
    assert not keeps_binary((Path(outside).name, outside, "BINARY"), folders)


def test_own_libraries_go_in_and_the_systems_stay_out() -> None:
    own = ("numpy/core.so", str(PACKAGES / "numpy/core.so"), "EXTENSION")
    assert keeps_binary(own, [PACKAGES])
    for name in ("libGL.so.1", "libc.so.6", "libfontconfig.so.1", "libcups.so.2", "libgtk-3.so.0"):
        assert not keeps_binary((name, f"/usr/lib/{name}", "BINARY"), [PACKAGES])
    for name in CARRIED:
        assert keeps_binary((f"{name}.so.0", f"/usr/lib/{name}.so.0", "BINARY"), [PACKAGES])


def test_libraries_of_plugins_left_out_stay_out_with_their_links() -> None:
    name = "libQt6WlShellIntegration.so.6"
    assert not keeps_binary((name, str(PACKAGES / name), "BINARY"), [PACKAGES])
    assert not keeps_data(name)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("coupexplorer/_shipped/data/baath-splits/events.json", True),
        ("coupexplorer/_shipped/resources/translations/coupexplorer_en.qm", True),
        ("coupexplorer/_shipped/resources/translations/coupexplorer_en.ts", False),
        ("numpy-2.4.6.dist-info/METADATA", True),
        ("numpy-2.4.6.dist-info/licenses/LICENSE.txt", True),
        ("coupexplorer-0.1.0.dist-info/direct_url.json", False),
        ("numpy-2.4.6.dist-info/RECORD", False),
        ("PySide6/Qt/translations/qtbase_ar.qm", True),
        ("PySide6/Qt/translations/assistant_ar.qm", False),
        ("pyqtgraph/colors/maps/viridis.csv", False),
        ("pyqtgraph/graphicsItems/ViewBox/ViewBox.pyc", True),
        ("qtawesome/fonts/materialdesignicons6-webfont-6.9.96.ttf", True),
        ("qtawesome/fonts/remixicon-2.5.0.ttf", False),
    ],
)
def test_data_goes_in_without_what_the_build_left(name: str, kept: bool) -> None:
    assert keeps_data(name) is kept


def test_nothing_is_both_wanted_and_left_out() -> None:
    assert not set(NAMED_AT_RUN_TIME) & set(LEFT_OUT)
    assert set(FONTS) <= set(NAMED_AT_RUN_TIME)


def test_altered_libraries_are_not_stripped() -> None:
    assert not may_be_stripped("numpy.libs/libopenblas.so")
    assert not may_be_stripped("PySide6/QtCore.abi3.so")
    assert may_be_stripped("libpython3.11.so.1.0")
    assert may_be_stripped("sqlalchemy/engine/_row_cy.so")
