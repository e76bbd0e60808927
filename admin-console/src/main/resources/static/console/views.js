// The sections that follow from a snapshot.
import { h } from "./dom.js";
import { clock, count, every, rate, seconds, short, when } from "./text.js";

const OUTCOMES = ["inserted", "updated", "unchanged", "stale", "quarantined", "discarded"];
const GOOD = new Set(["up", "RUNNING", "COMPLETED", "BALANCED", "running", "stored", "ready"]);
const BAD = new Set(["down", "FAILED", "UNBALANCED", "stopped", "STOPPED"]);

const tone = (state) => (GOOD.has(state) ? "good" : BAD.has(state) ? "bad" : "wait");

/** A state: its word, and a colour that only repeats it, unless what came of it is worse. */
export const badge = (state, title, colour = tone(state)) => h("span", { class: `badge ${colour}`, title }, String(state).toLowerCase());

/** The colour of a run's states: good only if something came of it. */
function outcomeTone(state, run, ledger) {
  if (!GOOD.has(state) || !ledger?.decided) {
    return tone(state);
  }
  const sum = (...outcomes) => outcomes.reduce((all, outcome) => all + (ledger[outcome] ?? 0), 0);
  if (sum("inserted", "updated", "unchanged", "stale") > 0) {
    return "good";
  }
  return sum("quarantined", "discarded") > 0 ? "bad" : run.state === "CANCELLED" ? "wait" : "good";
}

/** What stands for a list that could not be read, in place of an empty one. */
const unknown = (snapshot, list) =>
  snapshot.unknown?.[list] && h("p", { class: "empty unknown", "data-field": `${list}-unknown` }, `Not known: ${snapshot.unknown[list]}.`);

/** A button that names what it does in data-do; which one it is stands in data-id. */
export const button = (text, action, id, rest = {}) =>
  h("button", { type: "button", "data-do": action, "data-id": id, ...rest }, text);

const number = (label, value, field, extra = "") =>
  h("td", { class: `number ${extra} ${value ? "" : "zero"}`, "data-label": label, "data-field": field }, count(value));

const cell = (label, ...content) => h("td", { "data-label": label }, ...content);

const head = (...names) =>
  h("thead", {}, h("tr", {}, names.map((name) => h("th", { scope: "col", class: name.startsWith("#") && "number" }, name.replace("#", "")))));

export function services(snapshot) {
  return h(
    "ul",
    { class: "services" },
    snapshot.services.map((service) =>
      h(
        "li",
        { "data-key": service.name, class: tone(service.state) },
        h("strong", {}, service.title),
        " ",
        badge(service.state),
        service.problem && h("span", { class: "reason" }, service.problem),
      ),
    ),
  );
}

export function flow(snapshot) {
  return [
    h("h2", {}, "Flow"),
    h(
      "table",
      { class: "flow" },
      head("lane", "#published / s", "#to process", "#processed / s", "#to store", "#stored / s", "#fetched to stored, p50", "#p99"),
      h("tbody", {}, snapshot.flow.map(lane)),
    ),
  ];
}

function lane(view) {
  const [ingest, processor, storage] = view.hops;
  const speed = (label, hop) =>
    h(
      "td",
      { class: "number", "data-label": label, "data-field": `${hop.hop}-rate`, title: `${count(hop.total)} since the service started` },
      rate(hop.rate),
    );
  const lag = (label, hop) =>
    h("td", { class: `number ${hop.lag ? "" : "zero"}`, "data-label": label, "data-field": `${hop.hop}-lag` }, count(hop.lag));
  const fresh = (label, value, field) =>
    h(
      "td",
      { class: "number", "data-label": label, "data-field": field, title: view.freshness && `of the last ${count(view.freshness.count)} records` },
      view.freshness && value >= view.freshness.most ? `over ${seconds(value)}` : seconds(value),
    );
  return h(
    "tr",
    { "data-key": view.lane },
    h("th", { scope: "row" }, view.lane),
    speed("published / s", ingest),
    lag("to process", processor),
    speed("processed / s", processor),
    lag("to store", storage),
    speed("stored / s", storage),
    fresh("fresh p50", view.freshness?.p50, "p50"),
    fresh("fresh p99", view.freshness?.p99, "p99"),
  );
}

