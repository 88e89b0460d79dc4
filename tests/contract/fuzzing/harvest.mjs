// What each actor can see: the addresses that answers lead to, the acts that are offered, texts that were once accepted.

const isObject = (value) => value !== null && typeof value === 'object';

export const fits = (template, path) => {
  const want = template.split('/');
  const have = path.split('/');
  return want.length === have.length && want.every((part, i) => (part === '{number}' ? /^\d+$/.test(have[i]) : part.startsWith('{') || part === have[i]));
};

export class Actor {
  constructor(name, token) {
    this.name = name;
    this.token = token;
    this.paths = new Set(); // below the base path
    this.actions = new Map(); // href → action
    this.roles = new Set();
    this.lookedAt = new Map(); // case → how many acts had been done by then
    this.person = undefined;
  }

  headers() { return this.token ? [['Authorization', `Bearer ${this.token}`]] : []; }

  places(template) { return [...this.paths].filter((path) => fits(template, path)); }

  // Where there may be a draft of what could be done now.
  drafts(template) {
    return [...this.actions.values()].filter(({ open }) => open).map(({ path }) => path.replace(/[^/]*$/, 'draft')).filter((path) => fits(template, path));
  }

  openActions(template) { return [...this.actions.values()].filter((action) => action.open && fits(template, action.path)); }
}

export class Harvest {
  constructor(wire, contract) {
    this.wire = wire;
    this.contract = contract;
    this.people = new Set();
    this.bodies = []; // of events and drafts, each once
    this.known = new Set();
    this.stages = new Map(); // collection → words
    this.changes = 0; // acts that were done: what was seen before them may no longer be so
  }

  collections() {
    const paths = new Set(this.contract.operations.map((each) => each.path));
    return [...paths].filter((path) => paths.has(`${path}/{id}`));
  }

  async read(actor, path) {
    const answer = await this.wire.send({ method: 'GET', target: this.contract.base + path, headers: actor.headers() });
    if (answer.status !== 200 || !String(answer.headers['content-type']).startsWith('application/json')) return undefined;
    const document = JSON.parse(answer.body);
    this.#take(actor, document);
    return document;
  }

  #take(actor, node) {
    if (Array.isArray(node)) return node.forEach((each) => this.#take(actor, each));
    if (!isObject(node)) return;
    if (typeof node.href === 'string' && 'open' in node) {
      node.path = node.href.slice(this.contract.base.length);
      actor.actions.set(node.path, node);
    }
    if (isObject(node.links)) for (const link of Object.values(node.links)) if (typeof link === 'string') actor.paths.add(link.slice(this.contract.base.length).split('?')[0]);
    for (const key of ['body', 'content']) if (isObject(node[key]) && !Array.isArray(node[key])) this.#keep(node[key]);
    if (typeof node.stage === 'string' && node.collection) this.stages.set(node.collection, (this.stages.get(node.collection) ?? new Set()).add(node.stage));
    if (isObject(node.actor)) this.people.add(node.actor.id);
    if (isObject(node.subject)) this.people.add(node.subject.id);
    for (const each of Object.values(node)) this.#take(actor, each);
  }

  #keep(body) {
    const text = JSON.stringify(body);
    if (text === '{}' || this.known.has(text)) return;
    this.known.add(text);
    this.bodies.push(body);
  }

  // Who the actor is and the roles it holds; cheap, for choosing among many.
  async glance(actor) {
    actor.person = (await this.read(actor, '/me'))?.id;
    if (actor.person) this.people.add(actor.person);
    for (const path of this.collections()) {
      const page = await this.read(actor, `${path}?limit=3`);
      for (const item of page?.items ?? []) for (const role of item.roles ?? []) actor.roles.add(`${path} ${role}`);
    }
  }

  async look(actor, casesEach) {
    for (const collection of this.collections())
      for (const path of actor.places(`${collection}/{id}`).slice(0, casesEach)) await this.lookAt(actor, path);
    await this.read(actor, '/rules');
  }

  // A case with its pieces, its history, and what may be done there now.
  async lookAt(actor, path) {
    await this.read(actor, path);
    await this.lookAtActions(actor, path);
    await this.read(actor, `${path}/journal?limit=50`);
  }

  async lookAtActions(actor, path) {
    for (const known of actor.actions.keys()) if (known.startsWith(`${path}/`)) actor.actions.delete(known);
    await this.read(actor, `${path}/actions`);
    actor.lookedAt.set(path, this.changes);
  }
}

// As few actors as cover every role that any of them holds, and at most this many.
export async function chosen(harvest, actors, most) {
  const covered = new Set();
  const chosen = [];
  for (const actor of actors) {
    await harvest.glance(actor);
    const fresh = [...actor.roles].filter((role) => !covered.has(role));
    if (fresh.length === 0 || chosen.length === most) continue;
    fresh.forEach((role) => covered.add(role));
    chosen.push(actor);
  }
  return chosen;
}
