"""What Airflow knows of a mapped task and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from airflow.sdk.execution_time.task_runner import RuntimeTaskInstance

FINISHED = frozenset({"success", "failed", "skipped", "upstream_failed", "removed"})


@dataclass(frozen=True)
class TaskPlace:
    """A task instance, by its place in a DAG run."""

    dag_id: str
    run_id: str
    task_id: str
    map_index: int

    @staticmethod
    def of(instance: Any) -> TaskPlace:
        return TaskPlace(instance.dag_id, instance.run_id, instance.task_id, instance.map_index)

    def is_failed(self) -> bool:
        return self._state(self.map_index) == "failed"

    def unfinished_before(self) -> int:
        """How many of the instances with a lower map index may still be working."""
        states = self._states()
        return sum(states.get(self._key(index)) not in FINISHED for index in range(self.map_index))

    def _state(self, map_index: int) -> str | None:
        return self._states().get(self._key(map_index))

    def _states(self) -> dict[str, str | None]:
        states = RuntimeTaskInstance.get_task_states(self.dag_id, task_ids=[self.task_id], run_ids=[self.run_id])
        of_run: dict[str, str | None] = states.get(self.run_id, {})
        return of_run

    def _key(self, map_index: int) -> str:
        return self.task_id if map_index < 0 else f"{self.task_id}_{map_index}"
