import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { loggedError } from './logged-error.js';

/** As TypeORM hands on what the driver said. */
const failedQuery = (code: string, message: string) => {
  const said = { code, detail: 'Key (phone)=(13800138000) exists', constraint: 'uq_phone', table: 'user_account' };
  const statement = { query: "select '张三'", parameters: ['张三', '13800138000'] };
  return Object.assign(new Error(message), {
    name: 'QueryFailedError',
    ...statement,
    driverError: { ...said, message },
  });
};

describe('an error in the log', () => {
  it('tells its kind, its position and what the schema calls things, and no value', () => {
    const told = loggedError(failedQuery('23505', 'duplicate key value violates unique constraint "uq_phone"'));
    expect(told).toMatchObject({
      type: 'QueryFailedError',
      code: '23505',
      constraint: 'uq_phone',
      table: 'user_account',
    });
    expect(told.stack).toMatch(/^QueryFailedError: duplicate key[^\n]*\n\s+at /);
    expect(JSON.stringify(told)).not.toMatch(/张三|138|select/);
  });

  it('keeps the names that PostgreSQL quotes where a statement does not fit the schema', () => {
    expect(loggedError(failedQuery('42703', 'column "colour" does not exist')).message).toBe(
      'column "colour" does not exist',
    );
  });

  it.each([
    ['of PostgreSQL', failedQuery('22007', 'invalid input syntax for type date: "张三 "quoted" 13800138000"')],
    ['of GraphQL', new GraphQLError('Int cannot represent non-integer value: "张三"')],
    ['of GraphQL, a number', new GraphQLError('Int cannot represent non 32-bit signed integer value: 13800138000')],
    ['of JSON', caught(() => JSON.parse('{"name":张三}'))],
    ['over two lines', new Error('wrong: "张三\n13800138000"')],
    ['that is no error', '"张三" 13800138000'],
    ['behind another', new Error('no', { cause: new Error('"张三"', { cause: { phone: '张三' } }) })],
  ])('says no value in a message: %s', (_, error) => {
    const told = JSON.stringify(loggedError(error));
    expect(told).not.toMatch(/张三|138/);
    expect(told).toMatch(/message/);
  });

  it('follows causes, and comes to an end where they go in a circle', () => {
    const error = new Error('outer', { cause: new Error('inner') });
    expect(loggedError(error).cause).toMatchObject({ message: 'inner' });
    error.cause = error;
    expect(JSON.stringify(loggedError(error)).length).toBeLessThan(20_000);
  });

  it('takes over no other property', () => {
    const error = Object.assign(new Error('x'), {
      headers: { authorization: 'Bearer t' },
      code: 'a b',
      table: '张 三',
    });
    expect(Object.keys(loggedError(error))).toEqual(['type', 'message', 'stack']);
  });
});

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
