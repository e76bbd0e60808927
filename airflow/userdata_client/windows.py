"""First and last task of a DAG over windows: what is to be done, and what has become of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from airflow.sdk import TriggerRule, get_current_context, task
from airflow.sdk.exceptions import AirflowSkipException

from userdata_client.hook import IngestHook, StorageHook
from userdata_client.operator import run_ids
from userdata_client.problem import Refused
from userdata_client.service import Json
from userdata_client.summary import Outcome, Summary
from userdata_client.window import Window, duration, instant


@task
def plan(kind: str) -> list[Json]:
    """The definition of each window's run, of which ingest-service has found the first and the last feasible."""
    context = get_current_context()
    params = dict(context["params"])
    if context["dag_run"].run_type == "scheduled" and not params["source"]:
        raise AirflowSkipException("No source to fetch is set.")
    window = _window(params, context.get("data_interval_start"), context.get("data_interval_end"))
    length = duration(params["slice"]) if params.get("slice") else None
    definitions = [_definition(kind, params, slice_) for slice_ in window.slices(length)]
    hook = IngestHook()
    for definition in (definitions[0], definitions[-1]):
        hook.check(definition)
    return definitions


@task(trigger_rule=TriggerRule.ALL_DONE_MIN_ONE_SUCCESS)
def summarize(definitions: list[Json]) -> Json:
    """Counts of all windows, what is missing, and where to read on; red unless every ledger balances."""
    context = get_current_context()
    ingest, storage = IngestHook(), StorageHook()
    outcomes = []
    for definition in definitions:
        run = ingest.latest(run_ids(context, definition))
        ledger = _ledger(storage, run.run_id) if run else None
        outcomes.append(Outcome(definition["window"], definition.get("maxRecords"), run, ledger))
    return Summary(outcomes).verdict()


def _ledger(storage: StorageHook, run_id: str) -> Any:
    try:
        return storage.ledger(run_id)
    except Refused as error:
        if error.status != 404:
            raise
        return None


def _window(params: Json, start: datetime | None, end: datetime | None) -> Window:
    first, after = params.get("from"), params.get("to")
    if first and after:
        return Window.of(first, after)
    if first or after or start is None or end is None:
        raise Refused("from and to are needed, both.")
    return Window.of(instant(start), instant(end))


def _definition(kind: str, params: Json, window: Window) -> Json:
    if not params.get("source"):
        raise Refused("source is needed: the name of a source that ingest-service knows.")
    definition = {"source": params["source"], "kind": kind, "window": window.json()}
    return definition | ({"maxRecords": params["max_records"]} if params.get("max_records") else {})
