import { FactsModule } from '@fanzha/ledger';
import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { ReceiptRepository } from './receipt.repository.js';
import { WarningLoaders } from './warning-loaders.js';
import { WarningReceipts } from './warning-receipts.service.js';
import { WarningRepository } from './warning.repository.js';
import { WarningResolver } from './warning.resolver.js';
import { WarningService } from './warning.service.js';

@Module({
  imports: [OrgModule, FactsModule],
  providers: [ReceiptRepository, WarningLoaders, WarningReceipts, WarningRepository, WarningResolver, WarningService],
  exports: [WarningReceipts, WarningService],
})
export class WarningsModule {}
