import { Costs, CurrentViewer, type RequestContext, Requires, SignedLinks, type Viewer } from '@fanzha/platform';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FactLoaders } from '../facts/fact-loaders.js';
import { AttachFileInput, Attachment, AttachmentLink } from './attachment.model.js';
import type { AttachmentRow } from './attachment.row.js';
import { AttachmentService } from './attachment.service.js';

const ID_OF_FILE = { type: () => ID, description: 'the id of the attachment' };
const CHANGE_COST = 50;

@Resolver(() => Attachment)
export class AttachmentResolver {
  constructor(
    private readonly service: AttachmentService,
    private readonly links: SignedLinks,
    private readonly loaders: FactLoaders,
  ) {}

  @Query(() => Attachment, {
    nullable: true,
    description: 'NOT_FOUND for one that is not there, was detached, or whose record you may not see',
  })
  @Costs(CHANGE_COST)
  @Requires('ledger:read')
  attachment(@CurrentViewer() viewer: Viewer, @Args('id', ID_OF_FILE) id: string): Promise<AttachmentRow> {
    return this.service.get(viewer, id);
  }

  @Mutation(() => Attachment, {
    description: 'attaches an uploaded file (POST /attachments) to a record of the own unit; again, it changes nothing',
  })
  @Costs(CHANGE_COST)
  @Requires('ledger:record', 'ledger:amend')
  attachFile(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AttachFileInput, description: 'the file, and what it is attached to' })
    input: AttachFileInput,
  ): Promise<AttachmentRow> {
    return this.service.attach(viewer, input);
  }

  @Mutation(() => Attachment, { description: 'takes a file off its record: nobody sees it any longer' })
  @Costs(CHANGE_COST)
  @Requires('ledger:record', 'ledger:amend')
  detachFile(@CurrentViewer() viewer: Viewer, @Args('id', ID_OF_FILE) id: string): Promise<AttachmentRow> {
    return this.service.detach(viewer, id);
  }

  @ResolveField(() => String, { nullable: true, description: 'who uploaded it; known to the own tenant only' })
  uploadedBy(@Parent() { uploadedBy }: AttachmentRow, @Context() context: RequestContext): Promise<string | null> {
    return this.loaders.personName(context, uploadedBy);
  }

  @ResolveField(() => AttachmentLink, { description: 'where the file is fetched' })
  link(@Parent() file: AttachmentRow, @CurrentViewer() viewer: Viewer): AttachmentLink {
    return this.linkTo(file, viewer, 'content');
  }

  @ResolveField(() => AttachmentLink, {
    nullable: true,
    description: 'where a small picture of it (WebP, at most 480 pixels) is fetched; null where it is no image',
  })
  preview(@Parent() file: AttachmentRow, @CurrentViewer() viewer: Viewer): AttachmentLink | null {
    return file.preview === null ? null : this.linkTo(file, viewer, 'preview');
  }

  private linkTo(
    { id, tenantId, ofRegion, regionCode }: AttachmentRow,
    viewer: Viewer,
    variant: string,
  ): AttachmentLink {
    const region = ofRegion ? regionCode : null;
    const { query, expiresAt } = this.links.sign({ id, variant, cityCode: viewer.cityCode, tenantId, region });
    return { url: `/attachments/${id}/${variant}?${query}`, expiresAt };
  }
}
