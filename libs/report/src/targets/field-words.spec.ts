import { expect, test } from '@jest/globals';
import { noteOf, targetTitle, titleOf } from './field-words.js';
import { LEDGER_TARGETS } from './ledger-targets.js';
import { matches } from './matching.js';
import { REGISTER_TARGETS } from './register-targets.js';

const TARGETS = [...LEDGER_TARGETS, ...REGISTER_TARGETS];
const HAN = /\p{Script=Han}/u;
/** How amounts may be written is shown in the words that are read, each with what it means. */
const SHOWN = /300余|约300|3\.2万|未统计/gu;

test.each(TARGETS.map((target) => [target.code, target] as const))(
  '%s has English words for each field',
  (_, target) => {
    expect(targetTitle(target, 'en')).not.toMatch(HAN);
    expect(target.fields.map((field) => titleOf(field, 'en')).filter((title) => HAN.test(title))).toEqual([]);
    const notes = target.fields.flatMap((field) => noteOf(field, 'en')?.replace(SHOWN, '') ?? []);
    expect(notes.filter((note) => HAN.test(note))).toEqual([]);
  },
);

test.each(TARGETS.map((target) => [target.code, target] as const))(
  '%s is recognised by its English template',
  (_, target) => {
    const offered = target.fields.filter(({ further }) => !further);
    const headers = offered.map((field) => `${field.required ? '*' : ''}${titleOf(field, 'en')}`);
    const found = matches(target, headers, new Map());
    expect(found.map(({ field, recognised }) => [field?.name, recognised])).toEqual(
      offered.map(({ name }) => [name, 'KNOWN']),
    );
  },
);
