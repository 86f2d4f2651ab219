import { CampaignModule } from '@fanzha/campaign';
import { FactRevisionEntity, ledgerEntities, LedgerModule } from '@fanzha/ledger';
import { ORG_ENTITIES, OrgModule } from '@fanzha/org';
import {
  AuditModule,
  AuthModule,
  type Config,
  ConfigModule,
  DatabaseModule,
  graphqlModule,
  JobsModule,
  OutboxModule,
  StorageModule,
} from '@fanzha/platform';
import { ReportModule, SpreadsheetsModule } from '@fanzha/report';
import { ReattributionModule, RollupModule } from '@fanzha/rollup';
import { Module, type Type } from '@nestjs/common';
import { ReferenceResolver } from './reference.resolver.js';

interface Composition {
  readonly config: Config;
  /** The database as its owner; the running system connects as roles derived from it. */
  readonly ownerUrl: string;
  /** Whether this process runs background jobs. */
  readonly worker: 'inline' | 'off';
  /** Features beside those that the system always has. */
  readonly further?: readonly Type[];
}

/** What the system does, lower layers first. */
export const FEATURES = [
  AuditModule,
  OutboxModule,
  StorageModule,
  ReattributionModule,
  OrgModule,
  RollupModule,
  LedgerModule,
  CampaignModule,
  ReportModule,
];

/** The whole system, without a transport: what the API, the worker and the command line have in common. */
export function systemModule({ config, ownerUrl, worker, further = [] }: Composition): Type {
  @Module({
    imports: [
      ConfigModule.of(config),
      DatabaseModule.forRoot({
        ownerUrl,
        readUrls: config.readUrls,
        entities: [...ORG_ENTITIES, FactRevisionEntity, ...ledgerEntities()],
      }),
      JobsModule.forRoot({ ownerUrl, redisUrl: config.redisUrl, worker }),
      ...FEATURES,
      ...further,
    ],
  })
  class SystemModule {}
  return SystemModule;
}

/** The system behind its GraphQL endpoint. */
export function apiModule(composition: Composition): Type {
  @Module({
    imports: [systemModule(composition), AuthModule, graphqlModule(), SpreadsheetsModule],
    providers: [ReferenceResolver],
  })
  class ApiModule {}
  return ApiModule;
}
