// The product itself, with a small example campaign lived until mid-May, in a folder that is taken away afterwards.

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { namesIn } from './log.mjs';

const run = promisify(execFile);
const administrator = 'administration@example.test';

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function answers(url) {
  for (let attempt = 0; attempt < 100; ++attempt) {
    try {
      if ((await fetch(`${url}/api/v1/version`)).ok) return;
    } catch {} // not yet
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer`);
}

export async function start({ build, root, trainees }) {
  const folder = await mkdtemp(join(tmpdir(), 'titularis-contract-'));
  const titularis = join(build, 'api/titularis');
  const store = ['--store', `sqlite://${folder}/titularis.sqlite`];
  const key = ['--key', `${folder}/token.key`];
  const enter = async (email, ...more) => (await run(titularis, ['person', ...store, '--email', email, '--family-name', 'Rivière', '--given-name', 'Anne', ...more])).stdout.trim();
  await run(titularis, ['migrate', ...store]);
  await enter(administrator, '--administrator');
  await enter('personne@example.test');

  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(titularis, ['serve', ...store, ...key, '--port', String(port), '--demonstration', '--requests-per-address', '0', '--requests-per-person', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const log = [];
  server.stderr.on('data', (part) => log.push(part));
  const stop = async () => {
    server.kill('SIGTERM');
    if (server.exitCode === null && server.signalCode === null) await new Promise((resolve) => server.once('exit', resolve));
    await rm(folder, { recursive: true, force: true });
    return { code: server.exitCode, signal: server.signalCode, log: Buffer.concat(log).toString() };
  };
  try {
    await answers(url);
    const lines = (await readFile(join(root, 'examples/rosters/la_reunion_2022_2023.csv'), 'utf8')).split('\n');
    const roster = join(folder, 'roster.csv');
    await writeFile(roster, lines.slice(0, trainees + 1).join('\n') + '\n');
    await run(join(build, 'examples/player'), ['--url', url, '--titularis', titularis, ...store, ...key, '--administrator-email', administrator, '--roster', roster, '--until', '2023-05-15'], { maxBuffer: 1 << 24 });
    const listed = (await run(titularis, ['token', ...store, ...key, '--all', '--demonstration', '--hours', '8760'], { maxBuffer: 1 << 24 })).stdout;
    const tokens = listed.trim().split('\n').map((line) => line.split('\t'));
    const of = (email) => tokens.find(([each]) => each === email)[2];
    return {
      secrets: [...namesIn(lines.slice(0, trainees + 2).join('\n')), ...tokens.map(([, , token]) => token)],
      url, stop, administrator: of(administrator), stranger: of('personne@example.test'), isAlive: () => server.exitCode === null && server.signalCode === null,
      tokens: [of(administrator), ...tokens.filter(([email]) => email !== administrator).map(([, , token]) => token)],
      samples: { 'text/csv': Buffer.from([lines[0], lines[trainees + 1]].join('\n') + '\n') },
    };
  } catch (failure) {
    await stop();
    throw failure;
  }
}
