"""Which entries may answer what is asked, whether they do, and what comes near where none does."""
