import { FactsModule, RegistersLedger } from '@fanzha/ledger';
import { OrgModule } from '@fanzha/org';
import { Module } from '@nestjs/common';
import { ReceiptRepository } from './receipt.repository.js';
import { NoticeLoaders } from './notice-loaders.js';
import { noticeLedger } from './notice.ledger.js';
import { NoticeReceipts } from './notice-receipts.service.js';
import { NoticeResolver } from './notice.resolver.js';
import { NoticeService } from './notice.service.js';

@RegistersLedger(noticeLedger)
@Module({
  imports: [OrgModule, FactsModule],
  providers: [ReceiptRepository, NoticeLoaders, NoticeReceipts, NoticeResolver, NoticeService],
  exports: [NoticeReceipts, NoticeService],
})
export class NoticesModule {}
