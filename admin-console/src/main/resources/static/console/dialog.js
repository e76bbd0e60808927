// The one dialog of the page: asks before something is done, takes what is needed for it, shows a record.
import { h } from "./dom.js";

const dialog = document.getElementById("dialog");

dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target.closest("[data-close]")) {
    dialog.close();
  }
});

/** Opens it; the handlers of the buttons within are the page's. */
export function open(title, ...content) {
  dialog.replaceChildren(
    h("div", { class: "sheet" }, h("h2", { id: "dialog-title" }, title), content, h("p", { class: "problem", role: "alert" })),
  );
  if (!dialog.open) {
    dialog.showModal();
  }
}

export const close = () => dialog.close();
export const isOpen = () => dialog.open;

/** Says why something is refused and marks the field at fault: the last name of a path such as /window/from. */
export function problem(text, path = "") {
  dialog.querySelector(".problem").textContent = text;
  dialog.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
  const wrong = dialog.querySelector(`[name="${CSS.escape(path.split("/").pop())}"]`);
  wrong?.setAttribute("aria-invalid", "true");
  wrong?.focus();
}

export const field = (name) => dialog.querySelector(`[name="${name}"]`)?.value.trim() ?? "";

/** Asks whether to do something; resolves with what stands in the note, or null. */
export function confirm(title, text, verb, { note = false, danger = false } = {}) {
  open(
    title,
    h("p", {}, text),
    note && h("label", {}, "Why (kept with the record)", h("input", { name: "note", autocomplete: "off", maxlength: 500 })),
    h(
      "div",
      { class: "buttons" },
      h("button", { type: "button", "data-answer": "no" }, "Back"),
      h("button", { type: "button", "data-answer": "yes", class: danger ? "danger" : "main" }, verb),
    ),
  );
  return new Promise((resolve) => {
    const answered = (event) => {
      const answer = event.target.closest("[data-answer]")?.dataset.answer;
      if (answer) {
        finish(answer === "yes" ? field("note") : null);
      }
    };
    const closed = () => finish(null);
    const finish = (value) => {
      dialog.removeEventListener("click", answered);
      dialog.removeEventListener("close", closed);
      dialog.close();
      resolve(value);
    };
    dialog.addEventListener("click", answered);
    dialog.addEventListener("close", closed);
  });
}