export function sources(snapshot, page) {
  return [
    h("h2", {}, "Sources"),
    h(
      "table",
      {},
      head("source", "state", "schedule", "next", "last", ""),
      h("tbody", {}, snapshot.sources.map((source) => sourceRow(source, Date.parse(snapshot.at), page))),
    ),
    unknown(snapshot, "sources"),
  ];
}

function sourceRow(source, now, page) {
  const closed = source.closedUntil && Date.parse(source.closedUntil) > now;
  const state = source.paused ? "paused" : closed ? "closed" : "ready";
  const schedule = source.schedule;
  return h(
    "tr",
    { "data-key": source.name },
    h("th", { scope: "row", title: `${source.baseUrl ?? ""}${source.path ?? ""}` }, source.name),
    cell("state", badge(state), closed && h("span", { class: "reason" }, `until ${clock(source.closedUntil)}`)),
    cell("schedule", schedule ? (schedule.cron ?? `every ${every(schedule.fixedDelay)}`) : "when asked"),
    cell("next", schedule ? when(schedule.nextFireAt, now) : "–"),
    cell("last", schedule ? when(schedule.lastFiredAt, now) : "–"),
    actions(
      page,
      button("Run…", "new-run", source.name),
      source.paused
        ? button("Resume", "resume-source", source.name)
        : button("Pause", "pause-source", source.name),
    ),
  );
}

const actions = (page, ...buttons) => h("td", { class: "actions" }, page.operator ? buttons : []);

export function lanes(snapshot, page) {
  return [
    h("h2", {}, "Stream queries"),
    h(
      "table",
      {},
      head("lane", "state", "since", "#behind", "#enriched", "#quarantined", "#restarts", "last error", ""),
      h("tbody", {}, snapshot.lanes.map((query) => queryRow(query, Date.parse(snapshot.at), page))),
    ),
    unknown(snapshot, "lanes"),
  ];
}

function queryRow(query, now, page) {
  const error = query.lastError;
  return h(
    "tr",
    { "data-key": query.lane },
    h("th", { scope: "row" }, query.lane),
    cell("state", badge(query.state), query.problem && h("span", { class: "reason" }, query.problem)),
    cell("since", when(query.since, now)),
    number("behind", query.behind, "behind"),
    number("enriched", query.rows?.enriched, "enriched"),
    number("quarantined", query.rows?.quarantined, "quarantined"),
    number("restarts", query.restarts, "restarts"),
    cell("last error", error ? `${Object.values(error).filter((value) => typeof value === "string").join(" ")}` : "–"),
    actions(
      page,
      button("Restart", "restart-lane", query.lane),
      query.ready ? null : button("Adopt offsets", "adopt-lane", query.lane),
    ),
  );
}

export function runs(snapshot, page) {
  return [
    h("h2", {}, "Runs and their ledgers"),
    h(
      "table",
      { class: "runs" },
      head("run", "source", "state", "#published", "ledger", ...OUTCOMES.map((outcome) => `#${outcome}`), "#missing", "changed", ""),
      snapshot.runs.map((run) => runRows(run, snapshot, page)),
    ),
    unknown(snapshot, "runs") || (snapshot.runs.length === 0 && h("p", { class: "empty" }, "No run yet.")),
  ];
}

function runRows(run, snapshot, page) {
  const ledger = snapshot.ledgers[run.runId];
  const open = page.openRuns.has(run.runId);
  const now = Date.parse(snapshot.at);
  return h(
    "tbody",
    { "data-key": run.runId },
    h(
      "tr",
      {},
      h(
        "th",
        { scope: "row" },
        button(short(run.runId), "toggle-run", run.runId, { class: "link", "aria-expanded": String(open), title: run.runId }),
        " ",
        h("span", { class: "kind" }, run.kind),
      ),
      cell("source", run.source),
      cell("state", badge(run.state, undefined, outcomeTone(run.state, run, ledger)), run.reason && h("span", { class: "reason", title: run.reason.message }, reason(run.reason, now))),
      published(run),
      cell("ledger", ledger ? badge(ledger.state, undefined, outcomeTone(ledger.state, run, ledger)) : "–"),
      OUTCOMES.map((outcome) => number(outcome, ledger?.[outcome], outcome, outcome === "quarantined" && ledger?.[outcome] ? "warn" : "")),
      missingCell(ledger),
      h("td", { "data-label": "changed", class: "when", title: clock(run.updatedAt) }, when(run.updatedAt, now)),
      actions(page, runButtons(run)),
    ),
    open && h("tr", { class: "more" }, h("td", { colspan: 14 }, details(run, ledger, now))),
  );
}

