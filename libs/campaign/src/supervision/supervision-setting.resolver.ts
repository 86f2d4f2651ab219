import { CurrentViewer, Requires, type Viewer } from '@fanzha/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { SupervisionSetting } from './supervision.model.js';
import { maySwitch } from './supervision.policy.js';
import type { SettingRow } from './supervision.rows.js';
import { SupervisionSettings } from './supervision-setting.service.js';

@Resolver(() => SupervisionSetting)
export class SupervisionSettingResolver {
  constructor(private readonly settings: SupervisionSettings) {}

  @Query(() => SupervisionSetting, { description: 'whether the own authority supervises units by letters' })
  @Requires('ledger:read')
  async supervisionSetting(@CurrentViewer() viewer: Viewer): Promise<SupervisionSetting> {
    return shown(viewer, await this.settings.own(viewer));
  }

  @Mutation(() => SupervisionSetting, {
    description: 'officials who keep the programs of an authority: switches supervision on or off',
  })
  @Requires('client:manage')
  async switchSupervision(
    @CurrentViewer() viewer: Viewer,
    @Args('enabled', { type: () => Boolean, description: 'on, or off: then units see no letter' }) enabled: boolean,
  ): Promise<SupervisionSetting> {
    return shown(viewer, await this.settings.switch(viewer, enabled));
  }
}

const shown = (viewer: Viewer, { enabled, changedAt }: SettingRow): SupervisionSetting => ({
  enabled,
  changedAt,
  mayChange: maySwitch(viewer),
});
