"""Checks of the live flow: each compares with what the check before it has seen, and is red with one sentence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from airflow.sdk import Variable, get_current_context, task
from airflow.sdk.exceptions import AirflowFailException

from userdata_client.answers import LedgerState, RunState
from userdata_client.hook import PROCESSOR, STORAGE, IngestHook, ServiceHook, StorageHook
from userdata_client.metrics import Buckets, samples, total
from userdata_client.problem import Refused
from userdata_client.service import Json

SHARE = 0.95
NEWEST = 200
WARM_UP = timedelta(minutes=10)
"""Two checks. The first records after a start are slow, and no fault."""

AWAY = frozenset({"UNREACHABLE", "TIMEOUT", "UNAVAILABLE", "CIRCUIT_OPEN"})


@task
def services() -> None:
    """All services are ready; a service that is not says what it lacks."""
    for hook in (IngestHook(), ServiceHook(PROCESSOR), StorageHook()):
        hook.check_ready()


@task
def freshness() -> str:
    """95 % of the live records since the last check were stored in time, and none are stuck before Spark."""
    limit = get_current_context()["params"]["freshness_seconds"]
    storage, processor = ServiceHook(STORAGE).metrics(), ServiceHook(PROCESSOR).metrics()
    buckets = Buckets.of(storage, "userdata_freshness_seconds", lane="live")
    behind = total(processor, "userdata_processor_behind", lane="live")
    seen = {"buckets": buckets.json(), "behind": behind}
    before = _before(seen | {"behind": 0}, seen)
    new = buckets.since(Buckets.from_json(before["buckets"]))
    late = new.quantile(SHARE)
    if late > limit and not (_is_cold(storage) or _is_cold(processor)):
        raise AirflowFailException(
            f"Of {new.total:.0f} live records 95 % took {late:g} s or less; {limit} s is allowed."
        )
    if behind and before["behind"] and not new.total:
        raise AirflowFailException(f"{behind:.0f} live records wait for stream-processor, and none was stored lately.")
    return f"{new.total:.0f} live records, 95 % within {late:g} s, {behind:.0f} not yet processed"


@task
def unbalanced_runs() -> str:
    """No run's ledger is UNBALANCED."""
    storage = StorageHook()
    count = int(total(storage.metrics(), "userdata_ledger_unbalanced"))
    if count:
        raise AirflowFailException(f"{count} runs are UNBALANCED: {_unbalanced(storage, count)}.")
    return "no run is UNBALANCED"


@task
def quarantine_growth() -> str:
    """Quarantine has not grown by more than is allowed since the last check."""
    allowed = get_current_context()["params"]["quarantine_growth"]
    size = total(ServiceHook(STORAGE).metrics(), "userdata_quarantine_size")
    growth = size - _before(size, size)
    if growth > allowed:
        raise AirflowFailException(f"Quarantine grew by {growth:.0f} to {size:.0f} entries; {allowed} is allowed.")
    return f"{size:.0f} entries in quarantine, {growth:+.0f} since the last check"


@task
def source_health() -> str:
    """No run has failed lately, and none has waited since the last check for a source that does not answer."""
    ingest = IngestHook()
    paused = [source["name"] for source in ingest.sources() if source["paused"]]
    away = {run["runId"]: _why(run) for run in ingest.runs(state=RunState.WAITING) if _code(run) in AWAY}
    failed = _failed_lately(ingest)
    before = _before([], list(away))
    faults = [f"run {run_id} waits: {why}" for run_id, why in away.items() if run_id in before]
    faults += [f"run {run['runId']} has failed: {_why(run)}" for run in failed]
    if faults:
        raise AirflowFailException("; ".join(faults) + ".")
    return "all sources answer" + (f"; paused: {', '.join(paused)}" if paused else "")


def _is_cold(metrics: str) -> bool:
    """Whether the service has started lately."""
    return any(uptime.value < WARM_UP.total_seconds() for uptime in samples(metrics, "process_uptime_seconds"))


def _before(first: Any, now: Any) -> Any:
    """
    What the last check has seen, whether it was green or red; keeps what this one sees.

    In a variable: Airflow takes the XCom of a run that was triggered without a logical date for the newest for ever.
    """
    instance: Any = get_current_context()["ti"]
    name = f"{instance.dag_id}.{instance.task_id}"
    before = Variable.get(name, default=first, deserialize_json=True)
    Variable.set(name, now, description="What the last check has seen", serialize_json=True)
    return before


def _unbalanced(storage: StorageHook, count: int) -> str:
    """Their gaps; the gauge counts all runs, of which the newest are looked at."""
    named: list[str] = []
    for run in islice(IngestHook().runs(), NEWEST):
        ledger = _find(storage, run["runId"]) if RunState(run["state"]).is_terminal else None
        if ledger and ledger.state is LedgerState.UNBALANCED:
            named.append(f"{ledger}, missing {ledger.missing}: {ledger.gaps}")
        if len(named) == count:
            break
    return "; ".join(named) or f"none of the {NEWEST} newest"


def _find(storage: StorageHook, run_id: str) -> Any:
    try:
        return storage.ledger(run_id)
    except Refused as error:
        if error.status != 404:
            raise
        return None


def _failed_lately(ingest: IngestHook) -> list[Json]:
    since = datetime.now(UTC) - timedelta(minutes=get_current_context()["params"]["failed_within_minutes"])
    return [
        run
        for run in islice(ingest.runs(state=RunState.FAILED), NEWEST)
        if datetime.fromisoformat(run["updatedAt"]) >= since
    ]


def _code(run: Json) -> str:
    return str(run.get("reason", {}).get("code", ""))


def _why(run: Json) -> str:
    return f"{run['source']} {_code(run)}: {run.get('reason', {}).get('message', 'no reason is known')}"
