import { operations } from './document.mjs';

export const says = 'Every operation has a name of its own: what.which.verb, in snake_case';

export function* faults(document) {
  const seen = new Map();
  for (const { operation, place, path, method } of operations(document)) {
    const id = operation.operationId;
    if (typeof id !== 'string' || !/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/.test(id)) yield { place, message: 'operationId, such as jury.minutes.sign' };
    else if (seen.has(id)) yield { place, message: `operationId ${id} is that of ${seen.get(id)} too` };
    else seen.set(id, `${method} ${path}`);
  }
}
