"""Is the live flow well? Each task is one question; a red one says what is wrong in one sentence."""

from datetime import timedelta

import pendulum
from airflow.sdk import DAG, CronTriggerTimetable, Param

from userdata_client.live import freshness, quarantine_growth, services, source_health, unbalanced_runs

with DAG(
    "user_live_check",
    description="Freshness, unbalanced runs, growth of quarantine, health of services and sources",
    doc_md=__doc__,
    schedule=CronTriggerTimetable("*/5 * * * *", timezone="UTC"),
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,
    is_paused_upon_creation=False,  # a check that nothing has switched on says nothing of an outage
    max_active_runs=1,
    tags=["userdata", "live"],
    default_args={
        "retries": 2,
        "retry_delay": timedelta(seconds=10),
        "execution_timeout": timedelta(minutes=2),
        "pool": "userdata",
    },
    params={
        "freshness_seconds": Param(10, type="number", exclusiveMinimum=0, description="For 95 % of the live records"),
        "quarantine_growth": Param(10, type="integer", minimum=0, description="New entries between two checks"),
        "failed_within_minutes": Param(10, type="integer", minimum=1, description="How long a failed run is told of"),
    },
) as dag:
    services()
    freshness()
    unbalanced_runs()
    quarantine_growth()
    source_health()
