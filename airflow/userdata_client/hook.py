"""The services behind Airflow connections."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from airflow.sdk import BaseHook

from userdata_client.answers import Ledger, Run, RunState
from userdata_client.calls import Calls
from userdata_client.problem import Refused, Unanswered
from userdata_client.run_id import RunIds
from userdata_client.service import Json, Service

INGEST = "userdata_ingest"
PROCESSOR = "userdata_processor"
STORAGE = "userdata_storage"


class ServiceHook(BaseHook):
    """What every service offers: its health in words, its metrics."""

    def __init__(self, conn_id: str) -> None:
        super().__init__()
        self.conn_id = conn_id

    @cached_property
    def service(self) -> Service:
        return Service.of(self.get_connection(self.conn_id))

    @cached_property
    def calls(self) -> Calls:
        return Calls(self.service)

    def metrics(self) -> str:
        """All metrics in Prometheus' text format."""
        return self.calls.text("/actuator/prometheus")

    def check_ready(self) -> None:
        """Raises Unanswered unless the service is ready; the sentence names what it lacks."""
        self.calls.get("/actuator/health/readiness")


class IngestHook(ServiceHook):
    """Runs and sources at ingest-service."""

    def __init__(self, conn_id: str = INGEST) -> None:
        super().__init__(conn_id)

    def check(self, definition: Json) -> Json:
        """What the run would do; raises Refused where it could not be carried out. Nothing is written."""
        return self.calls.post("/api/v1/runs", definition, dryRun="true")

    def submit(self, ids: RunIds, definition: Json) -> Run:
        """
        Finds or creates the run: the same call again changes nothing.

        One that failed goes on at its cursor. One that was cancelled is over for good: the next id takes its place.
        """
        for run_id in ids:
            run = Run.of(self.calls.put(f"/api/v1/runs/{run_id}", definition))
            if run.state is RunState.FAILED:
                return self._resume(run)
            if run.state is not RunState.CANCELLED:
                return run
        raise Refused(f"All runs of the window {ids.window} were cancelled; trigger a new DAG run.")

    def latest(self, ids: RunIds) -> Run | None:
        """The run that submit would answer with, or the last one that was cancelled; None if there never was one."""
        latest: Run | None = None
        for run_id in ids:
            try:
                latest = self.run(run_id)
            except Refused as error:
                if error.status != 404:
                    raise
                return latest
            if latest.state is not RunState.CANCELLED:
                return latest
        return latest

    def run(self, run_id: str) -> Run:
        return Run.of(self.calls.get(f"/api/v1/runs/{run_id}"))

    def cancel(self, run_id: str) -> Run:
        return Run.of(self.calls.post(f"/api/v1/runs/{run_id}/cancel"))

    def runs(self, **query: str) -> Iterator[Json]:
        """All runs of that query, newest first, page by page."""
        after: dict[str, str] = {}
        while True:
            page = self.calls.get("/api/v1/runs", **query, **after)
            yield from page["items"]
            if "next" not in page:
                return
            after = {"after": page["next"]}

    def sources(self) -> list[Json]:
        items: list[Json] = self.calls.get("/api/v1/sources")["items"]
        return items

    def _resume(self, failed: Run) -> Run:
        """Resumes a run; 409 says that another caller has resumed it meanwhile."""
        try:
            return Run.of(self.calls.post(f"/api/v1/runs/{failed.run_id}/resume"))
        except Refused as error:
            if error.status != 409:
                raise
            raise Unanswered(f"{failed} and does not resume: {error}") from error


class StorageHook(ServiceHook):
    """Ledgers at storage-service."""

    def __init__(self, conn_id: str = STORAGE) -> None:
        super().__init__(conn_id)

    def ledger(self, run_id: str) -> Ledger:
        return Ledger.of(self.calls.get(f"/api/v1/runs/{run_id}/ledger"))
