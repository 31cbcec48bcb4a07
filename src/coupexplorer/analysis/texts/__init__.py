"""The text of a source as headings, paragraphs and sentences, and the passages locators lead to."""
