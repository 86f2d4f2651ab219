import { FactsModule, RegistersLedger } from '@fanzha/ledger';
import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { ReceiptRepository } from './receipt.repository.js';
import { WarningLoaders } from './warning-loaders.js';
import { warningLedger } from './warning.ledger.js';
import { WarningReceipts } from './warning-receipts.service.js';
import { WarningResolver } from './warning.resolver.js';
import { WarningService } from './warning.service.js';

@RegistersLedger(warningLedger)
@Module({
  imports: [OrgModule, FactsModule],
  providers: [ReceiptRepository, WarningLoaders, WarningReceipts, WarningResolver, WarningService],
  exports: [WarningReceipts, WarningService],
})
export class WarningsModule {}
