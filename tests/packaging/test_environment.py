"""The environment in the checkout: the choice of Python, and a stamp that never vouches wrongly."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import environment
from environment import Environment, EnvironmentMissingError, Interpreter

NEWER = Interpreter((3, 14), Path("/usr/bin/python3.14"), True)
OLDER = Interpreter((3, 9), Path("/usr/bin/python3.9"), True)
GOOD = Interpreter((3, 12), Path("/usr/bin/python3.12"), True)
BARE = Interpreter((3, 11), Path("/usr/bin/python3.11"), False)


class Installer:
    """Stands in for venv, pip and compileall: records the commands, and can fail at one."""

    def __init__(self) -> None:
        self.commands: list[Sequence[str]] = []
        self.fail_at = ""
        self.failure: BaseException = KeyboardInterrupt()

    def __call__(self, command: Sequence[str], folder: Path) -> None:
        self.commands.append(command)
        if command[2] == "venv":
            python = Path(command[3]) / "bin" / "python"
            python.parent.mkdir(parents=True)
            python.symlink_to(sys.executable)
        if self.fail_at and self.fail_at in command:
            raise self.failure

    @property
    def steps(self) -> list[str]:
        return [command[2] for command in self.commands]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("pyproject.toml", "packaging/constraints.txt", "src/coupexplorer/__init__.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("first\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"running": GOOD, "other": BARE}, GOOD),
        ({"running": NEWER, "other": GOOD}, GOOD),
        ({"running": OLDER, "broken": None, "other": BARE}, BARE),
    ],
)
def test_first_supported_python_is_taken(
    known: dict[str, Interpreter | None], expected: Interpreter
) -> None:
    assert environment.choose_interpreter(known, known.__getitem__) == expected


def test_no_supported_python_is_one_sentence() -> None:
    known = {"a": NEWER, "b": OLDER, "c": None}
    with pytest.raises(EnvironmentMissingError) as caught:
        environment.choose_interpreter(known, known.__getitem__)
    assert "needs Python 3.11, 3.12 or 3.13" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_python_is_asked_and_not_believed(tmp_path: Path) -> None:
    interpreter = environment.ask(sys.executable)
    assert interpreter is not None
    assert interpreter.version == sys.version_info[:2]
    assert not interpreter.path.is_symlink()
    shim = tmp_path / "python3.12"
    shim.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    shim.chmod(0o755)
    assert environment.ask(str(shim)) is None
    assert environment.ask(str(tmp_path / "missing")) is None


def test_debian_package_of_venv() -> None:
    assert BARE.venv_package == "python3.11-venv"


def test_second_start_installs_nothing(root: Path) -> None:
    Environment(root, Installer()).install(GOOD, ["dev"])
    assert Environment(root).is_ready(["dev"])
    assert Environment(root).is_ready([])


def test_installation_is_pinned_editable_and_compiled(root: Path) -> None:
    installer = Installer()
    Environment(root, installer).install(GOOD, ["dev"])
    assert installer.steps == ["venv", "pip", "compileall"]
    assert installer.commands[0][0] == "/usr/bin/python3.12"
    pip = list(installer.commands[1])
    assert pip[pip.index("--constraint") + 1] == "packaging/constraints.txt"
    assert pip[pip.index("--editable") + 1] == ".[dev]"


def test_plain_installation_does_not_vouch_for_the_tools(root: Path) -> None:
    installer = Installer()
    Environment(root, installer).install(GOOD, [])
    assert Environment(root).is_ready([])
    assert not Environment(root).is_ready(["dev"])
    assert installer.commands[1][-1] == "."


@pytest.mark.parametrize(
    "name", ["pyproject.toml", "packaging/constraints.txt", "src/coupexplorer/__init__.py"]
)
def test_a_changed_file_asks_for_installation_and_keeps_the_environment(
    root: Path, name: str
) -> None:
    Environment(root, Installer()).install(GOOD, ["dev"])
    (root / name).write_text("second\n", encoding="utf-8")
    assert not Environment(root).is_ready(["dev"])
    again = Installer()
    Environment(root, again).install(GOOD, [])
    assert again.steps == ["pip", "compileall"]
    assert Environment(root).is_ready(["dev"])


def test_a_moved_checkout_asks_for_installation(root: Path, tmp_path: Path) -> None:
    Environment(root, Installer()).install(GOOD, [])
    moved = tmp_path.parent / f"{tmp_path.name}-moved"
    root.rename(moved)
    assert not Environment(moved).is_ready([])


@pytest.mark.parametrize("step", ["venv", "pip", "compileall"])
@pytest.mark.parametrize("failure", [KeyboardInterrupt(), EnvironmentMissingError("no network")])
def test_an_interrupted_installation_leaves_no_stamp(
    root: Path, step: str, failure: BaseException
) -> None:
    installer = Installer()
    installer.fail_at, installer.failure = step, failure
    with pytest.raises(type(failure)):
        Environment(root, installer).install(GOOD, [])
    assert not Environment(root).stamp.exists()
    assert not Environment(root).is_ready([])
    again = Installer()
    Environment(root, again).install(GOOD, [])
    assert again.steps == ["venv", "pip", "compileall"]
    assert Environment(root).is_ready([])


def test_an_interrupted_update_leaves_no_stamp(root: Path) -> None:
    Environment(root, Installer()).install(GOOD, [])
    (root / "pyproject.toml").write_text("second\n", encoding="utf-8")
    installer = Installer()
    installer.fail_at = "pip"
    with pytest.raises(KeyboardInterrupt):
        Environment(root, installer).install(GOOD, [])
    (root / "pyproject.toml").write_text("first\n", encoding="utf-8")
    assert not Environment(root).is_ready([])


def test_an_environment_whose_python_went_away_is_made_anew(root: Path) -> None:
    Environment(root, Installer()).install(GOOD, [])
    python = Environment(root).python
    python.unlink()
    python.symlink_to(root / "gone")
    assert not Environment(root).is_ready([])
    again = Installer()
    Environment(root, again).install(GOOD, [])
    assert again.steps[0] == "venv"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"digest": 1, "extras": null}', "\x00"])
def test_a_damaged_stamp_vouches_for_nothing(root: Path, text: str) -> None:
    Environment(root, Installer()).install(GOOD, [])
    Environment(root).stamp.write_text(text, encoding="utf-8")
    assert not Environment(root).is_ready([])


def test_a_failing_step_names_itself(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentMissingError, match=r"-c raise SystemExit\(4\) ended with 4"):
        environment.run_step([sys.executable, "-c", "raise SystemExit(4)"], tmp_path)
