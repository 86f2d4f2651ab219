import { Global, Module } from '@nestjs/common';
import { AuditRepository } from './audit.repository.js';
import { Audit } from './audit.js';

@Global()
@Module({ providers: [Audit, AuditRepository], exports: [Audit] })
export class AuditModule {}
