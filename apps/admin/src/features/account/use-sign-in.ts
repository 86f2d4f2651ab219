import { visibleText } from '@fanzha/domain';
import { reactive, ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { ApiFailure } from '../../graphql/api-failure.js';
import { useCorrected } from '../../graphql/use-corrected.js';
import { describeFailure } from '../../graphql/error-messages.js';
import { useSession } from '../../session/use-session.js';

interface SignInNote {
  readonly title: string;
  readonly next: string;
}

interface SignIn {
  readonly form: { username: string; password: string };
  readonly errors: { username?: string | undefined; password?: string | undefined };
  readonly note: Ref<SignInNote | null>;
  readonly busy: Ref<boolean>;
  /** Whether somebody is signed in now. */
  submit(): Promise<boolean>;
}

/** Clock time until which an account is locked, from whichever of the two facts the error carries. */
function lockedUntil(details: Readonly<Record<string, unknown>>, now = Date.now()): string | null {
  const { retryAt, minutes } = details;
  const time =
    typeof retryAt === 'string'
      ? Date.parse(retryAt)
      : typeof minutes === 'number'
        ? now + minutes * 60_000
        : Number.NaN;
  if (Number.isNaN(time)) return null;
  return new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false }).format(time);
}

export function useSignIn(): SignIn {
  const { t } = useI18n();
  const session = useSession();
  const form = reactive({ username: '', password: '' });
  const errors = reactive<SignIn['errors']>({});
  const note = ref<SignInNote | null>(null);
  useCorrected(
    () => errors,
    () => form,
  );
  const busy = ref(false);

  function check(): boolean {
    errors.username = visibleText(form.username) === '' ? t('signIn.missing.username') : undefined;
    errors.password = form.password === '' ? t('signIn.missing.password') : undefined;
    return !errors.username && !errors.password;
  }

  function explain(failure: ApiFailure): SignInNote | null {
    switch (failure.reason) {
      case 'WRONG_CREDENTIALS':
        form.password = '';
        return { title: t('signIn.wrong.title'), next: t('signIn.wrong.next') };
      case 'ACCOUNT_LOCKED': {
        const time = lockedUntil(failure.details);
        return {
          title: time ? t('signIn.locked.title', { time }) : t('signIn.locked.soon'),
          next: t('signIn.locked.next'),
        };
      }
      default:
        return describeFailure(failure, t);
    }
  }

  async function submit(): Promise<boolean> {
    note.value = null;
    if (!check()) return false;
    busy.value = true;
    try {
      await session.signIn(visibleText(form.username), form.password);
      return true;
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure;
      note.value = explain(failure);
      return false;
    } finally {
      busy.value = false;
    }
  }

  return { form, errors, note, busy, submit };
}
