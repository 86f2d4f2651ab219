import { todayIn } from '@fanzha/domain';
import { loadById, type RequestContext } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { type OwnNoticeReceipt, type Reach, ReceiptRepository } from './receipt.repository.js';

const NOBODY: Reach = { receipts: 0, addressed: 0 };
const NOTHING: OwnNoticeReceipt = { acknowledgedOn: null, isAddressed: false };

/** What the notices of a list have in common to look up: one statement for all of them, whatever their number. */
@Injectable()
export class NoticeLoaders {
  constructor(private readonly receipts: ReceiptRepository) {}

  /** How many units a notice is addressed to, and how many have read it. Those of a list are read by one statement. */
  reach(context: RequestContext, noticeId: string): Promise<Reach> {
    return loadById(context, 'reach of notices', noticeId, {
      find: (ids, { scope }) => this.receipts.reach(scope, ids, todayIn()),
      missing: NOBODY,
    });
  }

  /** What the own unit has done with a notice. Those of a list are read by one statement. */
  own(context: RequestContext, noticeId: string): Promise<OwnNoticeReceipt> {
    return loadById(context, 'own receipts', noticeId, {
      find: (ids, { scope }) => this.receipts.own(scope, ids),
      missing: NOTHING,
    });
  }
}
