"""The id of a run follows from the DAG run and the window, so that a second attempt finds the same run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid5

NAMESPACE = UUID("6f1f7a52-6c1b-5f0e-9d0c-0d1f3a8b4c21")
MOST_CANCELLED = 100


@dataclass(frozen=True)
class RunIds:
    """The ids of one window of one DAG run: the first, and those that follow a run that was cancelled."""

    dag_id: str
    dag_run_id: str
    window: dict[str, str]

    def __iter__(self) -> Iterator[str]:
        for cancelled in range(MOST_CANCELLED):
            yield str(self._id(cancelled))

    def _id(self, cancelled: int) -> UUID:
        name = [self.dag_id, self.dag_run_id, self.window["from"], self.window["to"]]
        return uuid5(NAMESPACE, "\n".join([*name, str(cancelled)] if cancelled else name))
