// The whole: which trials there are, in what order, how many, and what they found.

import { Chance } from './chance.mjs';
import { Contract } from './contract.mjs';
import { Actor, chosen, Harvest } from './harvest.mjs';
import { faultsOf } from './judge.mjs';
import * as trials from './trials.mjs';
import { Wire } from './wire.mjs';

export class Fuzz {
  constructor({ url, seed, samples }) {
    this.wire = new Wire(url);
    this.chance = new Chance(seed);
    this.samples = samples ?? {};
    this.found = new Map(); // what is wrong → { operations, example, times }
    this.reached = new Set();
    this.statuses = new Map();
  }

  async prepare({ tokens, stranger, casesEach }) {
    const answer = await this.wire.send({ method: 'GET', target: '/api/v1/openapi.json' });
    this.contract = new Contract(JSON.parse(answer.body));
    this.harvest = new Harvest(this.wire, this.contract);
    this.stranger = new Actor('stranger', stranger);
    this.actors = await chosen(this.harvest, tokens.map((token, i) => new Actor(`actor ${i + 1}`, token)), 16);
    for (const actor of this.actors) await this.harvest.look(actor, casesEach);
    this.offered = new Set(this.actors.flatMap((actor) => this.contract.operations.filter((each) => actor.openActions(each.path).length).map((each) => each.id)));
  }

  // Sends, and judges by the contract; without an operation, only what is true of every answer.
  async send(operation, request) {
    const answer = await this.wire.send(request);
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    this.last = request;
    if (request.method !== 'GET' && answer.status >= 200 && answer.status < 300) ++this.harvest.changes;
    if (operation) for (const fault of faultsOf(this.contract, operation, answer, request)) this.note(operation, fault, request);
    else if (answer.status >= 500) this.note({ id: 'none' }, `status ${answer.status}`, request);
    return answer;
  }

  succeeded(operation) { this.reached.add(operation.id); }

  note(operation, fault, request) {
    const kind = fault.replace(/[0-9a-f]{32}/g, '…').replace(/"(instance|request_id)":"[^"]*"/g, '"$1":"…"').slice(0, 400);
    const seen = this.found.get(kind) ?? { operations: new Set(), example: request, times: 0 };
    seen.operations.add(operation.id);
    ++seen.times;
    this.found.set(kind, seen);
  }

  // [how, operation, with what]: first what every operation is asked, then the rest in a drawn order.
  plan() {
    const first = [];
    const rest = [];
    for (const operation of this.contract.operations) {
      first.push(['good', operation], ['nobody', operation]);
      rest.push(['good', operation], ['good', operation], ['unknown', operation]);
      for (let turn = 0; turn < 6; ++turn) rest.push(['oddPath', operation, this.chance.below(1000)]);
      for (let turn = 0; turn < 2; ++turn) rest.push(['otherMethod', operation, this.chance.below(1000)]);
      for (const each of trials.oddQueries(this, operation)) rest.push(['oddQuery', operation, each]);
      for (const each of trials.oddHeaders(operation)) rest.push(['oddHeader', operation, each]);
      if (operation.takes?.type !== 'application/json') continue;
      for (const each of trials.spoiltBodies(this, operation)) rest.push(['spoiltBody', operation, each]);
      for (const each of trials.bombsFor(this, operation)) rest.push(['bomb', operation, each]);
    }
    return { first: this.chance.shuffled(first), rest: this.chance.shuffled(rest) };
  }

  async run(requests, until) {
    const { first, rest } = this.plan();
    this.planned = first.length + rest.length;
    this.tried = 0;
    const spent = () => this.wire.sent >= requests || Date.now() >= until;
    for (const [how, operation, what] of [...first, ...rest]) {
      if (spent()) return;
      if (!isTame(operation, what)) continue;
      const faults = await trials[how](this, operation, what);
      if (faults) ++this.tried;
      for (const fault of faults ?? []) this.note(operation, `${how}: ${fault}`, this.last);
    }
    for (let i = 0; !spent(); ++i) { // all was tried once: on with good requests, which move the cases on
      const operation = this.contract.operations[i % this.contract.operations.length];
      for (const fault of await trials.good(this, operation)) this.note(operation, `good: ${fault}`, this.last);
    }
  }
}

// A simulated clock put forward by years would end every token: it is asked for the past, or for what is no instant.
const isTame = (operation, what) => operation.id !== 'demonstration.set_clock' || !(Date.parse(what?.[1]?.now) > Date.UTC(2023, 4, 15));
