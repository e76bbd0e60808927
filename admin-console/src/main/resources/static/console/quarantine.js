// Records that left the flow: the list, one of them, and what can be done with them.
import * as api from "./api.js";
import { h, show } from "./dom.js";
import * as dialog from "./dialog.js";
import { clock, count } from "./text.js";
import { badge, button } from "./views.js";

const LIMIT = 50;
/** As often as storage-service counts, milliseconds. */
const READ_AGAIN = 5_000;
const PATH = "/api/v1/quarantine";
const section = document.getElementById("quarantine");

export class Quarantine {
  constructor(page) {
    this.page = page;
    this.items = [];
    this.next = null;
    this.sizes = "";
    this.opened = null;
    this.shown = {};
    this.asked = 0;
    this.askedAt = 0;
  }

  /** The frame, made once: what an operator types in it must stay. */
  begin() {
    const choice = (name, label, ...values) =>
      h("label", {}, label, h("select", { name }, h("option", { value: "" }, "any"), values.map((value) => h("option", { value, selected: value === "open" }, value))));
    show(
      section,
      h("h2", {}, "Quarantine"),
      h("p", { id: "quarantine-sizes" }),
      h(
        "form",
        { id: "quarantine-filter", class: "filter" },
        choice("stage", "stage", "ingest", "processor", "storage"),
        choice("state", "state", "open", "stored", "discarded"),
        h("label", {}, "code", h("input", { name: "code", size: 14, autocomplete: "off" })),
        h("label", {}, "source", h("input", { name: "source", size: 12, autocomplete: "off" })),
        h("label", {}, "run", h("input", { name: "runId", size: 12, autocomplete: "off" })),
        h("button", { type: "submit" }, "Show"),
        this.page.operator && [button("Replay all of these…", "replay-all", ""), button("Discard all of these…", "discard-all", "", { class: "danger" })],
      ),
      h("div", { id: "quarantine-list" }),
    );
    const form = section.querySelector("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.apply();
    });
    form.addEventListener("change", () => this.apply());
    this.apply();
  }

  /** Reads the list under the filter as it stands; what is typed later counts when it is finished. */
  apply() {
    this.shown = this.filter();
    this.load();
  }

  /**
   * Takes the counts of a snapshot; where they have changed, the list is read again. It is also read again after a
   * while, because as many records may come as go, unless the operator has loaded further pages.
   */
  take(snapshot) {
    const sizes = Object.entries(snapshot.quarantine).map(([stage, size]) => `${count(size)} of ${stage}`).join(", ");
    document.getElementById("quarantine-sizes").textContent = sizes ? `open: ${sizes}` : "";
    const old = performance.now() - this.askedAt > READ_AGAIN && this.items.length <= LIMIT;
    if (old || (this.sizes && sizes !== this.sizes)) {
      this.load();
    }
    this.sizes = sizes;
  }

  filter() {
    const data = new FormData(section.querySelector("form"));
    return Object.fromEntries([...data].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
  }

  /** Of several answers that are under way the one that was asked for last is shown. */
  async load(after) {
    const list = document.getElementById("quarantine-list");
    const asked = ++this.asked;
    this.askedAt = performance.now();
    try {
      const query = new URLSearchParams({ ...this.shown, limit: LIMIT, ...(after ? { after } : {}) });
      const answer = await api.read("storage", `${PATH}?${query}`);
      if (asked !== this.asked) {
        return;
      }
      this.items = after ? [...this.items, ...answer.items] : answer.items;
      this.next = answer.next;
      show(list, this.table());
    } catch (error) {
      if (asked === this.asked) {
        show(list, h("p", { class: "empty" }, `The list cannot be read: ${error.message}`));
      }
    }
  }

  /** Draws the list that is known again. */
  redraw() {
    if (this.items.length > 0) {
      show(document.getElementById("quarantine-list"), this.table());
    }
  }

  table() {
    if (this.items.length === 0) {
      return h("p", { class: "empty" }, "No record is in quarantine under this filter.");
    }
    const names = ["record", "since", "stage", "code", "field", "message", "source", "state", "replays"];
    return [
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, names.map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {}, this.items.map((item) => this.row(item))),
      ),
      this.next && button("More", "more-quarantine", String(this.next)),
    ];
  }

  row(item) {
    const cell = (label, ...content) => h("td", { "data-label": label, "data-field": label }, ...content);
    return h(
      "tr",
      { "data-key": `quarantine-${item.id}` },
      h("th", { scope: "row" }, button(`#${item.id}`, "inspect", String(item.id), { class: "link" })),
      cell("since", clock(item.quarantinedAt)),
      cell("stage", item.stage),
      cell("code", item.code),
      cell("field", item.field ?? "–"),
      h("td", { "data-label": "message", class: "wide" }, item.message ?? "–"),
      cell("source", item.source ?? "–"),
      cell("state", badge(item.state)),
      h("td", { "data-label": "replays", class: "number" }, count(item.replays ?? 0)),
    );
  }

  async inspect(id) {
    const record = await api.read("storage", `${PATH}/${id}`);
    this.opened = record;
    dialog.open(`Record #${record.id}`, this.facts(record), this.content(record), this.buttons(record), this.history(record));
  }

  facts(record) {
    const origin = record.origin ? `${record.origin.topic} ${record.origin.partition}:${record.origin.offset}` : null;
    const facts = {
      state: badge(record.state),
      why: `${record.code}${record.field ? ` in ${record.field}` : ""}: ${record.message ?? ""}`,
      stage: record.stage,
      source: record.source,
      run: record.runId && `${record.runId}, slice ${record.slice}, partition ${record.partition}, number ${record.sequence}`,
      user: record.userId,
      event: record.eventId,
      origin,
      since: clock(record.quarantinedAt),
      bytes: record.length === undefined ? null : `${count(record.length)}${record.truncated ? ", cut" : ""}`,
    };
    return h(
      "dl",
      {},
      Object.entries(facts)
        .filter(([, value]) => value)
        .map(([name, value]) => [h("dt", {}, name), h("dd", { "data-field": name }, value)]),
    );
  }

  /** Only text can be fixed here, and only if all of it is kept. */
  fixable(record) {
    return this.page.operator && record.state === "open" && record.encoding === "utf-8" && !record.truncated && !record.masked;
  }

  content(record) {
    const text = record.fixed ?? record.content ?? "";
    return [
      record.masked && h("p", { class: "reason" }, "Values are masked: an operator sees them, and that is written down."),
      record.fixed && h("details", {}, h("summary", {}, "as it came"), h("pre", {}, record.content ?? "")),
      this.fixable(record)
        ? h("label", {}, record.fixed ? "as it was fixed" : "content", h("textarea", { name: "content", rows: 12, spellcheck: "false" }, text))
        : h("pre", { class: "content" }, text),
    ];
  }

  buttons(record) {
    return h(
      "div",
      { class: "buttons" },
      h("button", { type: "button", "data-close": true }, "Close"),
      this.page.operator && record.state === "open"
        ? [
            this.fixable(record) && button("Keep the fix", "fix", String(record.id)),
            button("Discard…", "discard", String(record.id), { class: "danger" }),
            button("Replay", "replay", String(record.id), { class: "main" }),
          ]
        : null,
    );
  }

  history(record) {
    const actions = record.actions ?? [];
    return (
      actions.length > 0 &&
      h(
        "ol",
        { class: "history" },
        actions.map((entry) => h("li", {}, `${clock(entry.at)} ${entry.who}: ${entry.action}${entry.note ? `, ${entry.note}` : ""}`)),
      )
    );
  }

  async fix(id) {
    const content = document.querySelector("#dialog textarea").value;
    await api.change("storage", `${PATH}/${id}`, { content });
    await this.inspect(id);
    return "Kept, beside the original.";
  }

  async replay(id) {
    const area = document.querySelector("#dialog textarea");
    if (area && this.opened && area.value !== (this.opened.fixed ?? this.opened.content ?? "")) {
      await this.fix(id);
    }
    await api.order("storage", `${PATH}/${id}/replay`);
    dialog.close();
    this.load();
    return `Record #${id} is on its way again.`;
  }

  async discard(id) {
    const note = await dialog.confirm(`Discard record #${id}?`, "It will never be stored, and its run accounts for it as discarded.", "Discard", { note: true, danger: true });
    if (note === null) {
      return null;
    }
    await api.order("storage", `${PATH}/${id}/discard`, { note });
    this.load();
    return `Record #${id} is discarded.`;
  }

  async all(verb, text) {
    const { state, ...filter } = this.filter();
    const { matched } = await api.order("storage", `${PATH}/${verb}`, { filter, dryRun: true });
    const title = `${verb === "replay" ? "Replay" : "Discard"} ${count(matched)} records?`;
    const note = await dialog.confirm(title, text, verb === "replay" ? "Replay" : "Discard", { note: true, danger: verb === "discard" });
    if (note === null) {
      return null;
    }
    const done = await this.goThrough(`${PATH}/${verb}`, { filter, note, dryRun: false });
    this.load();
    return `${count(done)} records: ${verb} is under way.`;
  }

  /** A call goes through so many and says where the next begins. */
  async goThrough(path, body) {
    let done = 0;
    let after;
    do {
      const result = await api.order("storage", path, { ...body, after });
      done += result.done;
      after = result.next;
    } while (after !== undefined && after !== null);
    return done;
  }
}
