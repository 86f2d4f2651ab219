import { API_CLIENT_DIRECTORY, ApiTokenStrategy, AuthModule, JobsModule } from '@fanzha/platform';
import { Module } from '@nestjs/common';
import { ApprovalRepository } from './approvals/approval.repository.js';
import { ApprovalResolver, UserApprovalResolver } from './approval-decisions/approval.resolver.js';
import { ApprovalService } from './approval-decisions/approval.service.js';
import { Approvals } from './approvals/approvals.js';
import { ApprovedAccounts } from './approval-decisions/approved-accounts.js';
import { ApiClientRepository } from './clients/api-client.repository.js';
import { ApiClientResolver } from './clients/api-client.resolver.js';
import { ApiClientService } from './clients/api-client.service.js';
import { StoredApiClients } from './clients/stored-api-clients.js';
import { MailAddressRepository } from './mails/mail-address.repository.js';
import { MailAddressResolver } from './mails/mail-address.resolver.js';
import { MailAddressService } from './mails/mail-address.service.js';
import { MailDeliveryRepository } from './mails/mail-delivery.repository.js';
import { MAIL_QUEUE, MailJobs } from './mails/mail.job.js';
import { NotificationRepository } from './notifications/notification.repository.js';
import { NotificationResolver, UnreadNotificationsResolver } from './notifications/notification.resolver.js';
import { NotificationService } from './notifications/notification.service.js';
import { NotificationSettingsRepository } from './notifications/notification-settings.repository.js';
import { NotificationSettingsService } from './notifications/notification-settings.service.js';
import { NOTIFICATION_QUEUE, NotificationTeller } from './notifications/notification-teller.js';
import { NotificationTelling } from './notifications/notification-telling.repository.js';
import { OversightGrants } from './oversight/oversight-grants.js';
import { OversightRepository } from './oversight/oversight.repository.js';
import { OversightResolver, TenantOversightResolver } from './oversight/oversight.resolver.js';
import { OversightService } from './oversight/oversight.service.js';
import { RegionNotifications } from './regions/region-notifications.repository.js';
import { RegionDirectory } from './regions/region-directory.js';
import { RegionRepository } from './regions/region.repository.js';
import { RegionChangeRepository } from './reattribution/region-change.repository.js';
import { RegionChangeResolver } from './reattribution/region-change.resolver.js';
import { RegionChanges } from './reattribution/region-change.service.js';
import { RegionResolver } from './regions/region.resolver.js';
import { RegionService } from './regions/region.service.js';
import { SavedViewRepository } from './saved-views/saved-view.repository.js';
import { SavedViewResolver } from './saved-views/saved-view.resolver.js';
import { SavedViewService } from './saved-views/saved-view.service.js';
import { SessionRepository } from './sessions/session.repository.js';
import { RefreshTokens } from './sessions/refresh-token.js';
import { SessionService, SessionTokens } from './sign-in/session.service.js';
import { CredentialRepository } from './sign-in/credential.repository.js';
import { Credentials } from './sign-in/credentials.js';
import { CredentialsStrategy } from './sign-in/credentials.strategy.js';
import { InvitationRepository } from './sign-in/invitation.repository.js';
import { InvitationService } from './sign-in/invitation.service.js';
import { OperatorOffice } from './sign-in/operator-office.js';
import { SignInResolver } from './sign-in/sign-in.resolver.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { ViewerResolver } from './sign-in/viewer.resolver.js';
import { TenantMovesRepository } from './reattribution/tenant-moves.repository.js';
import { AssignmentResolver, TenantMovesResolver } from './reattribution/tenant-moves.resolver.js';
import { TenantMoves } from './reattribution/tenant-moves.service.js';
import { RegionTenantsResolver } from './tenants/region-tenants.resolver.js';
import { TenantLoader } from './tenants/tenant-loader.js';
import { TenantRepository } from './tenants/tenant.repository.js';
import { TenantResolver } from './tenants/tenant.resolver.js';
import { TenantService } from './tenants/tenant.service.js';
import { AccountChanges } from './users/account-changes.js';
import { ActingAccounts } from './accounts/acting-accounts.js';
import { Passwords } from './accounts/passwords.js';
import { UserRepository } from './accounts/user.repository.js';
import { UserResolver } from './users/user.resolver.js';
import { CurrentClientResolver } from './clients/current-client.resolver.js';
import { FirstPasswords } from './users/first-passwords.service.js';
import { UserAccess } from './users/user-access.js';
import { UserService } from './users/user.service.js';
import { WebhookDeliveryRepository } from './webhooks/webhook-delivery.repository.js';
import { WEBHOOK_QUEUE, WebhookJobs } from './webhooks/webhook.job.js';
import { WebhookRepository } from './webhooks/webhook.repository.js';
import { WebhookResolver } from './webhooks/webhook.resolver.js';
import { WebhookSender } from './webhooks/webhook-sender.js';
import { WebhookService } from './webhooks/webhook.service.js';

