"""What builds share: one time for all files, steps that fail loudly, folders that start empty."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from building import BuildError, build_day, build_time, fresh, run, set_times, size_of


def test_time_is_the_one_given(tmp_path: Path) -> None:
    assert build_time(tmp_path, {"SOURCE_DATE_EPOCH": "1700000000"}) == 1_700_000_000
    assert build_day(1_700_000_000) == "2023-11-14"


def test_time_is_else_that_of_the_last_commit(tmp_path: Path) -> None:
    when = {"GIT_COMMITTER_DATE": "2026-03-04T05:06:07+0000", "GIT_CONFIG_GLOBAL": os.devnull}
    who = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
    for words in (["init", "-q"], [*who, "commit", "-q", "--allow-empty", "-m", "One"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True, env={**os.environ, **when})
    assert build_day(build_time(tmp_path, {})) == "2026-03-04"


def test_time_without_git_is_that_of_the_project_file(tmp_path: Path) -> None:
    project = tmp_path / "pyproject.toml"
    project.touch()
    os.utime(project, (1_600_000_000, 1_600_000_000))
    (tmp_path / ".git").write_text("not a repository", encoding="utf-8")
    assert build_time(tmp_path, {"SOURCE_DATE_EPOCH": "yesterday"}) == 1_600_000_000


def test_step_that_fails_is_named(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"ended with 3"):
        run([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)
    with pytest.raises(BuildError, match=r"no-such-tool could not be started"):
        run(["no-such-tool"], tmp_path)


def test_step_gets_its_variables(tmp_path: Path) -> None:
    code = "import os, pathlib; pathlib.Path('told').write_text(os.environ['COLOUR'])"
    run([sys.executable, "-c", code], tmp_path, COLOUR="blue")
    assert (tmp_path / "told").read_text(encoding="utf-8") == "blue"


def test_fresh_folder_holds_nothing_of_before(tmp_path: Path) -> None:
    folder = tmp_path / "build" / "one"
    fresh(folder)
    (folder / "left").touch()
    assert list(fresh(folder).iterdir()) == []


def test_everything_gets_one_time_links_included(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    (inside / "file").write_bytes(b"12345")
    (inside / "link").symlink_to("nowhere")
    set_times(tmp_path / "a", 1_000)
    assert {path.lstat().st_mtime for path in (tmp_path / "a").rglob("*")} == {1_000}
    assert size_of(tmp_path / "a") == 5 + len("nowhere")
