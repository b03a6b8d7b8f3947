"""What is found, to an answer, and to what the next message may lean on."""
