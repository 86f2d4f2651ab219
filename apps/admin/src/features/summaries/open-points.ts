import type { SummarySection } from '../../graphql/generated.js';

/** What only a person can write: an issued summary has both. */
export const WRITTEN: readonly SummarySection[] = ['PROBLEMS', 'NEXT_STEPS'];

/** What has to be done before a draft can be issued: `unchanged` since the last edition, a part `unwritten`, a mark. */
export interface OpenPoint {
  readonly kind: 'unchanged' | 'unwritten' | 'mark';
  readonly section: SummarySection | null;
  /** The marked words. */
  readonly words: string;
}

export function openPoints(stand: {
  readonly texts: Readonly<Record<SummarySection, string>>;
  readonly toDecide: readonly { readonly section: SummarySection; readonly mark: { readonly words: string } }[];
  /** Whether it differs from the last edition. */
  readonly changed: boolean;
}): OpenPoint[] {
  return [
    ...(stand.changed ? [] : [{ kind: 'unchanged', section: null, words: '' } as const]),
    ...WRITTEN.filter((section) => stand.texts[section].trim() === '').map(
      (section) => ({ kind: 'unwritten', section, words: '' }) as const,
    ),
    ...stand.toDecide.map(({ section, mark }) => ({ kind: 'mark', section, words: mark.words }) as const),
  ];
}
