"""`roadmap-print watch`: the pages in a browser, new on every save.

    the catalogue's file → files (a save) → painter (a warm process: the changed pages alone)
         → board (what is to be seen) → server → a browser on this machine
                  ↘ printing (`build`, once all pages are shown)

The pages shown are sketches: each save is laid out as a whole, but only pages that differ from
the last ones are rendered. The PDFs themselves are made, proof-read and delivered by `build`.
"""
