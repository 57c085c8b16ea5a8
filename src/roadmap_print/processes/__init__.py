"""Work in other processes: shared out, held to limits, and cleared up after."""
