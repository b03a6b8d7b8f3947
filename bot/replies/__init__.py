"""What is said and offered, in no medium: from a request to a reply."""
