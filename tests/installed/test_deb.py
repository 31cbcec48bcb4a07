"""The Debian package on a bare system: installed, used by an ordinary user, and removed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.installed.bare_system import BareSystem, User
from tests.installed.display import Display
from tests.installed.sight import colours, dark_share

import identity

TITLE = "Coup Explorer"
BUILT_IN = "Ba'ath"
OWN_FOLDERS = (".local/share/coupexplorer", ".config/coupexplorer", ".cache/fontconfig")


def close(display: Display, started: subprocess.Popen[str]) -> str:
    """Leave the program by its key; what it said on its error stream."""
    display.ask("key", "--clearmodifiers", "ctrl+q")
    _, said = started.communicate(timeout=30)
    assert started.returncode == 0
    return said


def reader_copies(system: BareSystem, user: User) -> list[Path]:
    """The copies of the built-in casebook that a start without FILE has made."""
    return list(system.inside(f"{user.home}/.local/share/coupexplorer").glob("*.casebook"))


def test_version_is_the_same_everywhere(installed: BareSystem, reader: User) -> None:
    said = installed.run(["coupexplorer", "--version"], user=reader).stdout
    assert said.split()[-1] == identity.version()
    asked = ["dpkg-query", "--showformat=${Version}", "--show", identity.PROGRAM]
    assert installed.run(asked).stdout == identity.version()


def test_self_test_passes_without_a_display(installed: BareSystem, reader: User) -> None:
    done = installed.run(["coupexplorer", "self-test"], user=reader)
    assert "all well" in done.stdout
    assert not list(installed.inside(reader.home).rglob("*.casebook"))


def test_window_opens_on_a_path_with_spaces_and_arabic(
    installed: BareSystem, reader: User, display: Display, seen: Path
) -> None:
    folder = f"{reader.home}/دفتر التجربة"
    file = f"{folder}/ملف with spaces.casebook"
    installed.run(["mkdir", folder], user=reader)
    installed.run(["coupexplorer", "new", file], user=reader)
    program = installed.start(["coupexplorer", file], user=reader, environ=display.variables)
    display.wait_for_window(BUILT_IN)
    picture = seen / "window.png"
    display.still_picture(picture)
    assert close(display, program) == ""
    assert not reader_copies(installed, reader)
    assert colours(picture) > 200
    assert 0.01 < dark_share(picture) < 0.5


def test_letters_of_both_scripts_are_drawn_without_any_font_of_the_system(
    installed: BareSystem, reader: User, display: Display, seen: Path
) -> None:
    hidden = f"mount -t tmpfs none '{installed.inside('/usr/share/fonts')}'"
    # It asks the fonts for letters of both scripts; the pictures are for looking.
    tested = installed.run(["coupexplorer", "self-test"], user=reader, first=hidden)
    assert "all well" in tested.stdout
    program = installed.start(
        ["coupexplorer"], user=reader, first=hidden, environ=display.variables
    )
    display.wait_for_window(BUILT_IN)
    display.still_picture(seen / "scripts-before.png")
    display.ask("key", "--clearmodifiers", "ctrl+f")
    display.ask("type", "--delay", "30", "bitar")
    display.still_picture(seen / "scripts-found.png")
    display.ask("key", "Return")
    display.still_picture(seen / "scripts.png")
    assert close(display, program) == ""
    assert (seen / "scripts.png").read_bytes() != (seen / "scripts-before.png").read_bytes()


def test_sheet_is_printed_to_pdf(installed: BareSystem, reader: User, seen: Path) -> None:
    file = f"{reader.home}/comparison.pdf"
    installed.run(["coupexplorer", "sheet", "--output", file], user=reader)
    printed = installed.inside(file)
    (seen / "sheet.pdf").write_bytes(printed.read_bytes())
    words = subprocess.run(
        ["pdftotext", str(printed), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert "Who was split" in words
    assert "صلاح الدين البيطار" in words


def test_first_start_writes_nothing_outside_its_own_folders(
    installed: BareSystem, reader: User, display: Display, seen: Path
) -> None:
    before = installed.files()
    program = installed.start(["coupexplorer"], user=reader, environ=display.variables)
    display.wait_for_window(BUILT_IN)
    display.still_picture(seen / "first-start.png")
    assert close(display, program) == ""
    new = sorted(installed.files() - before)
    (seen / "first-start-files.txt").write_text("\n".join(new) + "\n", encoding="utf-8")
    parents = {str(place) for folder in OWN_FOLDERS for place in Path(reader.home, folder).parents}
    own = tuple(f"{reader.home}/{folder}" for folder in OWN_FOLDERS)
    assert [path for path in new if not path.startswith(own) and path not in parents] == []
    assert f"{reader.home}/.local/share/coupexplorer/baath-splits.casebook" in new
    left = [path for path in new if path.endswith((".lock", "-journal", ".part"))]
    assert left == []


def test_second_start_is_faster(
    installed: BareSystem, reader: User, display: Display, seen: Path
) -> None:
    def start() -> float:
        program = installed.start(
            ["sh", "-c", "coupexplorer; times"], user=reader, environ=display.variables
        )
        display.wait_for_window(BUILT_IN)
        display.ask("key", "--clearmodifiers", "ctrl+q")
        told, _ = program.communicate(timeout=60)
        minutes = told.splitlines()[-1].split()
        return sum(_seconds(part) for part in minutes)

    first = start()
    later = [start() for _ in range(3)]
    (seen / "starts.txt").write_text(f"{first} {later}\n", encoding="utf-8")
    assert min(later) < first


def _seconds(told: str) -> float:
    minutes, _, seconds = told.rstrip("s").partition("m")
    return 60 * float(minutes) + float(seconds)


def test_home_that_cannot_be_written_to_is_told_and_read_from(
    installed: BareSystem, reader: User, display: Display, seen: Path
) -> None:
    home = installed.inside(reader.home)
    shut = f"mount --bind '{home}' '{home}' && mount -o remount,ro,bind '{home}'"
    before = installed.files()
    program = installed.start(["coupexplorer"], user=reader, first=shut, environ=display.variables)
    display.wait_for_window(BUILT_IN)
    # The sentence stands in a window of its own, which the key takes away.
    display.wait_for_window(f"^{TITLE}$")
    display.still_picture(seen / "read-only-home.png")
    display.ask("key", "Escape")
    display.wait(lambda: not display.windows(f"^{TITLE}$"), "the sentence taken away")
    said = close(display, program)
    assert "Traceback" not in said
    assert installed.files() == before


def test_second_start_brings_the_first_window_to_the_front(
    installed: BareSystem, reader: User, display: Display
) -> None:
    file = f"{reader.home}/other.casebook"
    installed.run(["coupexplorer", "new", "--empty", file], user=reader)
    built_in = installed.start(["coupexplorer"], user=reader, environ=display.variables)
    display.wait_for_window(BUILT_IN)
    other = installed.start(["coupexplorer", file], user=reader, environ=display.variables)
    display.wait(lambda: len(display.windows(TITLE)) == 2, "a second window")
    display.wait(lambda: BUILT_IN not in display.active_title(), "the second window in front")
    again = installed.start(["coupexplorer"], user=reader, environ=display.variables)
    assert again.communicate(timeout=60) == ("", "")
    assert again.returncode == 0
    display.wait(lambda: BUILT_IN in display.active_title(), "the first window in front")
    assert len(display.windows(TITLE)) == 2
    close(display, built_in)
    display.wait(lambda: TITLE in display.active_title(), "the window that is left in front")
    close(display, other)


@pytest.fixture(scope="session")
def desktop(installed: BareSystem, tmp_path_factory: pytest.TempPathFactory) -> BareSystem:
    """The same system with what opens files by their type."""
    system = installed.copy(tmp_path_factory.mktemp("desktop") / "system")
    system.install("shared-mime-info", "desktop-file-utils", "libglib2.0-bin", "xdg-utils")
    return system


@pytest.mark.parametrize("name", ["by its name.casebook", "by its first bytes"])
def test_casebook_is_known_and_opened_by_its_type(
    desktop: BareSystem, display: Display, seen: Path, name: str
) -> None:
    user = desktop.add_user("opener" + str(len(name)))
    made, file = f"{user.home}/made.casebook", f"{user.home}/{name}"
    desktop.run(["coupexplorer", "new", made], user=user)
    desktop.run(["mv", made, file], user=user)
    told = desktop.run(["gio", "info", "-a", "standard::content-type", file], user=user).stdout
    assert identity.MIME_TYPE in told
    asked = ["xdg-mime", "query", "default", identity.MIME_TYPE]
    assert desktop.run(asked, user=user).stdout.strip() == f"{identity.APP_ID}.desktop"
    # The opener ends at once; what it started must not end with its shell.
    opening = ["sh", "-c", 'gio open "$1"; sleep 120', "sh", file]
    program = desktop.start(opening, user=user, environ=display.variables)
    display.wait_for_window(BUILT_IN)
    display.still_picture(seen / "opened-by-type.png")
    assert not reader_copies(desktop, user)
    desktop.stop(program)


def test_menu_entry_starts_the_program(desktop: BareSystem, display: Display, seen: Path) -> None:
    user = desktop.add_user("chooser")
    entry = f"/usr/share/applications/{identity.APP_ID}.desktop"
    starting = ["sh", "-c", 'gio launch "$1"; sleep 120', "sh", entry]
    program = desktop.start(starting, user=user, environ=display.variables)
    window = display.wait_for_window(BUILT_IN)
    display.still_picture(seen / "from-the-menu.png")
    # By this name the desktop finds the entry of a window, and with it the icon.
    said = display.property_of(window, "WM_CLASS")
    wanted = installed_text(desktop, entry).partition("StartupWMClass=")[2].splitlines()[0]
    assert f'"{wanted}"' in said
    desktop.stop(program)


def installed_text(system: BareSystem, path: str) -> str:
    """A text file of a system."""
    return system.inside(path).read_text(encoding="utf-8")


def test_other_databases_are_not_taken_for_casebooks(desktop: BareSystem) -> None:
    plain = desktop.inside("/tmp/plain")
    plain.write_bytes(b"SQLite format 3\x00".ljust(4096, b"\x00"))
    told = desktop.run(["gio", "info", "-a", "standard::content-type", "/tmp/plain"]).stdout
    assert identity.MIME_TYPE not in told
    assert "sqlite3" in told


def test_removal_leaves_casebooks_and_nothing_else(
    installed: BareSystem, bare: BareSystem, tmp_path: Path, seen: Path
) -> None:
    system = installed.copy(tmp_path / "system")
    user = system.add_user("leaver")
    kept = f"{user.home}/kept.casebook"
    system.run(["coupexplorer", "new", kept], user=user)
    before = system.inside(kept).read_bytes()
    system.run(
        ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y", "purge", identity.PROGRAM]
    )
    # What stands in a home is the reader's.
    outside = (path for path in system.files() if not path.startswith("/home/"))
    left = sorted(path for path in outside if "coupexplorer" in path.lower())
    (seen / "left-after-removal.txt").write_text("\n".join(left) + "\n", encoding="utf-8")
    assert left == []
    assert system.inside(kept).read_bytes() == before


@pytest.mark.parametrize(
    ("check", "file"),
    [
        (("desktop-file-validate",), f"/usr/share/applications/{identity.APP_ID}.desktop"),
        (
            ("appstreamcli", "validate", "--no-net"),
            f"/usr/share/metainfo/{identity.APP_ID}.metainfo.xml",
        ),
        (("man", "--warnings", "-l", "-Tutf8"), "/usr/share/man/man1/coupexplorer.1.gz"),
    ],
    ids=["desktop entry", "AppStream", "manual page"],
)
def test_what_the_desktop_reads_is_valid(
    installed: BareSystem, check: tuple[str, ...], file: str
) -> None:
    told = subprocess.run(
        [*check, str(installed.inside(file))], check=False, capture_output=True, text=True
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert "error" not in told.stderr
