import {
  isStatedNumber,
  isStatedSome,
  numberErrorMessage,
  readStatedNumber,
  type NumberKind,
  type Qualifier,
  type StatedNumber,
  type StatedSome,
} from '@fanzha/domain';
import { computed, nextTick, ref, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { currentLocale } from '../../locales/i18n.js';
import { countOf, needsNumber, rangeText, readLine, type CountLine, type StatedCount } from '../text/count-text.js';

interface TypedNumber {
  /** What was understood so far, as it will be kept; null while it is no number, or none is wanted. */
  readonly read: ComputedRef<StatedCount | null>;
  /** What is said under the field about how a range, or no number, is counted; '' for one number. */
  readonly note: (shown: (count: StatedCount) => string) => string;
  /** Why the text is no number: told as soon as the field is left, not only when all is sent. */
  readonly error: ComputedRef<string | undefined>;
  write(event: Event): void;
  understand(event: Event): void;
  choose(qualifier: Qualifier): void;
}

/** Who has said how a number is counted: the words of its text, or a click, which stays while the text changes. */
function kindOfText(line: Ref<CountLine>) {
  /** The text whose words said the kind, as it was kept; what was clicked instead is no word of the text. */
  let said: string | null = null;
  let isClicked = false;
  /** Whether such a text was written over: without words of its own the new one is exact. */
  let replaced = false;
  return {
    /** The text whose words said the kind was written over. */
    isReplaced: (): boolean => replaced,
    /** The kind of a text that says none: what words said before is gone with them, what was clicked stays. */
    none(): Qualifier {
      const kind = replaced ? 'EXACT' : line.value.qualifier;
      if (replaced) said = null;
      replaced = false;
      return kind;
    },
    /** Words of the text have said it. */
    spoken(qualifier: Qualifier, text: string): Qualifier {
      isClicked &&= qualifier === line.value.qualifier;
      said = text;
      replaced = false;
      return qualifier;
    },
    /** Something is written into the field. */
    written(isRange: boolean): void {
      replaced ||= !isClicked && (line.value.text === said || isRange);
    },
    clicked(): void {
      isClicked = true;
      replaced = false;
    },
  };
}

/**
 * The field of one number. 3000余 becomes 3000 with 余 chosen as soon as the field is left or something is
 * pasted, 300到500人 becomes 300～500 with 余, and 数百余人 becomes 未统计; while typing nothing jumps.
 * @param kinds the kinds of number that will do here; all of them where it is left out
 */
export function useTypedNumber<Line extends CountLine>(
  line: Ref<Line>,
  kind: () => NumberKind,
  kinds: () => readonly Qualifier[] | undefined = () => undefined,
): TypedNumber {
  const { t } = useI18n();
  const left = ref(false);
  /** What was chosen beside a range, which is at least its lower end whatever is chosen. */
  const refused = ref<Qualifier | null>(null);
  const kindSaid = kindOfText(line);
  const taken = (read: StatedNumber | StatedSome): boolean =>
    read.qualifier === null || (kinds()?.includes(read.qualifier) ?? true);
  const whole = computed(() => readLine(line.value, kind()));
  const read = computed(() => {
    const now = whole.value;
    return now !== null && isStatedNumber(now) && taken(now) ? countOf(line.value, kind()) : null;
  });
  const error = computed(() => {
    if (refused.value !== null)
      return t('records.form.say.rangeOnly', { kind: t(`records.qualifier.${refused.value}`) });
    if (!left.value || whole.value === null) return undefined;
    if (!('plain' in whole.value)) return numberErrorMessage(whole.value, currentLocale());
    return taken(whole.value) ? undefined : t('records.exactOnly');
  });

  /** The field itself is asked: the model follows a moment later. */
  function understand(event: Event): void {
    const { value: text } = event.target as HTMLInputElement;
    left.value = true;
    const now = needsNumber(line.value.qualifier) && text.trim() !== '' ? readStatedNumber(text, kind()) : null;
    if (kindSaid.isReplaced() && text.trim() === '') line.value = { ...line.value, text, qualifier: kindSaid.none() };
    if (now === null || !('plain' in now) || !taken(now)) return;
    if (isStatedSome(now)) line.value = { ...line.value, text: '', qualifier: 'UNCOUNTED', atLeast: true };
    else {
      const { plain: value, qualifier, upTo = null } = now;
      const plain = rangeText({ value, upTo, qualifier: 'AT_LEAST' }, (end) => end);
      line.value = {
        ...line.value,
        text: plain,
        qualifier: qualifier === null ? kindSaid.none() : kindSaid.spoken(qualifier, plain),
      };
    }
  }
  function write(event: Event): void {
    left.value = false;
    refused.value = null;
    kindSaid.written(read.value?.upTo != null);
    line.value = { ...line.value, text: (event.target as HTMLInputElement).value };
    if ((event as InputEvent).inputType === 'insertFromPaste') understand(event);
  }
  function choose(qualifier: Qualifier): void {
    refused.value = null;
    kindSaid.clicked();
    const { atLeast: _said, ...plain } = line.value;
    line.value = { ...plain, qualifier, text: needsNumber(qualifier) ? line.value.text : '' } as Line;
    if (read.value?.upTo == null || qualifier === 'AT_LEAST') return;
    // The choice is taken back once it has been drawn: a field that was never redrawn would keep it.
    refused.value = qualifier;
    void nextTick(() => {
      line.value = { ...line.value, qualifier: 'AT_LEAST' };
    });
  }
  return {
    read,
    error,
    write,
    understand,
    note(shown) {
      const { qualifier, atLeast } = line.value;
      if (qualifier === 'UNCOUNTED' || qualifier === 'WITHHELD')
        return t(`records.form.say.${qualifier === 'UNCOUNTED' && atLeast ? 'SOME' : qualifier}`);
      if (read.value?.upTo == null) return '';
      const { value } = read.value;
      const least = shown({ value, qualifier: 'EXACT' });
      return t('records.form.say.range', { text: shown(read.value), least });
    },
    choose,
  };
}
