// What is tried on each operation. A trial sends a request or a few and yields what it finds wrong, beyond what is judged
// of every answer.

import { isDeepStrictEqual } from 'node:util';
import { Aim, replaced, without } from './aim.mjs';
import { parsed, problemFaults } from './judge.mjs';
import { bombs, isRaw, limits, spoilt } from './values.mjs';

const done = (answer) => answer.status >= 200 && answer.status < 300;
const among = (answer, ...statuses) => statuses.includes(answer.status) ? [] : [`status ${answer.status} where ${statuses.join(' or ')} is expected`];
const refused = (answer) => (done(answer) ? [`accepted with ${answer.status}`] : []);
// A member that is null and one that is left out are the same.
const bare = (value) => Array.isArray(value) ? value.map(bare)
  : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null).map(([name, each]) => [name, bare(each)])) : value;
// Who the caller is, what may be seen and in what state things are is judged before the shape of a request, or after it.
const circumstances = [403, 404, 409, 412];
const unreadable = (text) => /\\u0000|\\ud[89a-f][0-9a-f]{2}/i.test(text);

// Aims and sends. What an actor once saw may be gone since, by an act of another: forgotten, and aimed anew.
async function ask(fuzz, operation, make) {
  for (let attempt = 1; ; ++attempt) {
    const aim = await Aim.at(fuzz, operation);
    const request = make(aim);
    const answer = await fuzz.send(operation, request);
    if (answer.status !== 404 || aim.open || !aim.isReal || attempt === 5 || fuzz.harvest.changes === 0) return { aim, request, answer };
    aim.actor.paths.delete(aim.path);
  }
}

export async function good(fuzz, operation) {
  const { aim, request, answer } = await ask(fuzz, operation, (at) => at.request());
  const faults = [];
  if (!aim.isReal && !aim.open) faults.push(...[400, 406, 413, 415].filter((status) => status === answer.status && operation.method === 'get').map((status) => `a good request gets ${status}: ${answer.body.subarray(0, 300)}`));
  else faults.push(...[400, 406, 413, 415, 428].filter((status) => status === answer.status && !unreadable(JSON.stringify(request.value) ?? '')).map((status) => `a good request gets ${status}: ${answer.body.subarray(0, 300)}`));
  if (!done(answer)) return faults;
  fuzz.succeeded(operation);
  if (operation.method === 'put') aim.actor.paths.add(aim.path);
  if (operation.method === 'get') return [...faults, ...(await asKnown(fuzz, operation, request, answer)), ...(await led(fuzz, aim, answer))];
  if (operation.method === 'put' && request.value) faults.push(...(await keptWhole(fuzz, operation, aim, request, answer)));
  if (operation.method === 'post' && request.headers.some(([name]) => name === 'Idempotency-Key')) faults.push(...(await again(fuzz, operation, request, answer)));
  if (operation.method === 'post' && aim.open) faults.push(...(await shownAsSent(fuzz, operation, aim, request, answer)));
  return faults;
}

// The same read, by who knows the answer already; and its head alone.
async function asKnown(fuzz, operation, request, answer) {
  if (!answer.headers.etag || operation.id === 'demonstration.clock') return []; // it ticks
  const known = await fuzz.send(operation, { ...request, headers: replaced(request.headers, 'If-None-Match', answer.headers.etag) });
  const head = await fuzz.send(operation, { ...request, method: 'HEAD' });
  return [...among(known, 304), ...among(head, 200), ...(head.body.length ? ['HEAD has a body'] : [])];
}

function* linksIn(node) {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.links?.self === 'string') yield node.links.self;
  for (const each of Object.values(node)) yield* linksIn(each);
}

// Whoever is shown a link may follow it.
async function led(fuzz, aim, answer) {
  const links = [...new Set(linksIn(parsed(answer.body)))];
  const faults = [];
  for (const target of fuzz.chance.shuffled(links).slice(0, 2)) {
    const read = await fuzz.send(undefined, { method: 'GET', target, headers: aim.actor.headers() });
    if (read.status !== 200) faults.push(`a link that is shown leads to ${read.status}`);
  }
  return faults;
}

async function keptWhole(fuzz, operation, aim, request, answer) {
  const read = await fuzz.send(undefined, { method: 'GET', target: request.target, headers: aim.actor.headers() });
  const saved = parsed(read.body);
  if (read.status !== 200 || saved?.body === undefined) return [];
  const faults = isDeepStrictEqual(saved.body, JSON.parse(request.body)) ? [] : [`a draft comes back changed: ${JSON.stringify(saved.body).slice(0, 300)} for ${request.body.subarray(0, 300)}`];
  const tag = answer.headers.etag;
  const second = await fuzz.send(operation, { ...request, headers: replaced(without(request.headers, 'If-None-Match'), 'If-Match', tag) });
  const stale = await fuzz.send(operation, { ...request, headers: replaced(without(request.headers, 'If-None-Match'), 'If-Match', tag) });
  return [...faults, ...among(second, 200), ...among(stale, 412)];
}

