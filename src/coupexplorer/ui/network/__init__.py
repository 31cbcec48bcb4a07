"""The drawn network: from actors and ties to a picture, its table, its time bar and its files."""
