"""The finished PDFs by e-mail: a draft to open, words to paste, or one message a recipient.

`letter` finds the words, `enclosures` the files, `message` makes one from both, `recipients` reads
the list, `sending` hands over to a mail server, `record` remembers who got what, `post` is the
command's way through them. Nothing but `sending` touches the network.
"""
