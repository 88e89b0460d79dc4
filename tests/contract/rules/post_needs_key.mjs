import { describes, excused, operations, parameter, response } from './document.mjs';

export const says = 'Every POST bears an Idempotency-Key (x-without-key: "reason" where it writes nothing)';

export function* faults(document) {
  for (const operation of operations(document)) {
    if (operation.method !== 'post' || excused(operation.operation, 'x-without-key')) continue;
    const { place } = operation;
    const key = parameter(operation, 'header', 'Idempotency-Key');
    if (!key?.required || key.schema?.format !== 'uuid') yield { place, message: 'Idempotency-Key is asked for, a UUID' };
    for (const status of ['400', '409', '422'])
      if (!describes(operation, status)) yield { place, message: `${status} is described` };
    for (const status of ['201', '202'])
      if (describes(operation, status) && !response(operation, status).headers?.['Idempotency-Replayed'])
        yield { place, message: `${status} describes Idempotency-Replayed` };
  }
}
