import { describes, operations, parameter, response } from './document.mjs';

export const says = 'Every read has an ETag and may be asked for with If-None-Match: 304';

export function* faults(document) {
  for (const operation of operations(document)) {
    if (operation.method !== 'get' || !describes(operation, '200')) continue; // redirections are no reads
    const { place } = operation;
    if (!parameter(operation, 'header', 'If-None-Match')) yield { place, message: 'If-None-Match may be sent' };
    if (!describes(operation, '304')) yield { place, message: '304 is described' };
    if (describes(operation, '200') && !response(operation, '200').headers?.ETag) yield { place, message: '200 describes ETag' };
  }
}
