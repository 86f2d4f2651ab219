import { NOTIFICATION_SUBJECTS } from '@fanzha/domain';
import { expect, test } from '@jest/globals';
import { router } from '../router.js';
import { linkOf } from './notification-link.js';

test.each(NOTIFICATION_SUBJECTS.filter((kind) => kind !== 'USER'))('a notification about %s has a page', (kind) => {
  const link = linkOf({ subjectKind: kind, subjectId: 'an-id' });
  expect(router.resolve(link ?? '/').name).not.toBe('start');
  expect(router.resolve(link ?? '/').matched.at(-1)?.path).not.toContain(':rest');
});

test('what is about nothing with a page, or about what a newer server knows, has none', () => {
  expect(linkOf({ subjectKind: 'USER', subjectId: 'an-id' })).toBeNull();
  expect(linkOf({ subjectKind: 'TOMORROW', subjectId: 'an-id' })).toBeNull();
});
