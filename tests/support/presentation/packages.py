"""Office packages as the files in them, and presentations of python-pptx as packages."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any


def entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def saved(presentation: Any) -> bytes:  # noqa: ANN401
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()
