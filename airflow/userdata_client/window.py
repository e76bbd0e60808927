"""Windows of a backfill: [from, to), cut into slices of equal length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from userdata_client.problem import Refused

MOST = 1000
"""Airflow maps a task at most 1024 times unless told otherwise."""

_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_UNITS = ("weeks", "days", "hours", "minutes", "seconds")


@dataclass(frozen=True)
class Window:
    """The time [start, end)."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise Refused("from and to need a time zone, such as 2026-01-31T00:00:00Z.")
        if self.start >= self.end:
            raise Refused(f"from ({instant(self.start)}) is not before to ({instant(self.end)}).")

    @staticmethod
    def of(start: str, end: str) -> Window:
        return Window(_read(start, "from"), _read(end, "to"))

    def slices(self, length: timedelta | None) -> list[Window]:
        """Cuts the window, the last slice being shorter where the length does not divide it; None leaves it whole."""
        if length is None:
            return [self]
        if (self.end - self.start) / length > MOST:
            raise Refused(f"slice makes more than {MOST} windows of {instant(self.start)} to {instant(self.end)}.")
        return list(self._cut(length))

    def _cut(self, length: timedelta) -> Iterator[Window]:
        start = self.start
        while start < self.end:
            yield Window(start, min(start + length, self.end))
            start += length

    def json(self) -> dict[str, str]:
        return {"from": instant(self.start), "to": instant(self.end)}


def instant(time: datetime) -> str:
    """The time as the services write it: in UTC, with a Z."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def duration(text: str) -> timedelta:
    """Reads an ISO 8601 duration of weeks, days, hours, minutes, seconds; months and years have no fixed length."""
    match = _DURATION.fullmatch(text)
    length = (
        timedelta(**{unit: int(n) for unit, n in zip(_UNITS, match.groups(), strict=True) if n})
        if match
        else timedelta()
    )
    if length <= timedelta():
        raise Refused(f"slice ({text}) is no duration such as P1D, P1W or PT6H.")
    return length


def _read(text: str, key: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise Refused(f"{key} ({text}) is no time such as 2026-01-31T00:00:00Z.") from None
