"""The wheel carries the program, its casebook text and its resources, and nothing else."""

import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import coupexplorer

ROOT = Path(__file__).resolve().parents[2]


def build(root: Path, folder: Path) -> set[str]:
    """The names inside the wheel of a checkout, built into the folder."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    assert wheel.name == f"coupexplorer-{coupexplorer.__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_wheel_carries_data_and_resources_inside_the_package(tmp_path: Path) -> None:
    root = tmp_path / "checkout"
    files = {
        "src/coupexplorer/domain/dates.py": "coupexplorer/domain/dates.py",
        "data/casebook/events.json": "coupexplorer/_shipped/data/casebook/events.json",
        "resources/icons/one.svg": "coupexplorer/_shipped/resources/icons/one.svg",
        "tests/test_one.py": "",
        "packaging/dev.py": "",
    }
    for name in files:
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text("{}", encoding="utf-8")
    shared = [
        path for name in ("pyproject.toml", "LICENSE", "README.md") for path in ROOT.glob(name)
    ]
    for path in (*shared, ROOT / "src" / "coupexplorer" / "__init__.py"):
        shutil.copy(path, root / path.relative_to(ROOT))
    information = f"coupexplorer-{coupexplorer.__version__}.dist-info/"
    names = build(root, tmp_path / "wheel")
    assert {name for name in names if not name.startswith(information)} == {
        "coupexplorer/__init__.py",
        *(inside for inside in files.values() if inside),
    }
    assert f"{information}licenses/LICENSE" in names
    assert f"{information}entry_points.txt" in names


def test_wheel_leaves_no_file_of_the_checkout_behind(tmp_path: Path) -> None:
    names = build(ROOT, tmp_path)
    places = {
        "src/coupexplorer": "coupexplorer",
        "data": "coupexplorer/_shipped/data",
        "resources": "coupexplorer/_shipped/resources",
    }
    for folder, inside in places.items():
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"{inside}/{path.relative_to(ROOT / folder).as_posix()}" in names


def test_version_has_one_source() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    assert project["dynamic"] == ["version"]
    assert metadata.version("coupexplorer") == coupexplorer.__version__
