import type { TypedDocumentNode } from '@urql/core';
import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { withFound } from '../../graphql/with-found.js';
import { useSession } from '../../session/use-session.js';
import { useVoiding } from './use-voiding.js';

interface PageRecord {
  readonly id: string;
  readonly version: number;
  readonly allowed: readonly string[];
  readonly tenant: { readonly id: string };
}

/** One record of any ledger with its history, and voiding it. */
export function useRecordPage<Data, Whole extends PageRecord, Voided>(options: {
  id: () => string;
  query: TypedDocumentNode<Data, { id: string }>;
  record: (data: Data) => Whole | null;
  voiding: TypedDocumentNode<Voided, { id: string; version: number; reason: string }>;
}) {
  const session = useSession();
  // Not there and not visible look the same from outside.
  const page = withFound(
    usePageQuery({ query: options.query, variables: () => ({ id: options.id() }) }),
    options.record,
  );
  const record = computed(() => (page.data.value === undefined ? null : options.record(page.data.value)));
  const mutation = useMutation(options.voiding);
  const voiding = useVoiding(
    (reason) => mutation.executeMutation({ id: options.id(), version: record.value?.version ?? 0, reason }),
    page.retry,
  );
  const may = (operation: string): boolean => record.value?.allowed.includes(operation) ?? false;

  return {
    record,
    failure: page.failure,
    voiding,
    may,
    waiting: page.waiting,
    updating: page.updating,
    retry: page.retry,
    own: computed(() => record.value?.tenant.id === session.viewer?.tenant.id),
  };
}
