// The judge can find fault: each history below breaks one promise, and is found out by that promise's name alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from './judge.mjs';

const file = { track: 'review', number: 1 };
const fresh = { track: 'visit', number: null };
let ids = 0;
const act = (key, invoked, answered, more) => ({ id: ++ids, kind: 'act', stream: 'c', key, invoked, answered, piece: file, seen: null, ...more });
const done = (key, invoked, answered, version, more = {}) =>
  act(key, invoked, answered, { outcome: 'done', status: 201, version, hash: `h${version}`, tag: 1, answer: `a${version}`, replayed: false, ...more });
const lost = (key, invoked, more = {}) => act(key, invoked, Infinity, { outcome: 'unknown', ...more });
const refused = (key, invoked, answered, status = 422, more = {}) => act(key, invoked, answered, { outcome: 'refused', status, ...more });
// Of the year and of as many reviews, all of one piece, as make the stream's version.
const read = (invoked, answered, version) => shown(invoked, answered, [{ track: 'year', number: 1, standing: 1 }, { ...file, standing: version - 1 }]);
const shown = (invoked, answered, pieces) => ({ id: ++ids, kind: 'read', stream: 'c', invoked, answered, outcome: 'read', pieces });
const event = (version, key, more = {}) => ({ version, type: 'x', track: 'review', piece: 1, hash: `h${version}`, key, ...more });

const found = (attempts, events, kept = events.map(({ key, hash }) => [key, hash])) => {
  const journal = new Map([['c', [event(1, undefined, { track: 'year' }), ...events]]]);
  const faults = judge({ attempts, journal, before: new Map([['c', 1]]), kept: new Map(kept) });
  return [...new Set(faults.map(({ rule }) => rule))];
};

test('an ordinary history is let through', () => {
  const attempts = [
    done('k1', 0, 2, 2, { seen: 0 }), read(1, 3, 1), read(3, 4, 2), lost('k2', 3, { seen: 1 }), done('k2', 6, 7, 3, { tag: 2, seen: 1, replayed: true }),
    refused('k3', 1, 5), lost('k4', 3), refused('k5', 6, 8, 412, { seen: 1, standing: 2 }), done('k6', 8, 9, 4, { piece: fresh }),
    act('k7', 8, 9, { outcome: 'nothing', status: 503 }), done('k7', 10, 11, 5, { piece: fresh }),
  ];
  const events = [event(2, 'k1'), event(3, 'k2'), event(4, 'k6', { track: 'visit', piece: 1 }), event(5, 'k7', { track: 'visit', piece: 2 })];
  assert.deepEqual(found(attempts, events), []);
});

test('an act that was never answered may be there, or not', () => {
  assert.deepEqual(found([lost('k1', 0)], []), []);
  assert.deepEqual(found([lost('k1', 0)], [event(2, 'k1')]), []);
});

test('two at once may come in either order, and a read between them see either', () => {
  const visit = (piece) => ({ track: 'visit', piece });
  const page = (first, second) => shown(2, 5, [{ track: 'visit', number: 1, standing: first }, { track: 'visit', number: 2, standing: second }]);
  const attempts = [done('k1', 0, 9, 3, { piece: fresh }), done('k2', 1, 8, 2, { piece: fresh }), page(1, 1), page(1, 0), page(0, 0)];
  assert.deepEqual(found(attempts, [event(2, 'k2', visit(1)), event(3, 'k1', visit(2))]), []);
});

