"""A stack that a benchmark starts with ./run, on a sample user API of its own that gives as many users as are asked for."""

import json
import os
import pathlib
import shlex
import signal
import subprocess
import time
import urllib.error
import urllib.request
import uuid

HOME = pathlib.Path(__file__).resolve().parent.parent
SERVICES = {"ingest-service": "INGEST_URL", "stream-processor": "PROCESSOR_URL", "storage-service": "STORAGE_URL"}
ANY_NUMBER = 10**9


class Failed(Exception):
    """What a benchmark waited for did not come."""


def until(what, found, within):
    """Returns the first true answer of found, and fails when there is none within so many seconds."""
    end = time.monotonic() + within
    while True:
        answer = found()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Failed(f"{what}: not within {within} s")
        time.sleep(0.1)


def load():
    return os.getloadavg()[0]


class Stack:
    """The services, broker and database; a context that ends all of it."""

    def __init__(self, folder, base, environment=None, config=None, users=200):
        self.folder = pathlib.Path(folder)
        self.base = base
        self.mark = f"{self.folder}/{base}"
        self.environment = os.environ | {"USERDATA_BENCHMARK_MARK": self.mark, "USER_API_RECORDS_PER_WINDOW": ""}
        self.environment |= environment or {}
        self.config = config
        self.users = users
        self.values = {}

    def __enter__(self):
        jar = next((HOME / "local-stack/target").glob("local-stack-*SNAPSHOT.jar"))
        class_path = f"{jar}:{HOME}/local-stack/target/lib/*"
        main = "io.userdata.localstack.userapi.SampleUserApiCommand"
        api = str(self.base + 4)
        self.api = subprocess.Popen(
            ["java", "-cp", class_path, main, "--port", api, "--limit", str(ANY_NUMBER)],
            stdout=subprocess.DEVNULL,
        )
        self.out = open(self.folder / "run.out", "w")
        command = [HOME / "run", "--users", str(self.users), "--data", self.folder / "data"]
        command += ["--port-base", str(self.base), "--user-api", f"http://127.0.0.1:{api}"]
        command += ["--config", self.config, "--source", "randomuser"] if self.config else []
        try:
            until("the sample user API", lambda: self.answers(f"http://127.0.0.1:{api}/stats"), 60)
            self.launcher = subprocess.Popen(command, env=self.environment, stdout=self.out, stderr=self.out)
            self.values = until("stack.env", self.read, 600)
            until("the first run", lambda: self.ledger(self.values["RUN_ID"]).get("decided"), 600)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in (getattr(self, "launcher", None), self.api):
            if process and process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(90)
        self.out.close()

    def read(self):
        if self.launcher.poll() is not None:
            raise Failed("./run ended: " + (self.folder / "run.out").read_text())
        file = self.folder / "data/stack.env"
        lines = file.read_text().splitlines() if file.exists() else []
        values = dict(line.split("=", 1) for line in lines)
        values = {name: shlex.split(value)[0] if shlex.split(value) else "" for name, value in values.items()}
        return values if values.get("RUN_ID") else None

    def answers(self, url):
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return True
        except OSError:
            return False

    def call(self, method, url, body=None, kind="application/json"):
        """Returns the status and the body's text; a service that does not answer is status 0."""
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(url, data, method=method)
        request.add_header("Authorization", "Bearer " + self.values["OPERATOR_TOKEN"])
        request.add_header("Content-Type", kind)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def get(self, service, path):
        status, body = self.call("GET", self.values[SERVICES[service]] + path)
        return json.loads(body) if status == 200 else {}

    def ledger(self, run):
        return self.get("storage-service", f"/api/v1/runs/{run}/ledger")

    def begin(self, users):
        """Asks for a run and returns its id; None: it was not taken."""
        run = str(uuid.uuid4())
        body = {"source": "randomuser", "kind": "poll", "maxRecords": users}
        status, _ = self.call("PUT", self.values["INGEST_URL"] + f"/api/v1/runs/{run}", body)
        return run if status in (200, 202) else None

    def processes(self, service):
        """The processes that a service was started with, its guard included."""
        port = self.values[SERVICES[service]].rsplit(":", 1)[1]
        wanted = {f"SERVER_PORT={port}".encode(), f"USERDATA_BENCHMARK_MARK={self.mark}".encode()}
        found = []
        for path in pathlib.Path("/proc").glob("[0-9]*/environ"):
            try:
                if wanted <= set(path.read_bytes().split(b"\0")):
                    found.append(int(path.parent.name))
            except OSError:
                continue  # it has ended, or is not ours
        return found

    def cpu_seconds(self, service):
        """CPU time of a service so far, in seconds."""
        ticks = 0
        for pid in self.processes(service):
            try:
                fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue  # a guard's short-lived child
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")
