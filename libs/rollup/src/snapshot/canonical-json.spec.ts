import { expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { canonicalJson, contentHash } from './canonical-json.js';

it('is the same however the content was put together', () => {
  expect(canonicalJson({ b: [1, null, 'é"'], a: { d: true, c: '' } })).toBe(
    '{"a":{"c":"","d":true},"b":[1,null,"é\\""]}',
  );
  expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }));
  expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
});

it('hashes its UTF-8 text', () => {
  expect(contentHash({ 名: '湾' })).toBe(createHash('sha256').update('{"名":"湾"}').digest('hex'));
});

it.each([[0.1], [Number.NaN], [undefined], [() => 1], [10n]])('refuses %p', (value) => {
  expect(() => canonicalJson({ value })).toThrow(TypeError);
});
