"""Answers of oEmbed (oembed.com, 2.3.4): what a video is called, and whose it is."""

from typing import Final

from roadmap_print.exchange.record import Field, ResourceRecord
from roadmap_print.lookup.answers.answer_values import parsed, text_at

_MINUTE: Final = 60


def read_video(body: bytes) -> ResourceRecord | None:
    """Read title, channel and, where it is told, the length, in s."""
    video = parsed(body)
    if not text_at(video, "title"):
        return None
    length = text_at(video, "duration")
    minutes = max(1, round(int(length) / _MINUTE)) if length.isdigit() else ""
    fields: dict[str, Field] = {
        "title": text_at(video, "title"),
        "publisher": text_at(video, "author_name"),
        "minutes": str(minutes),
    }
    return ResourceRecord(1, fields, kind="video")
