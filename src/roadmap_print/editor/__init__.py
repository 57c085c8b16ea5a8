"""The catalogue in a form, in a browser, its pages beside it.

    a browser → edit_server (who may ask) → session (one lock) → edit_requests (actions to edits)
         → catalogue.editing (text spliced) → edited_file (checked, written where it is sound)
                   ↑ arrivals (looked up, or out of a file: planned as `add` and `import` do)

The text that is worked on holds every value as it was typed. What is written into the file is
that text with each wrong value as it last was when it was right (`sound_text`); what is not
written lies in `draft_journal` until it is.
"""
