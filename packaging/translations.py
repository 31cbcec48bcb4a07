"""Brings the translation tables up to date with the source, and compiles them.

Run by hand in the project's environment after changing a text that counts ("%n page(s)"):
``python packaging/translations.py``. English needs a table for its plurals alone; its forms are
made from the source text. A table for another language is added to ``LANGUAGES`` and translated
with Qt's own tools.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "coupexplorer" / "ui"
TABLES = ROOT / "resources" / "translations"
LANGUAGES = {"en": ("-pluralonly",)}
MESSAGE = re.compile(
    r"(<source>(?P<text>[^<]*%n[^<]*)</source>\s*)<translation[^>]*>.*?</translation>", re.DOTALL
)


def english_plurals(table: str) -> str:
    """Fill the forms of an English table: "%n page(s)" becomes "%n page" and "%n pages"."""

    def fill(found: re.Match[str]) -> str:
        text = found["text"]
        forms = (text.replace("(s)", ""), text.replace("(s)", "s"))
        lines = "".join(f"\n            <numerusform>{form}</numerusform>" for form in forms)
        return f"{found[1]}<translation>{lines}\n        </translation>"

    return MESSAGE.sub(fill, table)


def main() -> int:
    """Update and compile every table; the exit code of the first tool that fails, else 0."""
    tools = Path(sysconfig.get_path("scripts"))
    files = [str(file) for file in sorted(SOURCES.rglob("*.py"))]
    for language, options in LANGUAGES.items():
        table = TABLES / f"coupexplorer_{language}.ts"
        update = [str(tools / "pyside6-lupdate"), *files, "-locations", "none", "-no-obsolete"]
        target = ["-source-language", "en", "-target-language", language, *options]
        done = subprocess.run([*update, *target, "-ts", str(table)], check=False)
        if done.returncode:
            return done.returncode
        if language == "en":
            table.write_text(english_plurals(table.read_text("utf-8")), "utf-8")
        compiled = str(table.with_suffix(".qm"))
        done = subprocess.run(
            [str(tools / "pyside6-lrelease"), str(table), "-qm", compiled], check=False
        )
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
