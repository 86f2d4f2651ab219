import { SUMMARY_SECTIONS } from '@fanzha/domain';
import { computed, reactive, ref } from 'vue';
import type { SummaryDraftPartsFragment, SummarySection } from '../../graphql/generated.js';
import { isSame, type Kept, type Mark } from './mark-segments.js';

const SECTIONS = SUMMARY_SECTIONS.map(({ code }) => code);

export type Texts = Record<SummarySection, string>;
const textsOf = ({ sections }: Pick<SummaryDraftPartsFragment, 'sections'>): Texts =>
  Object.fromEntries(
    SECTIONS.map((code) => [code, sections.find(({ section }) => section === code)?.text ?? '']),
  ) as Texts;

/** A part that somebody else has written differently meanwhile. */
export interface TextConflict {
  readonly section: SummarySection;
  readonly theirs: string;
  readonly mine: string;
}

/** What stands in a draft as it is written: its texts, the marks that are kept, and whether they are stored. */
export function narrativeText() {
  const texts = reactive<Texts>(textsOf({ sections: [] }));
  const kept = ref<Kept[]>([]);
  const version = ref(0);
  const input = () => ({
    sections: SECTIONS.flatMap((section) => (texts[section].trim() ? [{ section, text: texts[section] }] : [])),
    keptMarks: kept.value.map(({ section, kind, words }) => ({ section, kind, words })),
  });
  const stored = ref(JSON.stringify(input()));
  const now = computed(() => JSON.stringify(input()));

  return {
    ...{ texts, kept, version, now, input },
    dirty: computed(() => now.value !== stored.value),
    /** The server has it as it was sent. */
    store(sent: ReturnType<typeof input>): void {
      stored.value = JSON.stringify(sent);
    },
    /** Takes a draft as the server has it, and drops what was written. */
    adopt(next: SummaryDraftPartsFragment): void {
      Object.assign(texts, textsOf(next));
      kept.value = next.keptMarks.map(({ section, kind, words }) => ({ section, kind, words }));
      version.value = next.version;
      stored.value = JSON.stringify(input());
    },
    keep(section: SummarySection, { kind, words }: Mark): void {
      kept.value = [...kept.value, { section, kind, words }];
    },
    release(section: SummarySection, mark: Mark): void {
      kept.value = kept.value.filter((one) => !isSame(section, mark, one));
    },
    /** Parts that another draft says differently. */
    against(theirs: SummaryDraftPartsFragment): TextConflict[] {
      const other = textsOf(theirs);
      return SECTIONS.filter((section) => other[section] !== texts[section]).map((section) => ({
        ...{ section, theirs: other[section], mine: texts[section] },
      }));
    },
  };
}
