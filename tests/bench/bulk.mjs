// Many cases opened by one request: a list imported into a campaign, an event a row, all rows or none.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { run } from './processes.mjs';
import { officer } from './product.mjs';

const rowsMost = 2500; // of one list: an académie has fewer

// Trainees whom no list has named yet.
function list(build, seed) {
  const csv = run(join(build, 'examples/generate_roster'), ['--trainees', `${rowsMost}`, '--seed', `${seed}`]);
  return csv.replace(/^(?!trainee_email)/gm, (start, at) => (at < csv.length ? `list${seed}.` : start));
}

export function importer(product) {
  const token = product.token(officer);
  let seed = 10_000;
  return async () => {
    const body = list(product.build, ++seed);
    const began = performance.now();
    const report = await product.asked(`campaigns/${product.campaign.id}/roster-imports`, token,
      { method: 'POST', body, headers: { 'content-type': 'text/csv; charset=utf-8', 'idempotency-key': randomUUID() } });
    const seconds = (performance.now() - began) / 1000;
    if (report.opened !== rowsMost) throw new Error(`of ${rowsMost} rows ${report.opened} were opened`);
    return { per_second: (rowsMost + 1) / seconds, seconds, done: rowsMost + 1 };
  };
}
