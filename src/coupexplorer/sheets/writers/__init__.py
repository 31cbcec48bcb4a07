"""The value tree written out: PDF, pages for the screen, DOCX, HTML, Markdown, cards."""
