"""The search index and its questions: words, stages, layers, snippets."""
