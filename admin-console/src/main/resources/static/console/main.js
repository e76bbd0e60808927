// Draws each snapshot that arrives, and does what a button says.
import * as api from "./api.js";
import * as dialog from "./dialog.js";
import { h, show } from "./dom.js";
import { Quarantine } from "./quarantine.js";
import { switchZone, zone } from "./text.js";
import * as views from "./views.js";

const page = { operator: false, openRuns: new Set() };
const quarantine = new Quarantine(page);
const section = (id) => document.getElementById(id);
const busy = new Set();
const SHOWN_MILLIS = 15_000;
let last = null;
let hiding = null;

function draw(snapshot) {
  last = snapshot;
  show(section("services"), views.services(snapshot));
  show(section("flow"), views.flow(snapshot));
  show(section("runs"), views.runs(snapshot, page));
  show(section("sources"), views.sources(snapshot, page));
  show(section("lanes"), views.lanes(snapshot, page));
  quarantine.take(snapshot);
  document.body.dataset.at = snapshot.at;
}

/** Shows what was done, for a while, or what failed, until it is clicked: it stays at the top and covers what scrolls. */
function notice(text, bad = false) {
  const line = section("notice");
  line.textContent = text;
  line.className = bad ? "bad" : "good";
  line.title = bad ? "Click to close" : "";
  line.hidden = !text;
  clearTimeout(hiding);
  hiding = bad ? null : setTimeout(closeNotice, SHOWN_MILLIS);
}

function closeNotice() {
  section("notice").hidden = true;
}

function link(text, state) {
  section("link").textContent = text;
  section("link").className = state;
}

function listen() {
  const stream = api.events();
  stream.addEventListener("open", () => link("live", "good"));
  stream.addEventListener("snapshot", (event) => draw(JSON.parse(event.data)));
  stream.addEventListener("error", () => {
    link(last ? "connection lost, trying again; numbers are old" : "no connection, trying again", "bad");
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(listen, 2000);
    }
  });
}

const run = (id, action) => api.order("ingest", `/api/v1/runs/${id}/${action}`);
const source = (name, action) => api.order("ingest", `/api/v1/sources/${encodeURIComponent(name)}/${action}`);
const lane = (name, action) => api.order("processor", `/api/v1/pipeline/${name}/${action}`);

async function confirmed(title, text, verb, danger, work) {
  return (await dialog.confirm(title, text, verb, { danger })) === null ? null : work();
}

function askForRun(name) {
  const input = (label, name, attributes) => h("label", {}, label, h("input", { name, autocomplete: "off", ...attributes }));
  dialog.open(
    `Run ${name}`,
    h("label", {}, "kind", h("select", { name: "kind" }, h("option", { value: "poll" }, "poll: now, live"), h("option", { value: "backfill" }, "backfill: a window of the past"))),
    input("records at the most (empty: until the source ends)", "maxRecords", { type: "number", min: 1, inputmode: "numeric" }),
    h(
      "fieldset",
      {},
      h("legend", {}, "window, for a backfill"),
      input("from (UTC)", "from", { placeholder: "2026-01-01T00:00:00Z" }),
      input("to (UTC, not included)", "to", { placeholder: "2026-01-02T00:00:00Z" }),
      input("slice (ISO duration)", "slice", { placeholder: "PT6H" }),
    ),
    h("div", { class: "buttons" }, h("button", { type: "button", "data-close": true }, "Back"), views.button("Run", "start-run", name, { class: "main", "data-once": crypto.randomUUID?.() ?? String(Math.random()) })),
  );
}

async function startRun(name, from) {
  const kind = dialog.field("kind");
  const window = { from: dialog.field("from"), to: dialog.field("to"), slice: dialog.field("slice") || undefined };
  const most = dialog.field("maxRecords");
  const asked = { source: name, kind, maxRecords: most ? Number(most) : undefined, window: kind === "backfill" ? window : undefined };
  const started = await api.order("ingest", "/api/v1/runs", asked, { "Idempotency-Key": from.dataset.once });
  dialog.close();
  return `Run ${started.runId} is on its way.`;
}

function toggle(id) {
  if (!page.openRuns.delete(id)) {
    page.openRuns.add(id);
  }
  draw(last);
}

function showZone() {
  section("zone").textContent = zone.local ? "times: local" : "times: UTC";
}

function otherZone() {
  switchZone();
  showZone();
  quarantine.redraw();
  if (last) {
    draw(last);
  }
}

const does = {
  "switch-zone": otherZone,
  "toggle-run": toggle,
  "new-run": askForRun,
  "start-run": startRun,
  "pause-run": async (id) => (await run(id, "pause"), "The run rests at its cursor."),
  "resume-run": async (id) => (await run(id, "resume"), "The run goes on at its cursor."),
  "cancel-run": (id) =>
    confirmed("Cancel this run?", `Run ${id} ends for good; what it has published stays.`, "Cancel the run", true, async () => (await run(id, "cancel"), "The run is cancelled.")),
  "pause-source": (name) =>
    confirmed(`Pause ${name}?`, "It is asked for nothing more until an operator resumes it; its runs rest.", "Pause", false, async () => (await source(name, "pause"), `${name} is paused.`)),
  "resume-source": async (name) => (await source(name, "resume"), `${name} is asked again.`),
  "restart-lane": (name) =>
    confirmed(`Restart the ${name} lane?`, "Its query is stopped and started again where it was; records wait meanwhile.", "Restart", false, async () => (await lane(name, "restart"), `The ${name} lane starts again.`)),
  "adopt-lane": (name) =>
    confirmed(
      `Let the ${name} lane adopt its offsets?`,
      "It leaves its checkpoint and begins a new one at the offsets it has processed.",
      "Adopt offsets",
      true,
      async () => (await lane(name, "adopt-offsets"), `The ${name} lane begins a new checkpoint.`),
    ),
  inspect: (id) => quarantine.inspect(id).then(() => null),
  fix: (id) => quarantine.fix(id),
  replay: (id) => quarantine.replay(id),
  discard: (id) => quarantine.discard(id),
  "more-quarantine": (after) => quarantine.load(after),
  "replay-all": () => quarantine.all("replay", "All open records under this filter go through the pipeline again."),
  "discard-all": () => quarantine.all("discard", "All open records under this filter will never be stored."),
};

document.addEventListener("click", async (event) => {
  const pressed = event.target.closest("[data-do]");
  if (!pressed) {
    return;
  }
  const order = `${pressed.dataset.do} ${pressed.dataset.id}`;
  if (busy.has(order)) {
    return;
  }
  busy.add(order);
  try {
    const done = await does[pressed.dataset.do](pressed.dataset.id, pressed);
    if (done) {
      notice(done);
    }
  } catch (error) {
    (dialog.isOpen() ? dialog.problem : (text) => notice(text, true))(error.message, error.field);
  } finally {
    busy.delete(order);
  }
});

async function begin() {
  try {
    const me = await api.me();
    page.operator = me.role === "operator";
    section("me").textContent = page.operator ? `${me.name}, operator` : `${me.name}, viewer: may look, not change`;
    document.body.dataset.role = me.role;
    quarantine.begin();
    listen();
  } catch (error) {
    notice(`The console does not answer: ${error.message}`, true);
    setTimeout(begin, 3000);
  }
}

section("notice").addEventListener("click", closeNotice);
showZone();
begin();
