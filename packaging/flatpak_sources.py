"""What the Flatpak is built of, gathered beside its manifest, so that building it needs no network.

Not yet run to the end: the wheels are gathered and the manifest is read, but no runtime was there
to build in. By hand: ``python packaging/flatpak_sources.py WHEEL``, with the program's wheel.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import desktop_files
from building import BuildError, fresh, run
from identity import APP_ID, PROGRAM, ROOT, version
from platforms import LINUX_AARCH64, LINUX_X86_64, Target, pinned_requirements, selection

FOLDER = ROOT / "packaging" / "flatpak"
MANIFEST = FOLDER / f"{APP_ID}.yml"

# The Python of the runtime that the manifest names.
PYTHON = "3.13"
TARGETS = (Target(LINUX_X86_64, PYTHON), Target(LINUX_AARCH64, PYTHON))

# Only names that begin with the application's are seen outside the sandbox.
DOCUMENT_ICON = f"{APP_ID}.casebook"


def download(target: Target, folder: Path) -> list[str]:
    """The command that puts every wheel the target needs into a folder."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
    return [*pip, "--dest", str(folder), *selection(target), *pinned_requirements(target)]


def gather(
    wheel: Path,
    folder: Path = FOLDER,
    targets: Sequence[Target] = TARGETS,
    run: Callable[[Sequence[str]], None] = run,
) -> None:
    """Gather the wheels of each target, the program's own among them, and what the desktop reads.

    Raises BuildError when the program's wheel is not there, or a download fails.
    """
    if not wheel.is_file():
        raise BuildError(f"There is no wheel {wheel}.")
    fresh(folder / "wheels")
    for target in targets:
        place = fresh(folder / "wheels" / target.platform.machine)
        run(download(target, place))
        shutil.copy(wheel, place)
    lay_out_share(fresh(folder / "share"))


def lay_out_share(share: Path) -> None:
    """What the desktop reads, and the licence, below a ``share`` folder."""
    desktop_files.lay_out(share, DOCUMENT_ICON)
    licence = share / "licenses" / APP_ID / "LICENSE"
    licence.parent.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", licence)


def commands(work: Path, dist: Path) -> list[list[str]]:
    """The steps from the gathered sources to one file that can be handed on."""
    repository = work / "repository"
    made = dist / f"{PROGRAM}-{version()}.flatpak"
    build = ["flatpak-builder", "--force-clean", f"--repo={repository}"]
    build.append(f"--state-dir={work / 'state'}")
    return [
        [*build, str(work / "build"), str(MANIFEST)],
        ["flatpak", "build-bundle", str(repository), str(made), APP_ID],
    ]


def main(argv: Sequence[str]) -> int:
    """Gather for the wheel that is named; 1 with one sentence when that fails."""
    if len(argv) != 1:
        print("usage: python packaging/flatpak_sources.py WHEEL", file=sys.stderr)
        return 2
    try:
        gather(Path(argv[0]))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
