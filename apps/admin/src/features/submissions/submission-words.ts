import { RETURN_REASONS, SUBMISSION_RHYTHMS, SUBMISSION_STATES } from '@fanzha/domain';
import type { IconName } from '@fanzha/ui';
import { currentLocale } from '../../locales/i18n.js';
import { periodWords, termWords } from '../../locales/term-words.js';

export const stateWords = (state: string): string => termWords(SUBMISSION_STATES, state);
export const reasonWords = (reason: string): string => termWords(RETURN_REASONS, reason);

/** What a submission is headed by: the period and the form. */
export const headWords = ({ period, rhythm, title }: { period: string; rhythm: string; title: string }): string =>
  `${periodWords(period)}${currentLocale() === 'en' ? ' ' : ''}${termWords(SUBMISSION_RHYTHMS, rhythm)} · ${title}`;

const LOOKS: Readonly<Record<string, { readonly tone: string; readonly icon: IconName }>> = {
  DRAFT: { tone: '', icon: 'edit' },
  SUBMITTED: { tone: 'info', icon: 'upload' },
  ACCEPTED: { tone: 'info', icon: 'checklist' },
  RETURNED: { tone: 'warn', icon: 'undo' },
  APPROVED: { tone: 'ok', icon: 'tick' },
  LOCKED: { tone: '', icon: 'lock' },
};

/** The tint and the picture of a state. */
export const lookOf = (state: string) => LOOKS[state] ?? { tone: '', icon: 'info' as const };
