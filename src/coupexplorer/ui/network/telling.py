"""What the hover card tells of a mark or a thread, and which record stands for a thread."""

from __future__ import annotations

from collections.abc import Mapping

from coupexplorer.analysis.network import Standing, standing
from coupexplorer.domain.history import Case
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.network.reach import Drawing, Shown, name_of
from coupexplorer.ui.network.scene import Scene
from coupexplorer.ui.network.wording import actor_line, edge_line, tie_text
from coupexplorer.ui.translation import translate

MOST_ON_CARD = 5
MOST_COUNTED = 10_000
"""Actors around one of them are counted no further than just above this."""


def told_of_mark(scene: Scene, place: int, cases: Mapping[str, Case]) -> tuple[str, str]:
    """An actor's name, and under it what it is and with how many it is tied."""
    mark = scene.marks[place]
    titles = ", ".join(cases[case].short_title for case in mark.actor.cases if case in cases)
    tied = _counted(
        mark.degree,
        translate("Network", "tied to one other"),
        translate("Network", "tied to {count} others"),
    )
    return mark.actor.title, f"{actor_line(mark.actor, titles)}\n{tied}"


def told_of_thread(scene: Scene, number: int) -> tuple[str, str]:
    """Who stands how to whom, and under it each tie with its date."""
    thread = scene.threads[number]
    start, end = (scene.marks[place].actor.title for place in (thread.start, thread.end))
    edges = thread.strand.edges
    lines = [edge_line(edge) for edge in edges[:MOST_ON_CARD]]
    if len(edges) > MOST_ON_CARD:
        left = len(edges) - MOST_ON_CARD
        lines.append(translate("Network", "and {count} more").format(count=left))
    return f"{start} – {tie_text(edges[0])} – {end}", "\n".join(lines)


def told_by(scene: Scene, number: int) -> Ref:
    """The first claim of a thread's first tie that may hold in the window, else the tie."""
    edges = scene.threads[number].strand.edges
    held = [e for e in edges if standing(e, scene.window) is not Standing.OUTSIDE] or edges
    return Ref(Kind.CLAIM, held[0].claims[0]) if held[0].claims else held[0].tie.ref


def told_of_part(drawing: Drawing, shown: Shown, actor: str | None) -> str:
    """How much is shown, when it is not everyone; empty when a picture holds everyone."""
    some, name = len(shown.network.nodes), name_of(drawing, actor)
    if not shown.of or not name or (drawing.holds_everyone and some >= shown.of):
        return ""
    steps = _counted(
        shown.steps,
        translate("Network", "one step"),
        translate("Network", "{count} steps"),
    )
    if some >= shown.of:
        sentence = translate("Network", "All {some} actors within {steps} of {actor} are shown.")
        sentence = sentence if some > 1 else translate("Network", "Nobody is tied to {actor}.")
    elif shown.of > MOST_COUNTED:
        sentence = translate(
            "Network", "{some} of more than {most} actors within {steps} of {actor} are shown."
        )
    else:
        sentence = translate(
            "Network", "{some} of {of} actors within {steps} of {actor} are shown."
        )
    told = sentence.format(
        some=f"{some:,}",
        of=f"{shown.of:,}",
        most=f"{MOST_COUNTED:,}",
        steps=steps,
        actor=name,
    )
    if drawing.web.whole:
        return told
    if some < shown.of and not shown.is_full:
        told += " " + translate("Network", "The rest lies outside the present choice.")
    return (
        told
        + " "
        + translate("Network", "The casebook has {total}.").format(total=f"{drawing.total:,}")
    )


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(count=count)
