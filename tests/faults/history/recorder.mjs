// Asks, and writes down every request and what became of it, in the form that judge.mjs reads.

import { createHash } from 'node:crypto';
import { Agent, request as open } from 'node:http';

import { mark } from './nodes.mjs';

const patience = 10_000; // milliseconds: longer than the product waits for a database that does not answer

const snake = (word) => word.replaceAll('-', '_');

// The path of an act: which case, which piece. A number is there when the piece is one of many that exist.
export function placeOf(target) {
  const [, , , collection, stream, track, ...rest] = target.split('/');
  return { case: `/api/v1/${collection}/${stream}`, stream, piece: { track: snake(track), number: rest.length > 1 ? Number(rest[0]) : null } };
}

// Free words in a form, where a mark may go: a text of at least two words.
function wordsIn(value, found = []) {
  for (const [name, each] of Object.entries(value ?? {}))
    if (each && typeof each === 'object') wordsIn(each, found);
    else if (typeof each === 'string' && /\p{L} \p{L}/u.test(each)) found.push({ inside: value, name });
  return found;
}

export function marked(body, key) {
  const copy = structuredClone(body);
  const longest = wordsIn(copy).sort((a, b) => b.inside[b.name].length - a.inside[a.name].length)[0];
  if (longest) longest.inside[longest.name] += ` (${mark}${key})`;
  return JSON.stringify(copy);
}

export const keyIn = (body) => new RegExp(`${mark}([0-9a-f-]{36})`).exec(body ?? '')?.[1];

export class Recorder {
  attempts = [];
  done = 0;
  #agents = new Map();

  request(act, key, seen, life) {
    const { stream, piece } = placeOf(act.target);
    // Where there is but one piece, it has number 0; one that begins now has none yet.
    const number = act.piece ? piece.number ?? 0 : null;
    return { act, key, seen, life, stream, piece: { ...piece, number }, body: marked(act.body, key) };
  }

  async attempt(node, request) {
    const { act, key, seen, stream, piece, life, body } = request;
    const entry = this.#begin({ kind: 'act', stream, key, at: act.target, piece, seen, node: node.name });
    const headers = { Authorization: `Bearer ${act.token}`, 'Idempotency-Key': key, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    if (seen !== null) headers['If-Match'] = `"${seen}"`;
    const reply = await this.#ask(node, 'POST', act.target, headers, body);
    const again = this.#understand(entry, reply);
    if (life && entry.outcome === 'done') this.#raise(life, act.piece || entry.made, entry.tag);
    if (life && act.piece && entry.standing !== undefined) this.#raise(life, act.piece, entry.standing);
    request.seen = seen; // a repeat is the same request
    return { outcome: entry.outcome, again };
  }

  async read(node, stream, token, path = `/api/v1/trainee-years/${stream}`) {
    const entry = this.#begin({ kind: 'read', stream, node: node.name });
    const reply = await this.#ask(node, 'GET', path, { Authorization: `Bearer ${token}` });
    if (!reply) return;
    Object.assign(entry, { answered: reply.at, status: reply.status, outcome: reply.status === 200 ? 'read' : reply.status === 500 ? 'failed' : 'unknown' });
    if (entry.outcome === 'read') entry.pieces = JSON.parse(reply.text).pieces.map(({ track, number, version }) => ({ track, number: number ?? 0, standing: version }));
  }

  close() {
    for (const agent of this.#agents.values()) agent.destroy();
  }

  #begin(more) {
    const entry = { id: this.attempts.length + 1, ...more, invoked: performance.now(), answered: Infinity, outcome: 'unknown' };
    this.attempts.push(entry);
    return entry;
  }

  #raise(life, piece, version) {
    life.versions.set(piece, Math.max(version, life.versions.get(piece) ?? 0));
  }

  // True when the same request is to be asked again for its answer.
  #understand(entry, reply) {
    if (!reply) return false;
    Object.assign(entry, { answered: reply.at, status: reply.status });
    if (!/json/.test(reply.type)) return true; // a proxy that speaks for itself: nobody knows
    const document = JSON.parse(reply.text);
    entry.type = document.type;
    const tag = reply.etag && Number(/^"(\d+)"$/.exec(reply.etag)?.[1]);
    if (reply.status === 201) {
      ++this.done;
      Object.assign(entry, { outcome: 'done', version: document.event.version, hash: document.event.hash, tag, replayed: reply.replayed });
      entry.answer = createHash('sha256').update(reply.text).digest('hex');
      entry.made = document.piece.links.self;
      return false;
    }
    if (document.type === '/problems/still-running') return true;
    if (reply.status === 503) {
      entry.outcome = document.detail?.startsWith('On ne sait pas') ? 'unknown' : 'nothing';
      return true;
    }
    entry.outcome = reply.status >= 500 ? 'failed' : 'refused';
    if (reply.status === 412 && tag !== undefined) entry.standing = tag;
    if (entry.outcome === 'refused') entry.detail = document.detail;
    return false;
  }

  // Null when nothing came back, or not all of it.
  #ask(node, method, path, headers, body) {
    const agent = this.#agents.get(node) ?? new Agent({ keepAlive: true });
    this.#agents.set(node, agent);
    return new Promise((resolve) => {
      const asked = open({ ...node.at, method, path, headers, agent, timeout: patience }, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', () => resolve(null));
        answer.on('close', () => resolve(null));
        answer.on('end', () => {
          if (!answer.complete) return resolve(null);
          resolve({ at: performance.now(), status: answer.statusCode, type: answer.headers['content-type'], etag: answer.headers.etag, replayed: answer.headers['idempotency-replayed'] === 'true', text: Buffer.concat(parts).toString() });
        });
      });
      asked.on('timeout', () => asked.destroy());
      asked.on('error', () => resolve(null));
      asked.end(body);
    });
  }
}
