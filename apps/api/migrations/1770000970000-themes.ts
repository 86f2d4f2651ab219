import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndicators } from './wide-columns.js';

/** Types that are internal acts, and until now counted as activities. */
const INTERNAL = `('SETUP_GROUP','DEPLOY_MEETING','ISSUE_PLAN','RULE_BUILDING','STAFF_TRAINING','BANK_ACCOUNT_CONTROL',
  'INSPECTION_RECTIFICATION','VICTIM_FOLLOWUP','ANALYSIS_WARNING','JOINT_MECHANISM','INVESTIGATION_CRACKDOWN',
  'TECHNICAL_PROTECTION')`;
const THEMES = `('TELECOM_FRAUD','PENSION_FRAUD','CYBER_SECURITY_WEEK','FINANCIAL_LITERACY','ILLEGAL_FUNDRAISING',
  'OTHER')`;
const KEY = 'city_code, tenant_id, home_region, region_code, sector, campaign_id, activity_type, day';

/**
 * What an activity is about, what it taught, on which document it was done and who spoke (docs/decisions/0051).
 * Internal acts have a figure of their own and leave that of activities, by the difference, as any change does.
 */
export class Themes1770000970000 implements MigrationInterface {
  name = 'Themes1770000970000';

  async up(db: QueryRunner): Promise<void> {
    await addIndicators(db, ['INTERNAL_ACTS', 'OTHER_THEME_ACTIVITIES', 'PEOPLE_REACHED_INDIRECTLY']);
    await db.query(`
      alter table activity
        add column theme text not null default 'TELECOM_FRAUD' check (theme in ${THEMES}),
        add column fraud_types text[] not null default '{}',
        add column basis_number text,
        add column basis_issuer text,
        add column speakers text[] not null default '{}';
      -- The digest of what was sent names the fields; a record without one answers its key as those of 0.1 do.
      update activity set input_hash = null where input_hash is not null;

      insert into rollup_delta (${KEY}, facts, activities, internal_acts)
      select ${KEY.replace('activity_type', 'type').replace('day', 'start_on')}, 0, -count(*), count(*) from activity
      where record_status = 'ACTIVE' and status = 'DONE' and type in ${INTERNAL}
      group by ${KEY.replace('activity_type', 'type').replace('day', 'start_on')};`);
    await completeRevisions(db);
  }

  async down(): Promise<void> {
    throw new Error('Themes cannot be taken for fraud again: restore a backup instead');
  }
}

/**
 * Earlier versions say what was not stated then as those after them do: else every field that came with this release
 * would seem to have been changed.
 */
async function completeRevisions(db: QueryRunner): Promise<void> {
  const ofSeveralDays = `r.image ->> 'endOn' > r.image ->> 'startOn'`;
  await db.query(`
    update fact_revision r set image = '{"beganOn": null, "running": false}' || r.image
    where r.fact_kind in ('interception','funds_action','tally','inspection','household_visit')
      and not r.image ? 'running';
    update fact_revision r set image = jsonb_set(
      '{"running": false, "theme": "TELECOM_FRAUD", "fraudTypes": [], "basisNumber": null, "basisIssuer": null,
        "speakers": []}' || r.image,
      '{measures}', coalesce((
        select jsonb_agg(jsonb_build_object('line', 0,
          'from', case when ${ofSeveralDays} then r.image -> 'startOn' end,
          'until', case when ${ofSeveralDays} then r.image -> 'endOn' end) || m.line order by m.position)
        from jsonb_array_elements(r.image -> 'measures') with ordinality as m(line, position)), '[]'))
    where r.fact_kind = 'activity';`);
}
