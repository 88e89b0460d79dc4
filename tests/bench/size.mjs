// What an act and a page cost while the journal grows: the same campaign, filled step by step through the journal's own
// append, beside one that stays as it is, in turn, so that a slow minute of the machine is not taken for growth. The
// officer's list holds every case of it; the head of school's tasks are as many as before.

import { join } from 'node:path';

import { Product, officer } from './product.mjs';
import { compared, inTurn, short } from './statistics.mjs';

const sizes = [1_000, 10_000, 100_000, 1_000_000];
export const reference = 10_000; // events of the store that stays; the acts measured there add a third
const filledHead = 'filled.head.0@academie.example'; // of a few of the cases that fill it

export const series = [
  { name: 'act', what: 'an act, durable', order: () => 'acts 1 0.2' }, // short, since the journal grows by them
  { name: 'cases', what: 'a page of cases', order: (tokens) => `pages 1 0.4 ${tokens.officer} /api/v1/trainee-years?limit=50` },
  { name: 'tasks', what: 'a page of tasks', order: (tokens) => `pages 1 0.4 ${tokens.head} /api/v1/tasks?group=to_do` },
];

class Filled {
  static async prepared(wanted, settle) {
    const self = new Filled();
    self.product = await Product.prepared({ ...wanted, trainees: 600 });
    self.settle = settle;
    return self;
  }

  async to(size) {
    this.product.fill(size);
    this.settle();
    this.tokens ??= { officer: this.product.token(officer), head: this.product.token(filledHead) };
    await this.product.measured('acts 1 0.2');
  }

  // Milliseconds until one alone is answered.
  async cost({ name, order }) {
    const figures = await this.product.measured(order(this.tokens));
    if (figures.done === 0) throw new Error(`nothing was answered: ${name}`);
    return figures.p50_ms;
  }
}

// Of each series the medians, round by round, of the store that has grown and of the one that has not.
async function besideOther(grown, other, rounds) {
  const costs = Object.fromEntries(series.map(({ name }) => [name, [[], []]]));
  for (let round = 0; round < rounds; ++round)
    for (const each of series) {
      const [own, others] = await inTurn(round, () => grown.cost(each), () => other.cost(each));
      costs[each.name][0].push(own);
      costs[each.name][1].push(others);
    }
  return Object.fromEntries(Object.entries(costs).map(([name, [ours, theirs]]) => [name, compared(ours, theirs, (cost) => cost)]));
}

// `storesOf`: what the one that grows and the one that stays are prepared with, and what settles each.
export async function grow({ place, folder, rounds, say, storesOf }, name, most = sizes.at(-1)) {
  const prepared = (which) => {
    const { settle = () => {}, ...wanted } = storesOf(join(folder, `size-${name}-${which}`), which);
    return Filled.prepared({ ...place, ...wanted }, settle);
  };
  const grown = await prepared('grown');
  const other = await prepared('other');
  await other.to(reference);
  const points = [];
  for (const size of sizes.filter((each) => each <= most)) {
    const began = performance.now();
    await grown.to(size);
    const filled = (performance.now() - began) / 1000;
    const wanted = size === most ? 3 * rounds : rounds; // short ones, and the last size is the bar
    points.push({ events: size, costs: await besideOther(grown, other, wanted) });
    const told = ({ what, name: one }) => `${what} ${short(points.at(-1).costs[one].product.median)} ms (${short(points.at(-1).costs[one].ratio.median)} x)`;
    say(`  ${name}, ${size} events, filled in ${short(filled)} s: ${series.map(told).join(', ')}`);
  }
  await grown.product.end();
  await other.product.end();
  const worst = Object.values(points.at(-1).costs).reduce((one, two) => (one.ratio.median > two.ratio.median ? one : two));
  return { ...worst, points };
}
