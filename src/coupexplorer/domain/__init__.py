"""What history says: frozen values and pure functions, standard library only."""
