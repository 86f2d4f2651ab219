import { todayIn } from '@fanzha/domain';
import { loaderOf, type RequestContext, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { type OwnNoticeReceipt, type Reach, ReceiptRepository } from './receipt.repository.js';

const NOBODY: Reach = { receipts: 0, addressed: 0 };
const NOTHING: OwnNoticeReceipt = { acknowledgedOn: null, isAddressed: false };

/** What the notices of a list have in common to look up: one statement for all of them, whatever their number. */
@Injectable()
export class NoticeLoaders {
  constructor(private readonly receipts: ReceiptRepository) {}

  /** How many units a notice is addressed to, and how many have read it. Those of a list are read by one statement. */
  reach(context: RequestContext, noticeId: string): Promise<Reach> {
    const loader = loaderOf(context, 'reach of notices', () => {
      const { scope } = context.viewer as Viewer;
      return new DataLoader<string, Reach>(async (ids) => {
        const found = await this.receipts.reach(scope, ids, todayIn());
        return ids.map((id) => found.get(id) ?? NOBODY);
      });
    });
    return loader.load(noticeId);
  }

  /** What the own unit has done with a notice. Those of a list are read by one statement. */
  own(context: RequestContext, noticeId: string): Promise<OwnNoticeReceipt> {
    const loader = loaderOf(context, 'own receipts', () => {
      const { scope } = context.viewer as Viewer;
      return new DataLoader<string, OwnNoticeReceipt>(async (ids) => {
        const found = await this.receipts.own(scope, ids);
        return ids.map((id) => found.get(id) ?? NOTHING);
      });
    });
    return loader.load(noticeId);
  }
}
