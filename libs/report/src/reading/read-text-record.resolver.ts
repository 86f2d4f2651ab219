import type { RequestContext } from '@fanzha/platform';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { refusalMessage } from '../records/refusal-message.js';
import { ReadTextRecord } from './read-text.model.js';

/** What is told of a record that came of a text, in the language asked for. */
@Resolver(() => ReadTextRecord)
export class ReadTextRecordResolver {
  @ResolveField(() => String, { nullable: true, description: 'why it was not voided; null where nothing refused it' })
  undoMessage(@Parent() { undoWhy }: ReadTextRecord, @Context() { locale }: RequestContext): string | null {
    return undoWhy === null ? null : refusalMessage(undoWhy, locale);
  }
}