async function again(fuzz, operation, request, answer) {
  const same = await fuzz.send(operation, request);
  const faults = among(same, answer.status);
  if (same.headers['idempotency-replayed'] !== 'true' && answer.status === 201) faults.push('a repeated request is not marked as such');
  if (!same.body.equals(answer.body)) faults.push('a repeated request gets another answer');
  if (answer.status === 201) {
    const other = await fuzz.send(operation, { ...request, body: Buffer.concat([request.body, Buffer.from(' ')]) });
    faults.push(...among(other, 422));
  }
  return [...faults, ...(await theLeast(fuzz, operation, request, answer))];
}

// Whoever prefers the least gets one member of the same answer, and is told that he does.
async function theLeast(fuzz, operation, request, answer) {
  const receipt = parsed(answer.body)?.event;
  if (receipt === undefined) return []; // a report: nothing of it is the least
  if (!operation.parameters.some(({ name }) => name === 'Prefer')) return ['it answers with a receipt, and its contract knows no Prefer'];
  const least = await fuzz.send(operation, { ...request, headers: replaced(request.headers, 'Prefer', 'return=minimal') });
  const faults = among(least, answer.status);
  if (!isDeepStrictEqual(parsed(least.body), { event: receipt })) faults.push(`the least of an answer is ${least.body.subarray(0, 300)}`);
  if (least.headers['preference-applied'] !== 'return=minimal' || answer.headers['preference-applied'] !== undefined) faults.push('a preference is said to be heeded where it was not, or the other way round');
  return faults;
}

// Every member that was sent is in the answer and in the piece, as it was sent.
async function shownAsSent(fuzz, operation, aim, request, answer) {
  const document = parsed(answer.body);
  const kept = document?.body ?? {};
  const faults = [];
  for (const [name, value] of Object.entries(JSON.parse(request.body)))
    if (value !== null && !isDeepStrictEqual(bare(kept[name]), bare(value))) faults.push(`${name} was sent as ${JSON.stringify(value).slice(0, 100)} and kept as ${JSON.stringify(kept[name])?.slice(0, 100)}`);
  const piece = document?.piece?.links?.self;
  if (!piece) return faults;
  const read = await fuzz.send(undefined, { method: 'GET', target: piece, headers: aim.actor.headers() });
  const entry = parsed(read.body)?.entries?.find((each) => each.version === document.event.version);
  if (entry && !isDeepStrictEqual(entry.body, kept)) faults.push('the piece tells the event otherwise than the act did');
  return faults;
}

export async function nobody(fuzz, operation) {
  const aim = await Aim.at(fuzz, operation);
  const faults = [];
  const headers = without(aim.headers(), 'Authorization');
  const forged = 'eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiIxIiwiZXhwIjo5OTk5OTk5OTk5fQ.';
  const ways = [fuzz.chance.one([undefined, undefined, undefined, 'Bearer', 'Bearer ', 'Basic YTpi', `Bearer ${forged}`, `Bearer ${aim.actor.token ?? ''}x`, `Bearer ${'x'.repeat(5000)}`])];
  for (const way of ways) {
    const answer = await fuzz.send(operation, aim.request({ headers: way === undefined ? headers : [...headers, ['Authorization', way]] }));
    if (!operation.isPublic) faults.push(...among(answer, 401).map((fault) => `${fault} (Authorization: ${way})`));
  }
  return faults;
}

// Neither body nor headers tell what is not there from what is not for the caller.
export async function unknown(fuzz, operation) {
  if (!operation.path.includes('{id}') || operation.isPublic) return [];
  const aim = await Aim.at(fuzz, operation);
  const notTheirs = { ...aim.request(), headers: replaced(aim.headers(), 'Authorization', `Bearer ${fuzz.stranger.token}`) };
  const notThere = { ...notTheirs, target: notTheirs.target.replace(aim.path.split('/')[2], fuzz.chance.uuid().replaceAll('-', '')) };
  const [one, other] = [await fuzz.send(operation, notTheirs), await fuzz.send(operation, notThere)];
  const said = ({ body }) => ({ ...parsed(body), instance: undefined, request_id: undefined });
  const names = ({ headers }) => Object.keys(headers).sort().join();
  const faults = [];
  if (one.status !== other.status || !isDeepStrictEqual(said(one), said(other)) || names(one) !== names(other))
    faults.push(`not yours (${one.status} ${one.body.subarray(0, 200)}) differs from unknown (${other.status} ${other.body.subarray(0, 200)})`);
  return [...faults, ...among(one, 400, 404)];
}

