export { CampaignModule } from './campaign.module.js';
export { contributions as noticeContributions, receiptContributions } from './notices/notice.contributions.js';
export { type NoticeFact } from './notices/notice.entity.js';
export { NoticeReceipts } from './notices/notice-receipts.service.js';
export { NoticeService } from './notices/notice.service.js';
