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
    throw new Error(sentence(answer.status, text));
  }
  return text ? JSON.parse(text) : null;
}

function sentence(status, text) {
  try {
    const problem = JSON.parse(text);
    return problem.detail || problem.title || `status ${status}`;
  } catch {
    return `The answer was status ${status}.`;
  }
}

export const me = () => ask("GET", "/api/v1/me");
export const read = (service, path) => ask("GET", `/api/v1/services/${service}${path}`);
export const order = (service, path, body, headers) => ask("POST", `/api/v1/services/${service}${path}`, body, headers);
export const change = (service, path, body) => ask("PATCH", `/api/v1/services/${service}${path}`, body);
export const events = () => new EventSource(address("/api/v1/events"));
