import {
  isStatedNumber,
  numberErrorMessage,
  readStatedNumber,
  type NumberKind,
  type Qualifier,
  type StatedNumber,
} from '@fanzha/domain';
import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { currentLocale } from '../../locales/i18n.js';
import { needsNumber, readLine, type CountLine } from '../text/count-text.js';

interface TypedNumber {
  /** What was understood so far; null while it is no number, or none is wanted. */
  readonly read: ComputedRef<StatedNumber | null>;
  /** The kind of number as it will be kept: what the text says, else what was chosen. */
  readonly qualifier: ComputedRef<Qualifier>;
  /** Why the text is no number: told as soon as the field is left, not only when all is sent. */
  readonly error: ComputedRef<string | undefined>;
  write(event: Event): void;
  understand(event: Event): void;
  choose(qualifier: Qualifier): void;
}

/**
 * The field of one number. 3000余 becomes 3000 with 余 chosen as soon as the field is left or something is
 * pasted; while typing nothing jumps.
 * @param kinds the kinds of number that will do here; all of them where it is left out
 */
export function useTypedNumber<Line extends CountLine>(
  line: Ref<Line>,
  kind: () => NumberKind,
  kinds: () => readonly Qualifier[] | undefined = () => undefined,
): TypedNumber {
  const { t } = useI18n();
  const left = ref(false);
  const taken = (read: StatedNumber): boolean => read.qualifier === null || (kinds()?.includes(read.qualifier) ?? true);
  const whole = computed(() => readLine(line.value, kind()));
  const read = computed(() =>
    whole.value !== null && isStatedNumber(whole.value) && taken(whole.value) ? whole.value : null,
  );
  const error = computed(() => {
    if (!left.value || whole.value === null) return undefined;
    if (!isStatedNumber(whole.value)) return numberErrorMessage(whole.value, currentLocale());
    return taken(whole.value) ? undefined : t('records.exactOnly');
  });

  /** The field itself is asked: the model follows a moment later. */
  function understand(event: Event): void {
    const { value: text } = event.target as HTMLInputElement;
    left.value = true;
    const now = needsNumber(line.value.qualifier) && text.trim() !== '' ? readStatedNumber(text, kind()) : null;
    if (now !== null && isStatedNumber(now) && taken(now))
      line.value = { ...line.value, text: now.plain, qualifier: now.qualifier ?? line.value.qualifier };
  }
  function write(event: Event): void {
    left.value = false;
    line.value = { ...line.value, text: (event.target as HTMLInputElement).value };
    if ((event as InputEvent).inputType === 'insertFromPaste') understand(event);
  }
  return {
    read,
    error,
    write,
    understand,
    qualifier: computed(() => read.value?.qualifier ?? line.value.qualifier),
    choose: (qualifier) => {
      line.value = { ...line.value, qualifier, text: needsNumber(qualifier) ? line.value.text : '' };
    },
  };
}
