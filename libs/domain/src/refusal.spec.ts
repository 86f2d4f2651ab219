import { describe, expect, test } from '@jest/globals';
import { ERROR_CODES, FIELD_CODES, type FieldFault, Refusal, REFUSAL_REASONS, requireNoFaults } from './refusal.js';

const faults: FieldFault[] = [
  { path: 'title', code: 'TOO_LONG', params: { max: 200, actual: 230 } },
  { path: 'measures.2.value', code: 'NEGATIVE' },
];

describe('the closed lists', () => {
  test.each([{ codes: ERROR_CODES }, { codes: FIELD_CODES }, { codes: REFUSAL_REASONS }])(
    'hold codes once',
    ({ codes }) => {
      expect(new Set(codes).size).toBe(codes.length);
      for (const code of codes) expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    },
  );

  test('the classes are those of the public contract', () => {
    expect(ERROR_CODES).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'NOT_FOUND',
      'BAD_INPUT',
      'CONFLICT',
      'LOCKED',
      'RATE_LIMITED',
      'TOO_COMPLEX',
      'UNAVAILABLE',
      'INTERNAL',
    ]);
  });
});

describe('Refusal', () => {
  test('is an error that names itself', () => {
    const refusal = Refusal.notFound();
    expect(refusal).toBeInstanceOf(Error);
    expect(String(refusal)).toBe('Refusal: NOT_FOUND');
    expect(refusal.stack).toContain('refusal.spec');
  });

  test.each([
    [Refusal.badInput(faults), { code: 'BAD_INPUT', fields: faults }],
    [Refusal.notFound(), { code: 'NOT_FOUND', fields: [] }],
    [Refusal.forbidden(), { code: 'FORBIDDEN', fields: [] }],
    [Refusal.forbidden('READ_ONLY_OVERSIGHT'), { code: 'FORBIDDEN', reason: 'READ_ONLY_OVERSIGHT' }],
    [Refusal.unauthenticated('WRONG_CREDENTIALS'), { code: 'UNAUTHENTICATED', reason: 'WRONG_CREDENTIALS' }],
    [Refusal.conflict({ version: 3 }), { code: 'CONFLICT', details: { version: 3 } }],
    [Refusal.conflict({}, 'ALREADY_VOIDED'), { code: 'CONFLICT', reason: 'ALREADY_VOIDED' }],
    [Refusal.locked({ minutes: 15 }, 'ACCOUNT_LOCKED'), { code: 'LOCKED', details: { minutes: 15 } }],
    [Refusal.rateLimited(30), { code: 'RATE_LIMITED', details: { retryAfterSeconds: 30 } }],
    [Refusal.tooComplex({ max: 12 }, 'QUERY_TOO_DEEP'), { code: 'TOO_COMPLEX', reason: 'QUERY_TOO_DEEP' }],
    [new Refusal('INTERNAL'), { code: 'INTERNAL', reason: undefined, details: undefined }],
  ])('%s', (refusal, expected) => {
    expect(refusal).toMatchObject(expected);
  });

  test('names fields and codes in its log line, but nothing that was typed', () => {
    expect(Refusal.badInput(faults).message).toBe('BAD_INPUT title: TOO_LONG, measures.2.value: NEGATIVE');
    expect(Refusal.conflict({ title: '秘密' }, 'VERSION_CHANGED').message).toBe('CONFLICT VERSION_CHANGED');
  });
});

describe('requireNoFaults', () => {
  test('lets a clean input pass', () => {
    expect(() => requireNoFaults([])).not.toThrow();
  });

  test('refuses with all faults at once', () => {
    expect(() => requireNoFaults(faults)).toThrow(expect.objectContaining({ code: 'BAD_INPUT', fields: faults }));
  });
});
