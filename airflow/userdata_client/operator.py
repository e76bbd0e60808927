"""A window's run and its ledger, as tasks that hold no worker while they wait."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from airflow.sdk import BaseOperator, Context
from airflow.sdk.exceptions import AirflowException, AirflowFailException

from userdata_client.answers import Ledger, LedgerState, Run, RunState
from userdata_client.hook import INGEST, STORAGE, IngestHook
from userdata_client.run_id import RunIds
from userdata_client.service import Json
from userdata_client.trigger import LedgerTrigger, RunTrigger, TurnTrigger, Waiting

POLL = 5.0
"""Seconds between two questions of a trigger, and before the first."""

GRACE = timedelta(minutes=2)
"""A trigger ends its waiting itself, with a sentence; Airflow's own timeout is for one that cannot."""


class WaitingOperator(BaseOperator):
    """Defers to a trigger, for so long at the most."""

    def __init__(self, *, wait_at_most: timedelta = timedelta(hours=24), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.wait_at_most = wait_at_most

    def wait(self, trigger: type[Waiting], conn_id: str, run_id: str) -> None:
        until = datetime.now(UTC) + self.wait_at_most
        self.defer(
            trigger=trigger(conn_id, run_id, until.isoformat(timespec="seconds"), POLL),
            method_name="decided",
            timeout=self.wait_at_most + GRACE,
        )

    @staticmethod
    def answer(event: Json) -> Json:
        if "error" in event:
            raise AirflowFailException(event["error"])
        answer: Json = event["answer"]
        return answer


class RunOperator(WaitingOperator):
    """
    Has ingest-service carry out a run, and waits for its end.

    The run's id follows from the DAG run and the window: a second attempt finds the same run.
    """

    template_fields = ("definition", "parallel")

    def __init__(
        self, *, definition: Json, parallel: int | str | None = None, conn_id: str = INGEST, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.definition = definition
        self.parallel = parallel
        self.conn_id = conn_id

    def execute(self, context: Context) -> None:
        parallel = int(self.parallel or 0)
        if 0 < parallel <= context["ti"].map_index:
            self.defer(trigger=TurnTrigger(parallel, POLL), method_name="submit", timeout=self.wait_at_most)
        self.submit(context)

    def submit(self, context: Context, event: Json | None = None) -> None:
        hook = IngestHook(self.conn_id)
        run = hook.submit(run_ids(context, self.definition), self.definition)
        self.log.info("%s", run)
        self.wait(RunTrigger, self.conn_id, run.run_id)

    def decided(self, context: Context, event: Json) -> str:
        run = Run.of(self.answer(event))
        self.log.info("%s", run)
        if run.state is RunState.FAILED:
            raise AirflowException(f"{run}; a retry of this task goes on at its cursor.")
        if run.state is RunState.CANCELLED:
            raise AirflowFailException(f"{run}; clear this task to fetch the window again.")
        return run.run_id


class LedgerOperator(WaitingOperator):
    """Waits until the ledger of a run is decided; red unless it balances."""

    template_fields = ("run_id",)

    def __init__(self, *, run_id: str, conn_id: str = STORAGE, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.run_id = run_id
        self.conn_id = conn_id

    def execute(self, context: Context) -> None:
        self.wait(LedgerTrigger, self.conn_id, self.run_id)

    def decided(self, context: Context, event: Json) -> Json:
        answer = self.answer(event)
        ledger = Ledger.of(answer)
        self.log.info("%s", ledger)
        if ledger.state is LedgerState.UNBALANCED:
            raise AirflowFailException(f"{ledger}, missing {ledger.missing}: {ledger.gaps}.")
        return {"published": ledger.published, **ledger.counts}


def run_ids(context: Context, definition: Json) -> RunIds:
    """The ids of this DAG run's run of that window."""
    dag_run = context["dag_run"]
    return RunIds(dag_run.dag_id, dag_run.run_id, definition["window"])
