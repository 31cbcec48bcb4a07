"""What Qt's wheel takes from a Linux system: what is missing of it, and the packages with it."""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple


class Need(NamedTuple):
    """One thing that must be on the system, and the Debian package that brings it.

    `name` is a shared library's soname, or the absolute path of a file. `use` says when it is
    needed: always, for a window under X11, for a window under Wayland, for printers, for building
    packages, or for proving them on bare systems.
    """

    name: str
    package: str
    use: str = "always"


def python_needs(base_prefix: str = sys.base_prefix) -> tuple[Need, ...]:
    """The library of a Python that came as a Debian package: the bundle carries it."""
    if base_prefix != "/usr" or not sys.platform.startswith("linux"):
        return ()
    name = f"libpython{sys.version_info[0]}.{sys.version_info[1]}"
    return (Need(f"{name}.so.1.0", name, "building"),)


# Read off the wheel: the libraries that libQt6{Core,Gui,Widgets,DBus,PrintSupport,Svg} and the
# platform and printing plug-ins name as needed and do not carry themselves.
NEEDS = (
    Need("libEGL.so.1", "libegl1"),
    Need("libGL.so.1", "libgl1"),
    Need("libX11.so.6", "libx11-6"),
    Need("libdbus-1.so.3", "libdbus-1-3"),
    Need("libfontconfig.so.1", "libfontconfig1"),
    Need("libfreetype.so.6", "libfreetype6"),
    Need("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
    Need("libglib-2.0.so.0", "libglib2.0-0"),
    Need("libgthread-2.0.so.0", "libglib2.0-0"),
    Need("libstdc++.so.6", "libstdc++6"),
    Need("libxkbcommon.so.0", "libxkbcommon0"),
    Need("libz.so.1", "zlib1g"),
    Need("libzstd.so.1", "libzstd1"),
    Need("/etc/fonts/fonts.conf", "fontconfig-config"),
    Need("/usr/share/X11/xkb", "xkb-data"),
    Need("libX11-xcb.so.1", "libx11-xcb1", "x11"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "x11"),
    Need("libxcb-glx.so.0", "libxcb-glx0", "x11"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "x11"),
    Need("libxcb-image.so.0", "libxcb-image0", "x11"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "x11"),
    Need("libxcb-randr.so.0", "libxcb-randr0", "x11"),
    Need("libxcb-render-util.so.0", "libxcb-render-util0", "x11"),
    Need("libxcb-render.so.0", "libxcb-render0", "x11"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "x11"),
    Need("libxcb-shm.so.0", "libxcb-shm0", "x11"),
    Need("libxcb-sync.so.1", "libxcb-sync1", "x11"),
    Need("libxcb-util.so.1", "libxcb-util1", "x11"),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0", "x11"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", "x11"),
    Need("libxcb.so.1", "libxcb1", "x11"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "x11"),
    Need("libwayland-client.so.0", "libwayland-client0", "wayland"),
    Need("libwayland-cursor.so.0", "libwayland-cursor0", "wayland"),
    Need("libwayland-egl.so.1", "libwayland-egl1", "wayland"),
    Need("libcups.so.2", "libcups2", "printing"),
    *python_needs(),
    Need("/usr/bin/objdump", "binutils", "building"),
    Need("/usr/bin/xz", "xz-utils", "building"),
    Need("/usr/bin/dpkg-shlibdeps", "dpkg-dev", "building"),
    Need("/usr/sbin/debootstrap", "debootstrap", "proving"),
    Need("/usr/bin/Xvfb", "xvfb", "proving"),
    Need("/usr/bin/openbox", "openbox", "proving"),
    Need("/usr/bin/xdotool", "xdotool", "proving"),
    Need("/usr/bin/xprop", "x11-utils", "proving"),
    Need("/usr/bin/import", "imagemagick", "proving"),
    Need("/usr/bin/pdftotext", "poppler-utils", "proving"),
    Need("/usr/bin/appstreamcli", "appstream", "proving"),
    Need("/usr/bin/desktop-file-validate", "desktop-file-utils", "proving"),
    Need("/usr/bin/lintian", "lintian", "proving"),
    Need("/usr/bin/unshare", "util-linux", "proving"),
)