/** While a ledger is open, what has no outcome yet is on its way; only the verdict makes it missing. */
function inFlight(ledger) {
  return ledger.inFlight ?? (ledger.state === "OPEN" ? ledger.missingCount : 0);
}

function missingCell(ledger) {
  const missing = ledger && (ledger.state === "OPEN" ? 0 : ledger.missingCount);
  return h(
    "td",
    { class: `number ${ledger?.state === "UNBALANCED" ? "alarm" : ""} ${missing ? "" : "zero"}`, "data-label": "missing" },
    h("span", { "data-field": "missing" }, count(missing)),
    ledger && inFlight(ledger) > 0 && h("span", { class: "of", "data-field": "in-flight" }, `${count(inFlight(ledger))} in flight`),
  );
}

function reason(why, now) {
  return why.until ? `${why.code} until ${when(why.until, now)}` : why.code;
}

function published(run) {
  const asked = run.maxRecords;
  return h(
    "td",
    { class: "number", "data-label": "published" },
    h("span", { "data-field": "published" }, count(run.published)),
    asked ? h("span", { class: "of" }, ` of ${count(asked)}`) : null,
    asked && !["COMPLETED", "CANCELLED"].includes(run.state) ? h("progress", { max: asked, value: run.published, "aria-label": `published of ${count(asked)}` }) : null,
  );
}

function runButtons(run) {
  switch (run.state) {
    case "QUEUED":
    case "RUNNING":
    case "WAITING":
      return [button("Pause", "pause-run", run.runId), button("Cancel", "cancel-run", run.runId, { class: "danger" })];
    case "PAUSED":
    case "FAILED":
      return [button("Resume", "resume-run", run.runId), button("Cancel", "cancel-run", run.runId, { class: "danger" })];
    default:
      return [];
  }
}

function details(run, ledger, now) {
  return h(
    "div",
    { class: "details" },
    h("p", {}, `${run.runId}, ${run.kind} on the ${run.lane} lane, since ${clock(run.createdAt)}, ${count(run.pages)} pages`),
    run.reason && h("p", {}, `${run.reason.code}: ${run.reason.message}`),
    ledger && h("p", {}, `${count(ledger.redelivered)} delivered more than once`),
    missing(ledger),
    run.slices && slices(run.slices, now),
  );
}

function missing(ledger) {
  const ranges = ledger && ledger.state !== "OPEN" ? (ledger.missing ?? []) : [];
  return (
    ranges.length > 0 &&
    h(
      "ul",
      { class: "missing" },
      ranges
        .slice(0, 50)
        .map((range) => h("li", {}, `missing: slice ${range.slice}, partition ${range.partition}, numbers ${range.from} to ${range.to - 1}`)),
      ranges.length > 50 && h("li", {}, `and ${count(ranges.length - 50)} more ranges`),
    )
  );
}

function slices(all, now) {
  return h(
    "table",
    { class: "slices" },
    head("slice", "window", "#published", "#rejected", "#pages", "state"),
    h(
      "tbody",
      {},
      all.slice(0, 200).map((slice) =>
        h(
          "tr",
          { "data-key": `slice-${slice.slice}` },
          h("th", { scope: "row" }, String(slice.slice)),
          cell("window", slice.window ? `${clock(slice.window.from)} – ${clock(slice.window.to)}` : "now"),
          number("published", slice.publishedTotal, "slice-published"),
          number("rejected", slice.rejected, "slice-rejected"),
          number("pages", slice.pages, "slice-pages"),
          cell("state", slice.done ? "done" : slice.waitsFor ? `${slice.waitsFor.code} ${slice.waitsFor.until ? when(slice.waitsFor.until, now) : ""}` : "goes on"),
        ),
      ),
    ),
  );
}
