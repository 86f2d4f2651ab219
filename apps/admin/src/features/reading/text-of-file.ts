import { ApiFailure } from '../../graphql/api-failure.js';
import { i18n } from '../../locales/i18n.js';
import { sendFile } from '../../shell/server-file.js';

/** As the server has it. */
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * The text of a file, as the server reads it out: a person looks at it before it is read as a summary.
 * @throws ApiFailure
 */
export async function textOfFile(file: File): Promise<string> {
  const tooLarge = i18n.global.t('reading.tooLarge');
  if (file.size > MOST_BYTES) throw new ApiFailure('BAD_INPUT', tooLarge);
  return (await sendFile<{ readonly text?: string }>('/reading/text', file, tooLarge)).text ?? '';
}
