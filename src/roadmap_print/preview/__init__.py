"""The pages in a browser, new on every save.

    the catalogue's file → file_watcher (a save) → page_renderer (a warm process: changed pages)
         → preview_state (what is to be seen) → server → a browser on this machine
                  ↘ build_process (`build`, once all pages are shown)

The pages shown are sketches: each save is laid out as a whole, but only pages that differ from
the last ones are rendered. The PDFs themselves are made, proof-read and delivered by `build`.
"""
