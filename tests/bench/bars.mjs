// The bars of the design: ratios to what the machine could do in the same round, and figures of their own.

const ratio = ' ×';

export const bars = [
  // name             what                                                                                    must  aim   more is better, unit
  ['postgresql-64',   'durable acts per second, PostgreSQL, 64 clients, to pgbench',                            1.5,  2.0,  true,  ratio],
  ['postgresql-16',   'the same, 16 clients',                                                                   1.1,  1.5,  true,  ratio],
  ['postgresql-1',    'the same, 1 client',                                                                     0.75, 0.9,  true,  ratio],
  ['postgresql-p99',  'p99 of an act at 64 clients, to that of pgbench',                                        1.0,  0.5,  false, ratio],
  ['sqlite-64',       "durable acts per second, SQLite, 64 clients, to SQLite's own commits of one row",        1.5,  2.5,  true,  ratio],
  ['reads-64',        'readings of one case, 64 clients, to a bare server that answers as many bytes',          0.5,  0.6,  true,  ratio],
  ['size-sqlite',     'time of an act or a page at 1,000,000 events, to that at 10,000: the worst of them',     1.3,  1.1,  false, ratio],
  ['size-postgresql', 'the same on PostgreSQL',                                                                 1.3,  1.1,  false, ratio],
  ['deciding',        'acts in memory, of a whole year: rights, row, guards and fold; a second, on one core',    2e6,  1e7,  true,  '/s'],
  ['check',           "exhaustive check of the trainee's year, all rule sets, one core",                        60,   10,   false, ' s'],
  ['bulk',            "a jury's findings, by lists of 200 files: events a second, to pgbench at 16 clients",     4,    7,    true,  ratio],
  ['memory',          'peak resident memory under 64 clients',                                                  64,   32,   false, ' MiB'],
  ['start',           'start over 100,000 open cases, until ready',                                             2,    2,    false, ' s'],
  ['recovery',        'after kill -9 under 64 clients, until ready; nothing acknowledged is lost or done twice', 5,   5,    false, ' s'],
].map(([name, what, must, aim, more, unit]) => ({ name, what, must, aim, more, unit }));

// What stands beside a bar, and why the bar itself is measured as it is.
export const besides = {
  'postgresql-64': 'Acts are answered with their receipts (`Prefer: return=minimal`), and whoever acts has read the case before, as people do. Otherwise, of 64 clients on PostgreSQL in the same rounds:',
  'reads-64': 'Of the files of a campaign that has just begun, whose pages are kept ready as long as nothing changes. Of more than are kept:',
  deciding: 'The bar names what the rules and the state cost. An act decided whole, in the same run:',
  bulk: 'Four secretariats send the list of those whom the jury proposes and finds apt, two events a file, on files that were looked at before. Other lists:',
};

const reaches = (bar, limit, value) => (bar.more ? value >= limit : value <= limit);

export function verdict(bar, value) {
  if (bar.aim !== bar.must && reaches(bar, bar.aim, value)) return 'aim reached';
  return reaches(bar, bar.must, value) ? 'must reached' : 'NOT reached';
}

// A figure of its own, or the median of the rounds' ratios.
export const reachedBy = ({ value, ratio: rounds }) => value ?? rounds.median;
