// Started by ../several_nodes, which says what for.

import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { run } from '../../bench/processes.mjs';
import { Crowd } from './crowd.mjs';
import { Cluster, Host, makeSwitch, startProxy, userOf } from './hosts.mjs';
import { prepare } from './prepare.mjs';
import { Recorder } from './recorder.mjs';
import { judged, workedOff } from './seed.mjs';

const { values } = parseArgs({
  options: {
    build: { type: 'string', default: 'build/dev' }, servers: { type: 'string', default: '2' }, seconds: { type: 'string', default: '24' },
    asynchronous: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' }, programs: { type: 'string' },
  },
});
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const built = (program) => resolve(join(values.build, program));
const titularis = built('api/titularis');
const folder = mkdtempSync('/tmp/titularis-hosts.');
chmodSync(folder, 0o755);
const began = performance.now();
const say = (what) => console.log(`${((performance.now() - began) / 1000).toFixed(1)} s: ${what}`);

makeSwitch();
const databases = [new Host('db1', 11), new Host('db2', 12)];
const [primary, standby] = databases.map((host) => new Cluster(host, join(folder, host.name), { programs: values.programs, user: userOf('postgres') }));
const balancer = new Host('proxy', 30);
const servers = Array.from({ length: Number(values.servers) }, (_, i) => new Host(`server${i + 1}`, 21 + i));

// Both hosts, in this order: whichever takes writes is meant.
const at = (user) => `host=${databases.map(({ address }) => address)} port=5432,5432 dbname=titularis user=${user} target_session_attrs=read-write`;
const ask = (question) => run('psql', ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', `--dbname=${at('postgres')} connect_timeout=2`, `--command=${question}`]).trim();
const store = {
  make: () => primary.sql('create database titularis'),
  afterMigration: () => ask('create role server login in role titularis_server'),
  owned: () => `postgresql://${at('postgres')}`,
  servedAt: () => `postgresql://${at('server')}`,
  pendingWork: () => Number(ask('select count(*) from pending_work')),
  keptAnswers: () => ask("select k.key || ' ' || coalesce(encode(e.hash, 'hex'), 'none') from kept_answer k"
    + " left join event e on e.stream = k.answer::json ->> 'drawn_from' and e.version = (k.answer::json ->> 'version')::integer"),
};

primary.make();
primary.start();
const prepared = await prepare(store, { titularis, prepareActs: built('tests/bench/prepare_acts'), folder, trainees: 24, seed: 5 });
standby.follow(primary);
standby.start();
if (!values.asynchronous) await primary.waitsFor(standby);
say(`a primary and a standby, replication ${values.asynchronous ? 'asynchronous' : 'synchronous'}`);

function serve(host) {
  host.server = host.start(join(folder, `${host.name}.log`), titularis, 'serve', '--store', store.servedAt(), '--key', prepared.key, '--address', host.address,
    '--port', '8080', '--inner-port', '8081', '--trusted-proxy', balancer.address, '--demonstration', '--quiet', '--requests-per-address', '0', '--requests-per-person', '0', '--connections-per-address', '0');
}
servers.forEach(serve);
startProxy(balancer, folder, servers);
const door = { name: 'proxy', at: { host: balancer.address, port: 8080 } };
while (!(await fetch(`http://${door.at.host}:${door.at.port}/live`).catch(() => null))?.ok) await pause(100);
say(`${servers.length} servers behind a proxy`);

const times = {};
async function strike() {
  await pause(2000);
  say(`kill -9 ${servers[0].name}`);
  servers[0].server.kill('SIGKILL');
  await pause(1500);
  serve(servers[0]);
  await pause(2500);
  if (values.asynchronous) {
    databases[1].unplug(); // what is acknowledged from here on, nobody else has
    await pause(700);
  }
  times.died = performance.now();
  say('the primary’s host dies');
  databases[0].die();
  if (values.asynchronous) databases[1].plug();
  await pause(1000);
  standby.promote();
  times.promoted = performance.now();
  say('the standby is promoted');
}

const recorder = new Recorder();
const lives = prepared.lives.slice(0, 16);
const crowd = new Crowd({ seed: values.seed, lives, nodes: [door, door], recorder, campaign: (dice) => recorder.request(prepared.appointment(dice), dice.uuid(), null, null) });
const running = servers.map(({ server }) => server);
await Promise.all([crowd.act(1000 * Number(values.seconds)), strike()]);
const left = await workedOff(store);
const restarted = servers.slice(1).filter(({ server }, i) => server !== running[i + 1] || server.exitCode !== null).length;
recorder.close();
for (const { server } of servers) server.kill('SIGTERM');
await Promise.all(servers.map(({ server }) => server.ended));

const done = recorder.attempts.filter(({ outcome, replayed }) => outcome === 'done' && !replayed);
const before = done.filter(({ answered }) => answered < times.died).length;
const after = done.filter(({ invoked }) => invoked > times.promoted).sort((a, b) => a.answered - b.answered);
const { faults } = judged({ store, prepared, healthy: titularis, attempts: recorder.attempts, place: folder });
faults.push(...left);
say(`${recorder.attempts.length} requests; ${before} acts acknowledged before the primary died, ${after.length} begun and acknowledged after the promotion`);
if (after.length) say(`service was back ${((after[0].answered - times.promoted) / 1000).toFixed(1)} s after the promotion, ${((after[0].answered - times.died) / 1000).toFixed(1)} s after the death; servers that had to be started again: ${restarted}`);
for (const { rule, stream, what, key } of faults.slice(0, 10)) console.log(`  ${rule}: ${what}; case ${stream}, key ${key}`);

const resumed = before > 20 && after.length > 20 && restarted === 0;
const lost = faults.some(({ rule }) => rule === 'lost');
if (!resumed) console.log('service did not resume by itself');
if (values.asynchronous) console.log(lost ? 'acknowledged acts were lost, as asynchronous replication may, and that was found out' : 'NOTHING LOST, though the standby was cut off: the judge is blind, or nobody acted');
else console.log(faults.length ? `${faults.length} FAULTS` : 'every promise kept: nothing acknowledged was lost');
const good = resumed && (values.asynchronous ? lost : !faults.length);
if (good) rmSync(folder, { recursive: true });
else console.log(`what there is to look at: ${folder}`);
process.exit(good ? 0 : 1);
