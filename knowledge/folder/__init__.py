"""An interview as an editor wrote it: its folder, read and checked."""
