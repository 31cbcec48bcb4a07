"""Files that ship with the program: its data, its page layouts and its fonts."""

from coupexplorer.shipped.folders import MissingShippedFile, data_folder, resource
from coupexplorer.shipped.fonts import font_files, font_folders

__all__ = ["MissingShippedFile", "data_folder", "font_files", "font_folders", "resource"]
