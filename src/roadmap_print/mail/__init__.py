"""The finished PDFs by e-mail: a draft to open, words to paste, or one message a recipient.

`letter` finds the words, `enclosures` the files, `standing` what they show, `mailing` holds them
all, `message` makes one for somebody; `recipients` reads the list, `address` judges what goes into
a header, `record` remembers who got what. `command` takes the options to `post`, which drafts,
shows or sends.

`phrases` holds all that is said, `words` says it. The network is touched by `server`, which
connects, and by `sending`, which hands over.
"""
