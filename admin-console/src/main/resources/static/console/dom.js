// Builds elements and brings what is on the page up to date with them. Text is only ever set as text.

/** An element; attributes that are null, undefined or false are left out, children may be texts, elements or lists. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Makes the children of an element equal to these, keeping those that stay: focus and scrolling survive. */
export function show(parent, ...wanted) {
  children(parent, wanted.flat(Infinity).filter(Boolean).map((node) => (node instanceof Node ? node : document.createTextNode(node))));
}

function children(parent, wanted) {
  const keyed = new Map([...parent.children].filter((child) => child.dataset.key).map((child) => [child.dataset.key, child]));
  wanted.forEach((next, place) => {
    const here = parent.childNodes[place] ?? null;
    const key = next.dataset?.key;
    const kept = key ? keyed.get(key) : here;
    if (kept && alike(kept, next)) {
      if (kept !== here) {
        parent.insertBefore(kept, here);
      }
      update(kept, next);
    } else if (here && !here.dataset?.key) {
      here.replaceWith(next);
    } else {
      parent.insertBefore(next, here);
    }
  });
  while (parent.childNodes.length > wanted.length) {
    parent.lastChild.remove();
  }
}

function alike(one, other) {
  return one.nodeName === other.nodeName && one.dataset?.key === other.dataset?.key;
}

function update(now, next) {
  if (now.nodeType === Node.TEXT_NODE) {
    if (now.data !== next.data) {
      now.data = next.data;
    }
    return;
  }
  for (const { name } of [...now.attributes]) {
    if (!next.hasAttribute(name)) {
      now.removeAttribute(name);
    }
  }
  for (const { name, value } of [...next.attributes]) {
    if (now.getAttribute(name) !== value) {
      now.setAttribute(name, value);
    }
  }
  children(now, [...next.childNodes]);
}
