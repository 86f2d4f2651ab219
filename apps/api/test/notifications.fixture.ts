import { type DomainEvent, Database, Outbox, OutboxDispatcher, type Scope } from '@fanzha/platform';
import { actorOf, insertAuthority, waysToAsk } from './support/actors.js';
import { insertTenant } from './support/factories.js';
import { startTestApi } from './support/test-api.js';

/** A county with an authority, a school and a sibling county's school, and a way to have events told. */
export async function makeNotificationsFixture() {
  const api = await startTestApi();
  const authority = await insertAuthority(api.db, '340210', null);
  const school = await insertTenant(api.db, 'SCHOOL', '340210100');
  const sibling = await insertTenant(api.db, 'SCHOOL', '340223100');
  const official = await actorOf(api, authority, ['COUNTY_OFFICIAL']);
  const clerk = await actorOf(api, school, ['UNIT_EDITOR']);
  const admin = await actorOf(api, school, ['UNIT_ADMIN']);
  const viewer = await actorOf(api, school, ['VIEWER']);
  const stranger = await actorOf(api, sibling, ['UNIT_ADMIN']);
  const scopeOf = ({ userId, tenantId }: { userId: string; tenantId: string }): Scope => ({
    cityCode: '3402',
    tenantId,
    userId,
    regions: [],
    sector: null,
    mode: 'member',
  });
  const dispatch = () => api.app.get(OutboxDispatcher).dispatch('3402');
  const event = (changes: Partial<DomainEvent> = {}): DomainEvent => ({
    kind: 'submission.returned',
    tenantId: school.id,
    subjectKind: 'SUBMISSION',
    subjectId: 'a-submission',
    recipients: [{ tenantId: school.id, permission: 'ledger:record' }],
    facts: { unit: authority.name, title: '十月月报', count: 3 },
    ...changes,
  });
  /** Writes an event as the authority would, and tells it unless told otherwise. */
  const happen = async (changes: Partial<DomainEvent> = {}, told = true): Promise<void> => {
    await api.app
      .get(Database)
      .transaction(scopeOf(official), (tx) => api.app.get(Outbox).record(tx, [event(changes)]));
    if (told) await dispatch();
  };
  return {
    api,
    authority,
    school,
    sibling,
    official,
    clerk,
    admin,
    viewer,
    stranger,
    scopeOf,
    dispatch,
    event,
    happen,
    ...waysToAsk(api),
  };
}

export const LIST = `query Mine($unread: Boolean = false, $first: Int = 20, $after: String) {
  notifications(unread: $unread, first: $first, after: $after) { totalCount
    edges { node { id kind group title body subjectKind subjectId readAt } } pageInfo { hasNextPage endCursor } }
  viewer { unreadCount } }`;
export const READ = 'mutation Read($ids: [ID!]) { markNotificationsRead(ids: $ids) }';
export const SETTINGS = 'choices { group channel on fixed } version';
export const CHANGE = `mutation Change($choices: [NotificationChoiceInput!]) {
  changeNotificationSettings(choices: $choices) { ${SETTINGS} } }`;
export const ARRIVED = `subscription Arrived { notificationArrived { unreadCount notification { id title } } }`;
