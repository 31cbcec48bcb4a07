"""The pages of the Profile pane: what a record is, part by part."""
