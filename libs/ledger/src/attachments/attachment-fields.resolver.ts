import { ATTACHMENT_BOUNDS } from '@fanzha/domain';
import { Costs, type RequestContext, requirePermission, SelectedWith } from '@fanzha/platform';
import { Injectable, type Type } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AttachmentLoader } from './attachment-loader.js';
import { addAttachmentOwnerKind } from './attachment-owner-kind.js';
import { Attachment } from './attachment.model.js';
import type { AttachmentRow } from './attachment.row.js';

/** Files are looked up by an index, those of all records of an operation in one statement. */
const COST = 20;

/**
 * The field `attachments` of a type of the API, to be provided by the module of its records.
 * @param kind by which the API names them where a file is attached
 */
export function attachmentFields(model: () => Type<unknown>, kind: string, description: string): Type<unknown> {
  addAttachmentOwnerKind(kind, description);

  @Injectable()
  @Resolver(model)
  class AttachmentFieldsResolver {
    constructor(private readonly files: AttachmentLoader) {}

    @SelectedWith('ledger:read')
    @Costs(COST, { items: ATTACHMENT_BOUNDS.ofRecord })
    @ResolveField(() => [Attachment], {
      description: 'files attached to it, the first one first; for those who may read records',
    })
    attachments(
      @Parent() { id }: { readonly id: string },
      @Context() context: RequestContext,
    ): Promise<AttachmentRow[]> {
      requirePermission(context.viewer, 'ledger:read');
      return this.files.load(context, kind, id);
    }
  }
  return AttachmentFieldsResolver;
}
