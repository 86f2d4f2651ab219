import { ACTIVITY_TYPES, BOUNDS, isTermCode, type IndicatorCode } from '@fanzha/domain';
import { computed, reactive, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import type { ApiFailure } from '../../graphql/api-failure.js';
import type { ActivityType, ActivityWholeFragment } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { earlierOf, type EarlierRecord } from '../../records/form/earlier-record.js';
import { randomName } from '../../records/drafts/draft-store.js';
import { usePlausibility } from '../../records/form/use-plausibility.js';
import { openDraft, useKeptForm } from '../../records/drafts/use-kept-form.js';
import { serverNow, serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { draftSubject, emptyForm, wholeDraft, type ActivityDraft, type ActivityForm } from './activity-draft.js';
import {
  checkForm,
  differences,
  errorsOf,
  formLike,
  formOf,
  inputOf,
  linesFor,
  newLinesFor,
  reapply,
  suggestedTitle,
  type FormErrors,
} from './activity-input.js';
import { useActivityPage } from './use-activity-page.js';
import { useActivitySending } from './use-activity-sending.js';

const clone = (form: ActivityForm): ActivityForm => JSON.parse(JSON.stringify(form)) as ActivityForm;

/** Somebody else's version, met while saving mine. */
interface Conflict {
  readonly record: ActivityWholeFragment;
  /** Fields in which theirs differs from what I started with. */
  readonly changed: readonly string[];
}

/**
 * Recording a new activity, or amending one.
 * @param recordId the record to amend; null for a new one
 * @param presetType type chosen before the page opened
 */
export function useActivityForm(recordId: string | null, presetType?: string) {
  const { t, locale } = useI18n();
  const session = useSession();
  const today = computed(serverToday);
  // The page is behind the sign-in: there is a viewer. It is kept, because the session may end while the form is open.
  const viewer = session.person();
  // A type chosen on the way here is another record than a draft of another type.
  const opened = openDraft<ActivityDraft>(
    draftSubject(recordId),
    (content) => presetType !== undefined && content.form.type !== '' && content.form.type !== presetType,
  );
  const kept = wholeDraft(opened.content);

  /** A new form as the page opens it: a type chosen on the way here is not yet a draft. */
  function blank(): ActivityForm {
    const type: ActivityForm['type'] =
      presetType && isTermCode(ACTIVITY_TYPES, presetType) ? (presetType as ActivityType) : '';
    const empty: ActivityForm = { ...emptyForm(today.value), type, measures: newLinesFor(type) };
    return { ...empty, title: suggestedTitle(empty, currentLocale()) };
  }

  const form = reactive<ActivityForm>(clone(kept?.form ?? blank()));
  const draftKey = ref(kept?.idempotencyKey ?? randomName());
  const version = ref(kept?.version ?? null);
  const campaignId = ref(kept?.campaignId ?? null);
  const base = shallowRef<ActivityForm>(clone(kept?.base ?? blank()));
  /** A draft was found and taken up; the page says so. */
  const resumed = ref(kept !== null);
  const errors = ref<FormErrors>({});
  const failure = shallowRef<ApiFailure | null>(null);
  /** What an earlier attempt to save this draft recorded, with other content. */
  const earlier = shallowRef<EarlierRecord | null>(null);
  const carried = ref(recordId !== null && kept !== null && kept.base === null);
  const conflict = shallowRef<Conflict | null>(null);
  const saving = ref(false);

  const { page, existing, absent, regions, recent, last, undecided } = useActivityPage(
    recordId,
    viewer.tenant,
    () => form.type,
  );
  /** The record cannot be amended, and could not when the page opened: there is nothing to fill in. */
  const closed = shallowRef<ActivityWholeFragment | null>(null);
  /** A new form is there at once; one for amending needs the record, unless a draft of it is at hand. */
  const ready = computed(() => closed.value === null && (recordId === null || version.value !== null));

  function fill(next: ActivityForm): void {
    Object.assign(form, clone(next));
    errors.value = {};
  }

  function openAt(activity: ActivityWholeFragment): void {
    base.value = formOf(activity);
    version.value = activity.version;
    campaignId.value = activity.campaignId;
    fill(base.value);
  }

  function meet(theirs: ActivityWholeFragment): void {
    conflict.value = { record: theirs, changed: differences(base.value, formOf(theirs)) };
    // The note tells more than the error did.
    failure.value = null;
  }

  const touched = (): boolean =>
    JSON.stringify({ ...form, title: '' }) !== JSON.stringify({ ...base.value, title: '' }) ||
    (form.titleTyped && form.title !== base.value.title);

  watch(
    () => existing.data.value?.activity,
    (activity) => {
      if (!activity) return;
      if (carried.value && activity.version === version.value) {
        base.value = formOf(activity);
        campaignId.value = activity.campaignId;
      }
      if (!activity.allowed.includes('amend') && !touched()) closed.value = activity;
      else if (version.value === null || (activity.version > version.value && !touched())) openAt(activity);
      // The draft is older than the record: better told now than after the work.
      else if (activity.version > version.value) meet(activity);
    },
    { immediate: true },
  );

  const draft = (): ActivityDraft | null =>
    ready.value && touched()
      ? {
          form: clone(form),
          idempotencyKey: draftKey.value,
          version: version.value,
          base: recordId === null ? null : base.value,
          campaignId: campaignId.value,
          savedAt: serverNow().toISOString(),
        }
      : null;
  const keeping = useKeptForm(opened, draft, {
    title: () => form.title,
    renew: () => {
      draftKey.value = randomName();
    },
  });

  watch(
    () => form.type,
    (type) => {
      form.measures = recordId === null ? newLinesFor(type, form.measures) : linesFor(type, form.measures);
    },
  );
  watch([() => form.type, () => form.venue, locale], () => {
    if (!form.titleTyped) form.title = suggestedTitle(form, currentLocale()).slice(0, BOUNDS.title.max);
  });
  // What lies ahead is a plan; a plan whose day has come is for the person to call done.
  // A date corrected back takes the status back with it, unless the person chose that status.
  let plannedByDate = false;
  watch(
    () => form.startOn,
    (day) => {
      if (day > today.value && form.status === 'DONE') {
        form.status = 'PLANNED';
        plannedByDate = true;
      } else if (day <= today.value && plannedByDate) {
        form.status = 'DONE';
        plannedByDate = false;
      }
    },
  );
  // A corrected field is not wrong any longer, whatever was said about it before.
  watch(
    () => clone(form),
    (now, before) => {
      const changed = differences(before, now);
      if (changed.length > 0)
        errors.value = Object.fromEntries(Object.entries(errors.value).filter(([field]) => !changed.includes(field)));
    },
  );

  const addMeasure = (indicator: IndicatorCode) => {
    form.measures.push({ indicator, text: '', qualifier: 'EXACT' });
  };
  const removeMeasure = (indicator: IndicatorCode) => {
    form.measures = form.measures.filter((line) => line.indicator !== indicator);
  };
  const copyLast = () => {
    if (last.value)
      fill({
        ...formLike(last.value, today.value),
        startOn: form.startOn,
        title: form.title,
        titleTyped: form.titleTyped,
        status: form.status,
      });
  };

  /** Leaves the draft that was taken up for later, and begins another record. */
  function setAside(): void {
    keeping.setAside();
    startOver();
  }

  function startOver(): void {
    keeping.discard();
    resumed.value = false;
    carried.value = false;
    conflict.value = null;
    failure.value = null;
    separate();
    if (existing.data.value?.activity) openAt(existing.data.value.activity);
    else fill(base.value);
    keeping.discard();
  }

  const statedIn = (one: ActivityForm) =>
    inputOf(one, null, null).measures.map(({ indicator, value }) => ({ indicator, value: value ?? null }));
  const plausibility = usePlausibility({
    ledger: () => 'ACTIVITIES',
    stated: () => statedIn(form),
    before: () => (recordId === null ? [] : statedIn(base.value)),
  });

  const sending = useActivitySending(recordId);
  const send = () =>
    sending(inputOf(form, recordId === null ? draftKey.value : null, campaignId.value), version.value ?? 0);

  /**
   * An amount that the record has stated before may stay, even if it could not be stated anew.
   * The server has the last word.
   */
  function withoutKept(found: FormErrors): FormErrors {
    if (recordId === null) return found;
    const changed = differences(base.value, form);
    return Object.fromEntries(
      Object.entries(found).filter(([field]) => !field.startsWith('measure:') || changed.includes(field)),
    );
  }

  function refused(problem: ApiFailure): void {
    if (problem.fields.length > 0) errors.value = errorsOf(problem.fields, form);
    // Fields the form does not show are told above the save button, so that nothing is refused without a word.
    const shown = Object.keys(errors.value).length > 0;
    earlier.value = earlierOf(problem);
    failure.value = earlier.value || (shown && problem.code === 'BAD_INPUT') ? null : problem;
    if (problem.reason === 'VERSION_CHANGED') existing.retry();
  }

  /**
   * Saves the form. Whatever goes wrong, everything typed stays.
   * @returns the record, or null where it was not saved
   */
  async function save(): Promise<{ id: string; title: string } | null> {
    if (saving.value) return null;
    failure.value = null;
    earlier.value = null;
    errors.value = checkForm(form, today.value, currentLocale(), {
      type: t('activities.form.missing.type'),
      title: t('activities.form.missing.title'),
    });
    errors.value = withoutKept(errors.value);
    if (Object.keys(errors.value).length > 0 || !plausibility.mayBeSaved()) return null;
    keeping.keep();
    saving.value = true;
    try {
      const result = await send();
      if (result instanceof Error) {
        refused(result);
        return null;
      }
      conflict.value = null;
      resumed.value = false;
      keeping.discard();
      return result;
    } finally {
      saving.value = false;
    }
  }

  /**
   * Carries what is written over to the record of the earlier attempt, as a draft of its amendment.
   * @returns the record
   */
  function amendEarlier(): string | null {
    const met = earlier.value;
    if (!met) return null;
    const amendment = {
      form: clone(form),
      idempotencyKey: randomName(),
      version: met.version,
      base: null,
      campaignId: null,
    };
    opened.shelf.put({
      id: randomName(),
      ...draftSubject(met.id),
      title: form.title,
      content: { ...amendment, savedAt: serverNow().toISOString() } as ActivityDraft,
    });
    earlier.value = null;
    keeping.discard();
    return met.id;
  }

  /** What is written is another matter than the record of the earlier attempt: it gets a key of its own. */
  function separate(): void {
    draftKey.value = randomName();
    earlier.value = null;
  }

  /** Begins the next record of the same kind: a new draft with a key of its own. */
  function another(): void {
    draftKey.value = randomName();
    const next: ActivityForm = {
      ...emptyForm(today.value),
      type: form.type,
      regionCode: form.regionCode,
      measures: newLinesFor(form.type),
    };
    base.value = { ...next, title: suggestedTitle(next, currentLocale()) };
    fill(base.value);
    keeping.discard();
  }

  /** Takes the other person's version and drops my changes. */
  function takeTheirs(): void {
    if (!conflict.value) return;
    openAt(conflict.value.record);
    if (!conflict.value.record.allowed.includes('amend')) closed.value = conflict.value.record;
    conflict.value = null;
    failure.value = null;
    keeping.discard();
  }

  /** Lays my changes over the other person's version; nothing is saved yet. */
  function reapplyMine(): void {
    if (!conflict.value) return;
    const theirs = formOf(conflict.value.record);
    const merged = reapply(base.value, clone(form), theirs);
    base.value = theirs;
    version.value = conflict.value.record.version;
    conflict.value = null;
    failure.value = null;
    fill(merged);
  }

  return {
    form,
    errors,
    failure,
    earlier,
    carried,
    unusual: plausibility.unusual,
    conflict,
    closed,
    saving,
    resumed,
    ready,
    today,
    amending: recordId !== null,
    waiting: page.waiting,
    undecided,
    retry: page.retry,
    absent,
    regions,
    recent,
    last,
    tenantId: viewer.tenant.id,
    tenantType: viewer.tenant.type,
    homeRegion: viewer.tenant.region,
    keptAt: keeping.keptAt,
    cannotKeep: keeping.cannotKeep,
    takenAway: keeping.takenAway,
    addMeasure,
    removeMeasure,
    copyLast,
    startOver,
    setAside,
    save,
    another,
    amendEarlier,
    separate,
    takeTheirs,
    reapplyMine,
    confirmUnusual: plausibility.confirm,
    dismissUnusual: plausibility.dismiss,
  };
}
