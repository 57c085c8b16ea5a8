import random

import pytest
from qrcode import QRCode
from qrcode.util import lost_point

from roadmap_print.content.qr_masks import best_mask, penalty


def _code(version: int, content: bytes) -> QRCode:
    code = QRCode(version)
    code.add_data(content, optimize=0)
    return code


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5, 6, 7, 10, 18, 27, 40])
def test_the_mask_is_the_one_that_qrcode_chooses(version: int) -> None:
    chance = random.Random(version)
    for _ in range(3):
        content = chance.randbytes(chance.randint(1, 10 * version))
        assert best_mask(_code(version, content)) == _code(version, content).best_mask_pattern()


def test_penalties_are_those_of_qrcode() -> None:
    chance = random.Random(0)
    for darkness in (0, 0.1, 0.3, 0.5, 0.7, 1):
        rows = [[chance.random() < darkness for _ in range(25)] for _ in range(25)]
        numbers = tuple(int("".join(str(int(dark)) for dark in row), 2) for row in rows)
        assert penalty(numbers) == lost_point(rows)
