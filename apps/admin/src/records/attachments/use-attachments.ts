import { ATTACHMENT_BOUNDS, ATTACHMENT_TYPES, sizeText } from '@fanzha/domain';
import { useClientHandle, useMutation } from '@urql/vue';
import { computed, shallowRef } from 'vue';
import { ApiFailure, failureOfClient } from '../../graphql/api-failure.js';
import {
  ActivityFilesDocument,
  AttachmentAddressDocument,
  type AttachmentOwnerKind,
  type AttachmentPartsFragment,
  DetachFileDocument,
  InspectionFilesDocument,
  CampaignAttachmentsDocument,
  SummaryAttachmentsDocument,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSendingFiles } from './use-sending-files.js';

const QUERIES = {
  ACTIVITY: ActivityFilesDocument,
  INSPECTION: InspectionFilesDocument,
  SUMMARY: SummaryAttachmentsDocument,
  CAMPAIGN: CampaignAttachmentsDocument,
};

/** What a chooser of files offers. */
export const ACCEPTED = ATTACHMENT_TYPES.flatMap(({ type, endings }) => [
  type,
  ...endings.map((each) => `.${each}`),
]).join();

/** The files of a record or summary: shown, sent one after the other, fetched and removed. */
export function useAttachments(kind: AttachmentOwnerKind, id: () => string) {
  const { client } = useClientHandle();
  const page = usePageQuery({ query: QUERIES[kind], variables: () => ({ id: id() }) });
  const files = computed<readonly AttachmentPartsFragment[]>(() => page.data.value?.record?.attachments ?? []);
  const detaching = useMutation(DetachFileDocument);
  const failure = shallowRef<ApiFailure | null>(null);
  const sendingFiles = useSendingFiles(kind, id, page.retry);

  /** Hands a file to the browser, by a link that is asked for at the click: links end soon. */
  async function download(file: AttachmentPartsFragment): Promise<void> {
    failure.value = null;
    const { data, error } = await client
      .query(AttachmentAddressDocument, { id: file.id }, { requestPolicy: 'network-only' })
      .toPromise();
    const url = data?.attachment?.link.url;
    if (url) Object.assign(document.createElement('a'), { href: url, download: '' }).click();
    else failure.value = error ? failureOfClient(error) : new ApiFailure('NOT_FOUND', '');
  }

  /** @returns whether it is off now */
  async function remove(file: AttachmentPartsFragment): Promise<boolean> {
    failure.value = null;
    const { error } = await detaching.executeMutation({ id: file.id });
    if (error) failure.value = failureOfClient(error);
    page.retry();
    return !error;
  }

  return {
    ...{ page, files, failure, download, remove },
    ...sendingFiles,
    total: computed(() => sizeText(files.value.reduce((sum, { size }) => sum + size, 0))),
    hasRoom: computed(() => files.value.length < ATTACHMENT_BOUNDS.ofRecord),
  };
}
