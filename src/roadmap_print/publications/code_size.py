"""How large codes are printed: by their modules, so that all are read alike."""

from roadmap_print.content.qr_codes import QUIET, QrCode

QUIET_MODULES = QUIET
LEAST_QUIET = 2.0  # mm of white on all sides, at least


def code_side(code: QrCode, side: float, least_module: float) -> float:
    """Return the side in mm of a code's dark square: `side`, more where a module needs it."""
    return max(side, code.size * least_module)


def quiet_zone(code: QrCode, side: float) -> float:
    """Return the white in mm that a code of this side needs round it."""
    return max(LEAST_QUIET, QUIET_MODULES * side / code.size)
