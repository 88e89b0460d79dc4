// Judges what clients saw against what the journal holds, as a linearisability checker would. Pure: no clock, no store.
//
// An attempt is one request: { id, kind: 'act' | 'read', stream, invoked, answered } with, for an act, { key, at, piece,
// seen, outcome } and, when it was answered, what the answer said. `key` names the act: repeats have the same. Outcomes:
//   done       201: version and hash of the event, the piece's new version (tag), the digest of the answer
//   refused    nothing may be written; of a stale version (412) the piece's version that stands (standing)
//   nothing    503 that says so: nothing was written
//   unknown    no answer, or one that says it is not known
//   read       the pieces that the page shows, each with its version (standing): a reader is shown what he may know of
// `piece` is { track, number }, number null for a new one. Times are of one clock, in any unit; answered is Infinity when
// nothing came back. The journal is streams of events in the order kept: { version, type, track, piece, hash, key },
// key being that of the request whose mark the event bears; `before` says where streams stood before anybody began; `kept`
// is, by key, the hash of the event that the answer kept for repeats is drawn from.
//
// Why the pairwise look at order is enough: the versions put the acts on a stream in one order, reads come after the act
// whose version they saw, and of two attempts one after the other in time the second must not come before the first in
// that order. If no pair breaks that, sorting by version is a linearisation.

const pieceOf = ({ track, number }) => `${track}/${number}`;

function groupedBy(list, key) {
  const groups = new Map();
  for (const one of list) {
    if (!groups.has(key(one))) groups.set(key(one), []);
    groups.get(key(one)).push(one);
  }
  return groups;
}

// By key: its attempts, the events that bear it, from when to when it took effect at the earliest and the latest.
function actsOf(attempts, journal) {
  const acts = new Map();
  for (const attempt of attempts.filter(({ kind }) => kind === 'act')) {
    if (!acts.has(attempt.key)) acts.set(attempt.key, { key: attempt.key, stream: attempt.stream, attempts: [], events: [] });
    acts.get(attempt.key).attempts.push(attempt);
  }
  for (const [stream, events] of journal)
    for (const event of events) acts.get(event.key)?.events.push({ ...event, stream });
  for (const act of acts.values()) {
    act.invoked = Math.min(...act.attempts.map(({ invoked }) => invoked));
    act.done = act.attempts.filter(({ outcome }) => outcome === 'done');
    act.answered = Math.min(Infinity, ...act.done.map(({ answered }) => answered));
  }
  return acts;
}

// For each event, how many its piece has had when it was written: what the answer's ETag must say.
function pieceVersions(events) {
  const count = new Map();
  return new Map(
    events.map((event) => {
      const piece = pieceOf({ track: event.track, number: event.piece });
      count.set(piece, (count.get(piece) ?? 0) + 1);
      return [event.version, count.get(piece)];
    }),
  );
}

function* faultsOfJournal(journal, before, acts) {
  for (const [stream, events] of journal) {
    for (const [i, { version }] of events.entries())
      if (version !== i + 1) yield { rule: 'gap', stream, what: `event ${i + 1} of the stream has version ${version}` };
    for (const { version, type, key } of events.slice(before.get(stream) ?? 0))
      if (!acts.has(key)) yield { rule: 'phantom', stream, what: `event ${version} (${type}) belongs to no request` };
  }
}

function* faultsOfKey(act) {
  const { key, stream, events, done, attempts } = act;
  if (events.length > 1)
    yield { rule: 'twice', stream, what: `${events.length} events for one key, versions ${events.map(({ version }) => version)}`, key };
  for (const event of events)
    if (event.stream !== stream) yield { rule: 'phantom', stream: event.stream, what: `event ${event.version} was asked of ${stream}`, key };
  const [event] = events;
  if (new Set(done.map(({ answer }) => answer)).size > 1)
    yield { rule: 'another answer', stream, what: `${done.length} answers to one key differ`, key };
  const firsts = done.filter(({ replayed }) => !replayed);
  if (firsts.length > 1) yield { rule: 'twice', stream, what: `${firsts.length} answers to one key, and none said to be a repeat`, key };
  if (event && !firsts.length && attempts.every(({ outcome }) => outcome !== 'unknown' && outcome !== 'failed'))
    yield { rule: 'refused, yet written', stream, what: `event ${event.version}, though nobody was left in doubt and nobody told so`, key };
}

// The event and the answer for whoever repeats the request are written together, or neither.
function* faultsOfKeeping(acts, kept) {
  for (const { key, stream, events } of acts.values()) {
    const [event] = events;
    if (event && !events.some(({ hash }) => hash === kept.get(key)))
      yield { rule: 'answer not kept', stream, what: `event ${event.version} is there, and its answer is ${kept.has(key) ? 'another' : 'not'}`, key };
    if (!event && kept.has(key)) yield { rule: 'answer not kept', stream, what: 'an answer is kept, and its event is not there', key };
  }
}

// A repeat after its act was done must get the answer of the act, not a refusal.
function* faultsOfRepeats(act, versions) {
  const [event] = act.events;
  if (!event) return;
  for (const attempt of act.attempts.filter(({ outcome }) => outcome === 'refused')) {
    const own = versions.get(event.stream)?.get(event.version);
    if (attempt.invoked > act.answered)
      yield { rule: 'repeat refused', stream: act.stream, what: `event ${event.version} had been acknowledged`, key: act.key };
    else if (attempt.standing !== undefined && attempt.standing >= own)
      yield { rule: 'repeat refused', stream: act.stream, what: `refused for the sake of its own event ${event.version}`, key: act.key };
  }
}

