import { operations, responses } from './document.mjs';

export const says = 'Every operation has a tag and a summary in French; every answer a description in English';

// The words that no sentence of a language goes without: enough to tell who wrote in the other.
const english = /\b(the|of|and|is|are|with|which|that|this|what|who)\b/i;
const french = /(?<![\p{L}-])(le|la|les|des|une|est|sont|avec|dont|cette|aux)(?![\p{L}-])/iu;
const quoted = /`[^`]*`|«[^»]*»/g;

export function* faults(document) {
  for (const { operation, place } of operations(document)) {
    const { summary, description } = operation;
    if (typeof summary !== 'string' || !/^\p{Lu}/u.test(summary) || english.test(summary)) yield { place, message: 'summary, in French' };
    if (description !== undefined && french.test(description.replace(quoted, ''))) yield { place, message: 'description, in English' };
    if (!operation.tags?.length) yield { place, message: 'a tag' };
  }
  for (const { node, place } of responses(document))
    if (typeof node?.description !== 'string' || node.description === '' || french.test(node.description.replace(quoted, '')))
      yield { place, message: 'description, in English' };
}
