"""Scenes of small casebooks come at once, of large ones from another thread: first a part."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.samples import IRAQ, SYRIA, small_document

from coupexplorer.domain.history import Case
from coupexplorer.domain.identity import Kind
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.timeline.course import Course, GivenUp
from coupexplorer.ui.timeline.names import EventNames
from coupexplorer.ui.timeline.reading import Wish, expect, read_scene
from coupexplorer.ui.timeline.scene import LaneKind, Scene
from coupexplorer.ui.timeline.supply import SceneSupply

WAIT_MS = 20_000


class Taken:
    """What a supply has handed over."""

    def __init__(self, supply: SceneSupply) -> None:
        self.scenes: list[tuple[Scene, bool]] = []
        self.errors: list[Exception] = []
        supply.arrived.connect(lambda scene, whole: self.scenes.append((scene, whole)))
        supply.failed.connect(self.errors.append)

    @property
    def is_whole(self) -> bool:
        """Whether the last scene is a whole one."""
        return bool(self.scenes) and self.scenes[-1][1]


def wish(casebook: Casebook, cases: tuple[str, ...] = (IRAQ, SYRIA)) -> Wish:
    """A wish for some cases."""
    every = tuple(c for c in casebook.section(Kind.CASE) if isinstance(c, Case))
    return Wish(every, Focus(cases=cases), LaneKind.CASE)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The small casebook as a file."""
    file = tmp_path / "small.casebook"
    Casebook.create(file, small_document()).close()
    return file


def test_a_small_casebook_is_read_at_once(qapp: QApplication, file: Path) -> None:
    supply = SceneSupply()
    taken = Taken(supply)
    with Casebook.open(file) as casebook:
        supply.read(casebook, wish(casebook))
        assert taken.is_whole
        assert len(taken.scenes) == 1


def test_a_large_one_is_read_on_another_thread(
    qapp: QApplication, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coupexplorer.ui.timeline.reading.SOON", 2)
    supply = SceneSupply()
    taken = Taken(supply)
    with Casebook.open(file) as casebook:
        supply.read(casebook, wish(casebook))
        assert taken.scenes == []
        qtbot.waitUntil(lambda: taken.is_whole, timeout=WAIT_MS)
        scene, _ = taken.scenes[-1]
        assert list(scene.lanes[0].marks.ids)[:2] == ["exile", "seizure"], "names are read here"
        assert [whole for _, whole in taken.scenes] == [False, True]
        supply.finish()


def test_only_the_last_wish_is_answered(
    qapp: QApplication, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coupexplorer.ui.timeline.reading.SOON", 2)
    supply = SceneSupply()
    taken = Taken(supply)
    with Casebook.open(file) as casebook:
        supply.read(casebook, wish(casebook))
        supply.read(casebook, wish(casebook, (SYRIA,)))
        qtbot.waitUntil(lambda: taken.is_whole, timeout=WAIT_MS)
        assert all([lane.case for lane in scene.lanes] == [SYRIA] for scene, _ in taken.scenes)
        supply.finish()


def test_a_file_that_is_gone_is_told_in_a_sentence(
    qapp: QApplication, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coupexplorer.ui.timeline.reading.SOON", 2)
    supply = SceneSupply()
    taken = Taken(supply)
    with Casebook.open(file) as casebook:
        file.rename(file.with_name("elsewhere.casebook"))
        supply.read(casebook, wish(casebook))
        qtbot.waitUntil(lambda: bool(taken.errors), timeout=WAIT_MS)
        assert "small.casebook" in str(taken.errors[0])
        supply.finish()


def test_a_reading_is_told_of_and_given_up(
    qapp: QApplication, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coupexplorer.ui.timeline.reading.SOON", 2)
    supply = SceneSupply()
    taken = Taken(supply)
    with Casebook.open(file) as casebook:
        supply.read(casebook, wish(casebook))
        assert supply.is_reading
        supply.stop()
        assert not supply.is_reading
        supply.finish()
        qapp.processEvents()
        assert taken.scenes == []
        assert taken.errors == []


def test_a_course_that_is_given_up_ends_the_reading(file: Path) -> None:
    course = Course()
    with Casebook.open(file) as casebook:
        wanted, names = wish(casebook), EventNames(casebook.event_names, casebook.event_ordinal)
        expect(casebook, wanted, course)
        assert course.expected > 0
        assert course.share == 0
        read_scene(casebook, wanted, names, course)
        assert 0.5 < course.share < 1
        course.give_up()
        with pytest.raises(GivenUp):
            read_scene(casebook, wanted, names, course)
