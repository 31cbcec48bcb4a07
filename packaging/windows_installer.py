"""The Windows installer: what it carries, what the program says of itself, and how it is made.

Not yet run on Windows. The script is packaging/windows/coupexplorer.nsi; NSIS, which compiles
it, runs on every platform, but the bundle has to be made on Windows.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import identity
from building import BuildError

SCRIPT = Path(__file__).resolve().parent / "windows" / "coupexplorer.nsi"
COPYRIGHT = f"{identity.PUBLISHER}, MIT licence"
ENGLISH, UTF_16 = 0x0409, 1200

# Windows allows 260 characters, of which the folder of a reader with a long name takes a third.
LONGEST_PATH = 170
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')
_NUMBERS = re.compile(r"\d+(?:\.\d+)*")


class Parts(NamedTuple):
    """What an installer is made of: the bundle's folder, two .ico files, and where it is put."""

    bundle: Path
    icon: Path
    document_icon: Path
    output: Path
    version: str


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as Windows wants it: "0.2.1" becomes 0, 2, 1, 0; what follows numbers is dropped.

    Raises BuildError for a version that does not begin with a number, or has more than three,
    or one that does not fit into 16 bits.
    """
    found = _NUMBERS.match(version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    if not numbers or len(numbers) > 3 or max(numbers) > 0xFFFF:
        raise BuildError(f"“{version}” is no version that Windows can write as four numbers.")
    first, second, third = (*numbers, 0, 0)[:3]
    return first, second, third, 0


def installer_name(version: str) -> str:
    """What the installer's file is called; never setup.exe, into which Windows loads old code."""
    return f"{identity.PROGRAM}-{version}-windows-x86_64.exe"


def version_info(version: str) -> str:
    """The program's version resource, in the form that PyInstaller reads (EXE's `version`)."""
    numbers = four_numbers(version)
    said = {
        "CompanyName": identity.PUBLISHER,
        "FileDescription": identity.NAME,
        "FileVersion": version,
        "InternalName": identity.PROGRAM,
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": f"{identity.PROGRAM}.exe",
        "ProductName": identity.NAME,
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({key!r}, {text!r})" for key, text in said.items())
    table = f"StringTable('{ENGLISH:04x}{UTF_16:04x}', [{strings}])"
    fixed = (
        f"FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0,"
        " OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0))"
    )
    translation = f"VarFileInfo([VarStruct('Translation', [{ENGLISH}, {UTF_16}])])"
    return f"VSVersionInfo(ffi={fixed}, kids=[StringFileInfo([{table}]), {translation}])\n"


def contents(bundle: Path) -> list[PurePosixPath]:
    """Every file of the bundle, relative to it, in a fixed order.

    Raises BuildError when the program is missing, or a name will not do on Windows.
    """
    files = sorted(
        PurePosixPath(file.relative_to(bundle).as_posix())
        for file in bundle.rglob("*")
        if not file.is_dir()
    )
    if PurePosixPath(f"{identity.PROGRAM}.exe") not in files:
        raise BuildError(f"There is no {identity.PROGRAM}.exe in {bundle}.")
    _examine(files)
    return files


def _examine(files: Iterable[PurePosixPath]) -> None:
    seen: dict[str, PurePosixPath] = {}
    for file in files:
        if any(_NOT_IN_NAMES.search(part) for part in file.parts):
            raise BuildError(f"Windows allows no file of the name “{file}”.")
        if len(str(file)) > LONGEST_PATH:
            raise BuildError(f"The path “{file}” is too long for Windows.")
        twin = seen.setdefault(str(file).casefold(), file)
        if twin != file:
            raise BuildError(f"“{twin}” and “{file}” are the same name on Windows.")


def contents_script(bundle: Path) -> str:
    """The two macros that name each file of the bundle: to install it, and to remove it."""
    files = contents(bundle)
    folders = sorted({folder for file in files for folder in file.parents if folder.name})
    install, remove = ["!macro INSTALL_FILES"], ["!macro REMOVE_FILES"]
    last: PurePosixPath | None = None
    for file in sorted(files, key=lambda file: (file.parent, file)):
        if file.parent != last:
            install.append(f'  SetOutPath "{_installed(file.parent)}"')
            last = file.parent
        source = (bundle / file).resolve()
        install.append(f'  File "/oname={_quoted(file.name)}" "{source}"')
        remove.append(f'  Delete "{_installed(file)}"')
    deepest_first = reversed(folders)
    remove += [f'  RMDir "{_installed(folder)}"' for folder in deepest_first]
    return "\n".join([*install, "!macroend", "", *remove, "!macroend", ""])


def _installed(path: PurePosixPath) -> str:
    return "\\".join(("$INSTDIR", *(_quoted(part) for part in path.parts)))


def _quoted(text: str) -> str:
    """Text for the reader's machine, where a dollar would begin a variable; not for paths here."""
    return text.replace("$", "$$")


def size_kib(bundle: Path) -> int:
    """What the bundle takes on disk, in whole KiB, as the list of installed programs shows it."""
    return -(-sum((bundle / file).stat().st_size for file in contents(bundle)) // 1024)


def command(parts: Parts, contents_file: Path) -> list[str]:
    """How NSIS is called: warnings are errors, and every name comes from here."""
    given = {
        "NAME": identity.NAME,
        "PROGRAM": identity.PROGRAM,
        "APP_ID": identity.APP_ID,
        "PUBLISHER": identity.PUBLISHER,
        "SUMMARY": identity.SUMMARY,
        "COPYRIGHT": COPYRIGHT,
        "MIME_TYPE": identity.MIME_TYPE,
        "ENDING": identity.ENDING,
        "VERSION": parts.version,
        "VERSION_NUMBERS": ".".join(map(str, four_numbers(parts.version))),
        "SIZE_KIB": str(size_kib(parts.bundle)),
        "ICON": str(parts.icon.resolve()),
        "DOCUMENT_ICON": str(parts.document_icon.resolve()),
        "CONTENTS": str(contents_file.resolve()),
        "OUTPUT": str(parts.output.resolve()),
    }
    defines = [f"-D{name}={value}" for name, value in given.items()]
    return ["makensis", "-WX", "-V4", "-INPUTCHARSET", "UTF8", *defines, str(SCRIPT)]


def make(parts: Parts) -> str:
    """Make the installer; returns what the compiler said. Raises BuildError with its words."""
    parts.output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        contents_file = Path(folder) / "contents.nsh"
        contents_file.write_text(contents_script(parts.bundle), encoding="utf-8")
        try:
            done = subprocess.run(
                command(parts, contents_file), capture_output=True, encoding="utf-8", check=False
            )
        except FileNotFoundError as error:
            raise BuildError("makensis is not installed (Debian: nsis).") from error
    if done.returncode != 0:
        last = "\n".join((done.stdout + done.stderr).splitlines()[-15:])
        raise BuildError(f"NSIS could not compile the script:\n{last}")
    return done.stdout
