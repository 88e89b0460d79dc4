// A trainee takes note of a visit, through a client that knows the contract and nothing else: me → tasks → case → piece → act.

import createClient from 'openapi-fetch';
import type { components, paths } from './generated/api.js';

type Task = components['schemas']['Task'];
type Answer = components['schemas']['ActDone'] | components['schemas']['ActReceipt'];

function sure<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no ${what}`);
  return value;
}

function expect(status: number, expected: number, what: string): void {
  if (status !== expected) throw new Error(`${what}: ${status} instead of ${expected}`);
  console.log(`${expected} ${what}`);
}

// Of an answer in full; the receipt alone is only for whoever prefers it.
function pieceIn(answer: Answer): components['schemas']['PieceSummary'] {
  if (!('piece' in answer)) throw new Error('the receipt alone, which nobody asked for');
  return answer.piece;
}

function clientFor(url: string, token: string) {
  return createClient<paths>({ baseUrl: `${url}/api/v1`, headers: { Authorization: `Bearer ${token}` } });
}

// What the person owes: a visit to take note of, if there is one.
async function visitToRead(url: string, token: string): Promise<Task | undefined> {
  const { data } = await clientFor(url, token).GET('/tasks', { params: { query: { group: 'to_do', limit: 200 } } });
  return data?.items.find((task) => task.track === 'formative_visit' && task.command === 'mark_as_read' && task.number !== undefined);
}

async function walk(url: string, token: string, task: Task, newKey: () => string): Promise<void> {
  const client = clientFor(url, token);
  const me = sure((await client.GET('/me')).data, 'person');
  const id = task.case.id;
  const number = sure(task.number, 'number of the visit');
  const subject = sure((await client.GET('/trainee-years/{id}', { params: { path: { id } } })).data, 'case').subject;
  if (subject?.id !== me.id) throw new Error('the year is that of somebody else');

  const visit = await client.GET('/trainee-years/{id}/formative-visit/{number}', { params: { path: { id, number } } });
  const seen = sure(visit.response.headers.get('ETag') ?? undefined, 'ETag of the visit');
  const act = (version: string, key: string, preferred: { Prefer?: string } = {}) =>
    client.POST('/trainee-years/{id}/formative-visit/{number}/mark-as-read', {
      params: { path: { id, number }, header: { 'If-Match': version, 'Idempotency-Key': key, ...preferred } },
      body: {},
    });

  const stale = await act('"4294967294"', newKey());
  expect(stale.response.status, 412, `an old version: ${sure(stale.error, 'refusal').title}`);
  const key = newKey();
  const done = await act(seen, key);
  expect(done.response.status, 201, `read: the visit is now "${pieceIn(sure(done.data, 'answer')).state_label}"`);
  const again = await act(seen, key);
  expect(again.response.status, 201, 'the same request again');
  if (again.response.headers.get('Idempotency-Replayed') !== 'true') throw new Error('it was done twice');
  const least = await act(seen, key, { Prefer: 'return=minimal' });
  expect(least.response.status, 201, 'and once more for the receipt alone');
  if (JSON.stringify(least.data) !== JSON.stringify({ event: sure(done.data, 'answer').event })) throw new Error('it is not the same receipt');
}

export async function walkAsAny(url: string, tokens: string[], newKey: () => string): Promise<void> {
  for (const token of tokens) {
    const task = await visitToRead(url, token);
    if (task) return walk(url, token, task, newKey);
  }
  throw new Error('nobody has a visit to take note of');
}
