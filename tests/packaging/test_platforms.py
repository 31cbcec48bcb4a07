"""What a platform needs is listed with its own markers, and pip is asked for wheels and no more."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from platforms import (
    LINUX_X86_64,
    MACOS_ARM,
    PYTHONS,
    WINDOWS,
    Answer,
    Target,
    UnresolvedError,
    direct_requirements,
    environment,
    needed,
    pinned_requirements,
    pins,
    question,
    rows,
    selection,
    targets,
    wheels_in,
)

REQUIREMENTS: dict[str, list[str] | None] = {
    "window": [
        "colours; platform_system=='Windows'",
        "backport; python_version<'3.12'",
        "extra-thing; extra=='pictures'",
        "window-core",
    ],
    "window-core": None,
    "colours": ["Window.Core"],
    "backport": [],
    "extra-thing": [],
}


def asked(name: str) -> list[str] | None:
    if name not in REQUIREMENTS:
        raise PackageNotFoundError(name)
    return REQUIREMENTS[name]


def names(target: Target, *direct: str) -> list[str]:
    return needed(target, direct, asked)


def test_markers_are_judged_for_the_target_and_not_for_this_python() -> None:
    windows_311 = Target(WINDOWS, "3.11")
    assert names(windows_311, "window") == ["backport", "colours", "window", "window-core"]
    assert names(Target(MACOS_ARM, "3.13"), "window") == ["window", "window-core"]
    assert names(Target(MACOS_ARM, "3.13"), "window; sys_platform=='win32'") == []


def test_extras_are_needed_when_they_are_asked_for() -> None:
    assert "extra-thing" in names(Target(LINUX_X86_64, "3.12"), "window", "window[pictures]")


def test_a_library_that_nobody_can_look_into_is_told() -> None:
    with pytest.raises(UnresolvedError, match=r"Windows x86-64 needs unknown"):
        names(Target(WINDOWS, "3.12"), "unknown; sys_platform=='win32'")
    assert names(Target(LINUX_X86_64, "3.12"), "unknown; sys_platform=='win32'") == []


def test_every_marker_variable_is_told() -> None:
    from packaging.markers import default_environment

    assert environment(Target(WINDOWS, "3.11")).keys() == default_environment().keys()


@pytest.mark.parametrize("target", targets(), ids=lambda one: f"{one.platform.name}-{one.python}")
def test_everything_that_a_target_needs_is_pinned_and_carries_no_marker(target: Target) -> None:
    found = pinned_requirements(target)
    assert all(";" not in one and "==" in one for one in found)
    series = "6.11" if target.python == "3.11" else "6.12"
    assert any(one.startswith(f"pyside6-essentials=={series}") for one in found)
    assert any(one.startswith(f"shiboken6=={series}") for one in found)
    assert len(found) >= len({one.split(";")[0] for one in direct_requirements()}) - 1


def test_what_is_not_pinned_is_told() -> None:
    with pytest.raises(UnresolvedError, match="pins no backport, window"):
        pinned_requirements(Target(LINUX_X86_64, "3.11"), ["window", "numpy"], loose)


def loose(name: str) -> list[str] | None:
    return [] if name == "numpy" else [one for one in asked(name) or () if "core" not in one]


def test_pins_follow_the_target(tmp_path: Path) -> None:
    file = tmp_path / "constraints.txt"
    file.write_text('# one\nA.b==1; python_version < "3.12"\na-b==2; python_version >= "3.12"\n')
    assert pins(Target(WINDOWS, "3.11"), file) == {"a-b": "==1"}
    assert pins(Target(WINDOWS, "3.12"), file) == {"a-b": "==2"}


def test_the_promise_is_every_python_on_every_platform() -> None:
    assert len(targets()) == 5 * len(PYTHONS) == len(set(targets()))


def test_pip_is_asked_for_wheels_of_the_target_and_installs_nothing(tmp_path: Path) -> None:
    command = question(Target(MACOS_ARM, "3.13"), ["numpy==2.0"], tmp_path)
    assert {"--dry-run", "--ignore-installed", "--only-binary=:all:", "--no-deps"} <= set(command)
    assert command[command.index("--abi") + 1] == "cp313"
    assert command[command.index("--platform") + 1].startswith("macosx_")
    assert command[-1] == "numpy==2.0"


def test_older_manylinux_tags_are_asked_for_too() -> None:
    options = selection(Target(LINUX_X86_64, "3.12"))
    for tag in ("manylinux_2_34_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"):
        assert tag in options
    assert "manylinux_2_35_x86_64" not in options


def test_the_table_tells_wheels_for_the_platform_from_those_for_all() -> None:
    target = Target(WINDOWS, "3.11")
    report = {
        "install": [
            {"download_info": {"url": "https://host.example/a/numpy-2-cp311-cp311-win_amd64.whl"}},
            {"download_info": {"url": "https://host.example/b/fontpkg-1-py3-none-any.whl"}},
        ]
    }
    wheels = wheels_in(json.dumps(report))
    assert wheels == ("fontpkg-1-py3-none-any.whl", "numpy-2-cp311-cp311-win_amd64.whl")
    good, bad = rows([Answer(target, wheels, ""), Answer(target, (), "ERROR: none of typst")])
    assert good.endswith("2 wheels, 1 of them for this platform")
    assert bad.startswith("Windows x86-64  3.11")
    assert bad.endswith("ERROR: none of typst")
