"""An archive that is the same for the same content: no time of day, no order but that of its parts.

In: the bytes of an xlsx or a docx as a library made them. Out: the same parts, dated as nothing is.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final

_PROPERTIES: Final = "docProps/core.xml"
_TIME: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_NO_TIME: Final = "1980-01-01T00:00:00Z"
_NO_DATE: Final = (1980, 1, 1, 0, 0, 0)


def timeless(data: bytes) -> bytes:
    """The archive without the moment it was made at."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == _PROPERTIES:
                content = _TIME.sub(_NO_TIME, content.decode("utf-8")).encode("utf-8")
            part = zipfile.ZipInfo(name, _NO_DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            archive.writestr(part, content)
    return made.getvalue()
