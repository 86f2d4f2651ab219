import { describe, expect, test } from '@jest/globals';
import {
  ERROR_CODES,
  FIELD_CODES,
  type FieldError,
  DomainError,
  ERROR_REASONS,
  requireNoErrors,
} from './domain-error.js';

const errors: FieldError[] = [
  { path: 'title', code: 'TOO_LONG', params: { max: 200, actual: 230 } },
  { path: 'measures.2.value', code: 'NEGATIVE' },
];

describe('the closed lists', () => {
  test.each([{ codes: ERROR_CODES }, { codes: FIELD_CODES }, { codes: ERROR_REASONS }])(
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

describe('DomainError', () => {
  test('is an error that names itself', () => {
    const domainError = DomainError.notFound();
    expect(domainError).toBeInstanceOf(Error);
    expect(String(domainError)).toBe('DomainError: NOT_FOUND');
    expect(domainError.stack).toContain('domain-error.spec');
  });

  test.each([
    [DomainError.badInput(errors), { code: 'BAD_INPUT', fields: errors }],
    [DomainError.notFound(), { code: 'NOT_FOUND', fields: [] }],
    [DomainError.forbidden(), { code: 'FORBIDDEN', fields: [] }],
    [DomainError.forbidden('READ_ONLY_OVERSIGHT'), { code: 'FORBIDDEN', reason: 'READ_ONLY_OVERSIGHT' }],
    [DomainError.unauthenticated('WRONG_CREDENTIALS'), { code: 'UNAUTHENTICATED', reason: 'WRONG_CREDENTIALS' }],
    [DomainError.conflict({ version: 3 }), { code: 'CONFLICT', details: { version: 3 } }],
    [DomainError.conflict({}, 'ALREADY_VOIDED'), { code: 'CONFLICT', reason: 'ALREADY_VOIDED' }],
    [DomainError.locked({ minutes: 15 }, 'ACCOUNT_LOCKED'), { code: 'LOCKED', details: { minutes: 15 } }],
    [DomainError.rateLimited(30), { code: 'RATE_LIMITED', details: { retryAfterSeconds: 30 } }],
    [DomainError.tooComplex({ max: 12 }, 'QUERY_TOO_DEEP'), { code: 'TOO_COMPLEX', reason: 'QUERY_TOO_DEEP' }],
    [new DomainError('INTERNAL'), { code: 'INTERNAL', reason: undefined, details: undefined }],
  ])('%s', (domainError, expected) => {
    expect(domainError).toMatchObject(expected);
  });

  test('names fields and codes in its log line, but nothing that was typed', () => {
    expect(DomainError.badInput(errors).message).toBe('BAD_INPUT title: TOO_LONG, measures.2.value: NEGATIVE');
    expect(DomainError.conflict({ title: '秘密' }, 'VERSION_CHANGED').message).toBe('CONFLICT VERSION_CHANGED');
  });
});

describe('requireNoErrors', () => {
  test('lets a clean input pass', () => {
    expect(() => requireNoErrors([])).not.toThrow();
  });

  test('refuses with all errors at once', () => {
    expect(() => requireNoErrors(errors)).toThrow(expect.objectContaining({ code: 'BAD_INPUT', fields: errors }));
  });
});
