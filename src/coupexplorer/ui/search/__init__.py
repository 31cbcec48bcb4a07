"""Search as the reader meets it: the box, its results, and the palette of actions."""
