"""What a message asks, of whom, and what it leans on; nothing is looked for here."""
