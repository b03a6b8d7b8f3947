"""Languages: a folder each, and what is the same for all of them (see `pack`)."""
