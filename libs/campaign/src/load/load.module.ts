import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { LoadRepository } from './load.repository.js';
import { LoadResolver } from './load.resolver.js';
import { LoadMeter } from './load.service.js';

/** What units are asked for, as it is measured. */
@Module({ imports: [OrgModule], providers: [LoadMeter, LoadRepository, LoadResolver] })
export class LoadModule {}