function* faultsOfAnswers(act, journal, versions) {
  for (const attempt of act.done) {
    const { stream, key } = act;
    const event = journal.get(stream)?.[attempt.version - 1];
    if (!event || event.hash !== attempt.hash) {
      yield { rule: 'lost', stream, what: `acknowledged as version ${attempt.version}, which is ${event ? 'another event' : 'not there'}`, key };
      continue;
    }
    if (event.key !== key) yield { rule: 'lost', stream, what: `acknowledged with event ${event.version}, which bears another's mark`, key };
    if (event.track !== attempt.piece.track || (attempt.piece.number !== null && event.piece !== attempt.piece.number))
      yield { rule: 'wrong piece', stream, what: `event ${event.version} is of ${event.track} ${event.piece}`, key };
    const standing = versions.get(stream).get(event.version);
    if (attempt.tag !== standing)
      yield { rule: 'wrong version', stream, what: `ETag ${attempt.tag}, but the piece was at ${standing} after event ${event.version}`, key };
    if (attempt.seen !== null && attempt.seen !== standing - 1)
      yield { rule: 'wrong version', stream, what: `If-Match ${attempt.seen} was let through when the piece was at ${standing - 1}`, key };
  }
}

// What was seen of a stream, as the first and the last version at which it could be seen.
function sightOf(attempt, events, versions) {
  const seen = attempt.outcome === 'read' ? attempt.pieces : attempt.standing === undefined || attempt.piece.number === null ? [] : [{ ...attempt.piece, standing: attempt.standing }];
  if (!seen.length) return null;
  const sight = { lo: 0, hi: Infinity };
  for (const { track, number, standing } of seen) {
    const ofPiece = events.filter((event) => event.track === track && event.piece === number);
    if (attempt.outcome === 'read' && !ofPiece.length && standing <= 1) continue; // it came with the opening of the case, or has not begun
    const at = (count) => ofPiece.find((event) => versions.get(event.version) === count)?.version;
    sight.lo = Math.max(sight.lo, standing === 0 ? 0 : at(standing) ?? Infinity);
    sight.hi = Math.min(sight.hi, (at(standing + 1) ?? Infinity) - 1);
  }
  return sight;
}

// Whoever begins after another has ended must not come before it.
function* faultsOfOrder(stream, events, acts, attempts, versions) {
  const placed = [];
  for (const act of acts)
    if (act.events.length) placed.push({ invoked: act.invoked, answered: act.answered, lo: act.events[0].version, act, key: act.key });
  for (const attempt of attempts) {
    const sight = attempt.answered < Infinity ? sightOf(attempt, events, versions) : null;
    if (!sight) continue;
    if (sight.lo > events.length) yield { rule: 'phantom', stream, what: 'a version of a piece was seen that is not there', key: attempt.key ?? attempt.id };
    else if (sight.lo > sight.hi) yield { rule: 'torn', stream, what: `a page shows a piece as of version ${sight.lo} and another as of ${sight.hi} at most`, key: attempt.id };
    else placed.push({ invoked: attempt.invoked, answered: attempt.answered, ...sight, key: attempt.key ?? attempt.id });
  }
  const ended = placed.filter(({ answered }) => answered < Infinity).sort((a, b) => a.answered - b.answered);
  let next = 0;
  let floor = null;
  for (const one of placed.sort((a, b) => a.invoked - b.invoked)) {
    for (; next < ended.length && ended[next].answered < one.invoked; ++next) if (!floor || ended[next].lo > floor.lo) floor = ended[next];
    if (!floor || floor === one) continue;
    const what = `${floor.key} had been answered at version ${floor.lo} before ${one.key} began`;
    if (one.act && one.lo <= floor.lo) yield { rule: 'order', stream, what: `${what}, whose event is ${one.lo}`, key: one.key };
    if (!one.act && one.hi < floor.lo) yield { rule: 'stale', stream, what: `${what}, which saw no more than ${one.hi}`, key: one.key };
  }
}

// A refusal for a stale version (412), though nobody had changed what the person had seen.
function* faultsOfStaleness(attempts, events, versions, acts) {
  for (const attempt of attempts.filter(({ status }) => status === 412)) {
    const { piece, seen, stream, key, answered } = attempt;
    const next = events.find((event) => event.track === piece.track && event.piece === piece.number && versions.get(event.version) === seen + 1);
    const changed = piece.number !== null && next && (acts.get(next.key)?.invoked ?? -Infinity) < answered;
    if (!changed) yield { rule: 'needlessly refused', stream, what: `${pieceOf(piece)} had not moved on from ${seen}`, key };
  }
}

export function judge({ attempts, journal, before, kept }) {
  const acts = actsOf(attempts, journal);
  const versions = new Map([...journal].map(([stream, events]) => [stream, pieceVersions(events)]));
  const byStream = groupedBy(attempts, ({ stream }) => stream);
  const actsByStream = groupedBy([...acts.values()], ({ stream }) => stream);
  const faults = [...faultsOfJournal(journal, before, acts), ...faultsOfKeeping(acts, kept)];
  for (const act of acts.values())
    faults.push(...faultsOfKey(act), ...faultsOfRepeats(act, versions), ...faultsOfAnswers(act, journal, versions));
  for (const [stream, events] of journal) {
    const here = byStream.get(stream) ?? [];
    faults.push(...faultsOfOrder(stream, events, actsByStream.get(stream) ?? [], here, versions.get(stream)));
    faults.push(...faultsOfStaleness(here, events, versions.get(stream), acts));
  }
  for (const { outcome, stream, key, id } of attempts)
    if (outcome === 'failed') faults.push({ rule: 'failed', stream, what: 'an answer that nobody promised (500)', key: key ?? id });
  return faults;
}
