"""Every action of the window as data: its id, words, key, icon and place in the menus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from coupexplorer.ui.translation import QT_TRANSLATE_NOOP, translate

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action; ``id`` names the slot that it calls."""

    id: str
    text: str
    keys: str | QKeySequence.StandardKey = ""
    icon: str = ""
    checkable: bool = False
    tip: str = ""


SEPARATOR = ActionSpec("", "")

MENUS: tuple[tuple[str, tuple[ActionSpec, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Actions", "&File"),
        (
            ActionSpec("new", QT_TRANSLATE_NOOP("Actions", "&New casebook…"), Key.New),
            ActionSpec("open", QT_TRANSLATE_NOOP("Actions", "&Open…"), Key.Open),
            ActionSpec("recent", QT_TRANSLATE_NOOP("Actions", "Open &recent")),
            ActionSpec(
                "open_built_in", QT_TRANSLATE_NOOP("Actions", "Open the &built-in casebook")
            ),
            SEPARATOR,
            ActionSpec("save_copy", QT_TRANSLATE_NOOP("Actions", "Save a &copy…"), "Ctrl+Shift+S"),
            ActionSpec("export_json", QT_TRANSLATE_NOOP("Actions", "&Export as JSON…")),
            ActionSpec("import_json", QT_TRANSLATE_NOOP("Actions", "&Import from JSON…")),
            SEPARATOR,
            ActionSpec(
                "preview",
                QT_TRANSLATE_NOOP("Actions", "Print pre&view…"),
                "Ctrl+Shift+P",
                "mdi6.file-eye-outline",
            ),
            ActionSpec("print", QT_TRANSLATE_NOOP("Actions", "&Print…"), Key.Print, "mdi6.printer"),
            ActionSpec("documents", QT_TRANSLATE_NOOP("Actions", "Print a &document")),
            SEPARATOR,
            ActionSpec("quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "&Edit"),
        (
            ActionSpec("find", QT_TRANSLATE_NOOP("Actions", "&Find…"), "Ctrl+F", "mdi6.magnify"),
            ActionSpec(
                "commands",
                QT_TRANSLATE_NOOP("Actions", "Co&mmands…"),
                "Ctrl+K",
                tip=QT_TRANSLATE_NOOP("Actions", "Find any command by its name and run it"),
            ),
            ActionSpec("copy", QT_TRANSLATE_NOOP("Actions", "&Copy"), Key.Copy),
            ActionSpec(
                "copy_link", QT_TRANSLATE_NOOP("Actions", "Copy &reference"), "Ctrl+Shift+C"
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "&View"),
        (
            ActionSpec("panes", QT_TRANSLATE_NOOP("Actions", "&Panes")),
            ActionSpec(
                "pin",
                QT_TRANSLATE_NOOP("Actions", "P&in this pane"),
                "Ctrl+Shift+K",
                checkable=True,
                tip=QT_TRANSLATE_NOOP("Actions", "Keep the pane where it is while others follow"),
            ),
            ActionSpec(
                "float_pane",
                QT_TRANSLATE_NOOP("Actions", "&Float or dock this pane"),
                "Ctrl+Shift+F",
                tip=QT_TRANSLATE_NOOP("Actions", "Give the pane a window of its own, or end that"),
            ),
            ActionSpec("move_pane", QT_TRANSLATE_NOOP("Actions", "&Move this pane")),
            ActionSpec("wider", QT_TRANSLATE_NOOP("Actions", "Wi&der pane"), "Alt+Shift+Right"),
            ActionSpec(
                "narrower", QT_TRANSLATE_NOOP("Actions", "Narr&ower pane"), "Alt+Shift+Left"
            ),
            ActionSpec("higher", QT_TRANSLATE_NOOP("Actions", "Hi&gher pane"), "Alt+Shift+Down"),
            ActionSpec("lower", QT_TRANSLATE_NOOP("Actions", "Low&er pane"), "Alt+Shift+Up"),
            ActionSpec("close_pane", QT_TRANSLATE_NOOP("Actions", "&Close this pane"), "Ctrl+W"),
            SEPARATOR,
            ActionSpec("reset_layout", QT_TRANSLATE_NOOP("Actions", "&Reset the layout")),
            ActionSpec("new_window", QT_TRANSLATE_NOOP("Actions", "New &window"), "Ctrl+Shift+N"),
            SEPARATOR,
            ActionSpec(
                "context",
                QT_TRANSLATE_NOOP("Actions", "Show what is &beyond the base texts"),
                "Ctrl+B",
                checkable=True,
            ),
            SEPARATOR,
            ActionSpec("scheme", QT_TRANSLATE_NOOP("Actions", "&Appearance")),
            ActionSpec("larger", QT_TRANSLATE_NOOP("Actions", "&Larger text"), "Ctrl+="),
            ActionSpec("smaller", QT_TRANSLATE_NOOP("Actions", "&Smaller text"), Key.ZoomOut),
            ActionSpec("natural", QT_TRANSLATE_NOOP("Actions", "&Natural text size"), "Ctrl+0"),
            SEPARATOR,
            ActionSpec(
                "full_screen", QT_TRANSLATE_NOOP("Actions", "F&ull screen"), "F11", checkable=True
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "&Go"),
        (
            ActionSpec(
                "back",
                QT_TRANSLATE_NOOP("Actions", "&Back"),
                "Alt+Left",
                "mdi6.arrow-left",
                tip=QT_TRANSLATE_NOOP("Actions", "Back to what was looked at before"),
            ),
            ActionSpec(
                "forward",
                QT_TRANSLATE_NOOP("Actions", "&Forward"),
                "Alt+Right",
                "mdi6.arrow-right",
                tip=QT_TRANSLATE_NOOP("Actions", "Forward again"),
            ),
            SEPARATOR,
            ActionSpec("go_pane", QT_TRANSLATE_NOOP("Actions", "&To a pane")),
            ActionSpec("next_pane", QT_TRANSLATE_NOOP("Actions", "Next p&ane in sight"), "F6"),
            ActionSpec(
                "previous_pane",
                QT_TRANSLATE_NOOP("Actions", "Pr&evious pane in sight"),
                "Shift+F6",
            ),
            SEPARATOR,
            ActionSpec("next_event", QT_TRANSLATE_NOOP("Actions", "&Next event"), "F3"),
            ActionSpec(
                "previous_event", QT_TRANSLATE_NOOP("Actions", "&Previous event"), "Shift+F3"
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "&Compare"),
        (
            ActionSpec("cases", QT_TRANSLATE_NOOP("Actions", "&Cases")),
            SEPARATOR,
            ActionSpec(
                "align_day_zero",
                QT_TRANSLATE_NOOP("Actions", "Align on the &decisive day"),
                "Ctrl+1",
                checkable=True,
            ),
            ActionSpec(
                "align_calendar",
                QT_TRANSLATE_NOOP("Actions", "Align on the c&alendar"),
                "Ctrl+2",
                checkable=True,
            ),
            SEPARATOR,
            ActionSpec(
                "differences",
                QT_TRANSLATE_NOOP("Actions", "Differences &only"),
                "Ctrl+D",
                "mdi6.not-equal-variant",
                checkable=True,
                tip=QT_TRANSLATE_NOOP("Actions", "Hide the questions on which the cases are alike"),
            ),
            ActionSpec("clear_window", QT_TRANSLATE_NOOP("Actions", "Clear the time &window")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "&Tools"),
        (ActionSpec("check", QT_TRANSLATE_NOOP("Actions", "&Check this casebook"), "F7"),),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "&Help"),
        (
            ActionSpec("guide", QT_TRANSLATE_NOOP("Actions", "&User guide"), Key.HelpContents),
            ActionSpec("keys", QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"), "Ctrl+F1"),
            ActionSpec("about", QT_TRANSLATE_NOOP("Actions", "&About Coup Explorer")),
        ),
    ),
)
"""The menu bar, in order. An id in ``SUBMENUS`` opens a menu instead of calling a slot."""

SUBMENUS = frozenset({"recent", "documents", "panes", "move_pane", "go_pane", "scheme", "cases"})


@dataclass(frozen=True, slots=True)
class Actions:
    """The actions and submenus of a window by id."""

    actions: Mapping[str, QAction]
    submenus: Mapping[str, QMenu]
    icons: Mapping[str, str]

    def __getitem__(self, identifier: str) -> QAction:
        return self.actions[identifier]

    def dress(self, icon: Callable[[str], QIcon]) -> None:
        """Give the actions their icons, once the icon font is loaded."""
        for identifier, name in self.icons.items():
            self.actions[identifier].setIcon(icon(name))


def build_menus(
    bar: QMenuBar, window: QWidget, slots: Mapping[str, Callable[..., None]]
) -> Actions:
    """Fill the menu bar; every action calls the slot of its id."""
    actions: dict[str, QAction] = {}
    submenus: dict[str, QMenu] = {}
    icons: dict[str, str] = {}
    for title, specs in MENUS:
        menu = bar.addMenu(_words(title))
        for spec in specs:
            if spec is SEPARATOR:
                menu.addSeparator()
            elif spec.id in SUBMENUS:
                submenus[spec.id] = menu.addMenu(_words(spec.text))
            else:
                action = _action(spec, window, slots[spec.id])
                menu.addAction(action)
                actions[spec.id] = action
                if spec.icon:
                    icons[spec.id] = spec.icon
    return Actions(actions, submenus, icons)


def _action(spec: ActionSpec, window: QWidget, slot: Callable[..., None]) -> QAction:
    action = QAction(_words(spec.text), window)
    action.setObjectName(f"action-{spec.id}")
    action.setShortcut(QKeySequence(spec.keys))
    action.setCheckable(spec.checkable)
    if spec.tip:
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{_words(spec.tip)} ({key})" if key else _words(spec.tip))
    action.triggered.connect(slot)
    return action


def _words(source: str) -> str:
    return translate("Actions", source)
