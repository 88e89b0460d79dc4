// Hosts made of network namespaces, all on one switch: databases, servers, a proxy. For several_nodes, which gives us a
// network and a process table of our own: nothing of it is left when it ends.

import { appendFileSync, chownSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';

import { run, start } from '../../bench/processes.mjs';

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const ip = (...args) => run('ip', args);
const network = '10.77.0';

export function makeSwitch() {
  ip('link', 'set', 'lo', 'up');
  ip('link', 'add', 'switch', 'type', 'bridge');
  ip('addr', 'add', `${network}.1/24`, 'dev', 'switch');
  ip('link', 'set', 'switch', 'up');
}

export class Host {
  constructor(name, number) {
    this.name = name;
    this.address = `${network}.${number}`;
    ip('netns', 'add', name);
    ip('link', 'add', name, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
    ip('link', 'set', name, 'master', 'switch', 'up');
    ip('-n', name, 'addr', 'add', `${this.address}/24`, 'dev', 'eth0');
    ip('-n', name, 'link', 'set', 'eth0', 'up');
    ip('-n', name, 'link', 'set', 'lo', 'up');
  }

  run = (program, ...args) => run('ip', ['netns', 'exec', this.name, program, ...args]);
  start = (log, program, ...args) => start('ip', ['netns', 'exec', this.name, program, ...args], { stdio: ['ignore', openSync(log, 'a'), openSync(log, 'a')] });

  unplug = () => ip('link', 'set', this.name, 'down');
  plug = () => ip('link', 'set', this.name, 'up');

  // As when the power goes: nobody is told, and nothing that is left answers.
  die() {
    this.unplug();
    for (const pid of ip('netns', 'pids', this.name).split('\n').filter(Boolean)) process.kill(Number(pid), 'SIGKILL');
  }
}

export class Cluster {
  constructor(host, folder, { programs, user }) {
    Object.assign(this, { host, folder, programs, user, data: join(folder, 'data'), port: 5432 });
    mkdirSync(folder);
    chownSync(folder, user.uid, user.gid);
  }

  #asUser = (program, ...args) => this.host.run('runuser', '-u', this.user.name, '--', join(this.programs, program), ...args);
  #control = (...args) => this.#asUser('pg_ctl', `--pgdata=${this.data}`, `--log=${join(this.folder, 'log')}`, '--silent', '--wait', ...args);

  make() {
    this.#asUser('initdb', `--pgdata=${this.data}`, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync');
    // Nobody but us is on this network.
    appendFileSync(join(this.data, 'pg_hba.conf'), `host all all ${network}.0/24 trust\nhost replication all ${network}.0/24 trust\n`);
    this.#configure({ max_connections: 200 });
  }

  follow(primary) {
    this.#asUser('pg_basebackup', `--pgdata=${this.data}`, `--dbname=host=${primary.host.address} port=${primary.port} user=postgres application_name=${this.host.name} keepalives_idle=2`, '--checkpoint=fast', '--write-recovery-conf', '--no-sync');
    this.#configure({});
  }

  // Over what was there: the last word counts.
  #configure(settings) {
    const all = { listen_addresses: this.host.address, port: this.port, unix_socket_directories: this.folder, ...settings };
    appendFileSync(join(this.data, 'postgresql.auto.conf'), Object.entries(all).map(([name, value]) => `${name} = '${value}'\n`).join(''));
  }

  start = () => this.#control('start');
  promote = () => this.#control('promote');
  sql = (command) => run('psql', ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', '--set=ON_ERROR_STOP=1', `--dbname=host=${this.host.address} port=${this.port} user=postgres dbname=postgres`, `--command=${command}`]).trim();

  // Nothing is committed any more before that standby has it on its disk.
  async waitsFor(standby) {
    this.sql(`alter system set synchronous_standby_names = '"${standby.host.name}"'`);
    this.sql('select pg_reload_conf()');
    while (this.sql("select count(*) from pg_stat_replication where sync_state = 'sync'") !== '1') await pause(50);
  }
}

export function startProxy(host, folder, servers) {
  const lines = servers.map(({ name, address }) => `  server ${name} ${address}:8080 check port 8081 inter 500 fall 2 rise 1`);
  writeFileSync(join(folder, 'haproxy.cfg'), `global
  maxconn 2000
defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  timeout check 3s
frontend api
  bind ${host.address}:8080
  default_backend servers
backend servers
  balance roundrobin
  option redispatch
  option httpchk GET /ready
${lines.join('\n')}
`);
  return host.start(join(folder, 'haproxy.log'), 'haproxy', '-db', '-f', join(folder, 'haproxy.cfg'));
}

export function userOf(name) {
  const [, , uid, gid] = execFileSync('getent', ['passwd', name], { encoding: 'utf8' }).split(':');
  return { name, uid: Number(uid), gid: Number(gid) };
}
