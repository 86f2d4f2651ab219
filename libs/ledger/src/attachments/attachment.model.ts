import { DateTimeScalar, SafeIntScalar } from '@fanzha/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { AttachmentOwnerKindEnum } from './attachment-owner-kind.js';

@ObjectType({ description: 'an address that works without a token for two minutes, for GET alone' })
export class AttachmentLink {
  @Field(() => String, { description: 'path and query; whoever has it can fetch the file' }) url!: string;
  @Field(() => DateTimeScalar, { description: 'when it ends; ask for the file again for another one' })
  expiresAt!: Date;
}

@ObjectType({ description: 'a file that is attached to a record or a summary; seen by those who see that' })
export class Attachment {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => String, { description: 'what its unit calls it' }) name!: string;
  @Field(() => String, { description: 'the media type of its content' }) mediaType!: string;
  @Field(() => SafeIntScalar, { description: 'bytes, as it is kept' }) size!: number;
  @Field(() => Int, { nullable: true, description: 'pixels from left to right; null where it is no image' }) width!:
    number | null;
  @Field(() => Int, { nullable: true, description: 'pixels from top to bottom; null where it is no image' }) height!:
    number | null;
  @Field(() => Boolean, { description: 'whether a virus scanner has looked at it' }) scanned!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it was attached; null until it is' })
  attachedAt!: Date | null;
}

@InputType({ description: 'which uploaded file is attached to what' })
export class AttachFileInput {
  @Field(() => AttachmentOwnerKindEnum, { description: 'what it is attached to' }) kind!: string;
  @Field(() => ID, { description: 'the id of that record or summary' }) recordId!: string;
  @Field(() => ID, { description: 'what POST /attachments answered' }) uploadId!: string;
}