const oddSegments = ['%00', '%2F', '..', '%2e%2e', '%FF', '%ED%A0%80', 'a'.repeat(64), 'a'.repeat(65), '%20', "'", '%C3%A9', '0', '01', '-1', '65535', '65536', '99999999999999999999', '%0d%0aX-A:%20b', ';', 'a=b'];

export async function oddPath(fuzz, operation, turn) {
  if (!operation.path.includes('{')) return [];
  const aim = await Aim.at(fuzz, operation);
  const holes = operation.path.split('/').flatMap((part, i) => (part.startsWith('{') ? [i] : []));
  const parts = aim.path.split('/');
  parts[holes[turn % holes.length]] = oddSegments[turn % oddSegments.length];
  const answer = await fuzz.send(undefined, aim.request({ path: parts.join('/') }));
  // Some lead elsewhere, to another operation or to none: what is described is judged there.
  return answer.status >= 500 || answer.status === 0 ? [`status ${answer.status}`] : answer.status >= 400 ? problemFaults(fuzz.contract, answer) : [];
}

export function* oddQueries(fuzz, operation) {
  yield ['an unknown parameter', 'zzz=1', false];
  yield ['a parameter without a name', '=1', false];
  for (const each of operation.parameters.filter((one) => one.in === 'query')) {
    const schema = fuzz.contract.follow(each.schema);
    if (schema.type === 'object') {
      yield [`21 ${each.name}`, Array.from({ length: 21 }, (_, i) => `tag.a${i}=x`).join('&'), false];
      yield [`a long ${each.name}`, `tag.period=${'x'.repeat(201)}`, false];
      yield [`${each.name} without a name`, 'tag.=x', false];
      continue;
    }
    yield [`${each.name} twice`, `${each.name}=1&${each.name}=1`, false];
    for (const value of ['%FF', '%00', '%ED%A0%80']) yield [`${each.name}=${value}`, `${each.name}=${value}`, false];
    for (const value of [...limits(fuzz.contract, schema)].filter((one) => typeof one === 'string' || typeof one === 'number')) {
      const text = String(value);
      if (unreadable(JSON.stringify(text)) || text.includes('\u0001')) continue;
      const read = schema.type === 'integer' ? (/^-?(0|[1-9]\d*)$/.test(text) ? Number(text) : text) : schema.type === 'boolean' ? { true: true, false: false }[text] ?? text : text;
      if (each.name === 'cursor' || text.length > 8000) continue; // a cursor is of any shape, and good only as it was given
      // A word of the tables is told from others by the workflow: a good shape may still be refused.
      yield [`${each.name}=${text.slice(0, 40)}`, `${each.name}=${encodeURIComponent(text)}`, fuzz.contract.fits(read, schema), each.name === 'stage'];
    }
    if (each.name === 'cursor') for (const text of ['x', 'e30', 'e30.e30', '"', 'a'.repeat(2048), 'a'.repeat(2049)]) yield [`cursor=${text.slice(0, 20)}`, `cursor=${text}`, false];
  }
}

// What not everybody may have, or is there only where the installation has it, says so of itself, and first: what is about
// the caller (a session, a password) may be no read.
function refusesItsCaller({ method, path, answers }) {
  return [403, 404].filter((status) => method !== 'post' && !path.includes('{') && answers[status]);
}

export async function oddQuery(fuzz, operation, [what, query, isGood, mayBeRefused]) {
  const { aim, answer } = await ask(fuzz, operation, (at) => at.request({ query }));
  if (isGood) return mayBeRefused || !aim.isReal ? [] : answer.status === 400 ? [`${what} fits its schema and is refused: ${answer.body.subarray(0, 200)}`] : [];
  return among(answer, 400, 404, ...refusesItsCaller(operation)).map((fault) => `${what}: ${fault}`);
}

