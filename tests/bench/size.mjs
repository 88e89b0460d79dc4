// What an act and a page cost while the journal grows: the same campaign, filled step by step through the journal's own
// append. The officer's list holds every case of it; the head of school's tasks are as many as before.

import { join } from 'node:path';

import { Product, officer } from './product.mjs';
import { median, short } from './statistics.mjs';

const sizes = [1_000, 10_000, 100_000, 1_000_000];
const reference = 10_000; // what the bar compares with
const filledHead = 'filled.head.0@academie.example'; // of a few of the cases that fill it

export const series = [
  { name: 'act', what: 'an act, durable', order: (seconds) => `acts 1 ${seconds}` },
  { name: 'cases', what: 'a page of cases', order: (seconds, tokens) => `pages 1 ${seconds} ${tokens.officer} /api/v1/trainee-years?limit=50` },
  { name: 'tasks', what: 'a page of tasks', order: (seconds, tokens) => `pages 1 ${seconds} ${tokens.head} /api/v1/tasks?group=to_do` },
];

// Milliseconds until one alone is answered: the median of the rounds' medians. Each round is short, for acts make the
// journal grow: at the smallest size, to twice what is said.
async function measured(product, tokens, rounds) {
  const cost = Object.fromEntries(series.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; ++round)
    for (const { name, order } of series) {
      const figures = await product.measured(order(0.4, tokens));
      if (figures.done === 0) throw new Error(`nothing was answered: ${name}`);
      cost[name].push(figures.p50_ms);
    }
  return Object.fromEntries(series.map(({ name }) => [name, median(cost[name])]));
}

export async function grow({ place, folder, rounds, say, storeOf, settle = () => {} }, name, most = sizes.at(-1)) {
  const product = await Product.prepared({ ...place, trainees: 600, ...storeOf(join(folder, `size-${name}`)) });
  const points = [];
  let tokens;
  for (const size of sizes.filter((each) => each <= most)) {
    const began = performance.now();
    const { cases } = product.fill(size);
    settle();
    const filled = (performance.now() - began) / 1000;
    tokens ??= { officer: product.token(officer), head: product.token(filledHead) };
    await product.measured('acts 1 0.2');
    points.push({ events: size, cases, ...(await measured(product, tokens, rounds)) });
    say(`  ${name}, ${size} events, filled in ${short(filled)} s: ${series.map((each) => `${each.what} ${short(points.at(-1)[each.name])} ms`).join(', ')}`);
  }
  await product.end();
  const at = (size) => points.find((point) => point.events === size);
  const growth = Object.fromEntries(series.map((each) => [each.name, points.at(-1)[each.name] / at(reference)[each.name]]));
  return { value: Math.max(...Object.values(growth)), growth, points };
}
