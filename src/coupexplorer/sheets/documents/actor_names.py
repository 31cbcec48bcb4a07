"""The names of an actor: in both scripts, as each source spells them, and who is someone else."""

from __future__ import annotations

from coupexplorer.domain.evidence import Source
from coupexplorer.domain.history import Actor, Name, preferred_name
from coupexplorer.domain.vocabulary import Script
from coupexplorer.sheets.directions import isolated
from coupexplorer.sheets.documents.desk import Desk
from coupexplorer.sheets.documents.lines import Lines
from coupexplorer.sheets.tree.inline import Inline, Note, NoteRef, Run


class ActorNames:
    """Tells the names of actors; ``sources`` are those in which forms of them were seen."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen: dict[str, Source] = {}

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source that was named for a spelling."""
        return tuple(self._seen.values())

    def tell(self, actor: Actor, lines: Lines) -> None:
        """The lines of the names, then of the life."""
        words = self._desk.words
        lines.part(words.names)
        for script, label in (
            (Script.ARABIC, words.arabic_name),
            (Script.LATIN, words.latin_name),
        ):
            name = preferred_name(actor.names, script)
            if name and (script is Script.ARABIC or name != actor.title):
                shown = [form for form in actor.names if form.text == name][:1]
                lines.plain(label, *self._forms(shown))
        others = [n for n in actor.names if n.text not in _preferred(actor)]
        if others:
            lines.plain(words.also_written, *self._forms(others))
        if actor.distinct_from:
            told = words.between.join(self._desk.actor(i) for i in actor.distinct_from)
            lines.plain(words.not_to_confuse, Run(told))
        lines.part(words.life)
        for label, date in ((words.born, actor.born), (words.died, actor.died)):
            if date is not None:
                lines.dated(label, date, actor.life_claims)

    def _forms(self, names: list[Name]) -> list[Inline]:
        """Forms of a name, those of one source together with a note that names it."""
        by_source: dict[str, list[str]] = {}
        for name in names:
            known = name.source if name.source in self._desk.facts.sources else None
            by_source.setdefault(known or "", []).append(isolated(name.text))
        inlines: list[Inline] = []
        for source, forms in sorted(by_source.items(), key=lambda item: not item[0]):
            if inlines:
                inlines.append(Run(self._desk.words.between_sides))
            inlines.append(Run(self._desk.words.between.join(dict.fromkeys(forms))))
            if source:
                inlines.append(NoteRef(self._note(self._desk.facts.sources[source])))
        return inlines

    def _note(self, source: Source) -> Note:
        self._seen[source.id] = source
        named = self._desk.writer.citing.name(source, "", is_first=False)
        return Note((*named, Run(".")))


def _preferred(actor: Actor) -> frozenset[str]:
    return frozenset(preferred_name(actor.names, script) for script in Script)
