"""Where every statement comes from, in words: notes, references, citation styles."""
