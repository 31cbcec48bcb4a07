"""The questions that the door takes, one room of the casebook each."""
