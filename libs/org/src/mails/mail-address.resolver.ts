import { Costs, CurrentViewer, type RequestContext, Requires, type Viewer } from '@fanzha/platform';
import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { NotificationSettings } from '../notifications/notification-settings.model.js';
import { MailAddress } from './mail-address.model.js';
import { MailAddressService } from './mail-address.service.js';

@Resolver(() => NotificationSettings)
export class MailAddressResolver {
  constructor(private readonly service: MailAddressService) {}

  @Costs(10)
  @ResolveField(() => MailAddress, { description: 'where mails go' })
  mail(@CurrentViewer() viewer: Viewer): Promise<MailAddress> {
    return this.service.ofViewer(viewer);
  }

  @Mutation(() => MailAddress, {
    description: 'States the own e-mail address and sends it a link; nothing else goes there before it is confirmed.',
  })
  @Requires('account:own')
  setMailAddress(
    @CurrentViewer() viewer: Viewer,
    @Context() { locale }: RequestContext,
    @Args('address', {
      type: () => String,
      nullable: true,
      description: 'the address, 254 characters at most; null: another link to the one that is kept',
    })
    address: string | null,
  ): Promise<MailAddress> {
    return this.service.state(viewer, address ?? null, locale);
  }

  @Mutation(() => MailAddress, { description: 'Confirms the own e-mail address by the link that was sent to it.' })
  @Requires('account:own')
  confirmMailAddress(
    @CurrentViewer() viewer: Viewer,
    @Args('token', { type: () => String, description: 'what the link carries as `confirm`' }) token: string,
  ): Promise<MailAddress> {
    return this.service.confirm(viewer, token);
  }

  @Mutation(() => MailAddress, { description: 'Takes the own e-mail address away; no mails are sent any more.' })
  @Requires('account:own')
  removeMailAddress(@CurrentViewer() viewer: Viewer): Promise<MailAddress> {
    return this.service.remove(viewer);
  }
}
