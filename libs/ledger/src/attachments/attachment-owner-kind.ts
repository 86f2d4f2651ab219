import { registerEnumType } from '@nestjs/graphql';

/** Filled by those whose records have files, as they are loaded. */
export const AttachmentOwnerKindEnum: Record<string, string> = {};
const kinds: Record<string, { description: string }> = {};
registerEnumType(AttachmentOwnerKindEnum, {
  name: 'AttachmentOwnerKind',
  description: 'what files may be attached to',
  valuesMap: kinds,
});

/** Adds a kind of records that have files. */
export function addAttachmentOwnerKind(kind: string, description: string): void {
  AttachmentOwnerKindEnum[kind] = kind;
  kinds[kind] = { description };
}