class MissingPackagesError(Exception):
    """Something is missing and could not be installed; the text says what the reader can type."""


def is_present(need: Need) -> bool:
    """Whether the loader finds the library, or the file exists."""
    if need.name.startswith("/"):
        return Path(need.name).exists()
    try:
        ctypes.CDLL(need.name)
    except OSError:
        return False
    return True


def missing(uses: Collection[str], present: Callable[[Need], bool] = is_present) -> list[Need]:
    """The needs of the given uses that this system lacks, in the order of the table."""
    return [need for need in NEEDS if need.use in uses and not present(need)]


def with_candidate(policy: str) -> set[str]:
    """The package names that `apt-cache policy` (its output, in English) says can be installed."""
    found = set()
    name = ""
    for line in policy.splitlines():
        if line and not line.startswith(" "):
            name = line.rstrip(":")
        elif line.strip().startswith("Candidate:") and "(none)" not in line:
            found.add(name)
    return found


def package_names(packages: Iterable[str], candidates: Collection[str]) -> list[str]:
    """The packages without repeats, under the name that this release of Debian or Ubuntu uses.

    Since the change to 64-bit times some names end in t64. A package under neither name keeps its
    plain one, so that apt names it in its own error.
    """
    names: dict[str, None] = {}
    for package in packages:
        later = package + "t64"
        use_later = later in candidates and package not in candidates
        names[later if use_later else package] = None
    return list(names)


def install_line(packages: Sequence[str]) -> str:
    """The line for a terminal that installs the packages."""
    names = shlex.join(packages)
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"


def install(packages: Sequence[str]) -> None:
    """Install Debian packages through apt-get, as root or by sudo that asks nothing.

    Raises MissingPackagesError, with the exact line to type, when neither is open or apt fails.
    """
    if shutil.which("apt-get") is None:
        raise MissingPackagesError(
            "Please install these with the package manager of this system (the names are"
            f" Debian's): {' '.join(packages)}"
        )
    prefix = _root_prefix()
    if prefix is None:
        names = package_names(packages, _candidates(packages))
        raise MissingPackagesError(
            f"Some system packages are missing; please run: {install_line(names)}"
        )
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    # A failed update (no network, one dead source) need not matter: the install says if it does.
    subprocess.run([*apt, "update"], check=False)
    names = package_names(packages, _candidates(packages))
    print(f"Installing system packages: {' '.join(names)}", file=sys.stderr, flush=True)
    command = [*apt, "install", "-y", "--no-install-recommends", *names]
    if subprocess.run(command, check=False, stdout=sys.stderr).returncode != 0:
        raise MissingPackagesError(
            f"Some system packages could not be installed; please run: {install_line(names)}"
        )


def secure(uses: Collection[str], more: Sequence[str] = ()) -> None:
    """Make sure that this system has what the uses need, and the packages in `more`.

    Raises MissingPackagesError when something needed stays missing. Printing is a comfort: its
    library is installed along with the others, but never stops the program by itself.
    """
    lacking = missing(uses) if sys.platform.startswith("linux") else []
    if not lacking and not more:
        return
    try:
        install([*more, *(need.package for need in lacking)])
    except MissingPackagesError as error:
        if more or any(need.use != "printing" for need in lacking):
            raise
        print(f"Printers cannot be reached. {error}", file=sys.stderr)
        return
    still = [need.name for need in missing(uses) if need.use != "printing"]
    if still:
        raise MissingPackagesError(f"Still missing after the installation: {', '.join(still)}")


def _root_prefix() -> list[str] | None:
    """What to put before a command for root's rights; None when they cannot be had silently."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def _candidates(packages: Iterable[str]) -> set[str]:
    both = [name for package in packages for name in (package, package + "t64")]
    english = {**os.environ, "LC_ALL": "C"}
    command = ["apt-cache", "policy", *both]
    answer = subprocess.run(command, check=False, capture_output=True, text=True, env=english)
    return with_candidate(answer.stdout)
