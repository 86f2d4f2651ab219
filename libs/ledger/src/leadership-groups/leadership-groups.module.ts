import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { LeadershipGroupRepository } from './leadership-group.repository.js';
import { LeadershipGroupResolver, LeadershipMemberResolver } from './leadership-group.resolver.js';
import { LeadershipGroupService } from './leadership-group.service.js';

@Module({
  imports: [OrgModule, FactsModule],
  providers: [LeadershipGroupRepository, LeadershipGroupResolver, LeadershipMemberResolver, LeadershipGroupService],
  exports: [LeadershipGroupService],
})
export class LeadershipGroupsModule {}
