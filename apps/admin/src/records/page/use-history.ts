import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { RecordRevisionPartsFragment, RevisionChange } from '../../graphql/generated.js';
import type { ChangeRow, KnownNames } from './change-row.js';
import { useChangeRows } from './change-rows.js';
import { changesOf } from './revision-changes.js';

/** One event in the life of a record. */
export interface HistoryEvent {
  readonly kind: 'RECORDED' | RevisionChange;
  /** The version that it made. */
  readonly version: number;
  readonly what: string;
  readonly at: string;
  /** Known to the own unit only. */
  readonly by: string | null;
  readonly reason: string | null;
  readonly rows: readonly ChangeRow[];
  readonly hasDifference: boolean;
}

/** What of a record its history is made of. */
export interface RecordWithHistory {
  readonly recordedAt: string;
  readonly recordedBy: string | null;
  readonly history: readonly Omit<RecordRevisionPartsFragment, '__typename'>[];
  readonly region: { readonly path: readonly { readonly code: string; readonly name: string }[] };
}

const VERBS: Readonly<Record<RevisionChange, string>> = {
  AMENDED: 'records.show.amended',
  VOIDED: 'records.show.voided',
};

/**
 * The events of a record, newest first. The API hands out earlier versions, each with the change that ended it.
 * @param section of the words of the ledger
 * @param published it was made known to others, and entered into no ledger of theirs
 */
export function useHistory(
  section: string,
  record: () => RecordWithHistory | null,
  caseNumber: () => string | null,
  published = false,
): ComputedRef<readonly HistoryEvent[]> {
  const { t } = useI18n();
  const rowsOf = useChangeRows(section);
  return computed(() => {
    const one = record();
    if (one === null) return [];
    const known: KnownNames = {
      regions: new Map(one.region.path.map(({ code, name }) => [code, name])),
      caseNumber: caseNumber(),
    };
    const changes = changesOf(one);
    const events = one.history.map((revision, at): HistoryEvent => {
      const rows = rowsOf(changes[at] ?? [], known, at === 0);
      return {
        kind: revision.change,
        version: revision.version + 1,
        what:
          revision.change === 'AMENDED' && rows.length > 0
            ? t('records.show.amendedItems', { n: rows.length })
            : t(VERBS[revision.change]),
        at: revision.changedAt,
        by: revision.changedBy,
        reason: revision.reason,
        rows,
        hasDifference: rows.some(({ difference }) => difference !== ''),
      };
    });
    return [
      ...events,
      {
        kind: 'RECORDED',
        version: 1,
        what: t(published ? 'records.show.published' : 'records.show.recorded'),
        at: one.recordedAt,
        by: one.recordedBy,
        reason: null,
        rows: [],
        hasDifference: false,
      },
    ];
  });
}
