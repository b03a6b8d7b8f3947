"""The command line: a module a command, and what a terminal needs."""
