import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "acceptance-tests" / "openapi-diff"

API: dict[str, Any] = {
    "info": {"title": "Users", "version": "v1"},
    "paths": {
        "/users/{id}": {
            "get": {
                "summary": "A user",
                "operationId": "get",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"name": "full", "in": "query", "schema": {"type": "boolean"}},
                ],
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}}
                },
            },
            "put": {
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}},
                "responses": {"202": {"description": "Accepted"}},
            },
        }
    },
    "components": {
        "schemas": {
            "User": {
                "type": "object",
                "required": ["id", "name"],
                "properties": {
                    "id": {"type": "string", "format": "uuid"},
                    "name": {"type": "string"},
                    "state": {"type": "string", "enum": ["open", "closed"]},
                    "friend": {"$ref": "#/components/schemas/User"},
                },
            }
        }
    },
}

USER = ("components", "schemas", "User")


def compare(tmp_path: Path, old: Any, new: Any) -> subprocess.CompletedProcess[str]:
    for name, content in (("old.json", old), ("new.json", new)):
        (tmp_path / name).write_text(content if isinstance(content, str) else json.dumps(content))
    return subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "old.json", tmp_path / "new.json"],
        capture_output=True,
        text=True,
        check=False,
    )


def changed(change: Callable[[dict[str, Any], dict[str, Any]], object]) -> dict[str, Any]:
    api = copy.deepcopy(API)
    change(api["paths"]["/users/{id}"], api["components"]["schemas"]["User"])
    return api


def test_captions_order_and_names_of_schemas_do_not_count(tmp_path: Path) -> None:
    text = json.dumps(API).replace("schemas/User", "schemas/Person").replace('"User":', '"Person":')
    new = json.loads(text)
    new["info"] = {"title": "Other", "version": "v2"}
    get = new["paths"]["/users/{id}"]["get"]
    get["summary"], get["operationId"], get["description"] = "One user", "get_1", "More of it"
    get["parameters"].reverse()
    new["components"]["schemas"]["Person"]["required"].reverse()
    new["components"]["schemas"]["Person"]["properties"]["state"]["enum"].reverse()
    answer = compare(tmp_path, API, new)
    assert (answer.returncode, answer.stdout) == (0, "no difference\n")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda path, user: path.pop("put"), "gone: PUT /users/{id} (operation)"),
        (lambda path, user: path.update(delete={"responses": {}}), "new: DELETE /users/{id} (operation)"),
        (lambda path, user: path["get"]["parameters"].pop(), "gone: GET /users/{id} parameter query:full schema type"),
        (
            lambda path, user: path["get"]["parameters"][1].update(required=True),
            "new: GET /users/{id} parameter query:full required (true)",
        ),
        (lambda path, user: user["properties"].pop("name"), "answer 200 content application/json schema.name (field)"),
        (lambda path, user: user["properties"].update(age={"type": "integer"}), "new: PUT /users/{id} body content"),
        (lambda path, user: user["properties"]["id"].pop("format"), 'schema.id format ("uuid")'),
        (lambda path, user: user["properties"]["name"].update(type="integer"), '"string" -> "integer"'),
        (lambda path, user: user["required"].pop(), "changed: GET /users/{id} answer 200"),
        (lambda path, user: user["properties"]["state"]["enum"].append("gone"), "schema.state enum"),
        (lambda path, user: path["put"]["responses"].update({"409": {}}), "new: PUT /users/{id} answer 409 (answer)"),
    ],
)
def test_what_a_client_would_notice_is_told(
    tmp_path: Path, change: Callable[[dict[str, Any], dict[str, Any]], object], told: str
) -> None:
    answer = compare(tmp_path, API, changed(change))
    assert answer.returncode == 1
    assert told in answer.stdout


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    answer = compare(tmp_path, API, "no JSON")
    assert answer.returncode == 2
    assert "new.json cannot be read" in answer.stderr
