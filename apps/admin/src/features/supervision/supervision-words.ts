import { SUPERVISION_KINDS, SUPERVISION_OCCASIONS, SUPERVISION_STATES, SUPERVISION_STEPS } from '@fanzha/domain';
import type { IconName } from '@fanzha/ui';
import type { RouteLocationRaw } from 'vue-router';
import type { SupervisionWholeFragment } from '../../graphql/generated.js';
import { i18n } from '../../locales/i18n.js';
import { termWords } from '../../locales/term-words.js';
import { supervision } from '../../locales/zh-CN/supervision.js';

// The first load has no room for them: few authorities have supervision switched on.
i18n.global.mergeLocaleMessage('zh-CN', { supervision });

export const kindWords = (kind: string): string => termWords(SUPERVISION_KINDS, kind);
export const stateWords = (state: string): string => termWords(SUPERVISION_STATES, state);
export const stepWords = (step: string): string => termWords(SUPERVISION_STEPS, step);
export const occasionWords = (kind: string): string => termWords(SUPERVISION_OCCASIONS, kind);

const LOOKS: Readonly<Record<string, { readonly icon: IconName; readonly tone: string }>> = {
  ISSUED: { icon: 'clock', tone: 'warn' },
  RECEIVED: { icon: 'eye', tone: 'info' },
  ANSWERED: { icon: 'checklist', tone: 'info' },
  RETURNED: { icon: 'undo', tone: 'warn' },
  CLOSED: { icon: 'tick', tone: 'ok' },
  WITHDRAWN: { icon: 'close', tone: '' },
};
/** How a state is drawn. */
export const lookOf = (state: string) => LOOKS[state] ?? { icon: 'dot' as const, tone: '' };

type Occasion = NonNullable<SupervisionWholeFragment['occasion']>;
const PAGES: Readonly<Record<Occasion['kind'], string>> = {
  SUBMISSION: 'submission',
  ALERT: 'alert',
  CAMPAIGN_TASK: 'campaign',
  FRAUD_CASE: 'fraud-case',
};
/** The page of an occasion; null where the viewer may not see it. */
export const pageOf = ({ kind, id }: Occasion): RouteLocationRaw | null =>
  id ? { name: PAGES[kind], params: { id } } : null;
