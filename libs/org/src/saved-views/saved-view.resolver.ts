import { CurrentViewer, Requires, type Viewer } from '@fanzha/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { MOST_OF_LIST } from './saved-view.bounds.js';
import { SavedViewInput } from './saved-view.inputs.js';
import { SavedView } from './saved-view.model.js';
import { SavedViewService } from './saved-view.service.js';

const LIST = 'the list, by the name of its query: `activities`';

@Resolver(() => SavedView)
export class SavedViewResolver {
  constructor(private readonly service: SavedViewService) {}

  @Query(() => [SavedView], { description: 'The own views of a list, in their order.' })
  @Requires('account:own')
  savedViews(
    @CurrentViewer() viewer: Viewer,
    @Args('list', { type: () => String, description: LIST }) list: string,
  ): Promise<SavedView[]> {
    return this.service.ofList(viewer, list);
  }

  @Mutation(() => SavedView, {
    description: `A view of a list for oneself, at most ${MOST_OF_LIST} of one list; with \`id\` it replaces that one.`,
  })
  @Requires('account:own')
  saveView(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SavedViewInput, description: 'the view as it is to be kept' }) input: SavedViewInput,
  ): Promise<SavedView> {
    return this.service.save(viewer, input);
  }

  @Mutation(() => SavedView, { description: 'Calls an own view otherwise.' })
  @Requires('account:own')
  renameSavedView(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the view' }) id: string,
    @Args('name', { type: () => String, description: 'what it is called from now on; once in its list' }) name: string,
  ): Promise<SavedView> {
    return this.service.rename(viewer, id, name);
  }

  @Mutation(() => Boolean, { description: 'Deletes an own view for good; true.' })
  @Requires('account:own')
  async deleteSavedView(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the view' }) id: string,
  ): Promise<boolean> {
    await this.service.delete(viewer, id);
    return true;
  }
}
