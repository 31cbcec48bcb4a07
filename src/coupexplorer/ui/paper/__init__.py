"""What goes to paper: the desk for printing and the writing to a printer."""
