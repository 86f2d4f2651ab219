import { Costs, CurrentViewer, Requires, type Viewer } from '@fanzha/platform';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Webhook, WebhookChangeInput, WebhookDelivery, WebhookInput, WebhookSecret } from './webhook.model.js';
import { WebhookService } from './webhook.service.js';

@Resolver(() => Webhook)
export class WebhookResolver {
  constructor(private readonly service: WebhookService) {}

  @Query(() => [Webhook], { description: 'Robots of the chat groups of the own unit, at most 5.' })
  @Requires('client:manage')
  webhooks(@CurrentViewer() viewer: Viewer): Promise<Webhook[]> {
    return this.service.list(viewer);
  }

  @Costs(20, { items: 50 })
  @ResolveField(() => [WebhookDelivery], { description: 'the latest 50 messages to it, the newest first' })
  deliveries(@Parent() { id }: Webhook, @CurrentViewer() viewer: Viewer): Promise<WebhookDelivery[]> {
    return this.service.deliveries(viewer, id);
  }

  @Mutation(() => WebhookSecret, { description: 'Adds a robot of a chat group of the own unit.' })
  @Requires('client:manage')
  createWebhook(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => WebhookInput, description: 'the robot' }) input: WebhookInput,
  ): Promise<WebhookSecret> {
    return this.service.create(viewer, input);
  }

  @Mutation(() => Webhook, { description: 'Changes what a robot is called and told; switches it on again.' })
  @Requires('client:manage')
  changeWebhook(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the webhook' }) id: string,
    @Args('version', { type: () => Int, description: 'the version that was seen' }) version: number,
    @Args('input', { type: () => WebhookChangeInput, description: 'how it is to be' }) input: WebhookChangeInput,
  ): Promise<Webhook> {
    return this.service.change(viewer, id, version, input);
  }

  @Mutation(() => Boolean, { description: 'Deletes a robot for good, with what was sent to it; true.' })
  @Requires('client:manage')
  async deleteWebhook(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the webhook' }) id: string,
  ): Promise<boolean> {
    await this.service.delete(viewer, id);
    return true;
  }

  @Mutation(() => WebhookDelivery, { description: 'Sends a message to a robot now; what became of it. 6 per minute.' })
  @Requires('client:manage')
  testWebhook(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the webhook' }) id: string,
  ): Promise<WebhookDelivery> {
    return this.service.test(viewer, id);
  }
}
