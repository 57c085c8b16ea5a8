"""The command line: options in, one function called, messages and an exit status out."""
