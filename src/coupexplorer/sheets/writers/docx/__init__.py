"""Documents as DOCX: real footnotes, repeated heads, styles, right-to-left text; our own XML."""
