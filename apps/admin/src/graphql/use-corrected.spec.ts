import { expect, test } from '@jest/globals';
import { effectScope, nextTick, reactive } from 'vue';
import { useCorrected } from './use-corrected.js';

test('a corrected field is not wrong any longer; what is left as it was still is', async () => {
  const form = reactive({ name: '', codes: ['1'], on: '2026-11-01' });
  const errors = reactive<Record<string, string>>({ name: 'missing', codes: 'two at least', on: 'too early' });
  const scope = effectScope();
  scope.run(() =>
    useCorrected(
      () => errors,
      () => form,
    ),
  );
  form.codes.push('2');
  await nextTick();
  expect(errors).toEqual({ name: 'missing', on: 'too early' });
  form.name = '甲';
  await nextTick();
  expect(errors).toEqual({ on: 'too early' });
  scope.stop();
});
