import { beforeEach, expect, test } from '@jest/globals';
import { createPinia, setActivePinia } from 'pinia';
import { ApiFailure } from '../graphql/api-failure.js';
import { fileNameOf, sendFile } from './server-file.js';

const file = new File(['a,b'], '活动.csv');
let sent: FormData;
const answers = (status: number, body: string): void => {
  globalThis.fetch = async (_path, init) => {
    sent = init?.body as FormData;
    return new Response(body, { status });
  };
};
const failureOf = (): Promise<ApiFailure> =>
  sendFile('/imports/ACTIVITIES', file, '太大了').then(
    () => {
      throw new Error('It did not fail.');
    },
    (failure: ApiFailure) => failure,
  );
beforeEach(() => {
  setActivePinia(createPinia());
});

test('a file has the name that the server gives it', () => {
  expect(fileNameOf("attachment; filename*=UTF-8''%E6%80%BB%E7%BB%93.docx")).toBe('总结.docx');
  expect(fileNameOf('attachment; filename="IMP-20261130-001.xlsx"')).toBe('IMP-20261130-001.xlsx');
  expect(fileNameOf(null)).toBeNull();
});

test('a file is sent with its name, and the answer is read', async () => {
  answers(201, JSON.stringify({ id: 'i1' }));
  expect(await sendFile('/imports/ACTIVITIES', file, '')).toEqual({ id: 'i1' });
  expect((sent.get('file') as File).name).toBe('活动.csv');
});

test('why a file is refused is told by field; too long, and lost, have words of their own', async () => {
  const fields = [{ path: 'file', code: 'HAS_MACROS', message: '带宏' }];
  answers(400, JSON.stringify({ errors: [{ message: '有误', extensions: { code: 'BAD_INPUT', fields } }] }));
  expect((await failureOf()).fields).toEqual(fields);
  answers(413, '<html>');
  expect((await failureOf()).message).toBe('太大了');
  answers(502, '<html>');
  expect((await failureOf()).code).toBe('UNAVAILABLE');
});