export function* oddHeaders(operation) {
  yield ['a format that is not offered', (headers) => [...headers, ['Accept', 'application/pdf']], [406]];
  yield ['an Accept that is no list', (headers) => [...headers, ['Accept', ';;,,q=x']], [406]];
  if (operation.method === 'get') {
    yield ['If-None-Match without quotes', (headers) => [...headers, ['If-None-Match', 'abc']], [400]];
    yield ['If-None-Match of another', (headers) => [...headers, ['If-None-Match', '"no", W/"such"']], [200]];
    yield ['If-None-Match of any', (headers) => [...headers, ['If-None-Match', '*']], [304]];
  }
  if (operation.takes) {
    yield ['no Content-Type', (headers) => without(headers, 'Content-Type'), [415]];
    for (const type of ['text/plain', 'application/xml', 'application/json; charset=latin1', 'application/x-www-form-urlencoded'])
      yield [`Content-Type ${type}`, (headers) => replaced(headers, 'Content-Type', type), [415]];
  }
  const named = (name) => operation.parameters.some((each) => each.in === 'header' && each.name === name);
  if (named('Idempotency-Key')) {
    yield ['no key', (headers) => without(headers, 'Idempotency-Key'), [400]];
    for (const key of ['', '1', 'x'.repeat(36), '00000000-0000-0000-0000-00000000000g', `${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(13)}`])
      yield [`key ${key}`, (headers) => replaced(headers, 'Idempotency-Key', key), [400]];
    yield ['two keys', (headers) => [...headers, ['Idempotency-Key', '7f0c1de2-3b4a-4c5d-8e6f-708192a3b4c5']], [400]];
  }
  if (named('If-Match')) {
    yield ['no version', (headers) => without(without(headers, 'If-Match'), 'If-None-Match'), [428, 422]]; // values that do not fit may be told first
    for (const tag of ['3', '"a"', '""', 'W/"1"', '"1", "2"', '"-1"', '"4294967296"', '"99999999999999999999"', '*'])
      yield [`If-Match ${tag}`, (headers) => replaced(without(headers, 'If-None-Match'), 'If-Match', tag), [400]];
    yield ['an old version', (headers) => replaced(without(headers, 'If-None-Match'), 'If-Match', '"4294967294"'), [412, 422]];
  }
}

export async function oddHeader(fuzz, operation, [what, change, expected]) {
  const { aim, answer } = await ask(fuzz, operation, (at) => at.request({ headers: change(at.headers()), query: [] }));
  const clear = aim.open || (operation.method === 'get' && (aim.isReal || !operation.path.includes('{')));
  const others = clear ? refusesItsCaller(operation) : circumstances.concat(428, 400);
  return among(answer, ...expected, ...others).map((fault) => `${what}: ${fault}: ${answer.body.subarray(0, 200)}`);
}

export const spoiltBodies = (fuzz, operation) => [...spoilt(fuzz.contract, operation.takes.schema, new Aim(fuzz, operation).body())];

export async function spoiltBody(fuzz, operation, [what, value]) {
  const aim = await Aim.at(fuzz, operation);
  if (!aim.open && !operation.isPublic && operation.path.includes('{') && !fuzz.chance.percent(5)) return undefined; // closed: its body is not looked at
  const request = aim.request({ body: value, query: [] });
  const text = request.body.toString();
  const read = parsed(request.body);
  const isGood = !unreadable(text) && read !== undefined && (!isRaw(value) || Number.isFinite(read)) && fuzz.contract.fits(read, operation.takes.schema);
  const answer = await fuzz.send(operation, request);
  if (!isGood) return refused(answer).map((fault) => `${what}: ${fault}: ${text.slice(0, 300)}`);
  return aim.open && answer.status === 400 ? [`${what} fits its schema and is refused: ${answer.body.subarray(0, 300)}`] : [];
}

export const bombsFor = (fuzz, operation) => [...bombs(fuzz.contract.follow(operation.takes.schema)['x-open'] ? {} : new Aim(fuzz, operation).body())];

export async function bomb(fuzz, operation, [what, make]) {
  const aim = await Aim.at(fuzz, operation);
  const answer = await fuzz.send(operation, aim.request({ bytes: make(), query: [] }));
  return among(answer, 400, 413, ...(aim.open ? [] : circumstances.concat(428))).map((fault) => `${what}: ${fault}: ${answer.body.subarray(0, 200)}`);
}

const otherMethods = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

export async function otherMethod(fuzz, operation, turn) {
  const aim = await Aim.at(fuzz, operation);
  const method = otherMethods[turn % otherMethods.length];
  if (fuzz.contract.operations.some((each) => each.path === operation.path && each.method.toUpperCase() === method)) return [];
  const answer = await fuzz.send(undefined, aim.request({ method }));
  const faults = among(answer, 400, 404, 405, 501);
  if (answer.status === 405 && !answer.headers.allow) faults.push('405 without Allow');
  return [...faults, ...(answer.status >= 400 ? problemFaults(fuzz.contract, answer) : [])].map((fault) => `${method}: ${fault}`);
}
