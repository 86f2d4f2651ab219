import { DomainError } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { GraphQLError, type GraphQLScalarType, parseValue } from 'graphql';
import { DateTimeScalar, LocalDateScalar, MoneyScalar, PeriodScalar, SafeIntScalar } from './scalars.js';

function codeOf(scalar: GraphQLScalarType, value: unknown): string | undefined {
  try {
    scalar.parseValue(value);
  } catch (error) {
    const cause = (error as GraphQLError).originalError;
    return cause instanceof DomainError ? cause.fields[0]?.code : 'not a DomainError';
  }
  return undefined;
}

describe('scalars', () => {
  it.each<[GraphQLScalarType, unknown, unknown, unknown]>([
    [LocalDateScalar, '2024-02-29', '2024-02-29', '2024-02-29'],
    [DateTimeScalar, '2026-11-05T16:30:00+08:00', new Date('2026-11-05T08:30:00Z'), '2026-11-05T08:30:00.000Z'],
    [PeriodScalar, '2026-W45', expect.objectContaining({ start: '2026-11-02', end: '2026-11-08' }), '2026-W45'],
    [MoneyScalar, '800000.5', 80_000_050, '800000.50'],
    [SafeIntScalar, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ])('%s takes %j', (scalar, given, inside, outside) => {
    const read = scalar.parseValue(given);
    expect(read).toEqual(inside);
    expect(scalar.serialize(read)).toEqual(outside);
    expect(scalar.parseLiteral(parseValue(JSON.stringify(given)))).toEqual(inside);
  });

  it.each<[GraphQLScalarType, unknown, string]>([
    [LocalDateScalar, '2026-02-30', 'NOT_A_DATE'],
    [LocalDateScalar, 20261105, 'NOT_A_DATE'],
    [DateTimeScalar, '2026-11-05 08:30', 'INVALID_FORMAT'],
    [DateTimeScalar, '2026-02-30T00:00:00Z', 'INVALID_FORMAT'],
    [PeriodScalar, '2026-13', 'NOT_A_PERIOD'],
    [PeriodScalar, '2026-10-16/2026-09-29', 'END_BEFORE_START'],
    [MoneyScalar, '-1.00', 'NEGATIVE'],
    [MoneyScalar, '1.234', 'TOO_MANY_DECIMALS'],
    [MoneyScalar, 12.5, 'NOT_A_NUMBER'],
    [SafeIntScalar, 1.5, 'NOT_WHOLE'],
    [SafeIntScalar, '1', 'NOT_A_NUMBER'],
    [SafeIntScalar, 2 ** 53, 'TOO_LARGE'],
  ])('%s refuses %j: %s', (scalar, given, code) => {
    expect(codeOf(scalar, given)).toBe(code);
  });

  it('says what it expects to the author of the client', () => {
    expect(() => LocalDateScalar.parseValue('2026-02-30')).toThrow(
      'Date is written as a day that exists, YYYY-MM-DD, not as "2026-02-30".',
    );
  });

  it('writes every digit of a sum that is larger than a number', () => {
    expect(JSON.stringify({ n: SafeIntScalar.serialize(2n ** 63n) })).toBe('{"n":9223372036854775808}');
    expect(MoneyScalar.serialize(9_600_000_000_000_001n)).toBe('96000000000000.01');
  });

  it('gives out nothing that is not of its kind', () => {
    expect(() => LocalDateScalar.serialize('yesterday')).toThrow(TypeError);
    expect(() => DateTimeScalar.serialize({})).toThrow(RangeError);
    expect(() => SafeIntScalar.serialize(0.5)).toThrow(TypeError);
  });
});
