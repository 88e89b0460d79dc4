// What the contract says of an answer, and what the trial expects of it besides.

// Of HTTP itself, or the same on every answer: not told for each operation.
const ofTransport = new Set(['content-type', 'content-length', 'date', 'server', 'connection', 'keep-alive', 'transfer-encoding', 'cache-control',
  'vary', 'x-content-type-options', 'content-security-policy', 'referrer-policy', 'www-authenticate', 'strict-transport-security', 'x-frame-options',
  'permissions-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'x-request-id', 'set-cookie',
  'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset']);

export function problemFaults(contract, answer) {
  const faults = [];
  if (!String(answer.headers['content-type']).startsWith('application/problem+json')) return [`a refusal as ${answer.headers['content-type']}`];
  if (answer.headers['content-language'] !== 'fr') faults.push('a refusal that does not say its language');
  const document = parsed(answer.body);
  const fault = document === undefined ? 'no JSON' : contract.faults(document, ['components', 'schemas', 'Problem']);
  if (fault) faults.push(`a refusal that is no problem document: ${fault}`);
  else if (document.status !== answer.status) faults.push(`a problem of status ${document.status} with ${answer.status}`);
  return faults;
}

export function parsed(bytes) {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

// Of an answer to a request on a described operation.
export function faultsOf(contract, operation, answer, { method }) {
  const { status, headers } = answer;
  if (status === 0) return [`no answer: ${answer.body}`];
  const faults = [];
  if (status >= 500) faults.push(`status ${status}: ${answer.body.toString().slice(0, 300)}`);
  const described = operation.answers[status];
  if (!described) return [...faults, `status ${status} is not described: ${answer.body.toString().slice(0, 300)}`];
  faults.push(...headerFaults(contract, described, headers));
  if (status >= 400) return [...faults, ...problemFaults(contract, answer)];
  const type = String(headers['content-type'] ?? '').split(';')[0];
  if (method === 'HEAD') {
    if (answer.body.length > 0) faults.push('HEAD with a body');
  } else if (Object.keys(described.content).length === 0) {
    if (answer.body.length > 0) faults.push(`${status} with a body`);
  } else if (!(type in described.content)) {
    faults.push(`${status} as ${type || 'nothing'}`);
  } else {
    const value = type === 'application/json' ? parsed(answer.body) : answer.body.toString();
    const fault = value === undefined ? 'no JSON in UTF-8' : contract.faults(value, [...described.at, 'content', type, 'schema']);
    if (fault) faults.push(`${status} does not fit its schema: ${fault.replace(/^data/, '')}`);
  }
  return faults;
}

function headerFaults(contract, described, headers) {
  const faults = [];
  const known = new Map(Object.entries(described.headers).map(([name, given]) => [name.toLowerCase(), contract.follow(given)]));
  for (const [name, header] of known) {
    if (headers[name] === undefined) {
      if (header.required) faults.push(`without its header ${name}`);
      continue;
    }
    const type = contract.follow(header.schema)?.type;
    const value = type === 'integer' ? Number(headers[name]) : headers[name];
    if (!contract.fits(value, header.schema)) faults.push(`${name}: ${headers[name]} does not fit`);
  }
  for (const name of Object.keys(headers)) if (!ofTransport.has(name) && !known.has(name)) faults.push(`header ${name} is not described`);
  return faults;
}
