// Asks the console's server; addresses are whole, for a page's own may hold a password.

const address = (path) => location.origin + path;

async function ask(method, path, body, headers = {}) {
  const answer = await fetch(address(path), {
    method,
    headers: body === undefined ? headers : { "Content-Type": "application/json", ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw refused(answer.status, text);
  }
  return text ? JSON.parse(text) : null;
}

/** What a service says of a refusal, and the field that it names, if it does. */
function refused(status, text) {
  try {
    const problem = JSON.parse(text);
    return Object.assign(new Error(problem.detail || problem.title || `The answer was status ${status}.`), { field: problem.field });
  } catch {
    return new Error(`The answer was status ${status}.`);
  }
}

export const me = () => ask("GET", "/api/v1/me");
export const read = (service, path) => ask("GET", `/api/v1/services/${service}${path}`);
export const order = (service, path, body, headers) => ask("POST", `/api/v1/services/${service}${path}`, body, headers);
export const change = (service, path, body) => ask("PATCH", `/api/v1/services/${service}${path}`, body);
export const events = () => new EventSource(address("/api/v1/events"));
