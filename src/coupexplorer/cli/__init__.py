"""The command line: the program's jobs without a screen, one module a command."""
