"""What only SQLite can do: opening, settings, patience, backup, migration."""
