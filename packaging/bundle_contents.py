"""What goes into the bundle and what stays out, on every platform: lists, and what they answer.

Qt's plug-ins and the system's libraries are named one by one; what a new release of Qt adds stays
out until somebody asks for it. Python modules are left out by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePath, PurePosixPath

Entry = tuple[str, str, str]
"""A file of the bundle as PyInstaller lists it: its place inside, where it comes from, its kind."""

PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg", "qico"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "platformthemes": {"qgtk3", "qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "styles": {"qmacstyle"},
    "wayland-decoration-client": {"bradient", "adwaita"},
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl"},
    "wayland-shell-integration": {"xdg-shell", "qt-shell"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
}
"""Qt's plug-ins that the window, its text and its printing use, by their folder."""

CARRIED = (
    "libpython3",
    "libffi",
    "libsqlite3",
    "libxcb-cursor",
    "libxcb-icccm",
    "libxcb-image",
    "libxcb-keysyms",
    "libxcb-render-util",
    "libxcb-util",
    "libxcb-xkb",
    "libxkbcommon-x11",
)
"""Libraries of the building system that come along: Python's own, and those of X11 that a desktop
may lack. All others (C, graphics, fonts, D-Bus, CUPS) belong to the system the program runs on."""

FONTS = ("fontpkg_amiri", "fontpkg_noto_sans", "fontpkg_noto_serif")
"""The packages that bring the fonts of window and page."""

ICON_FONT = "materialdesignicons6-"
"""How the files of the one icon font begin that the program draws with."""

NAMED_AT_RUN_TIME = FONTS
"""Modules that the program imports or looks for by a name that reading its code does not show."""

OF_PLUGINS_LEFT_OUT = ("libQt6EglFS", "libQt6EglFs", "libQt6WlShell")
"""Libraries that only plug-ins left out stand on."""

LEFT_OUT = (
    *("PySide6." + name for name in ("QtConcurrent", "QtDesigner", "QtHelp", "QtQml")),
    *("PySide6." + name for name in ("QtQuick", "QtQuickControls2")),
    *("PySide6." + name for name in ("QtQuickTest", "QtQuickWidgets", "QtSql", "QtTest")),
    *("PySide6." + name for name in ("QtUiTools", "QtXml", "scripts")),
    # The program opens no connection: no TLS, and hashes come from Python's own modules.
    *("ssl", "_ssl", "_hashlib", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc"),
    # What the libraries would use in development, or to draw what is never drawn here.
    *("numpy.f2py", "numpy.testing", "numpy.distutils", "pytest", "hypothesis", "setuptools"),
    *("pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.jupyter", "pyqtgraph.console"),
    *("matplotlib", "scipy", "PIL", "tkinter", "IPython", "lib2to3", "unittest.mock"),
    *("sqlalchemy.dialects.mysql", "sqlalchemy.dialects.postgresql"),
    *("sqlalchemy.dialects.oracle", "sqlalchemy.dialects.mssql"),
    *("bz2", "_bz2", "lzma", "_lzma", "readline", "curses", "_curses", "dbm"),
)
"""Python modules that nothing in the program uses."""

METADATA_LEFT_OUT = frozenset({"RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "WHEEL"})
"""Files of a distribution's metadata that tell of the building machine and of nothing else."""


def own_folders(prefix: Path, base_prefix: Path, standard_library: Path) -> frozenset[Path]:
    """The folders of a Python and of its packages, from those of its environment.

    A Python of the system shares /usr with everything else: of that only the standard library.
    """
    python = standard_library if base_prefix == Path("/usr") else base_prefix
    return frozenset((prefix.resolve(), python.resolve()))


def keeps_binary(entry: Entry, own_folders: Iterable[Path]) -> bool:
    """Whether a library or plug-in goes in; ``own_folders`` are those of Python and its packages.

    Whatever lies in them goes in, but for Qt's plug-ins that are not listed; of the system's
    libraries only the ones in ``CARRIED``.
    """
    name, source, _ = entry
    if "plugins" in PurePath(name).parts:
        return _is_wanted_plugin(PurePath(name))
    if PurePath(name).name.startswith(OF_PLUGINS_LEFT_OUT):
        return False
    if any(Path(source).is_relative_to(folder) for folder in own_folders):
        return True
    return PurePosixPath(name).name.startswith(CARRIED)


def _is_wanted_plugin(name: PurePath) -> bool:
    stem = name.name.removeprefix("lib").partition(".")[0]
    return stem in PLUGINS.get(name.parent.name, ())


def keeps_data(name: str) -> bool:
    """Whether a data file goes in, by its place in the bundle."""
    path = PurePath(name)
    if path.suffix == ".pyc":
        return True
    if path.name.startswith(OF_PLUGINS_LEFT_OUT):
        return False
    if any(part.endswith(".dist-info") for part in path.parts):
        return path.name not in METADATA_LEFT_OUT
    if "translations" in path.parts and "PySide6" in path.parts:
        return path.name.startswith("qtbase_")
    if path.parts[:1] == ("pyqtgraph",):
        return False
    if path.parts[:2] == ("qtawesome", "fonts"):
        return path.name.startswith(ICON_FONT)
    return path.suffix not in (".ts", ".pyi", ".qmltypes")


def may_be_stripped(name: str) -> bool:
    """Whether a library's debugging part may go, by its place among the bundle's libraries.

    The array library and Qt were altered after linking, which a later strip is known to break;
    both come stripped.
    """
    return not name.startswith(("numpy", "PySide6", "shiboken6"))
