"""Where `roadmap-print` begins, as `python -m roadmap_print` does: Ctrl-C is quiet from here on."""

import sys


def run() -> None:
    """Run the command line; while it is still being imported, there is nothing to clear away."""
    try:
        import os
        import signal

        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, lambda *_: os._exit(128 + signal.SIGINT))
        from roadmap_print.cli import stdio
        from roadmap_print.cli.app import main
    except KeyboardInterrupt:  # before there was a handler
        sys.exit(130)
    stdio.mend()
    main(prog_name="roadmap-print")


if __name__ == "__main__":
    run()
