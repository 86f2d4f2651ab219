import { describe, expect, it } from '@jest/globals';
import { responseType } from './media-type.js';
import { localeOf } from './request-locale.js';

describe('responseType', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/json', 'application/json'],
    ['application/graphql-response+json', 'application/graphql-response+json'],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
    ['application/graphql-response+json;q=0.5, application/json', 'application/json'],
    [
      'application/graphql-response+json; charset=utf-8, application/json; charset=utf-8',
      'application/graphql-response+json',
    ],
    ['text/html, application/*;q=0.1', 'application/json'],
    ['application/json;q=0', null],
    ['text/html', null],
  ])('%s: %s', (accept, expected) => {
    expect(responseType(accept)).toBe(expected);
    expect(responseType(accept)).toBe(expected); // also from memory
  });
});

describe('localeOf', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en;q=0.3, zh;q=0.8', 'zh-CN'],
    ['fr, en;q=0.1', 'en'],
    ['fr', 'zh-CN'],
    ['en;q=0', 'zh-CN'],
    ['', 'zh-CN'],
  ])('%s: %s', (header, expected) => {
    expect(localeOf(header)).toBe(expected);
  });
});
