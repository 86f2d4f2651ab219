export { CampaignModule } from './campaign.module.js';
export { contributions as warningContributions, receiptContributions } from './warnings/warning.contributions.js';
export { type WarningFact } from './warnings/warning.entity.js';
export { WarningReceipts } from './warnings/warning-receipts.service.js';
export { WarningService } from './warnings/warning.service.js';
