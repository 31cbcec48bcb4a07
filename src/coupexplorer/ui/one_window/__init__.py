"""One window a casebook: a second start asks the process that has it to show its window."""
