import { useMutation } from '@urql/vue';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { DiscardSummaryDocument } from '../../graphql/generated.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { toast } from '../../shell/toasts.js';

/** A summary that is thrown away, with what is typed in it. */
interface Discarded {
  id(): string;
  /** The version of the draft as it is kept. */
  version(): number;
  /** Keeps what was typed: a page with unsent words would not be left. */
  save(): Promise<boolean>;
  /** Somebody was faster: what they made of it is to be shown. */
  outdated(): void;
}

/** Throws a summary away that was never issued, after asking. */
export function useDiscarding({ id, version, save, outdated }: Discarded) {
  const { t } = useI18n();
  const router = useRouter();
  const submission = useSubmit();
  const discarding = useMutation(DiscardSummaryDocument);
  const asking = ref(false);

  async function ask(): Promise<void> {
    submission.reset();
    await save();
    asking.value = true;
  }
  async function discard(): Promise<void> {
    const seen = { id: id(), version: version() };
    if ((await submission.submit(() => discarding.executeMutation(seen), [])) === null) {
      if (submission.failure.value?.reason === 'VERSION_CHANGED') outdated();
      return;
    }
    asking.value = false;
    toast(t('summaries.discard.done'));
    await router.replace({ name: 'summaries' });
  }
  return { submission, asking, ask, discard };
}
