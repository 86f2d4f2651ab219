import { expect, test } from '@jest/globals';
import {
  askedBy,
  chipsOf,
  choiceFilter,
  linkedFilter,
  queryOf,
  termFilter,
  tickFilter,
  valuesOf,
  without,
  type ListFilter,
} from './list-filter.js';

const TERMS = [
  { code: 'A', zh: '甲', en: 'First' },
  { code: 'B', zh: '乙', en: 'Second' },
] as const;
const FILTERS: readonly ListFilter[] = [
  termFilter({ key: 'kind', label: '种类', all: '全部', terms: TERMS, ask: (kind) => ({ kind }) }),
  tickFilter({ key: 'open', label: '只看未完', ask: (on) => ({ open: on || null }) }),
  choiceFilter({
    key: 'region',
    label: '区划',
    all: '全部',
    choices: () => [{ value: '340299', label: '\u3000清河县' }],
    ask: (code) => ({ region: code || null }),
    alongWith: ['directly'],
  }),
  linkedFilter({
    key: 'directly',
    label: '本级',
    read: (text) => (text === '1' ? '1' : ''),
    say: () => '是',
    ask: (value) => ({ directly: value === '1' }),
  }),
];

test('an address is read by its filters: what cannot be meant is left out', () => {
  expect(valuesOf({ kind: 'B', open: '0', region: 'x', directly: ['1', '2'], other: 'y' }, FILTERS)).toEqual({
    kind: 'B',
    open: '',
    region: '',
    directly: '1',
  });
});

test('an address that is written holds what is chosen and nothing else', () => {
  expect(queryOf({ kind: 'A', open: '', region: '' })).toEqual({ kind: 'A' });
});

test('the API is asked for every part, also for what is not narrowed', () => {
  expect(askedBy(FILTERS, { kind: 'A', open: '', region: '', directly: '' })).toEqual({
    kind: 'A',
    open: null,
    region: null,
    directly: false,
  });
});

test('a chip says the name of what is chosen and never its code', () => {
  expect(chipsOf(FILTERS, { kind: 'B', open: '1', region: '340299', directly: '' })).toEqual([
    { key: 'kind', name: '种类', value: '乙' },
    { key: 'open', name: '', value: '只看未完' },
    { key: 'region', name: '区划', value: '清河县' },
  ]);
});

test('what is dropped takes along what means nothing without it', () => {
  expect(without(FILTERS, { kind: 'A', region: '340299', directly: '1' }, 'region')).toEqual({
    kind: 'A',
    region: '',
    directly: '',
  });
});