const regions = [
  RegionNotifications,
  RegionDirectory,
  RegionChangeRepository,
  RegionChangeResolver,
  RegionChanges,
  RegionRepository,
  RegionResolver,
  RegionService,
];
const tenants = [RegionTenantsResolver, TenantLoader, TenantRepository, TenantResolver, TenantService];
const moves = [AssignmentResolver, TenantMoves, TenantMovesRepository, TenantMovesResolver];
const oversight = [OversightGrants, OversightRepository, OversightResolver, OversightService, TenantOversightResolver];
const approvals = [
  ApprovalRepository,
  ApprovalResolver,
  ApprovalService,
  Approvals,
  ApprovedAccounts,
  UserApprovalResolver,
];
const users = [
  AccountChanges,
  ActingAccounts,
  FirstPasswords,
  Passwords,
  UserAccess,
  UserRepository,
  UserResolver,
  UserService,
];
const sessions = [RefreshTokens, SessionRepository, SessionService, SessionTokens];
const clients = [
  ApiClientRepository,
  ApiClientResolver,
  ApiClientService,
  ApiTokenStrategy,
  CurrentClientResolver,
  { provide: API_CLIENT_DIRECTORY, useClass: StoredApiClients },
];
const savedViews = [SavedViewRepository, SavedViewResolver, SavedViewService];
const notifications = [
  NotificationRepository,
  NotificationResolver,
  NotificationService,
  NotificationSettingsRepository,
  NotificationSettingsService,
  NotificationTeller,
  NotificationTelling,
  UnreadNotificationsResolver,
];
const mails = [MailAddressRepository, MailAddressResolver, MailAddressService, MailDeliveryRepository, MailJobs];
const webhooks = [
  WebhookDeliveryRepository,
  WebhookJobs,
  WebhookRepository,
  WebhookResolver,
  WebhookSender,
  WebhookService,
];
const signIn = [
  CredentialRepository,
  Credentials,
  CredentialsStrategy,
  InvitationRepository,
  InvitationService,
  OperatorOffice,
  SignInResolver,
  SignInService,
  ViewerResolver,
];

/**
 * Who there is, where, and who may look at whom: regions, tenants, oversight, users and API
 * clients, and how they sign in.
 */
@Module({
  imports: [
    AuthModule,
    JobsModule.forQueue(NOTIFICATION_QUEUE),
    JobsModule.forQueue(WEBHOOK_QUEUE),
    JobsModule.forQueue(MAIL_QUEUE),
  ],
  providers: [
    ...regions,
    ...tenants,
    ...moves,
    ...oversight,
    ...approvals,
    ...users,
    ...sessions,
    ...clients,
    ...savedViews,
    ...notifications,
    ...mails,
    ...webhooks,
    ...signIn,
  ],
  exports: [
    ActingAccounts,
    FirstPasswords,
    RegionDirectory,
    RegionService,
    TenantLoader,
    TenantMoves,
    TenantService,
    OversightService,
    UserService,
    InvitationService,
  ],
})
export class OrgModule {}
