// What the service writes while it is being asked: a JSON object a line, each known by its event, and nobody's data. A
// client that writes line breaks, quotes or names into its requests writes none of it into the log.

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const allowed = new Set(['at', 'level', 'event', 'request_id', 'method', 'route', 'status', 'us', 'what', 'address', 'port', 'tls', 'signal',
  'finished', 'wanted', 'descriptors_allow', 'outcome_unknown', 'work', 'failure']);

// People's names and addresses of a roster, as they may not be read in a log.
export function namesIn(roster) {
  const [header, ...rows] = roster.split('\n').filter(Boolean).map((line) => line.split(';'));
  const columns = header.map((name, i) => (/email|family_name|given_name/.test(name) ? i : -1)).filter((i) => i >= 0);
  return [...new Set(rows.flatMap((row) => columns.map((i) => row[i]).filter((cell) => cell?.length > 4)))];
}

function faultOf(line, secrets) {
  let entry;
  try {
    entry = JSON.parse(line);
  } catch {
    return 'is no JSON';
  }
  const strange = Object.keys(entry).filter((name) => !allowed.has(name));
  if (strange.length) return `has members that nobody looked at: ${strange}`;
  if (!entry.at || !entry.level || !entry.event) return 'does not say when and what';
  if (entry.event === 'answered' && !/^[0-9a-f]{32}$/.test(entry.request_id)) return 'names no request';
  if (uuid.test(line)) return 'names a case or a person';
  const secret = secrets.find((each) => line.includes(each));
  return secret ? `tells “${secret}”` : null;
}

export function faultsOfLog(text, secrets) {
  const lines = text.split('\n').filter(Boolean);
  const faults = new Map();
  for (const line of lines) {
    const fault = faultOf(line, secrets);
    if (fault) faults.set(`a line of the log ${fault}`, line.slice(0, 300));
  }
  return { lines: lines.length, faults };
}
