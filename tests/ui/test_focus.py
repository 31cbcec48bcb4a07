"""The focus as a value, its history, and its text form."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import Layer, PhaseKind
from coupexplorer.ui.focus import Alignment, Focus
from coupexplorer.ui.focus_json import focus_from_text, focus_to_text
from coupexplorer.ui.workbench import History

refs = st.builds(Ref, st.sampled_from(Kind), st.text("abc-/", min_size=1, max_size=8))
windows = st.builds(
    lambda start, length: TimeWindow(start, start + length),
    st.integers(0, 10**9),
    st.integers(1, 10**6),
)
focuses = st.builds(
    Focus,
    subject=st.none() | refs,
    cases=st.lists(st.sampled_from(["iraq-1963", "syria-1966"]), unique=True).map(tuple),
    window=st.none() | windows,
    alignment=st.sampled_from(Alignment),
    filter=st.builds(
        EventFilter,
        phases=st.lists(st.sampled_from(PhaseKind), unique=True).map(tuple),
        actor=st.none() | st.just("ali-salih-al-sadi"),
        text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9),
    ),
    context=st.booleans(),
    differences_only=st.booleans(),
)  # fmt: skip


@given(focuses)
def test_a_focus_survives_its_text_form(focus: Focus) -> None:
    assert focus_from_text(focus_to_text(focus)) == focus


@given(st.text(max_size=40))
def test_garbage_is_no_focus(text: str) -> None:
    found = focus_from_text(text)
    assert found is None or isinstance(found, Focus)


def test_hiding_the_context_layer_narrows_the_event_filter() -> None:
    assert Focus().event_filter().layers == ()
    assert Focus(context=False).event_filter().layers == (Layer.CORE, Layer.READER)


def test_the_event_filter_takes_cases_and_window_from_the_focus() -> None:
    window = TimeWindow(10, 20)
    focus = Focus(cases=("a",), window=window, filter=EventFilter(text="palace"))
    narrowed = focus.event_filter()
    assert (narrowed.cases, narrowed.window, narrowed.text) == (("a",), window, "palace")


def looked_at(*names: str) -> History:
    """A history in which events were looked at in turn."""
    history = History()
    for name in names:
        history.visit(Focus(subject=Ref(Kind.EVENT, name)))
    return history


def subject(history: History) -> str | None:
    """The id of what is looked at now."""
    return history.present.subject.id if history.present.subject else None


def test_back_and_forward_walk_the_subjects() -> None:
    history = looked_at("a", "b", "c")
    assert history.step(-1)
    assert subject(history) == "b"
    assert history.step(-1)
    assert subject(history) == "a"
    assert history.step(+1)
    assert subject(history) == "b"


def test_history_ends_at_both_ends() -> None:
    history = looked_at("a")
    assert not history.step(+1)
    assert history.step(-1)
    assert not history.step(-1)
    assert history.present == Focus()


def test_a_new_visit_forgets_what_was_ahead() -> None:
    history = looked_at("a", "b")
    history.step(-1)
    history.visit(Focus(subject=Ref(Kind.EVENT, "c")))
    assert not history.can_step(+1)
    assert subject(history) == "c"


def test_new_surroundings_amend_the_present_visit() -> None:
    history = looked_at("a")
    ref = Ref(Kind.EVENT, "a")
    history.visit(Focus(subject=ref, filter=EventFilter(text="p")))
    history.visit(Focus(subject=ref, filter=EventFilter(text="pa")))
    history.step(-1)
    assert history.present == Focus()


@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from([-1, 1])))
def test_the_present_is_always_one_of_the_visits(names: list[str], steps: list[int]) -> None:
    history = looked_at(*names)
    for by in steps:
        could = history.can_step(by)
        assert history.step(by) is could
    assert 0 <= history.position < len(history.visits)
