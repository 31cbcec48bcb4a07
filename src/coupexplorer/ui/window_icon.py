"""The program's own icon, for title bars, task bars and the about box."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from coupexplorer.shipped import resource
from coupexplorer.ui.guard import guarded

DRAWING = "icons/coupexplorer.svg"
SMALL_DRAWING = "icons/coupexplorer-small.svg"
SMALL_SIZES = (16, 22, 24)
SIZES = (32, 48, 64, 128)


@guarded(None)
def put_window_icon() -> None:
    """Give every window the icon; a drawing that is gone is reported, and leaves them without."""
    QApplication.setWindowIcon(program_icon())


def program_icon() -> QIcon:
    """The icon in the sizes that a desktop asks of a window, each of the drawing that suits it."""
    icon = QIcon()
    for drawing, sizes in ((SMALL_DRAWING, SMALL_SIZES), (DRAWING, SIZES)):
        drawn = QIcon(str(resource(drawing)))
        for size in sizes:
            icon.addPixmap(drawn.pixmap(QSize(size, size), 1.0))
    return icon


def program_picture(side: int, ratio: float) -> QPixmap:
    """The icon as a picture of a side in a window's own pixels, so many of the screen's each."""
    return QIcon(str(resource(DRAWING))).pixmap(QSize(side, side), ratio)