const twoReviews = [event(2, 'k1'), event(3, 'k2')];
for (const [what, rule, attempts, events, kept] of [
  ['an acknowledged event that is not there', 'lost', [done('k1', 0, 1, 2)], []],
  ['an acknowledged event with another hash', 'lost', [done('k1', 0, 1, 2)], [event(2, 'k1', { hash: 'other' })]],
  ['one event that answers two requests', 'lost', [done('k1', 0, 1, 2), done('k2', 0, 1, 2, { answer: 'b' })], [event(2, 'k1')]],
  ['an event twice', 'twice', [lost('k1', 0)], [event(2, 'k1'), event(3, 'k1')]],
  ['two answers to one key, neither a repeat', 'twice', [done('k1', 0, 1, 2), done('k1', 2, 3, 2)], [event(2, 'k1')]],
  ['an event that nobody asked for', 'phantom', [], [event(2, 'k9')]],
  ['an event on another case than it was asked of', 'phantom', [lost('k1', 0, { stream: 'd' })], [event(2, 'k1')]],
  ['a version that was read and is not there', 'phantom', [read(0, 1, 3)], []],
  ['a gap in a stream', 'gap', [lost('k1', 0)], [event(3, 'k1')]],
  ['a refused act with an event', 'refused, yet written', [refused('k1', 0, 1)], [event(2, 'k1')]],
  ['an act with an event that was said not to be written', 'refused, yet written', [act('k1', 0, 1, { outcome: 'nothing', status: 503 })], [event(2, 'k1')]],
  ['the same, when the repeat finds it done already', 'refused, yet written',
    [act('k1', 0, 1, { outcome: 'nothing', status: 503 }), done('k1', 2, 3, 2, { replayed: true })], [event(2, 'k1')]],
  ['a later act before an earlier one', 'order', [done('k2', 0, 1, 3, { tag: 2 }), done('k1', 2, 3, 2)], twoReviews],
  ['an unanswered act before one that had been answered', 'order', [done('k2', 0, 1, 3, { tag: 2 }), lost('k1', 2)], twoReviews],
  ['an act that comes before a version that was read', 'order', [done('k1', 2, 3, 2), read(0, 1, 2)], [event(2, 'k1')]],
  ['a read that misses an acknowledged act', 'stale', [done('k1', 0, 1, 2), read(2, 3, 1)], [event(2, 'k1')]],
  ['a page of two times', 'torn', [done('k1', 0, 9, 2), done('k2', 0, 9, 3, { piece: { track: 'opinion', number: 1 }, answer: 'b' }),
    shown(0, 9, [{ ...file, standing: 0 }, { track: 'opinion', number: 1, standing: 1 }])], [event(2, 'k1'), event(3, 'k2', { track: 'opinion' })]],
  ['a read that goes back', 'stale', [lost('k1', 0), read(1, 2, 2), read(3, 4, 1)], [event(2, 'k1')]],
  ['a refusal by a version of the past', 'stale',
    [done('k1', 0, 1, 2, { seen: 0 }), done('k2', 2, 3, 3, { seen: 1, tag: 2 }), refused('k3', 4, 5, 412, { seen: 0, standing: 1 })], twoReviews],
  ['an ETag that is not the journal’s', 'wrong version', [done('k1', 0, 1, 2, { tag: 4 })], [event(2, 'k1')]],
  ['a piece changed by somebody who had seen an older one', 'wrong version', [lost('k1', 0), done('k2', 0, 1, 3, { seen: 0, tag: 2 })], twoReviews],
  ['an event of another piece', 'wrong piece', [done('k1', 0, 1, 2)], [event(2, 'k1', { track: 'opinion' })]],
  ['another answer to the repeat', 'another answer', [done('k1', 0, 1, 2), done('k1', 2, 3, 2, { replayed: true, answer: 'else' })], [event(2, 'k1')]],
  ['a repeat that is refused after its act was done', 'repeat refused', [done('k1', 0, 1, 2), refused('k1', 2, 3)], [event(2, 'k1')]],
  ['a repeat that is refused by its own event', 'repeat refused', [lost('k1', 0, { seen: 0 }), refused('k1', 2, 3, 412, { seen: 0, standing: 1 })], [event(2, 'k1')]],
  ['a stale version that was none', 'needlessly refused', [refused('k1', 0, 1, 412, { seen: 0 })], []],
  ['a stale version of a piece that is new', 'needlessly refused', [refused('k1', 0, 1, 412, { piece: fresh })], []],
  ['an event whose answer was not kept', 'answer not kept', [lost('k1', 0)], [event(2, 'k1')], []],
  ['a kept answer that tells of another event', 'answer not kept', [lost('k1', 0)], [event(2, 'k1')], [['k1', 'h9']]],
  ['a kept answer without its event', 'answer not kept', [lost('k1', 0)], [], [['k1', 'h2']]],
  ['a failure', 'failed', [act('k1', 0, 1, { outcome: 'failed', status: 500 })], []],
])
  test(`${what} is found out`, () => assert.deepEqual(found(attempts, events, kept), [rule]));
