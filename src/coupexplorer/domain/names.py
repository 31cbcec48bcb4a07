"""The door to what is known of names: folding, skeletons, likeness."""

from coupexplorer.domain.name_folding import fold, fold_tokens
from coupexplorer.domain.name_matching import LookAlike, look_alikes, similarity
from coupexplorer.domain.name_skeleton import search_forms, skeleton

__all__ = [
    "LookAlike",
    "fold",
    "fold_tokens",
    "look_alikes",
    "search_forms",
    "similarity",
    "skeleton",
]
