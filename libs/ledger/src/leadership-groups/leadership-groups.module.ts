import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { RegistersLedger } from '../facts/ledger-registration.js';
import { leadershipGroupLedger } from './leadership-group.ledger.js';
import { LeadershipGroupRepository } from './leadership-group.repository.js';
import { LeadershipGroupResolver, LeadershipMemberResolver } from './leadership-group.resolver.js';
import { LeadershipGroupService } from './leadership-group.service.js';

@RegistersLedger(leadershipGroupLedger)
@Module({
  imports: [FactsModule],
  providers: [LeadershipGroupRepository, LeadershipGroupResolver, LeadershipMemberResolver, LeadershipGroupService],
  exports: [LeadershipGroupService],
})
export class LeadershipGroupsModule {}
