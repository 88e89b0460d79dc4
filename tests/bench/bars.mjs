// The bars of the design, each a ratio to what the machine could do in the same round.

export const bars = [
  // name                  what                                                      must   aim    more is better
  ['postgresql-64', 'durable acts per second, PostgreSQL, 64 clients, to pgbench', 1.5, 2.0, true],
  ['postgresql-16', 'the same, 16 clients', 1.1, 1.5, true],
  ['postgresql-1', 'the same, 1 client', 0.75, 0.9, true],
  ['postgresql-p99', 'p99 of an act at 64 clients, to that of pgbench', 1.0, 0.5, false],
  ['sqlite-64', "durable acts per second, SQLite, 64 clients, to SQLite's own commits of one row", 1.5, 2.5, true],
  ['reads-64', 'readings of one case, 64 clients, to a bare server that answers as many bytes', 0.5, 0.6, true],
  ['memory', 'peak resident memory under 64 clients, MiB', 64, 32, false],
].map(([name, what, must, aim, more]) => ({ name, what, must, aim, more }));

export const reaches = (bar, limit, value) => (bar.more ? value >= limit : value <= limit);
