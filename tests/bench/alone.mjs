// Bars without a yardstick beside them: what happens in memory, the exhaustive check, a start over many cases, and coming
// back after kill -9. Each answers with what was reached, and what it was made of.

import { join } from 'node:path';

import { run, stop } from './processes.mjs';
import { Product } from './product.mjs';
import { median, short, spread } from './statistics.mjs';

const secondsOf = (work) => {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
};

// Google Benchmark's own repetitions: their median, by name. In turns drawn at random, so that what disturbs the machine for a
// while does not fall on one of them.
export function inMemory({ place, rounds, seconds, say }) {
  const told = JSON.parse(run(join(place.build, 'tests/bench/in_memory'), ['--benchmark_format=json', `--benchmark_repetitions=${rounds}`,
    `--benchmark_min_time=${Math.min(seconds, 2) / 4}`, '--benchmark_enable_random_interleaving=true', '--benchmark_report_aggregates_only=true'],
  { stdio: ['ignore', 'pipe', 'ignore'] }));
  const perSecond = Object.fromEntries(told.benchmarks.filter((each) => each.aggregate_name === 'median').map((each) => [each.run_name, each.items_per_second]));
  for (const [name, rate] of Object.entries(perSecond)) say(`  ${name.padEnd(28)} ${short(rate).padStart(9)}/s  ${short(1e9 / rate).padStart(7)} ns`);
  const onEitherTables = (name) => Math.min(perSecond[`${name}/loaded:0`], perSecond[`${name}/loaded:1`]);
  return {
    value: onEitherTables('permit_and_apply'),
    beside: [{ what: 'with the event made and its body written as canonical JSON', value: onEitherTables('decide_and_apply') }],
    parts: perSecond,
  };
}

export function exhaustiveCheck({ place, rounds, say }) {
  const took = Array.from({ length: Math.min(rounds, 3) }, () => secondsOf(() => run(join(place.build, 'api/titularis'), ['check', '--workflow', 'trainee-years'])));
  say(`  the trainee's year walked whole in ${took.map(short).join(', ')} s`);
  return { value: median(took), product: spread(took) };
}

// Cases that were opened and no more, so that all of them are open.
export async function start({ place, folder, rounds, say }, cases = 100_000) {
  const home = join(folder, 'start');
  const product = await Product.prepared({ ...place, trainees: 20, folder: home, store: `sqlite://${join(home, 'titularis.sqlite')}` });
  say(`  opening ${cases} cases`);
  const filled = product.fill(cases + 100, 1);
  const took = [];
  for (let round = 0; round < Math.min(rounds, 3); ++round) {
    await stop(product.server);
    took.push(await product.serve());
  }
  await product.end();
  say(`  ${filled.cases} cases, ready after ${took.map(short).join(', ')} s`);
  return { value: Math.max(...took), cases: filled.cases, product: spread(took) };
}

// Killed in the midst of it. Then everything that was acknowledged is asked for again under its own key: whatever was lost
// would now be done, or refused; whatever is there is only answered.
export async function recovery({ place, folder, say, storeOf }) {
  const product = await Product.prepared({ ...place, trainees: Math.min(place.trainees, 600), ...storeOf(join(folder, 'recovery')) });
  const events = () => Number(/(\d+) events?/.exec(run(join(place.build, 'api/titularis'), ['verify', '--store', product.store]))[1]);
  const before = events();
  const load = product.order('acts 64 5');
  await new Promise((resolve) => setTimeout(resolve, 2500));
  product.server.kill('SIGKILL');
  const figures = await load;
  const ready = await product.serve();
  const found = events(); // throws when a chain does not hold
  product.connect();
  const again = await product.order('again 16 20');
  const after = events();
  await product.end();
  if (found - before < figures.done || again.done < again.asked || after !== found)
    throw new Error(`after kill -9: ${figures.done} acts acknowledged, ${found - before} found; of ${again.asked} asked again ${again.done} were answered, and ${after - found} done once more`);
  say(`  ${figures.done} acts acknowledged until kill -9, each there once, chains whole; ready after ${short(ready)} s`);
  return { value: ready, acknowledged: figures.done, found: found - before, asked_again: again.asked };
}
