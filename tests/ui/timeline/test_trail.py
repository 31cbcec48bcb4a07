"""Going back and forward brings into view what was in view before."""

from __future__ import annotations

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.timeline.trail import Outlook, Trail

A, B, C = (Ref(Kind.EVENT, name) for name in "abc")


def seen(number: float, of: object = "case") -> Outlook:
    """What was in view at a step."""
    return Outlook(number, number + 1, 0.0, of)


def test_back_and_forward_find_what_was_seen() -> None:
    trail = Trail()
    trail.go(A, seen(0), again=False)
    trail.go(B, seen(1), again=False)
    assert trail.go(A, seen(2), again=True) == seen(1)
    assert trail.go(B, seen(3), again=True) == seen(2)
    assert trail.go(A, seen(4), again=True) == seen(3)


def test_a_subject_chosen_anew_is_a_new_stay() -> None:
    trail = Trail()
    for number, subject in enumerate((A, B, C)):
        trail.go(subject, seen(number), again=False)
    assert trail.go(A, seen(3), again=False) is None
    assert trail.go(C, seen(4), again=True) == seen(3)


def test_what_was_seen_of_other_lanes_is_not_shown_again() -> None:
    trail = Trail()
    trail.go(A, seen(0), again=False)
    trail.go(B, seen(1, "place"), again=False)
    assert trail.go(A, seen(2, "actor"), again=True) is None


def test_the_same_subject_is_no_step() -> None:
    trail = Trail()
    trail.go(A, seen(0), again=False)
    assert trail.go(A, seen(1), again=True) is None
    trail.go(B, seen(2), again=False)
    assert trail.go(A, seen(3), again=True) == seen(2)
