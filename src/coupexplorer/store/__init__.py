"""The one door to the database: a casebook file opened, asked, changed and kept safe."""
