"""A bare Debian system in a folder: commands run in it as root or as a user, without a network.

Each command has mounts of its own (processes, devices, the socket of a display), which are gone
when it ends. Needs root.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

SUITE = "bookworm"
APT = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y")
LIMIT_S = 600
NOTHING: Mapping[str, str] = MappingProxyType({})

MOUNTS = """\
set -e
mount --make-rprivate /
mount -t proc proc "$ROOT/proc"
mount --rbind /dev "$ROOT/dev"
mount -t tmpfs -o mode=1777 tmpfs "$ROOT/dev/shm"
mkdir -p "$ROOT/tmp/.X11-unix"
if [ -d /tmp/.X11-unix ]; then mount --bind /tmp/.X11-unix "$ROOT/tmp/.X11-unix"; fi
"""


@dataclass(frozen=True)
class User:
    """An ordinary user of a bare system."""

    name: str
    number: int

    @property
    def home(self) -> str:
        """The home folder, as the system sees it."""
        return f"/home/{self.name}"


class BareSystem:
    """A Debian tree in the folder ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def make(cls, root: Path) -> BareSystem:
        """A new one, with the least that Debian consists of."""
        command = ["debootstrap", "--variant=minbase", SUITE, str(root)]
        subprocess.run(command, check=True, capture_output=True, timeout=LIMIT_S)
        system = cls(root)
        for name in ("/etc/resolv.conf", *map(str, Path("/etc/apt/apt.conf.d").glob("99*"))):
            if Path(name).is_file():
                shutil.copy(name, system.inside(name))
        return system

    def copy(self, root: Path) -> BareSystem:
        """The same system once more, in another folder."""
        subprocess.run(["cp", "-a", str(self.root), str(root)], check=True)
        return BareSystem(root)

    def inside(self, path: str) -> Path:
        """Where a path of the system lies on this machine."""
        return self.root / path.lstrip("/")

    def add_user(self, name: str) -> User:
        """An ordinary user with an empty home and a folder for the sockets of a session."""
        self.run(["useradd", "--create-home", name])
        number = int(self.run(["id", "-u", name]).stdout)
        folder = f"/run/user/{number}"
        self.run(["install", "-d", "-m", "700", "-o", name, "-g", name, folder])
        return User(name, number)

    def install(self, *packages: str) -> None:
        """Install Debian packages, by name or as files of the system, without recommended ones."""
        self.run([*APT, "update"], network=True)
        self.run([*APT, "install", "--no-install-recommends", *packages], network=True)

    def command(
        self,
        words: Sequence[str],
        *,
        user: User | None = None,
        network: bool = False,
        first: str = "",
        environ: Mapping[str, str] = NOTHING,
    ) -> list[str]:
        """The command line that runs words in the system; ``first`` is a line of shell before."""
        whole = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8"}
        chroot = ["chroot", str(self.root)]
        if user is not None:
            chroot = ["chroot", f"--userspec={user.name}:{user.name}", str(self.root)]
            whole |= {"HOME": user.home, "USER": user.name}
            whole |= {"XDG_RUNTIME_DIR": f"/run/user/{user.number}"}
        else:
            whole |= {"HOME": "/root"}
        set_to = [f"{name}={value}" for name, value in {**whole, **environ}.items()]
        line = shlex.join([*chroot, "env", "-i", *set_to, *words])
        script = f"ROOT={shlex.quote(str(self.root))}\n{MOUNTS}{first}\nexec {line}"
        alone = [] if network else ["--net"]
        return ["unshare", "--mount", *alone, "--pid", "--fork", "--kill-child", "sh", "-c", script]

    def run(
        self,
        words: Sequence[str],
        *,
        user: User | None = None,
        network: bool = False,
        check: bool = True,
        first: str = "",
        environ: Mapping[str, str] = NOTHING,
    ) -> subprocess.CompletedProcess[str]:
        """Run words in the system to their end; what they print is kept as text."""
        command = self.command(words, user=user, network=network, first=first, environ=environ)
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=LIMIT_S, env=_plain()
        )
        if check and done.returncode != 0:
            raise AssertionError(
                f"{words} ended with {done.returncode}: {done.stdout}{done.stderr}"
            )
        return done

    def start(
        self,
        words: Sequence[str],
        *,
        user: User,
        first: str = "",
        environ: Mapping[str, str] = NOTHING,
    ) -> subprocess.Popen[str]:
        """Start words in the system and leave them running; their errors can be read."""
        command = self.command(words, user=user, first=first, environ=environ)
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=_plain()
        )

    def stop(self, program: subprocess.Popen[str]) -> None:
        """End whatever was started, with all that it has started."""
        # The first process of its room of processes: the others end with it.
        subprocess.run(["pkill", "--signal", "KILL", "--parent", str(program.pid)], check=False)
        program.communicate(timeout=LIMIT_S)

    def files(self) -> frozenset[str]:
        """Every path there is, but for those of devices, processes and the package manager."""
        left_out = ("/proc", "/dev", "/sys", "/tmp/.X11-unix", "/var/lib/dpkg", "/var/cache/apt")
        found: set[str] = set()
        for folder, folders, names in os.walk(self.root):
            place = "/" + str(Path(folder).relative_to(self.root)).removeprefix(".")
            if place.startswith(left_out):
                folders.clear()
                continue
            found.update(str(Path(place) / name) for name in (*names, *folders))
        return frozenset(path for path in found if not path.startswith(left_out))


def _plain() -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
