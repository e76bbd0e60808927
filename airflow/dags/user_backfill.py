"""Months of a source's users, window by window; any task may be retried, cleared or killed at any time."""

from datetime import timedelta

import pendulum
from airflow.sdk import DAG, CronDataIntervalTimetable, Param, task_group

from userdata_client.operator import LedgerOperator, RunOperator
from userdata_client.windows import plan, summarize

with DAG(
    "user_backfill",
    description="Fetch a source's users window by window; green only when every ledger balances",
    doc_md=__doc__,
    # For the daily intervals of `airflow backfill create`; the scheduler's own runs name no source and are skipped.
    schedule=CronDataIntervalTimetable("0 0 * * *", timezone="UTC"),
    start_date=pendulum.datetime(2000, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=16,
    tags=["userdata", "backfill"],
    default_args={
        "retries": 3,
        "retry_delay": timedelta(seconds=20),
        "retry_exponential_backoff": True,
        "max_retry_delay": timedelta(minutes=5),
        "execution_timeout": timedelta(minutes=5),
        "pool": "userdata",
    },
    params={
        "source": Param(None, type=["null", "string"], title="Source", description="As ingest-service names it"),
        "from": Param(
            None,
            type=["null", "string"],
            format="date-time",
            title="From",
            description="First instant; empty, as is To: the data interval",
        ),
        "to": Param(
            None, type=["null", "string"], format="date-time", title="To", description="First instant after it"
        ),
        "slice": Param("P1D", type="string", pattern="^P", title="Slice", description="Length of a window: P1D, PT6H"),
        "parallel": Param(
            30,
            type="integer",
            minimum=1,
            maximum=1000,
            title="Parallel windows",
            description="Fetched at the same time",
        ),
        "max_records": Param(
            None,
            type=["null", "integer"],
            minimum=1,
            title="Records per window",
            description="At the most; an endless source such as randomuser needs it",
        ),
    },
) as dag:
    definitions = plan("backfill")

    @task_group
    def window(definition):
        run = RunOperator(
            task_id="ingest",
            definition=definition,
            parallel="{{ params.parallel }}",
            map_index_template="{{ task.definition.window['from'] }}",
        )
        LedgerOperator(task_id="reconcile", run_id=run.output)

    window.expand(definition=definitions) >> summarize(definitions)
