"""Numbers out of Prometheus' text format."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"^(\w+)(?:\{(.*)\})? (\S+)$", re.MULTILINE)
_LABEL = re.compile(r'(\w+)="((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True)
class Sample:
    """One number of a metric."""

    labels: dict[str, str]
    value: float


def samples(text: str, name: str, **labels: str) -> list[Sample]:
    """The samples of that metric that have those labels."""
    read = (
        Sample(dict(_LABEL.findall(line[2] or "")), float(line[3])) for line in _LINE.finditer(text) if line[1] == name
    )
    return [sample for sample in read if labels.items() <= sample.labels.items()]


def total(text: str, name: str, **labels: str) -> float:
    return sum(sample.value for sample in samples(text, name, **labels))


@dataclass(frozen=True)
class Buckets:
    """A histogram: how many values were at most so many seconds, by upper bound."""

    counts: dict[float, float]

    @staticmethod
    def of(text: str, name: str, **labels: str) -> Buckets:
        counts: dict[float, float] = {}
        for sample in samples(text, f"{name}_bucket", **labels):
            bound = float(sample.labels["le"])
            counts[bound] = counts.get(bound, 0) + sample.value
        return Buckets(counts)

    @property
    def total(self) -> float:
        return max(self.counts.values(), default=0)

    def since(self, before: Buckets) -> Buckets:
        """What came after; all of it where the counting service has restarted in between."""
        if before.total > self.total:
            return self
        return Buckets({bound: count - before.counts.get(bound, 0) for bound, count in self.counts.items()})

    def quantile(self, share: float) -> float:
        """The least bound that holds that share; infinite where none does, 0 where there is nothing."""
        wanted = share * self.total
        return min((bound for bound, count in self.counts.items() if count >= wanted), default=0.0) if wanted else 0.0

    def json(self) -> dict[str, float]:
        return {str(bound): count for bound, count in self.counts.items()}

    @staticmethod
    def from_json(counts: dict[str, float]) -> Buckets:
        return Buckets({float(bound): count for bound, count in counts.items()})
