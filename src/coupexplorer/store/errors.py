"""What can go wrong with a casebook file, each as one sentence a reader can act on."""

from __future__ import annotations


class CasebookError(Exception):
    """Something about a casebook file or an edit; ``str(error)`` is one sentence for the reader."""


class NotACasebook(CasebookError):
    """The file is something else."""


class NewerCasebook(CasebookError):
    """The file was written by a newer version of the program."""


class CasebookBusy(CasebookError):
    """Someone else has the file open for writing."""


class ReadOnlyCasebook(CasebookError):
    """The casebook was opened for reading, or its medium cannot be written to."""


class DamagedCasebook(CasebookError):
    """The file is a casebook, but not whole."""


class StorageFull(CasebookError):
    """There is no room left; nothing of the work at hand was kept."""


class EditConflict(CasebookError):
    """What is stored is not what the edit expected to find."""


class BrokenReference(CasebookError):
    """A record would point to something that is not there."""


class CasebookExists(CasebookError):
    """A file of that name is there already and was left alone."""


class CasebookMissing(CasebookError):
    """There is no such file."""


class CasebookUnreachable(CasebookError):
    """The file or its folder cannot be read or written; the sentence gives the system's reason."""
