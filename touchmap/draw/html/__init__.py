"""The map as one HTML page: it needs no network, no server, and shows its map and its words without scripts too."""
