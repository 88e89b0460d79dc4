// Where a request goes, and what makes it a good one: an actor, a path, its parameters, a body.

import { fits } from './harvest.mjs';
import { drawn, written } from './values.mjs';

const parameterOf = (operation, where, name) => operation.parameters.find((each) => each.in === where && each.name === name);

const holesOf = (template) => template.split('{').length;

export class Aim {
  // fuzz: contract, chance, harvest, actors, samples.
  constructor(fuzz, operation) {
    Object.assign(this, { fuzz, operation, open: false, isReal: false, seen: undefined });
  }

  static async at(fuzz, operation) {
    const aim = new Aim(fuzz, operation);
    if (operation.method === 'post' && (await aim.#atOpenAction())) return aim;
    const { chance, actors } = fuzz;
    for (const actor of chance.shuffled(actors)) {
      const places = operation.method === 'put' ? actor.drafts(operation.path) : actor.places(operation.path).filter((path) => !aim.#isAnothers(path));
      if (places.length) return Object.assign(aim, { actor, path: chance.one(places), isReal: true });
    }
    aim.actor = chance.one(actors);
    aim.path = aim.#filledIn();
    return aim;
  }

  // A path with fewer holes is found before one with more: /rules/juries/sources is no track's.
  #isAnothers(path) {
    const { fuzz, operation } = this;
    return fuzz.contract.operations.some((other) => holesOf(other.path) < holesOf(operation.path) && fits(other.path, path));
  }

  // What is offered to an actor, as it is now: an act of another may have closed it.
  async #atOpenAction() {
    const { chance, actors, harvest } = this.fuzz;
    for (const actor of chance.shuffled(actors)) {
      const [action] = chance.shuffled(actor.openActions(this.operation.path));
      if (!action) continue;
      const path = action.path.split('/').slice(0, 3).join('/');
      if (actor.lookedAt.get(path) !== harvest.changes) await harvest.lookAtActions(actor, path);
      const now = actor.actions.get(action.path);
      if (now?.open) return Object.assign(this, { actor, path: now.path, open: true, isReal: true, seen: now.if_match });
    }
    return undefined;
  }

  // A path that nobody has shown: its case is real where there is one of that collection.
  #filledIn() {
    const { fuzz, operation } = this;
    const collection = operation.path.split('/{')[0];
    const cases = this.actor.places(`${collection}/{id}`);
    return operation.path.replace(/\{([^}]*)\}/g, (_, name) => {
      if (name === 'id' && cases.length) return fuzz.chance.one(cases).split('/').at(-1);
      const drawnValue = fuzz.chance.drawn(drawn(fuzz.contract, parameterOf(operation, 'path', name)?.schema ?? {}, []));
      return name === 'number' ? '1' : encodeURIComponent(drawnValue);
    });
  }

  get case() { return this.path.split('/').slice(0, 3).join('/'); }

  query() {
    const pairs = [];
    for (const each of this.operation.parameters.filter((one) => one.in === 'query' && one.name !== 'cursor')) {
      if (!each.required && !this.fuzz.chance.percent(25)) continue;
      // A stage is a word of the tables, which its schema does not list.
      const stages = this.fuzz.harvest.stages.get(this.path.split('/')[1]);
      if (each.name === 'stage' && !stages) continue;
      const value = each.name === 'stage' ? this.fuzz.chance.one([...stages])
        : this.fuzz.chance.drawn(drawn(this.fuzz.contract, each.schema, [...this.fuzz.harvest.people]));
      if (value !== null && typeof value === 'object') pairs.push(...Object.entries(value));
      else pairs.push([each.name, String(value)]);
    }
    return pairs;
  }

  // A text that was once accepted and fits here, now and then; else one drawn from the schema.
  body() {
    const { takes } = this.operation;
    if (!takes) return undefined;
    const { chance, contract, harvest, samples } = this.fuzz;
    if (samples[takes.type]) return samples[takes.type];
    const schema = contract.follow(takes.schema);
    if (schema['x-open']) return harvest.bodies.length && chance.percent(70) ? chance.one(harvest.bodies) : chance.drawn(drawn(contract, schema, []));
    if (chance.percent(60)) {
      const fitting = harvest.bodies.filter((each) => Object.keys(each).length > 0 && contract.fits(each, takes.schema));
      if (fitting.length) return chance.one(fitting);
    }
    return chance.drawn(drawn(contract, takes.schema, [...harvest.people]));
  }

  headers({ key = this.fuzz.chance.uuid(), seen = this.seen } = {}) {
    const pairs = [...this.actor.headers()];
    if (parameterOf(this.operation, 'header', 'Idempotency-Key')) pairs.push(['Idempotency-Key', key]);
    const version = parameterOf(this.operation, 'header', 'If-Match');
    if (version && seen !== null) {
      if (!version.required && seen === undefined) pairs.push(['If-None-Match', '*']);
      else pairs.push(['If-Match', seen ?? '"1"']);
    }
    if (this.operation.takes) pairs.push(['Content-Type', this.operation.takes.type]);
    return pairs;
  }

  request(changes = {}) {
    const { query = this.query(), body, bytes, headers = this.headers(), path = this.path, method = this.operation.method.toUpperCase() } = changes;
    const value = 'body' in changes ? body : bytes === undefined ? this.body() : undefined;
    const search = typeof query === 'string' ? query : query.map((pair) => pair.map(encode).join('=')).join('&');
    return {
      method, headers, value, target: this.fuzz.contract.base + path + (search ? `?${search}` : ''),
      body: bytes ?? (value === undefined ? undefined : Buffer.isBuffer(value) ? value : written(value)),
    };
  }
}

// A lone surrogate has no form in an address.
function encode(text) {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
}

export const without = (headers, name) => headers.filter(([each]) => each.toLowerCase() !== name.toLowerCase());
export const replaced = (headers, name, value) => [...without(headers, name), [name, value]];
