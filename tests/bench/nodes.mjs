// Started by ./nodes, which says what for.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import * as postgresql from './postgresql.mjs';
import { cpuSeconds, freePort, run, start, stop, takingOrders } from './processes.mjs';
import { median } from './statistics.mjs';

const { values: given } = parseArgs({
  options: {
    build: { type: 'string', default: 'build/bench' }, most: { type: 'string', default: '3' }, rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' }, clients: { type: 'string', default: '64' }, trainees: { type: 'string', default: '2700' },
  },
});
const administrator = 'administration@academie.example';
const folder = mkdtempSync(join(tmpdir(), 'titularis-nodes.'));
const key = join(folder, 'key');
const acts = join(folder, 'acts');
const titularis = join(given.build, 'api/titularis');

async function serve() {
  const [port, inner] = [await freePort(), await freePort()];
  const server = start(titularis, ['serve', '--store', postgresql.asServer(), '--key', key, '--port', `${port}`, '--inner-port', `${inner}`, '--demonstration', '--quiet',
    '--requests-per-address', '0', '--requests-per-person', '0', '--connections-per-address', '0'], { stdio: 'ignore' });
  for (let attempt = 0; attempt < 600; ++attempt) {
    if ((await fetch(`http://127.0.0.1:${inner}/ready`).catch(() => null))?.ok) return Object.assign(server, { port });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('a server did not come up');
}

// A port of its own for each number of servers.
async function proxyTo(servers) {
  const ports = [];
  const parts = [];
  for (let count = 1; count <= servers.length; ++count) {
    ports.push(await freePort());
    const behind = servers.slice(0, count).map(({ port }, i) => `  server s${i} 127.0.0.1:${port}`).join('\n');
    parts.push(`listen on${count}\n  bind 127.0.0.1:${ports.at(-1)}\n  balance roundrobin\n${behind}`);
  }
  writeFileSync(join(folder, 'haproxy.cfg'), `global\n  maxconn 4000\ndefaults\n  mode http\n  timeout connect 2s\n  timeout client 60s\n  timeout server 60s\n${parts.join('\n')}\n`);
  const proxy = start('haproxy', ['-db', '-f', join(folder, 'haproxy.cfg')], { stdio: 'ignore' });
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { proxy, ports };
}

run(titularis, ['migrate', '--store', postgresql.asOwner()]);
postgresql.makeServerRole();
run(titularis, ['person', '--store', postgresql.asOwner(), '--email', administrator, '--family-name', 'Rivière', '--administrator']);
const servers = [await serve()];
run(join(given.build, 'tests/bench/prepare_acts'), ['--url', `http://127.0.0.1:${servers[0].port}`, '--titularis', titularis, '--store', postgresql.asServer(), '--key', key,
  '--administrator-email', administrator, '--trainees', given.trainees, '--seed', '974', '--acts', acts]);
while (servers.length < Number(given.most)) servers.push(await serve()); // after the campaign: they take its day from the store
const { proxy, ports } = await proxyTo(servers);
const lives = readFileSync(acts, 'utf8').split('\n\n').filter(Boolean);
const clients = ports.map((port, i) => {
  const share = join(folder, `acts-${i}`); // no life is lived twice
  writeFileSync(share, lives.filter((_, life) => life % ports.length === i).map((life) => `${life}\n\n`).join(''));
  const client = start(join(given.build, 'tests/bench/load_client'), ['--acts', share]);
  const order = takingOrders(client);
  order(`port ${port}`);
  return Object.assign(client, { order });
});

// What an act leaves behind, once the tables are swept: its event, its answer for repeats, its rows in the lists.
const where = process.env.TITULARIS_TEST_POSTGRESQL.replace('postgresql://', '');
const psql = (question) => run('psql', ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', where, `--command=${question}`]).trim();
function standing() {
  psql('vacuum analyze');
  const sizes = psql("select relname, pg_total_relation_size(oid) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace").split('\n');
  return { events: Number(psql('select count(*) from event')), sizes: Object.fromEntries(sizes.map((line) => line.split('|')).map(([name, bytes]) => [name, Number(bytes)])) };
}
const first = standing();
const figures = ports.map(() => []);
for (let round = 0; round < Number(given.rounds); ++round)
  for (const [i, client] of clients.entries()) {
    const spent = () => [servers.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0), postgresql.counters().cpu, cpuSeconds(proxy.pid), cpuSeconds(client.pid)];
    const before = spent();
    const told = await client.order(`acts ${given.clients} ${given.seconds}`);
    if (told.ran_out > 0 || told.broken > 0) throw new Error(`${told.broken} connections broke, ${told.ran_out} clients ran out of lives: say more --trainees`);
    told.cpu = spent().map((seconds, part) => (1000 * (seconds - before[part])) / Math.max(1, told.done));
    figures[i].push(told);
  }

console.log(`${given.clients} clients, ${cpus().length} processors (${cpus()[0].model}), medians of ${given.rounds}`);
console.log('servers  acts/s  p50 ms  p99 ms  | CPU ms an act: servers  database  proxy  client');
for (const [i, list] of figures.entries()) {
  const of = (pick) => median(list.map(pick));
  const rates = list.map((one) => one.per_second);
  console.log(`${i + 1}  ${median(rates).toFixed(0)} (${Math.min(...rates).toFixed(0)} to ${Math.max(...rates).toFixed(0)})  ${of((one) => one.p50_ms).toFixed(1)}  ${of((one) => one.p99_ms).toFixed(1)}  |  `
    + [0, 1, 2, 3].map((part) => of(({ cpu }) => cpu[part]).toFixed(3)).join('  '));
}
const last = standing();
const written = last.events - first.events;
const grown = Object.entries(last.sizes).map(([table, bytes]) => [table, (bytes - first.sizes[table]) / written]).filter(([, bytes]) => bytes >= 1);
console.log(`${written} events; bytes left behind by each, indexes included: ${grown.sort(([, a], [, b]) => b - a).map(([table, bytes]) => `${table} ${bytes.toFixed(0)}`).join(', ')}`);
const began = performance.now();
run(titularis, ['verify', '--store', postgresql.asOwner()]);
console.log(`titularis verify went through ${last.events} events in ${((performance.now() - began) / 1000).toFixed(1)} s`);
for (const client of clients) client.stdin.end();
await Promise.all([...clients, ...servers, proxy].map(stop));
rmSync(folder, { recursive: true });
process.exit(0);
