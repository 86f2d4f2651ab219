import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readActivity } from './activity.bounds.js';
import type { ActivityInput } from './activity.inputs.js';
import { inputHash } from '../facts/input-hash.js';

const FOR = { kind: 'activity', tenantId: '0199a000-0000-7000-8000-00000000000a', idempotencyKey: 'phone-1' };
const TODAY = '2026-11-05';

const lecture: ActivityInput = {
  type: 'LECTURE',
  title: '反诈 讲座',
  status: 'DONE',
  startOn: '2026-11-04',
  audiences: ['STUDENTS', 'PARENTS'],
  partners: ['六郎支行', '湖畔派出所'],
  campaignIds: ['0199a000-0000-7000-8000-0000000000ca'],
  narrative: '第一行\n第二行',
  measures: [
    { indicator: 'SESSIONS', value: 2, qualifier: 'EXACT' },
    { indicator: 'PARTICIPANTS', value: 30, qualifier: 'AT_LEAST' },
  ],
};
const hashOf = (changes: Partial<ActivityInput>, today = TODAY): string =>
  inputHash(FOR, readActivity({ ...lecture, ...changes }, today).content);

describe('the digest of an input', () => {
  it.each<[string, Partial<ActivityInput>]>([
    ['blanks at the ends', { title: '  反诈 讲座\t' }],
    ['another kind of blank', { title: '反诈\u3000讲座' }],
    ['several blanks', { title: '反诈   讲座' }],
    ['invisible characters', { title: '反\u200b诈 讲\u2060座\ufe0f' }],
    ['other line ends', { narrative: '第一行\r\n第二行' }],
    ['an omitted field sent as null', { endOn: null, venue: null, channels: null, regionCode: null }],
    ['an omitted list sent empty', { channels: [] }],
    ['an optional text sent blank', { venue: ' ' }],
    ['lists in another order', { audiences: ['PARENTS', 'STUDENTS'], partners: ['湖畔派出所', '六郎支行'] }],
    ['a list with a repetition', { audiences: ['STUDENTS', 'PARENTS', 'STUDENTS'] }],
    ['the usual theme', { theme: 'TELECOM_FRAUD' }],
    ['measures in another order', { measures: [...lecture.measures].reverse() }],
    ['an id in capitals', { campaignIds: lecture.campaignIds?.map((id) => id.toUpperCase()) ?? [] }],
    [
      'a campaign that is named twice',
      { campaignIds: [...(lecture.campaignIds ?? []), ...(lecture.campaignIds ?? [])] },
    ],
    ['another key', { idempotencyKey: 'whatever' }],
  ])('is the same for %s', (_, changes) => {
    expect(hashOf(changes)).toBe(hashOf({}));
  });

  it.each<[string, Partial<ActivityInput>]>([
    ['title', { title: '反诈讲座' }],
    ['width', { title: '反诈 讲座Ａ' }],
    ['status', { status: 'PLANNED' }],
    ['day', { startOn: '2026-11-03' }],
    ['last day', { endOn: '2026-11-05' }],
    ['region', { regionCode: '340210100001' }],
    ['venue', { venue: '礼堂' }],
    ['audiences', { audiences: ['STUDENTS'] }],
    ['campaign', { campaignIds: [] }],
    ['number of campaigns', { campaignIds: [...(lecture.campaignIds ?? []), '0199a000-0000-7000-8000-0000000000cb'] }],
    ['lines of a text', { narrative: '第一行 第二行' }],
    [
      'amount',
      {
        measures: [
          { indicator: 'SESSIONS', value: 2, qualifier: 'EXACT' },
          { indicator: 'PARTICIPANTS', value: 300, qualifier: 'AT_LEAST' },
        ],
      },
    ],
    [
      'exactness',
      {
        measures: [
          { indicator: 'SESSIONS', value: 2, qualifier: 'EXACT' },
          { indicator: 'PARTICIPANTS', value: 30, qualifier: 'APPROX' },
        ],
      },
    ],
    ['theme', { theme: 'PENSION_FRAUD' }],
    ['types of fraud', { fraudTypeCodes: ['F0101'] }],
    ['document', { basisNumber: '县反诈办〔2026〕7号' }],
    ['speakers', { speakers: ['派出所民警'] }],
    ['number of measures', { measures: lecture.measures.slice(1) }],
  ])('is another one for another %s', (_, changes) => {
    expect(hashOf(changes)).not.toBe(hashOf({}));
  });

  it('does not hang on the day on which it is sent again', () => {
    for (const today of ['2026-11-06', '2027-03-01']) expect(hashOf({}, today)).toBe(hashOf({}));
  });

  it('is another one for another tenant, ledger or key', () => {
    const { content } = readActivity(lecture, TODAY);
    const others = [
      { ...FOR, tenantId: FOR.tenantId.replace('a', 'b') },
      { ...FOR, kind: 'tally' },
      { ...FOR, idempotencyKey: 'phone-2' },
    ];
    for (const other of others) expect(inputHash(other, content)).not.toBe(inputHash(FOR, content));
  });

  it('keeps the order of lists whose order says something', () => {
    const [one, other] = [{ members: ['甲', '乙'] }, { members: ['乙', '甲'] }];
    expect(inputHash({ ...FOR, inOrder: ['members'] }, one)).not.toBe(
      inputHash({ ...FOR, inOrder: ['members'] }, other),
    );
    expect(inputHash(FOR, one)).toBe(inputHash(FOR, other));
  });
});

/** Any content: texts, whole numbers, days, nothing, lists and records of them. */
const leaf = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.integer(), fc.boolean(), fc.constant(null));
const content = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  fc.oneof(leaf, fc.array(leaf, { maxLength: 4 }), fc.dictionary(fc.constantFrom('x', 'y', 'z'), leaf)),
);
type Content = Record<string, unknown>;

/**
 * The same, spelled in another way: keys and lists in another order, nothing said instead of null,
 * blanks and invisible characters.
 */
function respelled(value: unknown, seed: number): unknown {
  if (typeof value === 'string')
    return seed % 2 ? `\u00a0${value.replaceAll(' ', ' \u3000')}\u200b ` : `\u2060${value}`;
  if (Array.isArray(value)) return value.map((one) => respelled(one, seed + 1)).reverse();
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(([, one]) => one !== null || seed % 2)
    .reverse();
  return Object.fromEntries(entries.map(([name, one], venue) => [name, respelled(one, seed + venue)]));
}

/** What a content says, judged apart from the digest: as sorted plain lines. */
function said(value: unknown, path = ''): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value))
    return [
      `${path}[${value
        .map((one) => said(one, '.').join('|'))
        .sort()
        .join(';')}]`,
    ];
  if (typeof value === 'object')
    return [`${path}{}`, ...Object.entries(value).flatMap(([name, one]) => said(one, `${path}.${name}`))].sort();
  const text =
    typeof value === 'string'
      ? value
          .normalize('NFC')
          .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
          .split(/[^\S\n]+/u)
          .join(' ')
          .trim()
      : String(value);
  return [`${path}=${typeof value}:${text}`];
}

describe('the digest of any content', () => {
  it('is the same for every spelling of it', () => {
    fc.assert(
      fc.property(
        content,
        fc.nat({ max: 3 }),
        (one, seed) => inputHash(FOR, one) === inputHash(FOR, respelled(one, seed) as Content),
      ),
    );
  });

  it('tells two contents apart that do not say the same', () => {
    fc.assert(
      fc.property(content, content, (one, other) => {
        fc.pre(said(one).join('\n') !== said(other).join('\n'));
        return inputHash(FOR, one) !== inputHash(FOR, other);
      }),
    );
  });
});
