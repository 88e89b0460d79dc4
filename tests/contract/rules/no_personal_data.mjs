export const says = 'No example bears personal data: no name, address, telephone, NUMEN or social security number';

const tellsAPerson = [
  ['an e-mail address', /[\w.+-]+@(?!([\w-]+\.)*(example|test|invalid)\b)[\w-]+\.\w+/],
  ['a telephone number', /(?<!\d)(\+33|0)[ .]?[1-9]([ .]?\d\d){4}(?!\d)/],
  ['a social security number', /(?<!\d)[12]\d{2}(0[1-9]|1[0-2])\d{8}(\d{2})?(?!\d)/],
  ['a NUMEN', /\b\d{2}[A-Z]\d{7}[A-Z]{3}\b/],
];
const aboutAPerson = /^(name|family_name|given_name|subject_name|email|title|born_on|address|phone)$/;

function* texts(node, place) {
  if (typeof node === 'string') yield { text: node, place };
  else if (node && typeof node === 'object') for (const [key, each] of Object.entries(node)) yield* texts(each, [...place, key]);
}

function* examples(node, place) {
  if (!node || typeof node !== 'object') return;
  for (const [key, each] of Object.entries(node)) {
    const isName = place.at(-1) === 'properties' || place.at(-1) === 'schemas';
    if ((key === 'example' || key === 'examples' || key === 'default') && !isName) yield { example: each, place: [...place, key], of: place.at(-1) };
    yield* examples(each, [...place, key]);
  }
}

export function* faults(document) {
  for (const { text, place } of texts(document, []))
    for (const [what, form] of tellsAPerson) if (form.test(text)) yield { place, message: `${what} in the contract` };
  for (const { example, place, of } of examples(document, [])) {
    if (aboutAPerson.test(String(of))) yield { place, message: `an example of ${of}` };
    for (const { place: inside } of texts(example, []))
      if (inside.some((key) => aboutAPerson.test(key))) yield { place, message: `an example of ${inside.at(-1)}` };
  }
}
