// Programs that the benchmark starts and ends, and what they cost. Nothing here touches a process that it did not start.

import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

const ticksPerSecond = 100; // of /proc, on every Linux

const running = new Set();

export function start(program, args, options = {}) {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], ...options });
  running.add(child);
  child.ended = new Promise((resolve) =>
    child.once('exit', (code, signal) => {
      running.delete(child);
      resolve(code ?? signal);
    }),
  );
  child.once('error', (fault) => {
    throw fault;
  });
  return child;
}

export async function stop(child) {
  if (!running.has(child)) return;
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await child.ended;
  clearTimeout(late);
}

process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

export const run = (program, args, options = {}) =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'], ...options });

// Takes orders a line each, answers a line of JSON each.
export function takingOrders(child) {
  const waiting = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line)));
  child.ended.then(() => waiting.forEach(({ reject }) => reject(new Error('the client ended before it answered'))));
  return (order) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      child.stdin.write(`${order}\n`);
    });
}

export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

function times(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [parent, user, system, usersOfEnded, systemOfEnded] = [1, 11, 12, 13, 14].map((place) => Number(fields[place]));
  return { parent, own: user + system, ended: usersOfEnded + systemOfEnded };
}

export const cpuSeconds = (pid) => times(pid).own / ticksPerSecond;

// Of a process and its children, those that ended included.
export function cpuSecondsWithChildren(pid) {
  const first = times(pid);
  let ticks = first.own + first.ended;
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each)))
    try {
      const each = times(name);
      if (each.parent === pid) ticks += each.own;
    } catch {
      // It ended meanwhile.
    }
  return ticks / ticksPerSecond;
}

// Since it started, or since its peak was forgotten.
export function residentMost(pid) {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kilobytes) / 1024;
}

export const forgetPeak = (pid) => writeFileSync(`/proc/${pid}/clear_refs`, '5');
