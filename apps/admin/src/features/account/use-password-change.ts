import { passwordErrors } from '@fanzha/domain';
import { computed, reactive, ref, shallowRef, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { ApiFailure } from '../../graphql/api-failure.js';
import { useCorrected } from '../../graphql/use-corrected.js';
import { useSession } from '../../session/use-session.js';

/** One line of the policy and whether the password typed so far meets it. */
interface PolicyLine {
  readonly key: 'length' | 'classes' | 'username';
  readonly met: boolean;
}

interface PasswordChange {
  readonly form: { current: string; next: string; repeat: string };
  readonly errors: { current?: string | undefined; next?: string | undefined; repeat?: string | undefined };
  readonly policy: ComputedRef<PolicyLine[]>;
  readonly busy: Ref<boolean>;
  readonly failure: Ref<ApiFailure | null>;
  /** Whether the password is changed. */
  submit(): Promise<boolean>;
}

/** How a new password measures up to the policy, line by line. */
export function policyOf(password: string, username: string): PolicyLine[] {
  const fieldErrors = new Set(passwordErrors('next', password, username).map(({ code }) => code));
  const typed = password !== '';
  return [
    { key: 'length', met: typed && !fieldErrors.has('TOO_SHORT') && !fieldErrors.has('TOO_LONG') },
    { key: 'classes', met: typed && !fieldErrors.has('WEAK_PASSWORD') },
    { key: 'username', met: typed && !fieldErrors.has('PASSWORD_CONTAINS_USERNAME') },
  ];
}

/** Changing one's own password. @param known the current one, where it was typed a moment ago at the sign-in. */
export function usePasswordChange(known = ''): PasswordChange {
  const { t } = useI18n();
  const session = useSession();
  const form = reactive({ current: known, next: '', repeat: '' });
  const errors = reactive<PasswordChange['errors']>({});
  useCorrected(
    () => errors,
    () => form,
  );
  const busy = ref(false);
  const failure = shallowRef<ApiFailure | null>(null);
  const policy = computed(() => policyOf(form.next, session.viewer?.username ?? ''));

  function check(): boolean {
    errors.current = form.current === '' ? t('signIn.missing.password') : undefined;
    const unmet = policy.value.find((line) => !line.met);
    errors.next =
      form.next === ''
        ? t('signIn.change.missing')
        : unmet
          ? t('signIn.change.still', { rule: t(`signIn.change.${unmet.key}`) })
          : undefined;
    errors.repeat =
      form.repeat === form.next ? undefined : t(form.repeat === '' ? 'signIn.change.again' : 'signIn.change.differs');
    return !errors.current && !errors.next && !errors.repeat;
  }

  function show(problem: ApiFailure): void {
    for (const { path, message } of problem.fields) if (path === 'current' || path === 'next') errors[path] = message;
    failure.value = problem.fields.length > 0 ? null : problem;
  }

  async function submit(): Promise<boolean> {
    failure.value = null;
    if (!check()) return false;
    busy.value = true;
    try {
      await session.changePassword(form.current, form.next);
      Object.assign(form, { current: '', next: '', repeat: '' });
      return true;
    } catch (problem) {
      if (!(problem instanceof ApiFailure)) throw problem;
      show(problem);
      return false;
    } finally {
      busy.value = false;
    }
  }

  return { form, errors, policy, busy, failure, submit };
}
