import {
  ACTIVITY_STATUSES,
  ACTIVITY_TYPES,
  AUDIENCES,
  BOOKS,
  APPROVAL_KINDS,
  APPROVAL_STATES,
  BREAKDOWN_DIMENSIONS,
  CASE_STAGES,
  CHANNELS,
  FUNDS_STAGES,
  INDICATORS,
  CONFIRMATIONS,
  INTERCEPTION_PLACES,
  LEADERSHIP_ROLES,
  PRECAUTIONS,
  QUALIFIERS,
  RECORD_STATUSES,
  REGION_LEVELS,
  ROLES,
  SECTORS,
  TALLY_BOOKS,
  TENANT_TYPES,
} from '@fanzha/domain';
import { registerEnumType } from '@nestjs/graphql';

/** A GraphQL enum whose values are the codes of a domain vocabulary: the vocabulary is written down once. */
function enumOf<Code extends string>(
  name: string,
  terms: readonly { readonly code: Code; readonly zh: string }[],
): Record<Code, Code> {
  const values = Object.fromEntries(terms.map(({ code }) => [code, code])) as Record<Code, Code>;
  registerEnumType(values, {
    name,
    valuesMap: Object.fromEntries(terms.map(({ code, zh }) => [code, { description: zh }])) as Record<
      Code,
      { description: string }
    >,
  });
  return values;
}

export const ActivityStatusEnum = enumOf('ActivityStatus', ACTIVITY_STATUSES);
export const ActivityTypeEnum = enumOf('ActivityType', ACTIVITY_TYPES);
export const BookEnum = enumOf('Book', BOOKS);
export const ApprovalKindEnum = enumOf('ApprovalKind', APPROVAL_KINDS);
export const ApprovalStateEnum = enumOf('ApprovalState', APPROVAL_STATES);
export const BreakdownDimensionEnum = enumOf('BreakdownDimension', BREAKDOWN_DIMENSIONS);
export const CaseStageEnum = enumOf('CaseStage', CASE_STAGES);
export const AudienceEnum = enumOf('Audience', AUDIENCES);
export const ChannelEnum = enumOf('Channel', CHANNELS);
export const ConfirmationEnum = enumOf('Confirmation', CONFIRMATIONS);
export const FundsStageEnum = enumOf('FundsStage', FUNDS_STAGES);
export const IndicatorCodeEnum = enumOf('IndicatorCode', INDICATORS);
export const InterceptionPlaceEnum = enumOf('InterceptionPlace', INTERCEPTION_PLACES);
export const LeadershipRoleEnum = enumOf('LeadershipRole', LEADERSHIP_ROLES);
export const PrecautionEnum = enumOf('Precaution', PRECAUTIONS);
export const QualifierEnum = enumOf('Qualifier', QUALIFIERS);
export const RecordStatusEnum = enumOf('RecordStatus', RECORD_STATUSES);
export const RegionLevelEnum = enumOf('RegionLevel', REGION_LEVELS);
export const RoleEnum = enumOf('Role', ROLES);
export const SectorEnum = enumOf('Sector', SECTORS);
export const TallyBookEnum = enumOf('TallyBook', TALLY_BOOKS);
export const TenantTypeEnum = enumOf('TenantType', TENANT_TYPES);
