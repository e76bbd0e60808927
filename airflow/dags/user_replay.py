"""A new mapping over raw records that were fetched in a range of time; the source is asked for nothing."""

from datetime import timedelta

from airflow.sdk import DAG, Param, task_group

from userdata_client.operator import LedgerOperator, RunOperator
from userdata_client.windows import plan, summarize

with DAG(
    "user_replay",
    description="Map raw records again; green only when every ledger balances",
    doc_md=__doc__,
    schedule=None,
    tags=["userdata", "replay"],
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
            None, type=["null", "string"], format="date-time", title="From", description="Fetched from then on"
        ),
        "to": Param(None, type=["null", "string"], format="date-time", title="To", description="Fetched before then"),
        "slice": Param(
            None, type=["null", "string"], pattern="^P", title="Slice", description="A run for each P1D; empty: one run"
        ),
        "parallel": Param(1, type="integer", minimum=1, maximum=1000, title="Parallel windows"),
    },
) as dag:
    definitions = plan("replay")

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
