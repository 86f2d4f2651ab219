import { useMutation } from '@urql/vue';
import { computed, reactive, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { ChangeMailTimesDocument, type MailTimesPartsFragment } from '../../graphql/generated.js';
import { useSubmit } from '../../graphql/use-submit.js';

/** What is offered where nobody has chosen yet. */
const NIGHT = { from: '20:00', to: '07:30', weekends: true };

/** How often and when mails come. */
export function useMailTimes(first: MailTimesPartsFragment, saved: () => void) {
  const { t } = useI18n();
  const changing = useMutation(ChangeMailTimesDocument);
  const submission = useSubmit();
  const rhythm = ref(first.rhythm);
  const isQuiet = ref(first.quiet !== null);
  const quiet = reactive({ ...NIGHT, ...first.quiet });
  submission.follow(() => ({ quietFrom: quiet.from, quietTo: quiet.to }));
  const words = computed(() => ({
    'quietFrom.INVALID_FORMAT': t('mails.badTime'),
    'quietTo.INVALID_FORMAT': t('mails.badTime'),
    'quietTo.CONTRADICTORY': t('mails.sameTime'),
  }));

  async function save(): Promise<void> {
    const hours = isQuiet.value
      ? { quietFrom: quiet.from, quietTo: quiet.to, quietWeekends: quiet.weekends }
      : { quietFrom: null, quietTo: null, quietWeekends: false };
    const data = await submission.submit(
      () => changing.executeMutation({ rhythm: rhythm.value, ...hours }),
      ['quietFrom', 'quietTo'],
      words.value,
    );
    if (data) saved();
  }
  return { submission, rhythm, isQuiet, quiet, save };
}
