import { LEDGER_TERMS, nameIn, REGISTER_TERMS } from '@fanzha/domain';
import { grouped } from '@fanzha/ui';
import type { ImportState, ImportTarget } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';

/** What rows of a target become, as it is called. */
export function targetName(code: ImportTarget): string {
  const term = [...LEDGER_TERMS, ...REGISTER_TERMS].find((one) => one.code === code);
  return term ? nameIn(currentLocale(), term) : code;
}

/** Whether rows that say what is there can be written all the same: of these nothing can be there twice. */
export const mayRepeat = (code: ImportTarget): boolean => code !== 'ACCOUNTS' && code !== 'HOUSEHOLD_DOORS';

/** Whether the server is at work on an import. */
export const isAtWork = (state: ImportState): boolean =>
  state === 'CHECKING' || state === 'WRITING' || state === 'UNDOING';

/** Whether it can still be mapped, checked and written. */
export const isOpen = (state: ImportState): boolean => state === 'UPLOADED' || state === 'CHECKED';

const KILO = 1024;
/** A size as people read it: `212 KB`, `1.4 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < KILO * KILO) return `${grouped(Math.max(1, Math.round(bytes / KILO)))} KB`;
  return `${(bytes / KILO / KILO).toFixed(1)} MB`;
}
