"""All windows of a DAG run in one table, and whether each of them balances."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass

from airflow.sdk.exceptions import AirflowFailException

from userdata_client.answers import Ledger, LedgerState, Run
from userdata_client.service import Json

LOG = logging.getLogger(__name__)
NAMED = 10


@dataclass(frozen=True)
class Outcome:
    """What has become of a window; None where its run, or its ledger, is not known."""

    window: dict[str, str]
    max_records: int | None
    run: Run | None
    ledger: Ledger | None

    @property
    def is_balanced(self) -> bool:
        return self.ledger is not None and self.ledger.state is LedgerState.BALANCED and self.has_completed

    @property
    def has_completed(self) -> bool:
        return self.run is not None and self.run.state == "COMPLETED"

    @property
    def was_full(self) -> bool:
        """Whether the window took all it was allowed to take: its source may hold more."""
        return self.run is not None and self.run.published == self.max_records

    @property
    def missing(self) -> str:
        return self.ledger.gaps if self.ledger else ""

    def __str__(self) -> str:
        where = f"{self.window['from']} to {self.window['to']}: "
        if self.run is None:
            return where + "no run"
        if self.ledger is None:
            return where + f"{self.run}, no ledger"
        gaps = f", missing {self.ledger.missing}: {self.missing}" if self.ledger.missing else ""
        return where + f"run {self.run.state}, {self.ledger}{gaps} ({self.run.ledger_link})"


@dataclass(frozen=True)
class Summary:
    """The windows of a DAG run together."""

    outcomes: list[Outcome]

    def verdict(self) -> Json:
        """The counts; raises AirflowFailException, naming the windows, unless all of them balance."""
        for outcome in self.outcomes:
            LOG.info(str(outcome))
        unbalanced = [outcome for outcome in self.outcomes if not outcome.is_balanced]
        LOG.info("in all: %s", self.json())
        if unbalanced:
            raise AirflowFailException(self._sentence(unbalanced))
        return self.json()

    def json(self) -> Json:
        ledgers = [outcome.ledger for outcome in self.outcomes if outcome.ledger]
        counts: Counter[str] = Counter()
        for ledger in ledgers:
            counts.update({"published": ledger.published, **ledger.counts, "missing": ledger.missing})
        return {
            "windows": len(self.outcomes),
            "balanced": sum(outcome.is_balanced for outcome in self.outcomes),
            "reached max_records": sum(outcome.was_full for outcome in self.outcomes),
            **counts,
            "missing ranges": {ledger.run_id: ledger.gaps for ledger in ledgers if ledger.missing},
            "ledgers": {outcome.window["from"]: outcome.run.ledger_link for outcome in self.outcomes if outcome.run},
        }

    def _sentence(self, unbalanced: list[Outcome]) -> str:
        more = len(unbalanced) - NAMED
        named = "; ".join(str(outcome) for outcome in unbalanced[:NAMED]) + (f"; and {more} more" if more > 0 else "")
        return f"{len(unbalanced)} of {len(self.outcomes)} windows are not balanced: {named}."
