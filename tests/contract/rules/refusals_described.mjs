import { describes, operations } from './document.mjs';

export const says = 'What any operation of its kind may be refused with is described: 400, 401, 404, 406, 413, 415';

export function* faults(document) {
  for (const operation of operations(document)) {
    const { operation: given, place, path } = operation;
    const isPublic = Array.isArray(given.security) && given.security.length === 0;
    const expected = ['400', '406']; // unknown parameters, and formats that are not offered
    if (!isPublic) expected.push('401');
    if (path.includes('{')) expected.push('404');
    if (given.requestBody) expected.push('413', '415');
    for (const status of expected) if (!describes(operation, status)) yield { place, message: `${status} is described` };
  }
}
