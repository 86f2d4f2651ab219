import { ATTACHMENT_BOUNDS, ATTACHMENT_TYPES, endingOf, type FieldError, fieldMessage } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { reactive, ref } from 'vue';
import { ApiFailure, failureOfClient, isUnanswered } from '../../graphql/api-failure.js';
import { AttachFileDocument, type AttachmentOwnerKind } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { sendFile } from './send-file.js';

/** A file on its way, or one that was refused. */
interface SentFile {
  readonly key: string;
  readonly file: File;
  /** What has been sent, 0 to 1. */
  share: number;
  state: 'waiting' | 'sending' | 'refused';
  error: string | null;
  /** Whether the same file may be sent again as it is. */
  mayRetry: boolean;
}

const MEGABYTE = 1024 * 1024;

/** What can be told before a file is sent; the server looks at its content. */
function errorBeforehand({ size, name }: File): FieldError | null {
  const path = 'file';
  const { size: most } = ATTACHMENT_BOUNDS;
  if (size > most) return { path, code: 'FILE_TOO_LARGE', params: { maxMegabytes: most / MEGABYTE } };
  if (size === 0) return { path, code: 'FILE_EMPTY' };
  const isKnown = ATTACHMENT_TYPES.some(({ endings }) => endings.includes(endingOf(name)));
  return isKnown ? null : { path, code: 'FILE_TYPE_REFUSED' };
}

/** Files that are sent to a record or summary, one after the other. @param arrived told of each that is there */
export function useSendingFiles(kind: AttachmentOwnerKind, id: () => string, arrived: () => void) {
  const attaching = useMutation(AttachFileDocument);
  const sending = reactive<SentFile[]>([]);
  const busy = ref(false);

  const drop = (sent: SentFile) => {
    const at = sending.findIndex(({ key }) => key === sent.key);
    if (at >= 0) sending.splice(at, 1);
  };

  async function send(sent: SentFile): Promise<void> {
    sent.state = 'sending';
    sent.error = null;
    try {
      const uploadId = await sendFile(sent.file, sent.key, (share) => {
        sent.share = share;
      });
      const { error } = await attaching.executeMutation({ input: { kind, recordId: id(), uploadId } });
      if (error) throw failureOfClient(error);
      drop(sent);
      arrived();
    } catch (error) {
      const problem = error instanceof ApiFailure ? error : new ApiFailure('INTERNAL', '');
      sent.state = 'refused';
      sent.share = 0;
      sent.error = problem.fields[0]?.message ?? problem.message;
      sent.mayRetry = isUnanswered(problem) || problem.code === 'RATE_LIMITED';
    }
  }

  /** Sends what waits, one after the other: a phone has little to send with. */
  async function sendAll(): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    try {
      for (let next = waiting(); next; next = waiting()) await send(next);
    } finally {
      busy.value = false;
    }
  }
  const waiting = () => sending.find(({ state }) => state === 'waiting');

  /** Takes files that somebody chose or dropped. */
  function add(chosen: readonly File[]): void {
    for (const file of chosen) {
      const error = errorBeforehand(file);
      sending.push({
        key: crypto.randomUUID(),
        file,
        share: 0,
        state: error ? 'refused' : 'waiting',
        error: error ? fieldMessage(error, currentLocale()) : null,
        mayRetry: false,
      });
    }
    void sendAll();
  }

  function retry(sent: SentFile): void {
    sent.state = 'waiting';
    void sendAll();
  }

  return { sending, busy, add, retry, drop };
}
