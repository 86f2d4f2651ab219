import { SUMMARY_SECTIONS } from '@fanzha/domain';
import { useClientHandle, useMutation } from '@urql/vue';
import { useEventListener } from '@vueuse/core';
import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue';
import { useRouter } from 'vue-router';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import {
  SummaryTextDocument,
  WriteSummaryDocument,
  type SummaryDraftPartsFragment,
  type SummarySection,
} from '../../graphql/generated.js';
import { whenPaused } from '../../shell/when-paused.js';
import { isSame, type Kept, type Mark } from './mark-segments.js';

/** Somebody who pauses has finished a thought. */
const SAVE_AFTER = 1_500;
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

/**
 * What a person writes in a draft, and the marks that are kept. It is sent when somebody pauses or leaves; where
 * another person was faster nothing is sent any more until it is decided whose words stay.
 * @param mayLose asks whether to leave with words that could not be kept
 */
export function useNarrative(id: () => string, draft: () => SummaryDraftPartsFragment | null, mayLose: () => boolean) {
  const handle = useClientHandle();
  const writing = useMutation(WriteSummaryDocument);
  const texts = reactive<Texts>(textsOf({ sections: [] }));
  const kept = ref<Kept[]>([]);
  const version = ref(0);
  const savedAt = shallowRef<Date | null>(null);
  const saving = ref(false);
  const failure = shallowRef<ApiFailure | null>(null);
  const theirs = shallowRef<SummaryDraftPartsFragment | null>(null);

  const input = () => ({
    sections: SECTIONS.flatMap((section) => (texts[section].trim() ? [{ section, text: texts[section] }] : [])),
    keptMarks: kept.value.map(({ section, kind, words }) => ({ section, kind, words })),
  });
  const stored = ref(JSON.stringify(input()));
  const now = computed(() => JSON.stringify(input()));
  const dirty = computed(() => now.value !== stored.value);

  function adopt(next: SummaryDraftPartsFragment): void {
    Object.assign(texts, textsOf(next));
    kept.value = next.keptMarks.map(({ section, kind, words }) => ({ section, kind, words }));
    version.value = next.version;
    stored.value = JSON.stringify(input());
  }
  // A late answer of the cache is older than what was written since.
  watch(
    draft,
    (next) => {
      if (next && next.version > version.value && !dirty.value && !saving.value) adopt(next);
    },
    { immediate: true },
  );

  const conflicts = computed((): TextConflict[] => {
    if (!theirs.value) return [];
    const other = textsOf(theirs.value);
    return SECTIONS.filter((section) => other[section] !== texts[section]).map((section) => ({
      section,
      theirs: other[section],
      mine: texts[section],
    }));
  });

  async function lookAtTheirs(): Promise<void> {
    const { data } = await handle.client
      .query(SummaryTextDocument, { id: id() }, { requestPolicy: 'network-only' })
      .toPromise();
    theirs.value = data?.summary?.draft ?? null;
  }

  async function send(): Promise<boolean> {
    saving.value = true;
    failure.value = null;
    while (dirty.value) {
      const sent = input();
      const { data, error } = await writing.executeMutation({ id: id(), version: version.value, input: sent });
      if (error) {
        failure.value = failureOfClient(error);
        if (failure.value.reason === 'VERSION_CHANGED') await lookAtTheirs();
        saving.value = false;
        return false;
      }
      version.value = data?.writeSummary.draft?.version ?? version.value;
      stored.value = JSON.stringify(sent);
      savedAt.value = new Date();
    }
    saving.value = false;
    return true;
  }
  let underWay: Promise<boolean> | null = null;
  /** @returns whether all that was typed is kept on the server */
  function save(): Promise<boolean> {
    if (theirs.value) return Promise.resolve(false);
    underWay ??= send().finally(() => {
      underWay = null;
    });
    return underWay;
  }
  whenPaused(now, SAVE_AFTER, () => void save());

  // Where it cannot be kept, the person decides whether to leave.
  onScopeDispose(
    useRouter().beforeEach(async (to, from) => to.path === from.path || (await save()) || !dirty.value || mayLose()),
  );
  useEventListener(window, 'beforeunload', (event) => {
    if (dirty.value) event.preventDefault();
  });

  return {
    ...{ texts, kept, version, savedAt, saving, failure, dirty, conflicts, save },
    takeTheirs: (): void => {
      if (theirs.value) adopt(theirs.value);
      theirs.value = null;
      failure.value = null;
    },
    keepMine: async (): Promise<void> => {
      version.value = theirs.value?.version ?? version.value;
      theirs.value = null;
      await save();
    },
    keep: (section: SummarySection, mark: Mark): void => {
      const { kind, words } = mark;
      kept.value = [...kept.value, { section, kind, words }];
      void save();
    },
    release: (section: SummarySection, mark: Mark): void => {
      kept.value = kept.value.filter((one) => !isSame(section, mark, one));
      void save();
    },
    /** The version that a change of the server made. */
    isNow: (next: number | undefined): void => {
      version.value = next ?? version.value;
    },
  };
}
