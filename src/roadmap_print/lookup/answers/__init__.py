"""From what each source sends to a record; none of these asks the network."""
