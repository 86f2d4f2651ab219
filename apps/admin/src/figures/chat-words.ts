import type { ChatWords } from '@fanzha/domain';

/** Translates a key with its values. */
export type Translate = (key: string, values?: Record<string, unknown>) => string;

/** Lines of texts for a group chat in the language of the page. */
export const chatWords = (t: Translate): ChatWords => ({
  line: (region, units) => t('app.chat.line', { region, units }),
  separator: t('app.chat.separator'),
  rest: (n) => t('app.chat.rest', { n }),
});
