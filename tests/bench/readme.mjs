// The table of bars, from what ./bench --json has recorded, put between its marks in a page:
//   node tests/bench/readme.mjs tests/bench/figures/figures.json README.md

import { readFileSync, writeFileSync } from 'node:fs';

import { besides, reachedBy, verdict } from './bars.mjs';
import { short } from './statistics.mjs';

const [file, page] = process.argv.slice(2);
const { bars, latency, machine } = JSON.parse(readFileSync(file, 'utf8'));
const grouped = (number) => (number >= 1000 ? Math.round(number).toLocaleString('en') : short(number));
const told = { 'aim reached': '**aim**', 'must reached': 'must', 'NOT reached': '**no**' };

function row(bar) {
  const figure = reachedBy(bar);
  const { min, max } = bar.ratio ?? bar.product ?? {};
  const rounds = min === undefined ? '' : `${grouped(min)}–${grouped(max)}`;
  const sides = bar.ratio ? ` (${grouped(bar.product.median)} to ${grouped(bar.base.median)})` : ''; // tells how fast the machine was
  const sign = bar.more ? '≥' : '≤';
  return `| ${bar.what} | ${sign} ${grouped(bar.must)} | ${bar.aim === bar.must ? '' : `${sign} ${grouped(bar.aim)}`} | ${grouped(figure)}${bar.unit}${sides} | ${rounds} | ${told[verdict(bar, figure)]} |`;
}

const beside = bars.filter((bar) => bar.beside).map(({ name, unit, beside: others }) =>
  `${besides[name]} ` +
    others.map(({ what, value, ratio, product }) =>
      ratio ? `${what}, ${grouped(ratio.median)}${unit} (${grouped(ratio.min)}–${grouped(ratio.max)}; ${grouped(product.median)} a second)` : `${what}, ${grouped(value)}${unit}`,
    ).join('; ') + '.\n');

const lines = [
  '| what | must | aim | measured | rounds | reached |',
  '|---|---|---|---|---|---|',
  ...bars.map(row),
  '',
  ...beside,
  ...latency.map((at) => `At ${100 * at.share} % of capacity, ${grouped(at.per_second)} acts a second, timed from when each fell due: p50 ${short(at.p50_ms)} ms, p99 ${short(at.p99_ms)} ms, p99.9 ${short(at.p999_ms)} ms.`),
  '',
  `Measured on ${machine.cores} cores (${machine.processor}, ${machine.memory_gib} GiB) with PostgreSQL ${machine.postgresql.server_version}; each bar's rounds and commit are in [figures.json](${file}).`,
];
const text = readFileSync(page, 'utf8');
const [begin, end] = ['<!-- bars -->', '<!-- /bars -->'].map((mark) => text.indexOf(mark));
if (begin < 0 || end < begin) throw new Error(`${page} has no marks for the bars`);
writeFileSync(page, `${text.slice(0, begin)}<!-- bars -->\n${lines.join('\n')}\n${text.slice(end)}`);
