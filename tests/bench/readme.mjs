// The table of bars for the README, from what ./bench --json has recorded: node tests/bench/readme.mjs FILE

import { readFileSync } from 'node:fs';

import { reachedBy, verdict } from './bars.mjs';
import { short } from './statistics.mjs';

const { bars, latency, machine } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const grouped = (number) => (number >= 1000 ? Math.round(number).toLocaleString('en') : short(number));
const marks = { 'aim reached': '✓✓', 'must reached': '✓', 'NOT reached': '✗' };

console.log('| | what | must | aim | reached | rounds |\n|---|---|---|---|---|---|');
for (const bar of bars) {
  const figure = reachedBy(bar);
  const { min, max } = bar.ratio ?? bar.product ?? {};
  const rounds = min === undefined ? '' : `${grouped(min)}–${grouped(max)}`;
  const sign = bar.more ? '≥' : '≤';
  console.log(`| ${marks[verdict(bar, figure)]} | ${bar.what} | ${sign} ${grouped(bar.must)}${bar.unit} | ${bar.aim === bar.must ? '' : `${sign} ${grouped(bar.aim)}${bar.unit}`} | **${grouped(figure)}${bar.unit}** | ${rounds} |`);
}
for (const at of latency)
  console.log(`\nAt ${100 * at.share} % of capacity (${grouped(at.per_second)} acts a second): p50 ${short(at.p50_ms)} ms, p99 ${short(at.p99_ms)} ms, p99.9 ${short(at.p999_ms)} ms.`);
console.log(`\n${machine.cores} cores, ${machine.processor}, ${machine.memory_gib} GiB; PostgreSQL ${machine.postgresql.server_version}.`);
