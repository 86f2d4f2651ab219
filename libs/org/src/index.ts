export { ActingAccounts } from './accounts/acting-accounts.js';
export { OrgModule } from './org.module.js';
export { checkOversees } from './regions/oversight.policy.js';
export { OversightService } from './oversight/oversight.service.js';
export { RegionDirectory } from './regions/region-directory.js';
export { importRegions, importRegionsIfEmpty } from './regions/region-import.js';
export { regionsNamed } from './regions/region-search.js';
export { Region } from './regions/region.model.js';
export { RegionChanges } from './reattribution/region-change.service.js';
export { RegionService } from './regions/region.service.js';
export { type Reattributed, REATTRIBUTION, type Reattribution } from './reattribution/reattribution.js';
export { TENANT_RECORDS, type TenantRecords } from './reattribution/tenant-records.js';
export { MailJobs } from './mails/mail.job.js';
export { NotificationService } from './notifications/notification.service.js';
export { NotificationTeller } from './notifications/notification-teller.js';
export { WebhookJobs } from './webhooks/webhook.job.js';
export { InvitationService } from './sign-in/invitation.service.js';
export { operatorViewer } from './sign-in/operator-office.js';
export { Assignment } from './tenants/assignment.model.js';
export { Tenant } from './tenants/tenant.entity.js';
export { TenantConnection } from './tenants/tenant.resolver.js';
export { TenantLoader } from './tenants/tenant-loader.js';
export { TenantMoves } from './reattribution/tenant-moves.service.js';
export { copyAssignments } from './tenants/tenant-assignments.js';
export { TenantService } from './tenants/tenant.service.js';
export { type FirstPassword, FirstPasswords } from './users/first-passwords.service.js';
export { User } from './accounts/user.model.js';
export { type KnownAccount } from './accounts/user.repository.js';
export { UserService } from './users/user.service.js';

import { Oversight } from './oversight/oversight.entity.js';
import { TenantAssignment } from './tenants/tenant-assignment.entity.js';
import { Tenant } from './tenants/tenant.entity.js';
import { UserAccount } from './accounts/user-account.entity.js';

/** What TypeORM has to know of this project. */
export const ORG_ENTITIES = [Oversight, Tenant, TenantAssignment, UserAccount];
