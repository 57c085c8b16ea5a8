"""The finished PDFs by e-mail: a draft to open, words to paste, or one message a recipient.

`letter` finds the words, `attachments` the files and what they show, `mailing` holds them all,
`message` makes one for somebody; `recipients` reads the list, `mail_address` checks what goes into
a header, `sent_log` remembers who got what. `actions` drafts, shows or sends.

The network is touched by `smtp_server`, which connects, and by `sending`, which hands over.
"""
