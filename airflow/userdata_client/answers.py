"""What the services answer, as far as a DAG needs it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from userdata_client.service import Json

NAMED_RANGES = 20


class RunState(StrEnum):
    """Where a run stands, in ingest-service's words."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    WAITING = "WAITING"
    PAUSED = "PAUSED"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"

    @property
    def is_terminal(self) -> bool:
        return self in (RunState.COMPLETED, RunState.FAILED, RunState.CANCELLED)


class LedgerState(StrEnum):
    """Whether a run's numbers add up, in storage-service's words."""

    OPEN = "OPEN"
    BALANCED = "BALANCED"
    UNBALANCED = "UNBALANCED"


@dataclass(frozen=True)
class Run:
    """A run as ingest-service tells it."""

    run_id: str
    state: RunState
    published: int
    pages: int
    reason: str
    ledger_link: str

    @staticmethod
    def of(answer: Json) -> Run:
        reason = answer.get("reason") or {}
        return Run(
            run_id=answer["runId"],
            state=RunState(answer["state"]),
            published=answer["published"],
            pages=answer["pages"],
            reason=": ".join(filter(None, (reason.get("code"), reason.get("message")))),
            ledger_link=answer["links"]["ledger"],
        )

    def __str__(self) -> str:
        why = f" ({self.reason})" if self.reason else ""
        return f"run {self.run_id} is {self.state}{why}: {self.published} published on {self.pages} pages"


@dataclass(frozen=True)
class MissingRange:
    """Numbers [first, past) of a slice and partition that were published and have no outcome."""

    slice: int
    partition: int
    first: int
    past: int

    @staticmethod
    def of(answer: Json) -> MissingRange:
        return MissingRange(answer["slice"], answer["partition"], answer["from"], answer["to"])

    def __str__(self) -> str:
        numbers = str(self.first) if self.past == self.first + 1 else f"{self.first}-{self.past - 1}"
        return f"slice {self.slice} partition {self.partition} number {numbers}"


@dataclass(frozen=True)
class Ledger:
    """What became of a run's records."""

    run_id: str
    state: LedgerState
    published: int
    counts: dict[str, int]
    missing: int
    ranges: tuple[MissingRange, ...]

    OUTCOMES = ("inserted", "updated", "unchanged", "stale", "quarantined", "discarded")

    @staticmethod
    def of(answer: Json) -> Ledger:
        return Ledger(
            run_id=answer["runId"],
            state=LedgerState(answer["state"]),
            published=answer["published"],
            counts={outcome: answer[outcome] for outcome in Ledger.OUTCOMES},
            missing=answer["missingCount"],
            ranges=tuple(MissingRange.of(each) for each in answer["missing"]),
        )

    @property
    def gaps(self) -> str:
        """The missing numbers by name, in one line."""
        named = ", ".join(str(each) for each in self.ranges[:NAMED_RANGES])
        more = len(self.ranges) - NAMED_RANGES
        return f"{named}, and {more} ranges more" if more > 0 else named

    def __str__(self) -> str:
        counts = ", ".join(f"{outcome} {count}" for outcome, count in self.counts.items() if count)
        return f"ledger of run {self.run_id} is {self.state}: published {self.published}, {counts or 'nothing stored'}"
