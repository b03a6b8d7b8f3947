"""What a question is matched against: everything said of every entry, built once and kept."""
