"""What a Linux desktop is told of the program: menu entry, description, file type and icons."""

from __future__ import annotations

from pathlib import Path

import icons
from building import build_day, build_time
from identity import APP_ID, MIME_TYPE, ROOT, version

LINUX = ROOT / "packaging" / "linux"
DOCUMENT_ICON = MIME_TYPE.replace("/", "-")

PLACES = {
    f"{APP_ID}.desktop": f"applications/{APP_ID}.desktop",
    f"{APP_ID}.metainfo.xml": f"metainfo/{APP_ID}.metainfo.xml",
    f"{APP_ID}.mime.xml": f"mime/packages/{APP_ID}.xml",
}
"""Where each file of ``packaging/linux/`` belongs below a ``share`` folder."""


def lay_out(share: Path, document_icon: str = DOCUMENT_ICON) -> None:
    """Put all of it below a ``share`` folder; the icon of casebooks under the name given."""
    for name, place in PLACES.items():
        text = filled((LINUX / name).read_text(encoding="utf-8"))
        file = share / place
        file.parent.mkdir(parents=True, exist_ok=True)
        own = text.replace(f'icon name="{DOCUMENT_ICON}"', f'icon name="{document_icon}"')
        file.write_text(own, encoding="utf-8")
    icons.draw_for_theme(share / "icons" / "hicolor", APP_ID, document_icon)


def filled(text: str) -> str:
    """A text of ``packaging/linux/`` with the version and the day of the build in it."""
    return text.replace("@VERSION@", version()).replace("@DATE@", build_day(build_time()))
