-- Written by `npm run queries` from a migrated database: policies, grants, functions and views.
-- Migrations say how they came about; this says what holds today.

-- activity
-- fanzha_app: select; insert; update
-- fanzha_jobs: select; update
create policy activity_amend on activity for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector));
create policy activity_jobs on activity for select to fanzha_jobs
  using (city_code = app_city());
create policy activity_read on activity for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy activity_record on activity for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector));
create policy activity_restate_jobs on activity for update to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());

-- activity_measure
-- fanzha_app: select; insert; delete
-- fanzha_jobs: select; update
create policy activity_measure_jobs on activity_measure for select to fanzha_jobs
  using (city_code = app_city());
create policy activity_measure_read on activity_measure for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy activity_measure_record on activity_measure for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND is_part_of_own_activity(city_code, activity_id, region_code, sector));
create policy activity_measure_replace on activity_measure for delete to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant());
create policy activity_measure_restate_jobs on activity_measure for update to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());

-- alert
-- fanzha_app: select; insert; update
-- fanzha_jobs: select; update
create policy alert_amend on alert for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector) AND (assigned_to IS NULL OR assigned_in(city_code, id, assigned_to)));
create policy alert_assigned on alert for select to fanzha_app
  using (city_code = app_city() AND assigned_to = app_tenant());
create policy alert_jobs on alert for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy alert_read on alert for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy alert_record on alert for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector) AND assigned_to IS NULL);

-- alert_assignment
-- fanzha_app: select; insert; update (answer_version, result, steps, loss_avoided, loss_avoided_qualifier, loss_avoided_up_to, loss_avoided_at_least, later_case_on, repeat_of, note, interception_id, interception_made, answered_by, answered_at, answer_changed_at, earlier_answers); delete
-- fanzha_jobs: select; update
create policy alert_assignment_answer on alert_assignment for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND NOT answered_by IS DISTINCT FROM app_user() AND answer_version > 0 AND jsonb_array_length(earlier_answers) = (answer_version - 1) AND (interception_id IS NULL OR is_own_interception(city_code, interception_id)));
create policy alert_assignment_jobs on alert_assignment for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy alert_assignment_read on alert_assignment for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR recorder_id = app_tenant() OR (alert_region ^@ ANY (app_regions())) AND (app_sector() IS NULL OR alert_sector = app_sector()) OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy alert_assignment_record on alert_assignment for insert to fanzha_app
  with check (city_code = app_city() AND recorder_id = app_tenant() AND region_code = home_region AND answer_version = 0 AND answered_by IS NULL AND interception_id IS NULL AND assigns_unit(city_code, alert_id, tenant_id, name, type, home_region, sector, alert_region, alert_sector));
create policy alert_assignment_replace on alert_assignment for delete to fanzha_app
  using (city_code = app_city() AND recorder_id = app_tenant() AND answer_version = 0);

-- alert_reference
-- fanzha_app: select; insert; delete
create policy alert_reference_own on alert_reference for select to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant());
create policy alert_reference_record on alert_reference for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND is_own_alert(city_code, alert_id));
create policy alert_reference_replace on alert_reference for delete to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant());

-- alert_reminder
-- fanzha_app: select; insert
-- fanzha_jobs: select
create policy alert_reminder_jobs on alert_reminder for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy alert_reminder_make on alert_reminder for insert to fanzha_app
  with check (city_code = app_city() AND issuer_id = app_tenant() AND NOT reminded_by IS DISTINCT FROM app_user() AND (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()) AND waits_for_unit(city_code, alert_id, tenant_id, recorder_id, region_code, sector) AND is_called(city_code, issuer_id, issuer_name));
create policy alert_reminder_read on alert_reminder for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR recorder_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));

-- api_client
-- fanzha_app: select; insert; update (revoked_at, revoked_by, last_used_at)
create policy api_client_create on api_client for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND created_by = app_user() AND revoked_at IS NULL AND (('UNIT_ADMIN'::text = ANY (app_roles())) OR app_roles() && '{COUNTY_OFFICIAL,CITY_OFFICIAL}'::text[]) AND (NOT oversees OR app_roles() && '{COUNTY_OFFICIAL,CITY_OFFICIAL}'::text[]));
create policy api_client_read on api_client for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR app_mode() = 'operator'::text));
create policy api_client_revoke on api_client for update to fanzha_app
  using (city_code = app_city() AND (app_mode() = 'operator'::text OR tenant_id = app_tenant() AND (('UNIT_ADMIN'::text = ANY (app_roles())) OR app_roles() && '{COUNTY_OFFICIAL,CITY_OFFICIAL}'::text[])))
  with check (city_code = app_city() AND revoked_at IS NOT NULL AND revoked_by = app_user() AND (app_mode() = 'operator'::text OR tenant_id = app_tenant() AND (('UNIT_ADMIN'::text = ANY (app_roles())) OR app_roles() && '{COUNTY_OFFICIAL,CITY_OFFICIAL}'::text[])));
create policy api_client_token on api_client for select to fanzha_app
  using (app_mode() = 'client'::text AND city_code = app_city() AND id::text = app_subject());
create policy api_client_use on api_client for update to fanzha_app
  using (app_mode() = 'client'::text AND city_code = app_city() AND id::text = app_subject() AND revoked_at IS NULL)
  with check (app_mode() = 'client'::text AND city_code = app_city() AND id::text = app_subject() AND revoked_at IS NULL);

-- approval_request
-- fanzha_app: select; insert; update (state, decided_by, decided_by_name, decided_at, reason)
create policy approval_request_ask on approval_request for insert to fanzha_app
  with check (city_code = app_city() AND app_mode() = 'operator'::text AND requested_by = app_user() AND
CASE
    WHEN alone THEN state = 'APPROVED'::text AND decided_by = app_user() AND NOT app_has_other_operator()
    ELSE state = 'PENDING'::text
END);
create policy approval_request_decide on approval_request for update to fanzha_app
  using (city_code = app_city() AND app_mode() = 'operator'::text AND state = 'PENDING'::text)
  with check (city_code = app_city() AND app_mode() = 'operator'::text AND
CASE state
    WHEN 'WITHDRAWN'::text THEN requested_by = app_user() AND decided_by = app_user()
    WHEN 'EXPIRED'::text THEN expires_at <= now()
    WHEN 'PENDING'::text THEN false
    ELSE requested_by <> app_user() AND decided_by = app_user() AND expires_at > now() AND app_operator_since() < requested_at
END);
create policy approval_request_read on approval_request for select to fanzha_app
  using (city_code = app_city() AND (app_mode() = 'operator'::text OR tenant_id = app_tenant() AND state = 'APPROVED'::text));

-- attachment
-- fanzha_app: select; insert; update (state, owner_kind, owner_id, region_code, sector, of_region, shown, attached_at, detached_at, detached_by)
-- fanzha_jobs: select; update (region_code, sector); delete
create policy attachment_change on attachment for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant() AND (NOT of_region OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())))
  with check (city_code = app_city() AND tenant_id = app_tenant() AND (owner_kind IS NULL OR NOT of_region AND app_worked_at(region_code, sector) OR of_region AND (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy attachment_jobs on attachment for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy attachment_of_campaign on attachment for select to fanzha_app
  using (city_code = app_city() AND shown AND owner_kind = 'CAMPAIGN'::text AND (EXISTS ( SELECT
   FROM campaign c
  WHERE c.city_code = attachment.city_code AND c.id = attachment.owner_id)));
create policy attachment_read on attachment for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() AND (NOT of_region OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())) OR shown AND (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy attachment_upload on attachment for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND (owner_kind IS NULL OR NOT of_region AND app_worked_at(region_code, sector) OR of_region AND (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));

-- audit_entry
-- fanzha_app: select; insert
-- fanzha_jobs: insert
create policy audit_entry_jobs on audit_entry for insert to fanzha_jobs
  with check (city_code = app_city());
create policy audit_entry_read on audit_entry for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR app_mode() = 'operator'::text));
create policy audit_entry_write on audit_entry for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND NOT user_id IS DISTINCT FROM app_user());

-- campaign
-- fanzha_app: select; insert; update (name, document_number, starts_on, ends_on, status, issuing_body, basis_issuer, basis_number, theme, requirements, receive_by, regions, sectors, tenant_types, excepted, tasks, parent_edition, edition, tasks_edition, version, reason, issued_at, issued_by, closed_at, changed_at, changed_by); delete
-- fanzha_jobs: select
create policy campaign_change on campaign for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND app_type() = 'AUTHORITY'::text AND cardinality(regions) > 0 AND app_oversees_all(regions) AND (app_sector() IS NULL OR sectors = ARRAY[app_sector()]));
create policy campaign_discard on campaign for delete to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant() AND status = 'DRAFT'::text AND edition = 0);
create policy campaign_jobs on campaign for select to fanzha_jobs
  using (city_code = app_city());
create policy campaign_make on campaign for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND status = 'DRAFT'::text AND edition = 0 AND app_type() = 'AUTHORITY'::text AND cardinality(regions) > 0 AND app_oversees_all(regions) AND (app_sector() IS NULL OR sectors = ARRAY[app_sector()]));
create policy campaign_read on campaign for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR status <> 'DRAFT'::text AND (campaign_is_for(regions, sectors, tenant_types, excepted, tenant_id, app_home(), app_line(), app_addressed_type(), app_tenant()) OR cardinality(app_regions()) > 0 AND (regions = '{}'::text[] OR (EXISTS ( SELECT
   FROM unnest(app_regions()) o(o),
    unnest(campaign.regions) r(r)
  WHERE o.o ^@ r.r OR r.r ^@ o.o))) AND (app_sector() IS NULL OR sectors = '{}'::text[] OR (app_sector() = ANY (sectors))) OR (EXISTS ( SELECT
   FROM campaign_receipt had
  WHERE had.city_code = campaign.city_code AND had.campaign_id = campaign.id AND had.tenant_id = app_tenant())) OR campaign_reaches_by_forwarding(id))));

-- campaign_closing
-- fanzha_app: select; insert
create policy campaign_closing_make on campaign_closing for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant());
create policy campaign_closing_read on campaign_closing for select to fanzha_app
  using (city_code = app_city() AND cardinality(app_regions()) > 0 AND (EXISTS ( SELECT
   FROM campaign c
  WHERE c.city_code = campaign_closing.city_code AND c.id = campaign_closing.campaign_id AND (c.tenant_id = app_tenant() OR c.regions <> '{}'::text[] AND app_oversees_all(c.regions) AND (app_sector() IS NULL OR c.sectors = ARRAY[app_sector()])))));

-- campaign_edition
-- fanzha_app: select; insert
create policy campaign_edition_make on campaign_edition for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant());
create policy campaign_edition_read on campaign_edition for select to fanzha_app
  using (city_code = app_city() AND (EXISTS ( SELECT
   FROM campaign c
  WHERE c.city_code = campaign_edition.city_code AND c.id = campaign_edition.campaign_id)));

-- campaign_receipt
-- fanzha_app: select; insert
-- fanzha_jobs: select
create policy campaign_receipt_jobs on campaign_receipt for select to fanzha_jobs
  using (city_code = app_city());
create policy campaign_receipt_make on campaign_receipt for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND received_by = app_user() AND region_code = app_home() AND sector = app_line() AND may_receive_campaign(campaign_id, issuer_id, edition));
create policy campaign_receipt_read on campaign_receipt for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR issuer_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));

-- chase_plan
-- fanzha_app: select; insert; update (version, enabled, soon_days, on_due_day, unit_days, authority_days, town_days, line_days, changed_by, changed_at)
-- fanzha_jobs: select
create policy chase_plan_change on chase_plan for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND app_type() = 'AUTHORITY'::text AND is_form_of_own(city_code, form_id));
create policy chase_plan_jobs on chase_plan for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy chase_plan_read on chase_plan for select to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant());
create policy chase_plan_set on chase_plan for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND app_type() = 'AUTHORITY'::text AND is_form_of_own(city_code, form_id));

-- control_measure
-- fanzha_app: select; insert; update
-- fanzha_jobs: select; update
create policy control_measure_amend on control_measure for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector));
create policy control_measure_jobs on control_measure for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy control_measure_read on control_measure for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy control_measure_record on control_measure for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector));

-- due_told
-- fanzha_jobs: select; insert; delete
create policy due_told_jobs on due_told for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());

-- evaluation_appeal
-- fanzha_app: select; insert; update (state, decision, decided_at, decided_by)
create policy evaluation_appeal_decide on evaluation_appeal for update to fanzha_app
  using (city_code = app_city() AND issuer_id = app_tenant())
  with check (city_code = app_city() AND issuer_id = app_tenant() AND state <> 'OPEN'::text AND decided_by = app_user());
create policy evaluation_appeal_make on evaluation_appeal for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND state = 'OPEN'::text AND made_by = app_user() AND may_appeal_evaluation(scheme_id, issuer_id));
create policy evaluation_appeal_read on evaluation_appeal for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR issuer_id = app_tenant()));

-- evaluation_edition
-- fanzha_app: select; insert
create policy evaluation_edition_make on evaluation_edition for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant());
create policy evaluation_edition_read on evaluation_edition for select to fanzha_app
  using (city_code = app_city() AND (EXISTS ( SELECT
   FROM evaluation_scheme s
  WHERE s.city_code = evaluation_edition.city_code AND s.id = evaluation_edition.scheme_id)));

-- evaluation_scheme
-- fanzha_app: select; insert; update (status, title, period, regions, sectors, tenant_types, excepted, spreads_exempt, items, edition, version, ranking, ranking_shown, appeal_until, scored, closing_hash, published_at, closed_at, locked_at, changed_at, changed_by); delete
-- fanzha_jobs: select
create policy evaluation_scheme_change on evaluation_scheme for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND app_type() = 'AUTHORITY'::text AND cardinality(regions) > 0 AND app_oversees_all(regions) AND (app_sector() IS NULL OR sectors = ARRAY[app_sector()]));
create policy evaluation_scheme_delete on evaluation_scheme for delete to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant() AND status = 'DRAFT'::text);
create policy evaluation_scheme_jobs on evaluation_scheme for select to fanzha_jobs
  using (city_code = app_city());
create policy evaluation_scheme_make on evaluation_scheme for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND status = 'DRAFT'::text AND app_type() = 'AUTHORITY'::text AND cardinality(regions) > 0 AND app_oversees_all(regions) AND (app_sector() IS NULL OR sectors = ARRAY[app_sector()]));
create policy evaluation_scheme_read on evaluation_scheme for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR status <> 'DRAFT'::text AND (campaign_is_for(regions, sectors, tenant_types, excepted, tenant_id, app_home(), app_line(), app_addressed_type(), app_tenant()) OR (app_tenant() = ANY (scored)))));

-- evaluation_score
-- fanzha_app: select; insert
-- fanzha_jobs: select
create policy evaluation_score_jobs on evaluation_score for select to fanzha_jobs
  using (city_code = app_city());
create policy evaluation_score_make on evaluation_score for insert to fanzha_app
  with check (city_code = app_city() AND issuer_id = app_tenant() AND made_by = app_user());
create policy evaluation_score_read on evaluation_score for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR issuer_id = app_tenant()));

-- fact_day
-- fanzha_app: select
-- fanzha_jobs: select

-- fact_figure
-- fanzha_app: select
-- fanzha_jobs: select

-- fact_revision
-- fanzha_app: select; insert
-- fanzha_jobs: select; update
create policy fact_revision_activity on fact_revision for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND fact_kind = 'activity'::text AND gives_way_activity(city_code, fact_id, version, region_code, sector));
create policy fact_revision_alert on fact_revision for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND fact_kind = 'alert'::text AND gives_way_alert(city_code, fact_id, version, region_code, sector));
create policy fact_revision_control_measure on fact_revision for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND fact_kind = 'control_measure'::text AND gives_way_control_measure(city_code, fact_id, version, region_code, sector));
create policy fact_revision_fraud_case on fact_revision for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND fact_kind = 'fraud_case'::text AND gives_way_fraud_case(city_code, fact_id, version, region_code, sector));
create policy fact_revision_funds_action on fact_revision for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND fact_kind = 'funds_action'::text AND gives_way_funds_action(city_code, fact_id, version, region_code, sector));
create policy fact_revision_household_visit on fact_revision for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND fact_kind = 'household_visit'::text AND gives_way_household_visit(city_code, fact_id, version, region_code, sector));
create policy fact_revision_inspection on fact_revision for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND fact_kind = 'inspection'::text AND gives_way_inspection(city_code, fact_id, version, region_code, sector));
create policy fact_revision_interception on fact_revision for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND fact_kind = 'interception'::text AND gives_way_interception(city_code, fact_id, version, region_code, sector));
create policy fact_revision_jobs on fact_revision for select to fanzha_jobs
  using (city_code = app_city());
create policy fact_revision_leadership_group on fact_revision for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND fact_kind = 'leadership_group'::text AND gives_way_leadership_group(city_code, fact_id, version, region_code, sector));
create policy fact_revision_notice on fact_revision for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND fact_kind = 'notice'::text AND gives_way_notice(city_code, fact_id, version, region_code, sector));
create policy fact_revision_read on fact_revision for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy fact_revision_restate_jobs on fact_revision for update to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy fact_revision_tally on fact_revision for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND fact_kind = 'tally'::text AND gives_way_tally(city_code, fact_id, version, region_code, sector));

-- fraud_case
-- fanzha_app: select; insert; update
-- fanzha_jobs: select; update
create policy fraud_case_amend on fraud_case for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector));
create policy fraud_case_jobs on fraud_case for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy fraud_case_read on fraud_case for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy fraud_case_record on fraud_case for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector));

-- fraud_case_number
-- fanzha_app: select; insert; delete
-- fanzha_jobs: select (city_code, case_id, tenant_id, taken, number_claim)
create policy fraud_case_number_in_doubt on fraud_case_number for select to fanzha_jobs
  using (city_code = app_city() AND number_claim IS NULL AND taken);
create policy fraud_case_number_own on fraud_case_number for select to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant());
create policy fraud_case_number_record on fraud_case_number for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND is_own_fraud_case(city_code, case_id));
create policy fraud_case_number_replace on fraud_case_number for delete to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant());

-- fraud_free_scheme
-- fanzha_app: select; insert; update (ended_by, ended_at, end_reason)
-- fanzha_jobs: select
create policy fraud_free_scheme_end on fraud_free_scheme for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant() AND (region_code ^@ ANY (app_regions())) AND app_sector() IS NULL)
  with check (city_code = app_city() AND tenant_id = app_tenant() AND (region_code ^@ ANY (app_regions())) AND app_sector() IS NULL);
create policy fraud_free_scheme_jobs on fraud_free_scheme for select to fanzha_jobs
  using (city_code = app_city());
create policy fraud_free_scheme_make on fraud_free_scheme for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND (region_code ^@ ANY (app_regions())) AND app_sector() IS NULL);
create policy fraud_free_scheme_read on fraud_free_scheme for select to fanzha_app
  using (city_code = app_city() AND (region_code ^@ ANY (app_regions())) AND app_sector() IS NULL);

-- funds_action
-- fanzha_app: select; insert; update
-- fanzha_jobs: select; update
create policy funds_action_amend on funds_action for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector));
create policy funds_action_jobs on funds_action for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy funds_action_read on funds_action for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy funds_action_record on funds_action for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector));

-- household_door
-- fanzha_app: select; insert; update (retired_on, retired_because); delete
-- fanzha_jobs: select; insert; update; delete
create policy household_door_change on household_door for update to fanzha_app
  using (city_code = app_city() AND region_code ^@ app_home() AND app_keeps_rosters())
  with check (city_code = app_city() AND region_code ^@ app_home() AND app_keeps_rosters());
create policy household_door_give_back on household_door for delete to fanzha_app
  using (city_code = app_city() AND region_code ^@ app_home() AND app_keeps_rosters() AND is_being_undone(city_code, registration_id));
create policy household_door_jobs on household_door for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy household_door_keep on household_door for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ app_home() AND app_keeps_rosters());
create policy household_door_read on household_door for select to fanzha_app
  using (city_code = app_city() AND ((region_code ^@ ANY (app_regions())) OR (region_code ^@ ANY (app_homes())) AND (region_code ^@ app_home() OR registered_on <= asked_until(region_code))));

-- household_registration
-- fanzha_app: select; insert; update (undone_at, undone_by)
-- fanzha_jobs: select; insert; update; delete
create policy household_registration_jobs on household_registration for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy household_registration_keep on household_registration for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND registered_by = app_user() AND undone_at IS NULL AND region_code ^@ app_home() AND app_keeps_rosters() AND roster_lies_in(city_code, roster_id, region_code));
create policy household_registration_read on household_registration for select to fanzha_app
  using (city_code = app_city() AND ((region_code ^@ ANY (app_regions())) OR region_code ^@ app_home()));
create policy household_registration_undo on household_registration for update to fanzha_app
  using (city_code = app_city() AND undone_at IS NULL AND region_code ^@ app_home() AND app_keeps_rosters())
  with check (city_code = app_city() AND undone_by = app_user() AND undone_at = app_moment() AND region_code ^@ app_home() AND app_keeps_rosters() AND NOT has_named_doors(city_code, roster_id, id));

-- household_roster
-- fanzha_app: select; insert
-- fanzha_jobs: select; insert; update; delete
create policy household_roster_jobs on household_roster for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy household_roster_keep on household_roster for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ app_home() AND app_keeps_rosters());
create policy household_roster_read on household_roster for select to fanzha_app
  using (city_code = app_city() AND ((region_code ^@ ANY (app_regions())) OR (region_code ^@ ANY (app_homes()))));

-- household_vacancy
-- fanzha_app: select; insert; update (to_on); delete
-- fanzha_jobs: select; insert; update; delete
create policy household_vacancy_change on household_vacancy for update to fanzha_app
  using (city_code = app_city() AND (region_code ^@ ANY (app_homes())))
  with check (city_code = app_city() AND (region_code ^@ ANY (app_homes())));
create policy household_vacancy_jobs on household_vacancy for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy household_vacancy_keep on household_vacancy for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND (region_code ^@ ANY (app_homes())) AND found_vacant(roster_id, number, from_on));
create policy household_vacancy_read on household_vacancy for select to fanzha_app
  using (city_code = app_city() AND ((region_code ^@ ANY (app_regions())) OR (region_code ^@ ANY (app_homes()))));
create policy household_vacancy_replace on household_vacancy for delete to fanzha_app
  using (city_code = app_city() AND (region_code ^@ ANY (app_homes())));

-- household_visit
-- fanzha_app: select; insert; update
-- fanzha_jobs: select; update
create policy household_visit_amend on household_visit for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector) AND (record_status = 'VOIDED'::text OR roster_id IS NULL OR is_roster_of(roster_id, region_code)) AND (vacant = '{}'::smallint[] OR app_finds_vacancies() OR vacant <@ vacant_doors_of(id)));
create policy household_visit_jobs on household_visit for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy household_visit_read on household_visit for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy household_visit_record on household_visit for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector) AND (roster_id IS NULL OR is_roster_of(roster_id, region_code)) AND (vacant = '{}'::smallint[] OR app_finds_vacancies()));

-- household_visit_bitmap
-- fanzha_app: select; insert; update (bits, dirty)
-- fanzha_jobs: select; insert; update; delete
create policy household_visit_bitmap_change on household_visit_bitmap for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector));
create policy household_visit_bitmap_jobs on household_visit_bitmap for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy household_visit_bitmap_of_roster on household_visit_bitmap for select to fanzha_app
  using (city_code = app_city() AND (roster_region ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()));
create policy household_visit_bitmap_read on household_visit_bitmap for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy household_visit_bitmap_record on household_visit_bitmap for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector) AND is_roster_of(roster_id, region_code) AND (roster_region IS NULL OR roster_lies_in(city_code, roster_id, roster_region)));

-- import
-- fanzha_app: select; insert; update (row_count, mapping, replacements, state, stop_reason, mode, with_duplicates, cancel_asked, counts, done_rows, resumed_at, resumed_row, version, asked_by, checked_at, started_at, ended_at, changed_at, undo_reason, undo_amended, undone_rows, undo_asked_at, undo_ended_at); delete
-- fanzha_jobs: select (city_code, id, tenant_id, state, recorded_by, asked_by, changed_at, expires_on, cleaned); update (columns, replacements, changed_at, cleaned)
create policy import_jobs on import for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy import_own on import for all to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant());

-- import_mapping
-- fanzha_app: select; insert; update (field, used_at)
create policy import_mapping_own on import_mapping for all to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant());

-- import_row
-- fanzha_app: select; insert; update (state, part_of, errors, kind, record_id, seen_version, written, undo, undo_why); delete
-- fanzha_jobs: select (city_code, tenant_id, import_id, row_number, written); update (cells, errors); delete
create policy import_row_jobs on import_row for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy import_row_own on import_row for all to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant());

-- inspection
-- fanzha_app: select; insert; update
-- fanzha_jobs: select; update
create policy inspection_amend on inspection for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector));
create policy inspection_jobs on inspection for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy inspection_read on inspection for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy inspection_record on inspection for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector));

-- inspection_hazard
-- fanzha_app: select; insert; delete
-- fanzha_jobs: select; update
create policy inspection_hazard_jobs on inspection_hazard for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy inspection_hazard_read on inspection_hazard for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy inspection_hazard_record on inspection_hazard for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND is_part_of_own_inspection(city_code, inspection_id, region_code, sector));
create policy inspection_hazard_replace on inspection_hazard for delete to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant());

-- interception
-- fanzha_app: select; insert; update
-- fanzha_jobs: select; update
create policy interception_amend on interception for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector) AND (named = '{}'::uuid[] OR named <@ named_in(city_code, id)));
create policy interception_jobs on interception for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy interception_joined on interception for select to fanzha_app
  using (city_code = app_city() AND (app_tenant() = ANY (named)));
create policy interception_read on interception for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy interception_record on interception for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector) AND (named = '{}'::uuid[] OR named <@ named_in(city_code, id)));

-- interception_participant
-- fanzha_app: select; insert; update (confirmation, answered_by, answered_at); delete
-- fanzha_jobs: select; update
create policy interception_participant_answer on interception_participant for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND NOT answered_by IS DISTINCT FROM app_user() AND (confirmation = ANY (ARRAY['CONFIRMED'::text, 'DECLINED'::text])));
create policy interception_participant_jobs on interception_participant for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy interception_participant_read on interception_participant for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()) OR recorder_id = app_tenant()));
create policy interception_participant_record on interception_participant for insert to fanzha_app
  with check (city_code = app_city() AND recorder_id = app_tenant() AND region_code = home_region AND names_partner(city_code, interception_id, tenant_id, name, type, home_region, sector) AND confirmation = 'PENDING'::text AND answered_by IS NULL AND answered_at IS NULL);
create policy interception_participant_replace on interception_participant for delete to fanzha_app
  using (city_code = app_city() AND recorder_id = app_tenant());

-- leadership_contact
-- fanzha_app: select; insert; delete
create policy leadership_contact_own on leadership_contact for select to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant());
create policy leadership_contact_record on leadership_contact for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND is_own_leadership_group(city_code, group_id));
create policy leadership_contact_replace on leadership_contact for delete to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant());

-- leadership_group
-- fanzha_app: select; insert; update
-- fanzha_jobs: select; update
create policy leadership_group_amend on leadership_group for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector));
create policy leadership_group_jobs on leadership_group for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy leadership_group_read on leadership_group for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy leadership_group_record on leadership_group for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector));

-- leadership_member
-- fanzha_app: select; insert; delete
-- fanzha_jobs: select; update
create policy leadership_member_jobs on leadership_member for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy leadership_member_read on leadership_member for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy leadership_member_record on leadership_member for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND is_part_of_own_leadership_group(city_code, group_id, region_code, sector));
create policy leadership_member_replace on leadership_member for delete to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant());

-- login_name
-- fanzha_app: select; insert
create policy login_name_claim on login_name for insert to fanzha_app
  with check (city_code = app_city() AND is_account(city_code, user_id, username));
create policy login_name_sign_in on login_name for select to fanzha_app
  using (app_mode() = 'sign_in'::text AND username = app_subject());

-- mail_address
-- fanzha_app: select; insert; update (address, locale, link_id, link_until, confirmed_at, failures, stopped_at, version, changed_at); delete
-- fanzha_jobs: select; update (failures, stopped_at, gathered_at, urgent_at)
create policy mail_address_jobs on mail_address for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy mail_address_own on mail_address for all to fanzha_app
  using (city_code = app_city() AND user_id = app_user())
  with check (city_code = app_city() AND user_id = app_user());

-- mail_delivery
-- fanzha_app: select; insert
-- fanzha_jobs: select; insert; update (state, attempts, next_at, failure, ended_at); delete
create policy mail_delivery_jobs on mail_delivery for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy mail_delivery_link on mail_delivery for insert to fanzha_app
  with check (city_code = app_city() AND user_id = app_user() AND purpose = 'LINK'::text AND state = 'WAITING'::text);
create policy mail_delivery_own on mail_delivery for select to fanzha_app
  using (city_code = app_city() AND user_id = app_user());

-- notice
-- fanzha_app: select; insert; update
-- fanzha_jobs: select; update
create policy notice_addressed on notice for select to fanzha_app
  using (city_code = app_city() AND record_status = 'ACTIVE'::text AND (app_home() ^@ ANY (regions)) AND (sectors = '{}'::text[] OR (app_line() = ANY (sectors))));
create policy notice_amend on notice for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector) AND (record_status = 'VOIDED'::text OR app_type() = 'AUTHORITY'::text AND app_oversees_all(regions) AND (app_sector() IS NULL OR sectors = ARRAY[app_sector()])));
create policy notice_jobs on notice for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy notice_read on notice for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy notice_record on notice for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector) AND app_type() = 'AUTHORITY'::text AND app_oversees_all(regions) AND (app_sector() IS NULL OR sectors = ARRAY[app_sector()]));

-- notice_receipt
-- fanzha_app: select; insert
-- fanzha_jobs: select; update
create policy notice_receipt_jobs on notice_receipt for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy notice_receipt_read on notice_receipt for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()) OR issuer_id = app_tenant()));
create policy notice_receipt_record on notice_receipt for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector) AND may_receive(city_code, notice_id, issuer_id));

-- notification
-- fanzha_app: select; update (read_at, mail_at)
-- fanzha_jobs: select; insert; update (mail_at, mail_id); delete
create policy notification_jobs on notification for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy notification_own on notification for select to fanzha_app
  using (city_code = app_city() AND user_id = app_user());
create policy notification_read on notification for update to fanzha_app
  using (city_code = app_city() AND user_id = app_user())
  with check (city_code = app_city() AND user_id = app_user());

-- notification_settings
-- fanzha_app: select; insert; update (choices, version, changed_at, rhythm, quiet_from, quiet_to, quiet_weekends)
-- fanzha_jobs: select
create policy notification_settings_jobs on notification_settings for select to fanzha_jobs
  using (city_code = app_city());
create policy notification_settings_own on notification_settings for all to fanzha_app
  using (city_code = app_city() AND user_id = app_user())
  with check (city_code = app_city() AND user_id = app_user());

-- operator_invitation
-- fanzha_app: select; update (used_at)
create policy operator_invitation_claim on operator_invitation for update to fanzha_app
  using (used_at IS NULL)
  with check (used_at IS NOT NULL);
create policy operator_invitation_read on operator_invitation for select to fanzha_app
  using (true);

-- outbox_event
-- fanzha_app: insert
-- fanzha_jobs: select; insert; update (dispatched_at, attempts, next_at, set_aside_at); delete
create policy outbox_event_jobs on outbox_event for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy outbox_event_write on outbox_event for insert to fanzha_app
  with check (city_code = app_city() AND by_tenant_id = app_tenant());

-- oversight
-- fanzha_app: select; insert; update
-- fanzha_jobs: select
create policy oversight_jobs on oversight for select to fanzha_jobs
  using (city_code = app_city());
create policy oversight_operate on oversight for all to fanzha_app
  using (city_code = app_city() AND app_mode() = 'operator'::text)
  with check (city_code = app_city() AND app_mode() = 'operator'::text);
create policy oversight_read on oversight for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR app_mode() = 'operator'::text));

-- read_text
-- fanzha_app: select; insert; update (state, park_reason, accept_key, accept_hash, version, changed_at, undo_reason)
create policy read_text_own on read_text for all to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant());

-- read_text_record
-- fanzha_app: select; insert; update (undo, undo_why)
create policy read_text_record_own on read_text_record for all to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant());

-- region
-- fanzha_app: select; insert
-- fanzha_jobs: select; insert; update
create policy region_add on region for insert to fanzha_app
  with check (app_mode() = 'operator'::text AND level = 'COMMUNITY'::text AND code ^@ app_city());
create policy region_change on region for insert to fanzha_jobs
  with check (code ^@ app_city());
create policy region_changed on region for update to fanzha_jobs
  using (code ^@ app_city())
  with check (code ^@ app_city());
create policy region_read on region for select to fanzha_app, fanzha_jobs
  using (true);

-- restatement
-- fanzha_app: select; insert
-- fanzha_jobs: select; insert; update
create policy restatement_jobs on restatement for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy restatement_read on restatement for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR app_mode() = 'operator'::text));
create policy restatement_request on restatement for insert to fanzha_app
  with check (city_code = app_city() AND app_mode() = 'operator'::text AND assignments_before IS NULL);

-- rollup_cell
-- fanzha_app: select
-- fanzha_jobs: select; insert; update; delete
create policy rollup_cell_jobs on rollup_cell for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy rollup_cell_read on rollup_cell for select to fanzha_app
  using (city_code = app_city() AND (node = app_tenant()::text OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector() OR sector = '-'::text) OR sector = '-'::text AND region_code ^@ app_home()));

-- rollup_covered
-- fanzha_app: select
-- fanzha_jobs: select; insert; update; delete
create policy rollup_covered_jobs on rollup_covered for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy rollup_covered_read on rollup_covered for select to fanzha_app
  using (city_code = app_city() AND (node ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()));

-- rollup_covered_day
-- fanzha_app: select
-- fanzha_jobs: select; insert; update; delete
create policy rollup_covered_day_jobs on rollup_covered_day for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy rollup_covered_day_read on rollup_covered_day for select to fanzha_app
  using (city_code = app_city() AND (node ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()));

-- rollup_delta
-- fanzha_app: select; insert (city_code, id, tenant_id, home_region, region_code, sector, day, activity_type, fraud_type, facts, qualifier_counts, leadership_groups, leadership_members, tenants, activities, sessions, participants, people_reached, leaflets, manuals, letters, notices_signed, posters, banners, boards, led_plays, led_items, articles, forwards, group_pushes, sms, videos, screenings, broadcasts, vehicle_trips, volunteers, classes_covered, outlets_covered, student_works, app_assisted, absentees_followed_up, household_visits, households_reported, households_registered, people_visited, cases_reported, cases_filed, loss, cases_solved, suspects_caught, gangs_dismantled, leads_verified, stop_payment, frozen, returned, accounts_frozen, interceptions, loss_avoided, dissuasions, hotline_calls, tips, warnings_issued, warnings_read, victim_followups, accounts_checked, accounts_restricted, leads_transferred, inspections, hazards_found, hazards_rectified, submissions_due, submissions_on_time, age_band, venue, tenant_only, tenants_with_group, aside, accounts_stopped, hazards_found_rectified, began_on, internal_acts, other_theme_activities, people_reached_indirectly, loss_reported, alerts_received, alerts_handled, alerts_on_time, alerts_face_to_face, alerts_lost, campaign_ids)
-- fanzha_jobs: select; insert; update; delete
create policy rollup_delta_jobs on rollup_delta for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy rollup_delta_read on rollup_delta for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector() OR sector = '-'::text) OR sector = '-'::text AND region_code ^@ app_home()));
create policy rollup_delta_write on rollup_delta for insert to fanzha_app
  with check (city_code = app_city() AND region_code ^@ home_region AND tenant_id = app_tenant() AND NOT tenant_only AND sector <> '-'::text AND app_belonged(home_region, sector) AND NOT aside AND (sector <> '-'::text OR num_nonnulls(began_on, activity_type, fraud_type, NULLIF(campaign_ids, '{}'::uuid[]), qualifier_counts, leadership_groups, leadership_members, tenants, activities, sessions, participants, people_reached, leaflets, manuals, letters, notices_signed, posters, banners, boards, led_plays, led_items, articles, forwards, group_pushes, sms, videos, screenings, broadcasts, vehicle_trips, volunteers, classes_covered, outlets_covered, student_works, app_assisted, absentees_followed_up, household_visits, households_reported, people_visited, cases_reported, cases_filed, loss, cases_solved, suspects_caught, gangs_dismantled, leads_verified, stop_payment, frozen, returned, accounts_frozen, interceptions, loss_avoided, dissuasions, hotline_calls, tips, warnings_issued, warnings_read, victim_followups, accounts_checked, accounts_restricted, leads_transferred, inspections, hazards_found, hazards_rectified, submissions_due, submissions_on_time, age_band, venue, tenants_with_group, accounts_stopped, hazards_found_rectified, internal_acts, other_theme_activities, people_reached_indirectly, loss_reported, alerts_received, alerts_handled, alerts_on_time, alerts_face_to_face, alerts_lost) = 0) AND (NOT tenant_only OR COALESCE((qualifier_counts - ARRAY['INTERCEPTIONS'::text, 'LOSS_AVOIDED'::text, 'DISSUASIONS'::text]) = '{}'::jsonb, true) AND num_nonnulls(activity_type, leadership_groups, leadership_members, tenants, activities, sessions, participants, people_reached, leaflets, manuals, letters, notices_signed, posters, banners, boards, led_plays, led_items, articles, forwards, group_pushes, sms, videos, screenings, broadcasts, vehicle_trips, volunteers, classes_covered, outlets_covered, student_works, app_assisted, absentees_followed_up, household_visits, households_reported, households_registered, people_visited, cases_reported, cases_filed, loss, cases_solved, suspects_caught, gangs_dismantled, leads_verified, stop_payment, frozen, returned, accounts_frozen, hotline_calls, tips, warnings_issued, warnings_read, victim_followups, accounts_checked, accounts_restricted, leads_transferred, inspections, hazards_found, hazards_rectified, submissions_due, submissions_on_time, tenants_with_group, accounts_stopped, hazards_found_rectified, internal_acts, other_theme_activities, people_reached_indirectly, loss_reported, alerts_received, alerts_handled, alerts_on_time, alerts_face_to_face, alerts_lost) = 0));
create policy rollup_delta_write_answered on rollup_delta for insert to fanzha_app
  with check (NOT tenant_only AND city_code = app_city() AND facts = 0 AND sector <> '-'::text AND region_code ^@ home_region AND NOT aside AND COALESCE(qualifier_counts, '{}'::jsonb) = '{}'::jsonb AND num_nonnulls(activity_type, leadership_groups, leadership_members, tenants, activities, sessions, participants, people_reached, leaflets, manuals, letters, notices_signed, posters, banners, boards, led_plays, led_items, articles, forwards, group_pushes, sms, videos, screenings, broadcasts, vehicle_trips, volunteers, classes_covered, outlets_covered, student_works, app_assisted, absentees_followed_up, household_visits, households_reported, households_registered, people_visited, cases_reported, cases_filed, loss, cases_solved, suspects_caught, gangs_dismantled, leads_verified, stop_payment, frozen, returned, accounts_frozen, interceptions, loss_avoided, dissuasions, hotline_calls, tips, warnings_issued, warnings_read, victim_followups, accounts_checked, accounts_restricted, leads_transferred, inspections, hazards_found, hazards_rectified, submissions_due, submissions_on_time, age_band, venue, tenants_with_group, accounts_stopped, hazards_found_rectified, began_on, internal_acts, other_theme_activities, people_reached_indirectly, loss_reported) = 0 AND answers_alert(tenant_id, region_code, sector, day));
create policy rollup_delta_write_assigned on rollup_delta for insert to fanzha_app
  with check (tenant_only AND region_code = home_region AND city_code = app_city() AND facts = 0 AND sector <> '-'::text AND region_code ^@ home_region AND NOT aside AND COALESCE(qualifier_counts, '{}'::jsonb) = '{}'::jsonb AND num_nonnulls(activity_type, leadership_groups, leadership_members, tenants, activities, sessions, participants, people_reached, leaflets, manuals, letters, notices_signed, posters, banners, boards, led_plays, led_items, articles, forwards, group_pushes, sms, videos, screenings, broadcasts, vehicle_trips, volunteers, classes_covered, outlets_covered, student_works, app_assisted, absentees_followed_up, household_visits, households_reported, households_registered, people_visited, cases_reported, cases_filed, loss, cases_solved, suspects_caught, gangs_dismantled, leads_verified, stop_payment, frozen, returned, accounts_frozen, interceptions, loss_avoided, dissuasions, hotline_calls, tips, warnings_issued, warnings_read, victim_followups, accounts_checked, accounts_restricted, leads_transferred, inspections, hazards_found, hazards_rectified, submissions_due, submissions_on_time, age_band, venue, tenants_with_group, accounts_stopped, hazards_found_rectified, began_on, internal_acts, other_theme_activities, people_reached_indirectly, loss_reported) = 0 AND assigns_alert(tenant_id, day));
create policy rollup_delta_write_joint on rollup_delta for insert to fanzha_app
  with check (tenant_only AND sector <> '-'::text AND city_code = app_city() AND region_code ^@ home_region AND facts = 0 AND shares_interception(tenant_id, day) AND NOT aside AND (sector <> '-'::text OR num_nonnulls(began_on, activity_type, fraud_type, NULLIF(campaign_ids, '{}'::uuid[]), qualifier_counts, leadership_groups, leadership_members, tenants, activities, sessions, participants, people_reached, leaflets, manuals, letters, notices_signed, posters, banners, boards, led_plays, led_items, articles, forwards, group_pushes, sms, videos, screenings, broadcasts, vehicle_trips, volunteers, classes_covered, outlets_covered, student_works, app_assisted, absentees_followed_up, household_visits, households_reported, people_visited, cases_reported, cases_filed, loss, cases_solved, suspects_caught, gangs_dismantled, leads_verified, stop_payment, frozen, returned, accounts_frozen, interceptions, loss_avoided, dissuasions, hotline_calls, tips, warnings_issued, warnings_read, victim_followups, accounts_checked, accounts_restricted, leads_transferred, inspections, hazards_found, hazards_rectified, submissions_due, submissions_on_time, age_band, venue, tenants_with_group, accounts_stopped, hazards_found_rectified, internal_acts, other_theme_activities, people_reached_indirectly, loss_reported, alerts_received, alerts_handled, alerts_on_time, alerts_face_to_face, alerts_lost) = 0) AND (NOT tenant_only OR COALESCE((qualifier_counts - ARRAY['INTERCEPTIONS'::text, 'LOSS_AVOIDED'::text, 'DISSUASIONS'::text]) = '{}'::jsonb, true) AND num_nonnulls(activity_type, leadership_groups, leadership_members, tenants, activities, sessions, participants, people_reached, leaflets, manuals, letters, notices_signed, posters, banners, boards, led_plays, led_items, articles, forwards, group_pushes, sms, videos, screenings, broadcasts, vehicle_trips, volunteers, classes_covered, outlets_covered, student_works, app_assisted, absentees_followed_up, household_visits, households_reported, households_registered, people_visited, cases_reported, cases_filed, loss, cases_solved, suspects_caught, gangs_dismantled, leads_verified, stop_payment, frozen, returned, accounts_frozen, hotline_calls, tips, warnings_issued, warnings_read, victim_followups, accounts_checked, accounts_restricted, leads_transferred, inspections, hazards_found, hazards_rectified, submissions_due, submissions_on_time, tenants_with_group, accounts_stopped, hazards_found_rectified, internal_acts, other_theme_activities, people_reached_indirectly, loss_reported, alerts_received, alerts_handled, alerts_on_time, alerts_face_to_face, alerts_lost) = 0));
create policy rollup_delta_write_own_alert on rollup_delta for insert to fanzha_app
  with check (tenant_only AND region_code = home_region AND city_code = app_city() AND facts = 0 AND sector <> '-'::text AND region_code ^@ home_region AND NOT aside AND COALESCE(qualifier_counts, '{}'::jsonb) = '{}'::jsonb AND num_nonnulls(activity_type, leadership_groups, leadership_members, tenants, activities, sessions, participants, people_reached, leaflets, manuals, letters, notices_signed, posters, banners, boards, led_plays, led_items, articles, forwards, group_pushes, sms, videos, screenings, broadcasts, vehicle_trips, volunteers, classes_covered, outlets_covered, student_works, app_assisted, absentees_followed_up, household_visits, households_reported, households_registered, people_visited, cases_reported, cases_filed, loss, cases_solved, suspects_caught, gangs_dismantled, leads_verified, stop_payment, frozen, returned, accounts_frozen, interceptions, loss_avoided, dissuasions, hotline_calls, tips, warnings_issued, warnings_read, victim_followups, accounts_checked, accounts_restricted, leads_transferred, inspections, hazards_found, hazards_rectified, submissions_due, submissions_on_time, age_band, venue, tenants_with_group, accounts_stopped, hazards_found_rectified, began_on, internal_acts, other_theme_activities, people_reached_indirectly, loss_reported) = 0 AND tenant_id = app_tenant() AND has_alert_at(city_code, tenant_id, home_region, sector, day));
create policy rollup_delta_write_own_count on rollup_delta for insert to fanzha_app
  with check (tenant_only AND city_code = app_city() AND tenant_id = app_tenant() AND facts = 0 AND sector <> '-'::text AND region_code ^@ home_region AND app_belonged(home_region, sector) AND NOT aside AND COALESCE((qualifier_counts - ARRAY['ALERTS_RECEIVED'::text, 'ALERTS_HANDLED'::text, 'ALERTS_ON_TIME'::text, 'ALERTS_FACE_TO_FACE'::text, 'ALERTS_LOST'::text, 'LOSS_AVOIDED'::text]) = '{}'::jsonb, true) AND num_nonnulls(activity_type, fraud_type, leadership_groups, leadership_members, tenants, activities, sessions, participants, people_reached, leaflets, manuals, letters, notices_signed, posters, banners, boards, led_plays, led_items, articles, forwards, group_pushes, sms, videos, screenings, broadcasts, vehicle_trips, volunteers, classes_covered, outlets_covered, student_works, app_assisted, absentees_followed_up, household_visits, households_reported, households_registered, people_visited, cases_reported, cases_filed, loss, cases_solved, suspects_caught, gangs_dismantled, leads_verified, stop_payment, frozen, returned, accounts_frozen, interceptions, dissuasions, hotline_calls, tips, warnings_issued, warnings_read, victim_followups, accounts_checked, accounts_restricted, leads_transferred, inspections, hazards_found, hazards_rectified, submissions_due, submissions_on_time, age_band, venue, tenants_with_group, accounts_stopped, hazards_found_rectified, internal_acts, other_theme_activities, people_reached_indirectly, loss_reported) = 0);
create policy rollup_delta_write_own_share on rollup_delta for insert to fanzha_app
  with check (tenant_only AND sector <> '-'::text AND city_code = app_city() AND tenant_id = app_tenant() AND facts = 0 AND region_code = home_region AND has_share_at(city_code, tenant_id, home_region, sector) AND NOT aside AND (sector <> '-'::text OR num_nonnulls(began_on, activity_type, fraud_type, NULLIF(campaign_ids, '{}'::uuid[]), qualifier_counts, leadership_groups, leadership_members, tenants, activities, sessions, participants, people_reached, leaflets, manuals, letters, notices_signed, posters, banners, boards, led_plays, led_items, articles, forwards, group_pushes, sms, videos, screenings, broadcasts, vehicle_trips, volunteers, classes_covered, outlets_covered, student_works, app_assisted, absentees_followed_up, household_visits, households_reported, people_visited, cases_reported, cases_filed, loss, cases_solved, suspects_caught, gangs_dismantled, leads_verified, stop_payment, frozen, returned, accounts_frozen, interceptions, loss_avoided, dissuasions, hotline_calls, tips, warnings_issued, warnings_read, victim_followups, accounts_checked, accounts_restricted, leads_transferred, inspections, hazards_found, hazards_rectified, submissions_due, submissions_on_time, age_band, venue, tenants_with_group, accounts_stopped, hazards_found_rectified, internal_acts, other_theme_activities, people_reached_indirectly, loss_reported, alerts_received, alerts_handled, alerts_on_time, alerts_face_to_face, alerts_lost) = 0) AND (NOT tenant_only OR COALESCE((qualifier_counts - ARRAY['INTERCEPTIONS'::text, 'LOSS_AVOIDED'::text, 'DISSUASIONS'::text]) = '{}'::jsonb, true) AND num_nonnulls(activity_type, leadership_groups, leadership_members, tenants, activities, sessions, participants, people_reached, leaflets, manuals, letters, notices_signed, posters, banners, boards, led_plays, led_items, articles, forwards, group_pushes, sms, videos, screenings, broadcasts, vehicle_trips, volunteers, classes_covered, outlets_covered, student_works, app_assisted, absentees_followed_up, household_visits, households_reported, households_registered, people_visited, cases_reported, cases_filed, loss, cases_solved, suspects_caught, gangs_dismantled, leads_verified, stop_payment, frozen, returned, accounts_frozen, hotline_calls, tips, warnings_issued, warnings_read, victim_followups, accounts_checked, accounts_restricted, leads_transferred, inspections, hazards_found, hazards_rectified, submissions_due, submissions_on_time, tenants_with_group, accounts_stopped, hazards_found_rectified, internal_acts, other_theme_activities, people_reached_indirectly, loss_reported, alerts_received, alerts_handled, alerts_on_time, alerts_face_to_face, alerts_lost) = 0));
create policy rollup_delta_write_rosters on rollup_delta for insert to fanzha_app
  with check (sector = '-'::text AND NOT tenant_only AND city_code = app_city() AND home_region = region_code AND facts = 0 AND keeps_doors(tenant_id, region_code) AND NOT aside AND (sector <> '-'::text OR num_nonnulls(began_on, activity_type, fraud_type, NULLIF(campaign_ids, '{}'::uuid[]), qualifier_counts, leadership_groups, leadership_members, tenants, activities, sessions, participants, people_reached, leaflets, manuals, letters, notices_signed, posters, banners, boards, led_plays, led_items, articles, forwards, group_pushes, sms, videos, screenings, broadcasts, vehicle_trips, volunteers, classes_covered, outlets_covered, student_works, app_assisted, absentees_followed_up, household_visits, households_reported, people_visited, cases_reported, cases_filed, loss, cases_solved, suspects_caught, gangs_dismantled, leads_verified, stop_payment, frozen, returned, accounts_frozen, interceptions, loss_avoided, dissuasions, hotline_calls, tips, warnings_issued, warnings_read, victim_followups, accounts_checked, accounts_restricted, leads_transferred, inspections, hazards_found, hazards_rectified, submissions_due, submissions_on_time, age_band, venue, tenants_with_group, accounts_stopped, hazards_found_rectified, internal_acts, other_theme_activities, people_reached_indirectly, loss_reported, alerts_received, alerts_handled, alerts_on_time, alerts_face_to_face, alerts_lost) = 0) AND (NOT tenant_only OR COALESCE((qualifier_counts - ARRAY['INTERCEPTIONS'::text, 'LOSS_AVOIDED'::text, 'DISSUASIONS'::text]) = '{}'::jsonb, true) AND num_nonnulls(activity_type, leadership_groups, leadership_members, tenants, activities, sessions, participants, people_reached, leaflets, manuals, letters, notices_signed, posters, banners, boards, led_plays, led_items, articles, forwards, group_pushes, sms, videos, screenings, broadcasts, vehicle_trips, volunteers, classes_covered, outlets_covered, student_works, app_assisted, absentees_followed_up, household_visits, households_reported, households_registered, people_visited, cases_reported, cases_filed, loss, cases_solved, suspects_caught, gangs_dismantled, leads_verified, stop_payment, frozen, returned, accounts_frozen, hotline_calls, tips, warnings_issued, warnings_read, victim_followups, accounts_checked, accounts_restricted, leads_transferred, inspections, hazards_found, hazards_rectified, submissions_due, submissions_on_time, tenants_with_group, accounts_stopped, hazards_found_rectified, internal_acts, other_theme_activities, people_reached_indirectly, loss_reported, alerts_received, alerts_handled, alerts_on_time, alerts_face_to_face, alerts_lost) = 0));

-- rollup_qualifier_count
-- fanzha_app: select
-- fanzha_jobs: select; insert; update; delete
create policy rollup_qualifier_count_jobs on rollup_qualifier_count for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy rollup_qualifier_count_read on rollup_qualifier_count for select to fanzha_app
  using (city_code = app_city() AND (node = app_tenant()::text OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector() OR sector = '-'::text) OR sector = '-'::text AND region_code ^@ app_home()));

-- rollup_reporting
-- fanzha_app: select
-- fanzha_jobs: select; insert; update; delete
create policy rollup_reporting_jobs on rollup_reporting for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy rollup_reporting_read on rollup_reporting for select to fanzha_app
  using (city_code = app_city() AND (node ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()));

-- rollup_spanning
-- fanzha_app: select
-- fanzha_jobs: select; insert; update; delete
create policy rollup_spanning_jobs on rollup_spanning for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy rollup_spanning_read on rollup_spanning for select to fanzha_app
  using (city_code = app_city() AND (node = app_tenant()::text OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector() OR sector = '-'::text) OR sector = '-'::text AND region_code ^@ app_home()));

-- rollup_tenant_reporting
-- fanzha_app: select
-- fanzha_jobs: select; insert; update; delete
create policy rollup_tenant_reporting_jobs on rollup_tenant_reporting for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy rollup_tenant_reporting_read on rollup_tenant_reporting for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (home_region ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));

-- saved_view
-- fanzha_app: select; insert; update (name, content, position); delete
create policy saved_view_own on saved_view for all to fanzha_app
  using (city_code = app_city() AND user_id = app_user())
  with check (city_code = app_city() AND user_id = app_user());

-- sign_in_failure
-- fanzha_app: select; insert; update; delete

-- stated_line
-- fanzha_app: select
-- fanzha_jobs: select

-- stated_part
-- fanzha_app: select; insert; update; delete
-- fanzha_jobs: select; update
create policy stated_part_drop on stated_part for delete to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant());
create policy stated_part_jobs on stated_part for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy stated_part_read on stated_part for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy stated_part_settle on stated_part for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND app_worked_at(region_code, sector));
create policy stated_part_tell on stated_part for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND app_worked_at(region_code, sector));

-- stated_total
-- fanzha_app: select; insert; update; delete
-- fanzha_jobs: select; update
create policy stated_total_drop on stated_total for delete to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant());
create policy stated_total_jobs on stated_total for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy stated_total_read on stated_total for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy stated_total_settle on stated_total for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector));
create policy stated_total_tell on stated_total for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector));

-- submission
-- fanzha_app: select; insert; update (state, version, round, zero, zero_note, explanations, texts, returned, snapshot, snapshot_hash, as_of, seen, before, submitted_on, submitted_at, accepted_at, approved_at, returned_at, changed_by, changed_at, worked_seconds, worked_at)
-- fanzha_jobs: select; insert
create policy submission_jobs on submission for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy submission_open on submission for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND state = 'DRAFT'::text AND submitted_on IS NULL AND app_belonged(region_code, sector) AND is_asked_of_own(city_code, form_id, form_version, issuer_id));
create policy submission_read on submission for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy submission_review on submission for update to fanzha_app
  using (city_code = app_city() AND issuer_id = app_tenant() AND tenant_id <> app_tenant() AND (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()))
  with check (city_code = app_city() AND issuer_id = app_tenant() AND tenant_id <> app_tenant() AND (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()) AND (state = ANY (ARRAY['ACCEPTED'::text, 'RETURNED'::text, 'APPROVED'::text])));
create policy submission_write on submission for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant() AND (state = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text, 'RETURNED'::text])))
  with check (city_code = app_city() AND tenant_id = app_tenant() AND (state = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text, 'RETURNED'::text])));

-- submission_exception
-- fanzha_app: select; insert; update (revoked_at)
-- fanzha_jobs: select
create policy submission_exception_grant on submission_exception for insert to fanzha_app
  with check (city_code = app_city() AND issuer_id = app_tenant() AND tenant_id <> app_tenant() AND (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()));
create policy submission_exception_jobs on submission_exception for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy submission_exception_read on submission_exception for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy submission_exception_revoke on submission_exception for update to fanzha_app
  using (city_code = app_city() AND issuer_id = app_tenant() AND tenant_id <> app_tenant() AND (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()))
  with check (city_code = app_city() AND issuer_id = app_tenant() AND tenant_id <> app_tenant() AND (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()));

-- submission_form
-- fanzha_app: select; insert; update (valid_to)
-- fanzha_jobs: select
create policy submission_form_define on submission_form for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND app_type() = 'AUTHORITY'::text AND app_belonged(region_code, sector) AND app_oversees_all(regions) AND (app_sector() IS NULL OR sectors = ARRAY[app_sector()]));
create policy submission_form_end on submission_form for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant());
create policy submission_form_jobs on submission_form for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy submission_form_read on submission_form for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())) OR city_code = app_city() AND (app_home() ^@ ANY (regions)) AND (sectors = '{}'::text[] OR (app_line() = ANY (sectors))) AND (app_addressed_type() = ANY (types)));

-- submission_movement
-- fanzha_app: select; insert
-- fanzha_jobs: select
create policy submission_movement_jobs on submission_movement for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy submission_movement_note on submission_movement for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND is_own_submission(city_code, submission_id, region_code, sector));
create policy submission_movement_read on submission_movement for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));

-- submission_reminder
-- fanzha_app: select; insert
-- fanzha_jobs: select
create policy submission_reminder_jobs on submission_reminder for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy submission_reminder_make on submission_reminder for insert to fanzha_app
  with check (city_code = app_city() AND issuer_id = app_tenant() AND tenant_id <> app_tenant() AND (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()));
create policy submission_reminder_read on submission_reminder for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));

-- summary
-- fanzha_app: select; insert; update (editions); delete
create policy summary_discard on summary for delete to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant() AND editions = 0);
create policy summary_issue on summary for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant() AND (about = 'UNIT'::text OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())))
  with check (city_code = app_city() AND tenant_id = app_tenant() AND (about = 'UNIT'::text OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy summary_make on summary for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND (about = 'UNIT'::text AND region_code = app_home() AND sector = app_line() OR about = 'REGION'::text AND (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy summary_read on summary for select to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant() AND (about = 'UNIT'::text OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())) OR editions > 0 AND city_code = app_city() AND (tenant_id = app_tenant() AND about = 'UNIT'::text OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));

-- summary_draft
-- fanzha_app: select; insert; update (version, issued_version, narrative, kept_marks, snapshot, snapshot_hash, as_of, changed_by, changed_at); delete
create policy summary_draft_discard on summary_draft for delete to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant() AND issued_version IS NULL);
create policy summary_draft_make on summary_draft for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND (about = 'UNIT'::text OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy summary_draft_read on summary_draft for select to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant() AND (about = 'UNIT'::text OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy summary_draft_write on summary_draft for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant() AND (about = 'UNIT'::text OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())))
  with check (city_code = app_city() AND tenant_id = app_tenant() AND (about = 'UNIT'::text OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));

-- summary_edition
-- fanzha_app: select; insert
create policy summary_edition_make on summary_edition for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND (about = 'UNIT'::text OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy summary_edition_read on summary_edition for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() AND about = 'UNIT'::text OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));

-- supervision_event
-- fanzha_app: select; insert
-- fanzha_jobs: select; update (shown)
create policy supervision_event_jobs on supervision_event for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy supervision_event_note on supervision_event for insert to fanzha_app
  with check (shown AND (city_code = app_city() AND tenant_id = app_tenant() AND shown AND (step = ANY (ARRAY['RECEIVE'::text, 'ANSWER'::text])) OR city_code = app_city() AND issuer_id = app_tenant() AND (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()) AND (step = ANY (ARRAY['ISSUE'::text, 'RETURN'::text, 'CLOSE'::text, 'WITHDRAW'::text]))) AND is_supervision_letter(city_code, letter_id, issuer_id, issuer_region, issuer_sector, tenant_id, region_code, sector));
create policy supervision_event_read on supervision_event for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() AND shown OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()) AND (issuer_id = app_tenant() OR (issuer_region ^@ ANY (app_regions())) AND (app_sector() IS NULL OR issuer_sector = app_sector()))));

-- supervision_letter
-- fanzha_app: select; insert; update (due_on, state, version, round, received_at, answered_on, changed_by, changed_at)
-- fanzha_jobs: select; update (shown)
create policy supervision_letter_answer on supervision_letter for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant() AND shown AND (state = ANY (ARRAY['ISSUED'::text, 'RECEIVED'::text, 'RETURNED'::text])))
  with check (city_code = app_city() AND tenant_id = app_tenant() AND shown AND (state = ANY (ARRAY['RECEIVED'::text, 'ANSWERED'::text])));
create policy supervision_letter_jobs on supervision_letter for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy supervision_letter_judge on supervision_letter for update to fanzha_app
  using (city_code = app_city() AND issuer_id = app_tenant() AND (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()) AND shown AND (state <> ALL (ARRAY['CLOSED'::text, 'WITHDRAWN'::text])))
  with check (city_code = app_city() AND issuer_id = app_tenant() AND (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()) AND shown AND (state = ANY (ARRAY['RETURNED'::text, 'CLOSED'::text, 'WITHDRAWN'::text])));
create policy supervision_letter_read on supervision_letter for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() AND shown OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()) AND (issuer_id = app_tenant() OR (issuer_region ^@ ANY (app_regions())) AND (app_sector() IS NULL OR issuer_sector = app_sector()))));
create policy supervision_letter_send on supervision_letter for insert to fanzha_app
  with check (city_code = app_city() AND issuer_id = app_tenant() AND (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()) AND tenant_id <> app_tenant() AND app_type() = 'AUTHORITY'::text AND app_belonged(issuer_region, issuer_sector) AND state = 'ISSUED'::text AND shown AND version = 1 AND supervises(city_code, issuer_id) AND is_open_unit(city_code, tenant_id, region_code, sector));

-- supervision_setting
-- fanzha_app: select; insert; update (enabled, numbered_year, last_number, changed_by, changed_at)
-- fanzha_jobs: select
create policy supervision_setting_jobs on supervision_setting for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy supervision_setting_make on supervision_setting for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND app_type() = 'AUTHORITY'::text);
create policy supervision_setting_read on supervision_setting for select to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant());
create policy supervision_setting_switch on supervision_setting for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND app_type() = 'AUTHORITY'::text);

-- tally
-- fanzha_app: select; insert; update
-- fanzha_jobs: select; update
create policy tally_amend on tally for update to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector) AND (ledger <> 'ALERT_COUNT'::text OR own_line = (app_type() <> 'POLICE'::text)));
create policy tally_jobs on tally for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy tally_read on tally for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy tally_record on tally for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND region_code ^@ home_region AND app_belonged(home_region, sector) AND (ledger <> 'ALERT_COUNT'::text OR own_line = (app_type() <> 'POLICE'::text)));

-- tally_measure
-- fanzha_app: select; insert; delete
-- fanzha_jobs: select; update
create policy tally_measure_jobs on tally_measure for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy tally_measure_read on tally_measure for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector())));
create policy tally_measure_record on tally_measure for insert to fanzha_app
  with check (city_code = app_city() AND tenant_id = app_tenant() AND is_part_of_own_tally(city_code, tally_id, region_code, sector));
create policy tally_measure_replace on tally_measure for delete to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant());

-- tenant
-- fanzha_app: select; insert; update
-- fanzha_jobs: select; update
create policy tenant_jobs on tenant for select to fanzha_jobs
  using (city_code = app_city());
create policy tenant_move_jobs on tenant for update to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy tenant_operate on tenant for all to fanzha_app
  using (city_code = app_city() AND app_mode() = 'operator'::text)
  with check (city_code = app_city() AND app_mode() = 'operator'::text);
create policy tenant_read on tenant for select to fanzha_app
  using (city_code = app_city() AND (id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()) OR app_mode() = 'operator'::text OR app_oversees_assignment(assignments)));

-- tenant_assignment
-- fanzha_app: select; insert; update
-- fanzha_jobs: select; insert; update; delete
create policy tenant_assignment_jobs on tenant_assignment for select to fanzha_jobs
  using (city_code = app_city());
create policy tenant_assignment_move_jobs on tenant_assignment for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy tenant_assignment_operate on tenant_assignment for all to fanzha_app
  using (city_code = app_city() AND app_mode() = 'operator'::text)
  with check (city_code = app_city() AND app_mode() = 'operator'::text);
create policy tenant_assignment_read on tenant_assignment for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR (region_code ^@ ANY (app_regions())) AND (app_sector() IS NULL OR sector = app_sector()) OR app_mode() = 'operator'::text));

-- user_account
-- fanzha_app: select (city_code, id, tenant_id, username, display_name, roles, must_change_password, disabled_at, password_changed_at, version, created_at); insert; update (password_hash, must_change_password, disabled_at, password_changed_at, version)
-- fanzha_jobs: select (city_code, id, tenant_id, roles, disabled_at)
create policy user_account_change on user_account for update to fanzha_app
  using (city_code = app_city() AND (app_mode() = 'operator'::text OR tenant_id = app_tenant() AND (id = app_user() OR roles <@ '{UNIT_ADMIN,UNIT_EDITOR,VIEWER}'::text[] AND ('UNIT_ADMIN'::text = ANY (app_roles())))))
  with check (city_code = app_city() AND (app_mode() = 'operator'::text OR tenant_id = app_tenant() AND (id = app_user() OR roles <@ '{UNIT_ADMIN,UNIT_EDITOR,VIEWER}'::text[] AND ('UNIT_ADMIN'::text = ANY (app_roles())))));
create policy user_account_create on user_account for insert to fanzha_app
  with check (city_code = app_city() AND (app_mode() = 'operator'::text OR tenant_id = app_tenant() AND roles <@ '{UNIT_ADMIN,UNIT_EDITOR,VIEWER}'::text[] AND ('UNIT_ADMIN'::text = ANY (app_roles()))));
create policy user_account_jobs on user_account for select to fanzha_jobs
  using (city_code = app_city());
create policy user_account_read on user_account for select to fanzha_app
  using (city_code = app_city() AND (tenant_id = app_tenant() OR app_mode() = 'operator'::text));
create policy user_account_sign_in on user_account for select to fanzha_app
  using (app_mode() = 'sign_in'::text AND username = app_subject());

-- user_session
-- fanzha_app: select; insert; update (refreshed_at, ended_at, ended_because, refresh_counter, grace_until)
create policy user_session_begin on user_session for insert to fanzha_app
  with check (city_code = app_city() AND user_id = app_user() AND tenant_id = app_tenant());
create policy user_session_end on user_session for update to fanzha_app
  using (city_code = app_city() AND ended_at IS NULL AND (app_mode() = 'operator'::text OR tenant_id = app_tenant() AND ('UNIT_ADMIN'::text = ANY (app_roles()))))
  with check (city_code = app_city() AND ended_at IS NOT NULL AND (app_mode() = 'operator'::text OR tenant_id = app_tenant() AND ('UNIT_ADMIN'::text = ANY (app_roles()))));
create policy user_session_go_on on user_session for update to fanzha_app
  using (city_code = app_city() AND ended_at IS NULL AND user_id = app_user())
  with check (city_code = app_city() AND user_id = app_user() AND tenant_id = app_tenant());
create policy user_session_read on user_session for select to fanzha_app
  using (city_code = app_city() AND (user_id = app_user() OR tenant_id = app_tenant() OR app_mode() = 'operator'::text));
create policy user_session_refresh on user_session for select to fanzha_app
  using (app_mode() = 'refresh'::text AND city_code = app_city() AND id::text = app_subject());

-- webhook
-- fanzha_app: select; insert; update (name, groups, enabled, failures, version); delete
-- fanzha_jobs: select; update (enabled, failures, version)
create policy webhook_jobs on webhook for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy webhook_own on webhook for all to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant());

-- webhook_delivery
-- fanzha_app: select; insert; update (state, status, failure, ended_at)
-- fanzha_jobs: select; insert; update (state, attempts, next_at, status, failure, ended_at); delete
create policy webhook_delivery_jobs on webhook_delivery for all to fanzha_jobs
  using (city_code = app_city())
  with check (city_code = app_city());
create policy webhook_delivery_own on webhook_delivery for all to fanzha_app
  using (city_code = app_city() AND tenant_id = app_tenant())
  with check (city_code = app_city() AND tenant_id = app_tenant());

CREATE OR REPLACE FUNCTION public.alert_assignee_closed(whole_name text, unit uuid)
 RETURNS date
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  declare
    own_city constant text := app_city();
    own_unit constant uuid := app_tenant();
  begin
    return (select max(t.closed_on) from tenant own
        join tenant t on t.city_code = own.city_code
        join tenant_assignment a on a.city_code = t.city_code and a.tenant_id = t.id
          and a.valid_from <= t.closed_on and (a.valid_to is null or a.valid_to >= t.closed_on)
      where own.city_code = own_city and own.id = own_unit and own.type = 'POLICE'
        and a.type in ('BANK','POLICE','DISTRICT','COMMUNITY','SCHOOL','HOSPITAL','DEPARTMENT')
        and a.region_code ^@ left(own.region_code, 6)
        and t.closed_on < (now() at time zone 'Asia/Shanghai')::date
        and (t.id = unit or t.name_folded = whole_name));
  end $function$;

CREATE OR REPLACE FUNCTION public.alert_assignees(fragment text, ids uuid[], on_day date)
 RETURNS TABLE(id uuid, name text, type text, home_region text, sector text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
  begin
    return query select t.id, t.name, a.type, a.region_code, a.sector
      from tenant own
        join tenant t on t.city_code = own.city_code
        join tenant_assignment a on a.city_code = t.city_code and a.tenant_id = t.id
          and a.valid_from <= $3 and (a.valid_to is null or a.valid_to >= $3)
      where own.city_code = own_city and own.id = app_tenant() and own.type = 'POLICE'
        and a.type in ('BANK','POLICE','DISTRICT','COMMUNITY','SCHOOL','HOSPITAL','DEPARTMENT')
        and a.region_code ^@ left(own.region_code, 6)
        and t.opened_on <= $3 and (t.closed_on is null or t.closed_on >= greatest($3, (now() at time zone 'Asia/Shanghai')::date))
        and (t.id = any ($2) or ($1 <> '' and position($1 in t.name_folded) > 0))
      order by t.name, t.id limit 20;
  end $function$;

CREATE OR REPLACE FUNCTION public.alert_assignees_called(whole_name text, on_day date)
 RETURNS TABLE(id uuid, name text, type text, home_region text, sector text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
    own_unit constant uuid := app_tenant();
  begin
    return query select t.id, t.name, a.type, a.region_code, a.sector
      from tenant own
        join tenant t on t.city_code = own.city_code
        join tenant_assignment a on a.city_code = t.city_code and a.tenant_id = t.id
          and a.valid_from <= on_day and (a.valid_to is null or a.valid_to >= on_day)
      where own.city_code = own_city and own.id = own_unit and own.type = 'POLICE'
        and a.type in ('BANK','POLICE','DISTRICT','COMMUNITY','SCHOOL','HOSPITAL','DEPARTMENT')
        and a.region_code ^@ left(own.region_code, 6)
        and t.opened_on <= on_day and (t.closed_on is null or t.closed_on >= greatest(on_day, (now() at time zone 'Asia/Shanghai')::date))
        and t.name_folded = whole_name
      order by t.id limit 2;
  end $function$;

CREATE OR REPLACE FUNCTION public.alert_count_clash(city text, asked text, place text, from_on date, until_on date, wanted text, except_id uuid)
 RETURNS TABLE(day date, singly boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
    own_unit constant uuid := app_tenant();
  begin
    return query
      select i.received_on, true from alert i
        where i.city_code = own_city and asked = 'COUNT' and i.record_status = 'ACTIVE'
          and i.received_on between from_on and until_on
          and (i.region_code ^@ place or place ^@ i.region_code) and (wanted is null or i.level = wanted)
      union all
      select i.received_on, true from alert_assignment a
          join alert i on i.city_code = a.city_code and i.id = a.alert_id and i.assigned_to = a.tenant_id
        where a.city_code = own_city and asked = 'OWN' and a.tenant_id = own_unit and i.record_status = 'ACTIVE'
          and i.received_on between from_on and until_on and (wanted is null or i.level = wanted)
      union all
      select greatest(coalesce(t.began_on, t.occurred_on), from_on), false from tally t
        where t.city_code = own_city and t.ledger = 'ALERT_COUNT' and t.record_status = 'ACTIVE'
          and t.id is distinct from except_id
          and t.occurred_on >= from_on and coalesce(t.began_on, t.occurred_on) <= until_on
          and (wanted is null or t.alert_level is null or t.alert_level = wanted)
          and (case when asked = 'OWN' then t.own_line and t.tenant_id = own_unit
            else not t.own_line and (t.region_code ^@ place or place ^@ t.region_code) end)
      limit 1;
  end $function$;

CREATE OR REPLACE FUNCTION public.alert_unit_closed_on(alert uuid)
 RETURNS date
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  declare
    own_city constant text := app_city();
  begin
    return (select t.closed_on from alert i join tenant t on t.city_code = own_city and t.id = i.assigned_to
      where i.city_code = own_city and i.id = $1 and t.closed_on < (now() at time zone 'Asia/Shanghai')::date
        and (i.tenant_id = app_tenant() or i.assigned_to = app_tenant()
          or (i.region_code ^@ any (app_regions()) and (app_sector() is null or i.sector = app_sector()))));
  end $function$;

CREATE OR REPLACE FUNCTION public.answers_alert(police uuid, place text, line text, on_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  declare
    own_city constant text := app_city();
  begin
    return exists (select from alert i
      where i.city_code = own_city and i.assigned_to = app_tenant() and i.tenant_id = police
        and i.received_on = on_day and (i.region_code, i.sector) = (place, line));
  end $function$;

CREATE OR REPLACE FUNCTION public.app_addressed_type()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
        select nullif(current_setting('app.addressed', true), '') $function$;

CREATE OR REPLACE FUNCTION public.app_assignments()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select string_to_array(nullif(current_setting('app.assignments', true), ''), ',') $function$;

CREATE OR REPLACE FUNCTION public.app_belonged(home text, line text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select home || ' ' || line = any (app_assignments()) $function$;

CREATE OR REPLACE FUNCTION public.app_city()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.city', true), '') $function$;

CREATE OR REPLACE FUNCTION public.app_finds_vacancies()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select coalesce(app_type() in ('DISTRICT','COMMUNITY','POLICE'), false) $function$;

CREATE OR REPLACE FUNCTION public.app_has_other_operator()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  
  declare
    own_city constant text := app_city();
  begin
    return exists (select from user_account u
      where u.city_code = own_city and u.id <> app_user() and u.disabled_at is null and 'OPERATOR' = any (u.roles));
  end $function$;

CREATE OR REPLACE FUNCTION public.app_home()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select nullif(current_setting('app.home', true), '') $function$;

CREATE OR REPLACE FUNCTION public.app_homes()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select string_to_array(nullif(current_setting('app.homes', true), ''), ',') $function$;

CREATE OR REPLACE FUNCTION public.app_keeps_rosters()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select coalesce(app_type() in ('DISTRICT','COMMUNITY'), false) $function$;

CREATE OR REPLACE FUNCTION public.app_line()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select nullif(current_setting('app.line', true), '') $function$;

CREATE OR REPLACE FUNCTION public.app_mode()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.mode', true), '') $function$;

CREATE OR REPLACE FUNCTION public.app_moment()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select nullif(current_setting('app.moment', true), '')::timestamptz $function$;

CREATE OR REPLACE FUNCTION public.app_operator_since()
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  
  declare
    own_city constant text := app_city();
  begin
    return (select u.created_at from user_account u
      where u.city_code = own_city and u.id = app_user() and u.disabled_at is null and 'OPERATOR' = any (u.roles));
  end $function$;

CREATE OR REPLACE FUNCTION public.app_oversees_all(regions text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select not exists (select from unnest(regions) r where (r ^@ any (app_regions())) is not true) $function$;

CREATE OR REPLACE FUNCTION public.app_oversees_assignment(assignments text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select exists (select from unnest(assignments) a where a ^@ any (app_regions())
      and (app_sector() is null or split_part(a, ' ', 2) = app_sector())) $function$;

CREATE OR REPLACE FUNCTION public.app_regions()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select string_to_array(nullif(current_setting('app.regions', true), ''), ',') $function$;

CREATE OR REPLACE FUNCTION public.app_roles()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select string_to_array(nullif(current_setting('app.roles', true), ''), ',') $function$;

CREATE OR REPLACE FUNCTION public.app_sector()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.sector', true), '') $function$;

CREATE OR REPLACE FUNCTION public.app_subject()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.subject', true), '') $function$;

CREATE OR REPLACE FUNCTION public.app_tenant()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.tenant', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.app_type()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select nullif(current_setting('app.type', true), '') $function$;

CREATE OR REPLACE FUNCTION public.app_user()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.user', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.app_worked_at(region text, line text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select exists (select from unnest(app_assignments()) a
      where region ^@ split_part(a, ' ', 1) and line = split_part(a, ' ', 2)) $function$;

CREATE OR REPLACE FUNCTION public.asked_until(community text)
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select case when community ^@ any (app_regions()) then '9999-12-31'::date else (
      select max(split_part(h, ':', 2)::date)
      from unnest(string_to_array(nullif(current_setting('app.asked', true), ''), ',')) h
      where community ^@ split_part(h, ':', 1)) end $function$;

CREATE OR REPLACE FUNCTION public.assigned_in(city text, alert uuid, unit uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from alert_assignment a
      where a.city_code = city and a.alert_id = alert and a.tenant_id = unit and a.recorder_id = app_tenant());
  end $function$;

CREATE OR REPLACE FUNCTION public.assigns_alert(unit uuid, on_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  declare
    own_city constant text := app_city();
  begin
    return exists (
        select from alert i join alert_assignment a on a.city_code = i.city_code and a.alert_id = i.id
        where i.city_code = own_city and i.tenant_id = app_tenant() and i.received_on = on_day and a.tenant_id = unit)
      or exists (
        select from alert_assignment a
          join fact_revision r on r.city_code = a.city_code and r.fact_kind = 'alert' and r.fact_id = a.alert_id
        where a.city_code = own_city and a.tenant_id = unit and a.recorder_id = app_tenant()
          and r.tenant_id = app_tenant() and (r.image->>'receivedOn')::date = on_day);
  end $function$;

CREATE OR REPLACE FUNCTION public.assigns_unit(city text, alert uuid, unit uuid, name text, type text, home text, line text, place text, of_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (
      select from alert i, lateral alert_assignees(null, array[unit], i.received_on) u
      where i.city_code = city and i.id = alert and i.tenant_id = app_tenant()
        and (i.region_code, i.sector) = (place, of_line)
        and (u.name, u.type, u.home_region, u.sector) = (assigns_unit.name, assigns_unit.type, home, line));
  end $function$;

CREATE OR REPLACE FUNCTION public.attachment_bytes(kept boolean)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        city text := app_city();
        bytes bigint;
      begin
        select coalesce(sum(a.size), 0) into bytes from attachment a
        where a.city_code = city and a.tenant_id = app_tenant() and (kept or a.state <> 'DETACHED');
        return bytes;
      end $function$;

CREATE OR REPLACE FUNCTION public.bits_twice_result(seen bit[])
 RETURNS bit
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select seen[2] $function$;

CREATE OR REPLACE FUNCTION public.bits_twice_step(seen bit[], bits bit)
 RETURNS bit[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select array[seen[1] | bits, seen[2] | (seen[1] & bits)] $function$;

CREATE OR REPLACE FUNCTION public.campaign_addresses(regions text[], sectors text[], types text[], excepted uuid[], issuer uuid, home text, line text, unit_type text, unit uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select campaign_is_for(regions, sectors, types, excepted, issuer, home, line, unit_type, unit) and is_addressed(unit, unit_type) $function$;

CREATE OR REPLACE FUNCTION public.campaign_is_for(regions text[], sectors text[], types text[], excepted uuid[], issuer uuid, home text, line text, unit_type text, unit uuid)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select coalesce((regions = '{}' or home ^@ any (regions)) and (sectors = '{}' or line = any (sectors))
      and case when types = '{}' then unit_type <> 'AUTHORITY' else unit_type = any (types) end
      and unit <> all (excepted) and unit <> issuer, false) $function$;

CREATE OR REPLACE FUNCTION public.campaign_reaches_by_forwarding(asked uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        own_city constant text := app_city();
      begin
        return exists (select from campaign c where c.city_code = own_city and asked in (c.parent_id, c.root_id)
          and c.status <> 'DRAFT' and campaign_addresses(c.regions, c.sectors, c.tenant_types, c.excepted, c.tenant_id, app_home(), app_line(),
          app_type(), app_tenant()));
      end $function$;

CREATE OR REPLACE FUNCTION public.delivery_backlog()
 RETURNS TABLE(channel text, waiting integer, retried integer, overdue_seconds double precision, failed integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
          select 'MAIL', w.waiting, w.retried, extract(epoch from now() - least(w.due, n.due))::float8, f.failed
          from (select count(*)::int as waiting,
              (count(*) filter (where s.attempts > 0))::int as retried,
              min(s.next_at) filter (where s.next_at <= now()) as due
            from (select d.attempts, d.next_at from mail_delivery d where d.state = 'WAITING' limit 100000) s) w,
            -- What no worker has put into a mail yet is late as well.
            (select min(o.mail_at) as due from notification o where o.mail_at <= now()) n,
            (select count(*)::int as failed from mail_delivery d
              where d.state = 'FAILED' and d.ended_at > now() - interval '1 day') f
          union all
          select 'ROBOT', w.waiting, w.retried, extract(epoch from now() - w.due)::float8, f.failed
          from (select count(*)::int as waiting,
              (count(*) filter (where s.attempts > 0))::int as retried,
              min(s.next_at) filter (where s.next_at <= now()) as due
            from (select d.attempts, d.next_at from webhook_delivery d where d.state = 'WAITING' limit 100000) s) w,
            (select count(*)::int as failed from webhook_delivery d
              where d.state = 'FAILED' and not d.is_test and d.ended_at > now() - interval '1 day') f $function$;

CREATE OR REPLACE FUNCTION public.door_bits(numbers smallint[], block integer)
 RETURNS bit
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
        declare bits bit(2048) := repeat('0', 2048)::bit(2048); door int;
        begin
          foreach door in array numbers loop
            if (door - 1) / 2048 = block then bits := set_bit(bits, (door - 1) % 2048, 1); end if;
          end loop;
          return bits;
        end $function$;

CREATE OR REPLACE FUNCTION public.door_statuses(roster uuid, doors smallint[], first_day date, last_day date)
 RETURNS TABLE(number smallint, visited_on date, status text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
  begin
    return query select m.number, v.visited_on, m.status
      from household_roster r, household_visit v,
        lateral (
          select n as number, 'VISITED'::text as status from unnest(v.visited) n
          union all select n, 'NOT_MET' from unnest(v.not_met) n
          union all select n, 'VACANT' from unnest(v.vacant) n) m
      where r.city_code = own_city and r.id = $1 and may_ask_for_doors(r.region_code)
        and v.city_code = own_city and v.roster_id = $1 and v.record_status = 'ACTIVE'
        and v.visited_on between $3 and $4
        and ($2 is null or v.vacant && $2 or v.visited && $2 or v.not_met && $2)
        and ($2 is null or m.number = any ($2));
  end $function$;

CREATE OR REPLACE FUNCTION public.doors_named(roster uuid, doors smallint[])
 RETURNS TABLE(number smallint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
  begin
    return query with placed as materialized (
        select r.id, r.former_codes || r.region_code as codes from household_roster r
        where r.city_code = own_city and r.id = $1 and may_ask_for_doors(r.region_code))
      select distinct named.n from (
        select n from placed p
          join household_visit v on v.city_code = own_city and v.roster_id = p.id and v.region_code = any (p.codes),
          unnest(v.visited || v.not_met || v.vacant) n
        union all
        select n::smallint from placed p
          join fact_revision f on f.city_code = own_city and f.fact_kind = 'household_visit'
            and f.image->>'rosterId' = p.id::text,
          jsonb_array_elements_text(coalesce(f.image->'doors', '[]') || coalesce(f.image->'notMet', '[]')
            || coalesce(f.image->'vacant', '[]')) n
      ) named (n)
      where named.n = any ($2);
  end $function$;

CREATE OR REPLACE FUNCTION public.doors_turned(roster uuid, doors integer[], since date[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  declare
    own_city constant text := app_city();
  begin
    if not exists (select from household_roster r
      where r.city_code = own_city and r.id = roster and r.region_code ^@ any (app_homes())) then
      raise exception 'Doors of a roster are turned by who keeps it' using errcode = '42501';
    end if;
    update household_visit_bitmap p set dirty = true
    from (select door, min(day) as day from unnest(doors, since) as t(door, day) group by door) t
    where p.city_code = own_city and p.roster_id = roster and p.block = (t.door - 1) / 2048
      and p.month >= extract(year from t.day)::int::text
      and get_bit(p.bits, (t.door - 1) % 2048) = 1;
  end $function$;

CREATE OR REPLACE FUNCTION public.doors_visited(roster uuid, first_month text, last_month text)
 RETURNS TABLE(block smallint, bits bit)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
  begin
    return query select p.block, bit_or(p.bits)
      from household_roster r join household_visit_bitmap p on p.city_code = r.city_code and p.roster_id = r.id
      where r.city_code = own_city and r.id = $1 and p.month between $2 and $3
        and p.month <= to_char(asked_until(r.region_code), 'YYYY-MM')
      group by p.block;
  end $function$;

CREATE OR REPLACE FUNCTION public.evaluation_rank(asked uuid)
 RETURNS integer
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        own_city constant text := app_city();
      begin
        return (
          with latest as (
            select distinct on (c.tenant_id) c.tenant_id, c.state, c.low, c.out_of from evaluation_score c
            where c.city_code = own_city and c.scheme_id = asked order by c.tenant_id, c.number desc),
          own as (select * from latest where tenant_id = app_tenant() and state = 'SCORED')
          select count(o.tenant_id)::int + 1 from own left join latest o on o.state = 'SCORED'
            and o.low::bigint * own.out_of > own.low::bigint * o.out_of
          where exists (select from evaluation_scheme s where s.city_code = own_city and s.id = asked
            and s.ranking and s.ranking_shown and s.status in ('CLOSED', 'LOCKED'))
          group by own.tenant_id);
      end $function$;

CREATE OR REPLACE FUNCTION public.forms_asking(on_day date)
 RETURNS TABLE(id uuid, title text, rhythm text, issuer text, narratives jsonb, regions text[], sectors text[], types text[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      #variable_conflict use_column
      declare
        own_city constant text := app_city();
      begin
        return query
        select distinct on (f.id) f.id, f.title, f.rhythm, t.name, f.narratives, f.regions, f.sectors, f.types
        from submission_form f left join tenant t on t.city_code = own_city and t.id = f.tenant_id
        where f.city_code = own_city and (f.valid_to is null or f.valid_to >= $1)
          and exists (select from unnest(f.regions) asked, unnest(app_regions()) own
            where asked ^@ own or own ^@ asked)
          and (app_sector() is null or f.sectors = '{}' or app_sector() = any (f.sectors))
        order by f.id, f.version desc;
      end $function$;

CREATE OR REPLACE FUNCTION public.found_vacant(roster uuid, door integer, on_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  
  declare
    own_city constant text := app_city();
  begin
    return exists (select from door_statuses(roster, array[door::smallint], on_day, on_day) m where m.status = 'VACANT');
  end $function$;

CREATE OR REPLACE FUNCTION public.gives_way_activity(its_city text, its_id uuid, its_version integer, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from activity f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and f.version = its_version + 1
      and ((f.region_code, f.sector) = (its_region, its_line) or app_worked_at(its_region, its_line)));
  end $function$;

CREATE OR REPLACE FUNCTION public.gives_way_alert(its_city text, its_id uuid, its_version integer, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from alert f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and f.version = its_version + 1
      and ((f.region_code, f.sector) = (its_region, its_line) or app_worked_at(its_region, its_line)));
  end $function$;

CREATE OR REPLACE FUNCTION public.gives_way_control_measure(its_city text, its_id uuid, its_version integer, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from control_measure f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and f.version = its_version + 1
      and ((f.region_code, f.sector) = (its_region, its_line) or app_worked_at(its_region, its_line)));
  end $function$;

CREATE OR REPLACE FUNCTION public.gives_way_fraud_case(its_city text, its_id uuid, its_version integer, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from fraud_case f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and f.version = its_version + 1
      and ((f.region_code, f.sector) = (its_region, its_line) or app_worked_at(its_region, its_line)));
  end $function$;

CREATE OR REPLACE FUNCTION public.gives_way_funds_action(its_city text, its_id uuid, its_version integer, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from funds_action f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and f.version = its_version + 1
      and ((f.region_code, f.sector) = (its_region, its_line) or app_worked_at(its_region, its_line)));
  end $function$;

CREATE OR REPLACE FUNCTION public.gives_way_household_visit(its_city text, its_id uuid, its_version integer, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from household_visit f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and f.version = its_version + 1
      and ((f.region_code, f.sector) = (its_region, its_line) or app_worked_at(its_region, its_line)));
  end $function$;

CREATE OR REPLACE FUNCTION public.gives_way_inspection(its_city text, its_id uuid, its_version integer, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from inspection f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and f.version = its_version + 1
      and ((f.region_code, f.sector) = (its_region, its_line) or app_worked_at(its_region, its_line)));
  end $function$;

CREATE OR REPLACE FUNCTION public.gives_way_interception(its_city text, its_id uuid, its_version integer, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from interception f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and f.version = its_version + 1
      and ((f.region_code, f.sector) = (its_region, its_line) or app_worked_at(its_region, its_line)));
  end $function$;

CREATE OR REPLACE FUNCTION public.gives_way_leadership_group(its_city text, its_id uuid, its_version integer, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from leadership_group f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and f.version = its_version + 1
      and ((f.region_code, f.sector) = (its_region, its_line) or app_worked_at(its_region, its_line)));
  end $function$;

CREATE OR REPLACE FUNCTION public.gives_way_notice(its_city text, its_id uuid, its_version integer, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from notice f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and f.version = its_version + 1
      and ((f.region_code, f.sector) = (its_region, its_line) or app_worked_at(its_region, its_line)));
  end $function$;

CREATE OR REPLACE FUNCTION public.gives_way_tally(its_city text, its_id uuid, its_version integer, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from tally f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and f.version = its_version + 1
      and ((f.region_code, f.sector) = (its_region, its_line) or app_worked_at(its_region, its_line)));
  end $function$;

CREATE OR REPLACE FUNCTION public.guarded_periods(tenants uuid[], first_day date, today date)
 RETURNS TABLE(submission_id uuid, tenant_id uuid, title text, period text, starts_on date, ends_on date, lock_on date, indicators text[], excepted boolean, region_code text, sector text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      #variable_conflict use_column
      declare
        own_city constant text := app_city();
      begin
        return query select s.id, s.tenant_id, case when s.tenant_id = app_tenant() then s.title end, s.period,
            s.starts_on, s.ends_on, s.lock_on, s.indicators,
            exists (select from submission_exception e where e.city_code = own_city and e.tenant_id = s.tenant_id
              and e.form_id = s.form_id and e.period = s.period and e.revoked_at is null and e.expires_on >= $3),
            s.region_code, s.sector
          from submission s
          where s.city_code = own_city and s.tenant_id = any ($1) and s.figures_region is null and s.ends_on >= $2
            and (s.tenant_id = app_tenant() or s.lock_on < $3);
      end $function$;

CREATE OR REPLACE FUNCTION public.has_alert_at(city text, unit uuid, home text, line text, on_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (
      select from alert_assignment a join alert i on i.city_code = a.city_code and i.id = a.alert_id
      where a.city_code = city and a.tenant_id = unit and (a.home_region, a.sector) = (home, line)
        and i.received_on = on_day);
  end $function$;

CREATE OR REPLACE FUNCTION public.has_named_doors(city text, roster uuid, registration uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  
  declare
    own_city constant text := app_city();
  begin
    return exists (select from doors_named(roster, (select coalesce(array_agg(d.number::smallint), '{}') from household_door d
      where d.city_code = city and d.roster_id = roster and d.registration_id = registration)));
  end $function$;

CREATE OR REPLACE FUNCTION public.has_share_at(city text, tenant uuid, home text, line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  
  declare
    own_city constant text := app_city();
  begin
    return exists (select from interception_participant p
      where p.city_code = city and p.tenant_id = tenant and p.home_region = home and p.sector = line);
  end $function$;

CREATE OR REPLACE FUNCTION public.interception_partakers(asked uuid)
 RETURNS TABLE(tenant_id uuid, name text, type text, home_region text, sector text, confirmation text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
  begin
    return query select p.tenant_id, p.name, p.type, p.home_region, p.sector, p.confirmation
      from interception i join interception_participant p on p.city_code = i.city_code and p.interception_id = i.id
      where i.city_code = own_city and i.id = $1
        and (i.tenant_id = app_tenant() or app_tenant() = any (i.named) or (i.region_code ^@ any (app_regions()) and (app_sector() is null or i.sector = app_sector())));
  end $function$;

CREATE OR REPLACE FUNCTION public.interception_partners(fragment text, ids uuid[], on_day date)
 RETURNS TABLE(id uuid, name text, type text, home_region text, sector text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
  begin
    return query select t.id, t.name, a.type, a.region_code, a.sector
      from tenant own
        join tenant t on t.city_code = own.city_code and t.id <> own.id
        join tenant_assignment a on a.city_code = t.city_code and a.tenant_id = t.id
          and a.valid_from <= $3 and (a.valid_to is null or a.valid_to >= $3)
      where own.city_code = own_city and own.id = app_tenant() and own.type in ('BANK','POLICE','DISTRICT','COMMUNITY','SCHOOL','HOSPITAL','DEPARTMENT')
        and a.type in ('BANK','POLICE','DISTRICT','COMMUNITY','SCHOOL','HOSPITAL','DEPARTMENT') and a.region_code ^@ left(own.region_code, 6)
        and t.opened_on <= $3 and (t.closed_on is null or t.closed_on >= $3)
        and (t.id = any ($2) or ($1 <> '' and position($1 in t.name_folded) > 0))
      order by t.name, t.id limit 20;
  end $function$;

CREATE OR REPLACE FUNCTION public.is_account(city text, account uuid, login text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  
  declare
    own_city constant text := app_city();
  begin
    return exists (select from user_account u where u.city_code = city and u.id = account and u.username = login);
  end $function$;

CREATE OR REPLACE FUNCTION public.is_addressed(unit uuid, unit_type text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select unit_type <> 'AUTHORITY' or oversees_now(unit) $function$;

CREATE OR REPLACE FUNCTION public.is_asked_of_own(city text, form uuid, form_version integer, issuer uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
      begin
        return exists (select from submission_form f
          where f.city_code = city and f.id = form and f.version = form_version and f.tenant_id = issuer);
      end $function$;

CREATE OR REPLACE FUNCTION public.is_being_undone(city text, registration uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  
  declare
    own_city constant text := app_city();
  begin
    return exists (select from household_registration g where g.city_code = city and g.id = registration
       and g.undone_at = app_moment());
  end $function$;

CREATE OR REPLACE FUNCTION public.is_called(city text, unit uuid, name text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
      begin
        return exists (select from tenant t where t.city_code = city and t.id = unit and t.name = is_called.name);
      end $function$;

CREATE OR REPLACE FUNCTION public.is_form_of_own(city text, form uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
      begin
        return exists (select from submission_form f
          where f.city_code = city and f.id = form and f.tenant_id = app_tenant());
      end $function$;

CREATE OR REPLACE FUNCTION public.is_open_unit(city text, unit uuid, place text, line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
      begin
        return exists (select from tenant t where t.city_code = city and t.id = unit and t.region_code = place
          and t.sector = line and (t.closed_on is null or t.closed_on >= (now() at time zone 'Asia/Shanghai')::date));
      end $function$;

CREATE OR REPLACE FUNCTION public.is_own_activity(its_city text, its_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from activity f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant());
  end $function$;

CREATE OR REPLACE FUNCTION public.is_own_alert(its_city text, its_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from alert f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant());
  end $function$;

CREATE OR REPLACE FUNCTION public.is_own_control_measure(its_city text, its_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from control_measure f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant());
  end $function$;

CREATE OR REPLACE FUNCTION public.is_own_fraud_case(its_city text, its_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from fraud_case f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant());
  end $function$;

CREATE OR REPLACE FUNCTION public.is_own_funds_action(its_city text, its_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from funds_action f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant());
  end $function$;

CREATE OR REPLACE FUNCTION public.is_own_household_visit(its_city text, its_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from household_visit f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant());
  end $function$;

CREATE OR REPLACE FUNCTION public.is_own_inspection(its_city text, its_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from inspection f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant());
  end $function$;

CREATE OR REPLACE FUNCTION public.is_own_interception(its_city text, its_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from interception f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant());
  end $function$;

CREATE OR REPLACE FUNCTION public.is_own_leadership_group(its_city text, its_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from leadership_group f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant());
  end $function$;

CREATE OR REPLACE FUNCTION public.is_own_notice(its_city text, its_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from notice f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant());
  end $function$;

CREATE OR REPLACE FUNCTION public.is_own_submission(city text, asked uuid, place text, line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
      begin
        return exists (select from submission s where s.city_code = city and s.id = asked
          and s.tenant_id = app_tenant() and s.region_code = place and s.sector = line);
      end $function$;

CREATE OR REPLACE FUNCTION public.is_own_tally(its_city text, its_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from tally f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant());
  end $function$;

CREATE OR REPLACE FUNCTION public.is_part_of_own_activity(its_city text, its_id uuid, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from activity f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and (f.region_code, f.sector) = (its_region, its_line));
  end $function$;

CREATE OR REPLACE FUNCTION public.is_part_of_own_alert(its_city text, its_id uuid, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from alert f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and (f.region_code, f.sector) = (its_region, its_line));
  end $function$;

CREATE OR REPLACE FUNCTION public.is_part_of_own_control_measure(its_city text, its_id uuid, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from control_measure f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and (f.region_code, f.sector) = (its_region, its_line));
  end $function$;

CREATE OR REPLACE FUNCTION public.is_part_of_own_fraud_case(its_city text, its_id uuid, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from fraud_case f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and (f.region_code, f.sector) = (its_region, its_line));
  end $function$;

CREATE OR REPLACE FUNCTION public.is_part_of_own_funds_action(its_city text, its_id uuid, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from funds_action f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and (f.region_code, f.sector) = (its_region, its_line));
  end $function$;

CREATE OR REPLACE FUNCTION public.is_part_of_own_household_visit(its_city text, its_id uuid, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from household_visit f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and (f.region_code, f.sector) = (its_region, its_line));
  end $function$;

CREATE OR REPLACE FUNCTION public.is_part_of_own_inspection(its_city text, its_id uuid, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from inspection f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and (f.region_code, f.sector) = (its_region, its_line));
  end $function$;

CREATE OR REPLACE FUNCTION public.is_part_of_own_interception(its_city text, its_id uuid, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from interception f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and (f.region_code, f.sector) = (its_region, its_line));
  end $function$;

CREATE OR REPLACE FUNCTION public.is_part_of_own_leadership_group(its_city text, its_id uuid, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from leadership_group f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and (f.region_code, f.sector) = (its_region, its_line));
  end $function$;

CREATE OR REPLACE FUNCTION public.is_part_of_own_notice(its_city text, its_id uuid, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from notice f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and (f.region_code, f.sector) = (its_region, its_line));
  end $function$;

CREATE OR REPLACE FUNCTION public.is_part_of_own_tally(its_city text, its_id uuid, its_region text, its_line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin
    return exists (select from tally f where f.city_code = its_city and f.id = its_id and f.tenant_id = app_tenant()
      and (f.region_code, f.sector) = (its_region, its_line));
  end $function$;

CREATE OR REPLACE FUNCTION public.is_roster_of(roster uuid, community text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  
  declare
    own_city constant text := app_city();
  begin
    return exists (select from household_roster r where r.city_code = own_city and r.id = roster
      and (r.region_code = community or community = any (r.former_codes)));
  end $function$;

CREATE OR REPLACE FUNCTION public.is_supervision_letter(city text, letter uuid, issuer uuid, issuer_place text, issuer_line text, unit uuid, place text, line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
      begin
        return exists (select from supervision_letter l where l.city_code = city and l.id = letter and l.shown
          and (l.issuer_id, l.issuer_region, l.issuer_sector) = (issuer, issuer_place, issuer_line)
          and (l.tenant_id, l.region_code, l.sector) = (unit, place, line));
      end $function$;

CREATE OR REPLACE FUNCTION public.keeps_doors(keeper uuid, community text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  
  declare
    own_city constant text := app_city();
  begin
    return community ^@ any (app_homes()) and (keeper = app_tenant()
      or exists (select from household_vacancy v
        where v.city_code = own_city and v.region_code = community and v.tenant_id = keeper)
      or exists (select from household_door d
        where d.city_code = own_city and d.region_code = community and d.tenant_id = keeper));
  end $function$;

CREATE OR REPLACE FUNCTION public.load_of_forms(first_day date, last_day date)
 RETURNS TABLE(form_id uuid, title text, rhythm text, issuer_id uuid, issuer text, narratives jsonb, submissions integer, figures integer, cells integer, measured integer, seconds integer, minutes integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      #variable_conflict use_column
      declare
        own_city constant text := app_city();
      begin
        return query
        with asked as materialized (
          select s.form_id, s.form_version, s.title, s.rhythm, s.issuer_id, s.narratives, s.indicators,
            case when s.submitted_at is not null then s.worked_seconds end as worked_seconds
          from submission s
          where s.city_code = own_city and s.due_on between $1 and $2 and (s.tenant_id = app_tenant()
            or (s.region_code ^@ any (app_regions()) and (app_sector() is null or s.sector = app_sector())))),
        newest as (
          select distinct on (a.form_id) a.form_id, a.form_version, a.title, a.rhythm, a.issuer_id, a.narratives
          from asked a order by a.form_id, a.form_version desc),
        sums as (
          select a.form_id, count(*)::int as submissions, sum(cardinality(a.indicators))::int as figures,
            sum(jsonb_array_length(a.narratives))::int as cells, count(a.worked_seconds)::int as measured,
            coalesce(sum(a.worked_seconds), 0)::int as seconds
          from asked a group by 1)
        select n.form_id, n.title, n.rhythm, n.issuer_id, t.name, n.narratives, m.submissions, m.figures, m.cells,
          m.measured, m.seconds, f.minutes
        from newest n join sums m on m.form_id = n.form_id
          left join tenant t on t.city_code = own_city and t.id = n.issuer_id
          left join submission_form f
            on f.city_code = own_city and f.id = n.form_id and f.version = n.form_version
        order by m.cells desc, m.submissions desc, n.form_id;
      end $function$;

CREATE OR REPLACE FUNCTION public.load_of_units(ids uuid[], first_day date, last_day date)
 RETURNS TABLE(tenant_id uuid, forms integer, figures integer, cells integer, returns integer, measured integer, seconds integer, estimated integer, minutes integer, notices integer, campaigns integer, tasks integer, alerts integer, letters integer, answers integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      #variable_conflict use_column
      declare
        own_city constant text := app_city();
      begin
        return query
        with unit as materialized (
          select t.id, t.region_code, t.sector, t.type, t.opened_on from tenant t
          where t.city_code = own_city and t.id = any ($1) and (t.id = app_tenant()
            or (t.region_code ^@ any (app_regions()) and (app_sector() is null or t.sector = app_sector())))),
        noticed as materialized (
          select n.id, n.tenant_id, n.regions, n.sectors, n.published_on from notice n
          where n.city_code = own_city and n.record_status = 'ACTIVE' and n.published_on between $2 and $3),
        issued as materialized (
          select c.id, coalesce(c.root_id, c.id) as first, c.tenant_id, c.regions, c.sectors, c.tenant_types,
            c.excepted, c.tasks, (c.issued_at at time zone 'Asia/Shanghai')::date between $2 and $3 as is_new
          from campaign c
          where c.city_code = own_city and c.status in ('ISSUED', 'CLOSED') and c.starts_on <= $3
            and c.ends_on >= $2)
        select u.id, s.forms, s.figures, s.cells, s.returns, s.measured, s.seconds, s.estimated, s.minutes, n.notices,
          c.campaigns, c.tasks, a.alerts, l.letters, l.answers
        from unit u
          cross join lateral (
            select count(*)::int as forms, coalesce(sum(cardinality(s.indicators)), 0)::int as figures,
              coalesce(sum(jsonb_array_length(s.narratives)), 0)::int as cells,
              coalesce(sum(s.round), 0)::int as returns,
              count(s.worked_seconds) filter (where s.submitted_at is not null)::int as measured,
              coalesce(sum(s.worked_seconds) filter (where s.submitted_at is not null), 0)::int as seconds,
              count(f.minutes) filter (where s.worked_seconds is null or s.submitted_at is null)::int as estimated,
              coalesce(sum(f.minutes) filter (where s.worked_seconds is null or s.submitted_at is null), 0)::int
                as minutes
            from submission s left join submission_form f
              on f.city_code = own_city and f.id = s.form_id and f.version = s.form_version
            where s.city_code = own_city and s.tenant_id = u.id and s.due_on between $2 and $3) s
          cross join lateral (
            select count(*)::int as notices from noticed n
            where n.tenant_id <> u.id and u.opened_on <= n.published_on and u.region_code ^@ any (n.regions)
              and (n.sectors = '{}' or u.sector = any (n.sectors))) n
          cross join lateral (
            select count(distinct i.first) filter (where i.is_new)::int as campaigns,
              count(distinct k.task ->> 'id') filter (where (k.task ->> 'dueOn')::date between $2 and $3
                and (k.task -> 'sectors' = '[]' or k.task -> 'sectors' ? u.sector)
                and (k.task -> 'tenantTypes' = '[]' or k.task -> 'tenantTypes' ? u.type))::int as tasks
            from issued i left join lateral jsonb_array_elements(i.tasks) as k(task) on true
            where campaign_addresses(i.regions, i.sectors, i.tenant_types, i.excepted, i.tenant_id, u.region_code,
              u.sector, u.type, u.id)) c
          cross join lateral (
            select count(*)::int as alerts
            from alert_assignment g join alert i on i.city_code = own_city and i.id = g.alert_id
            where g.city_code = own_city and g.tenant_id = u.id and i.record_status = 'ACTIVE'
              and i.received_on between $2 and $3) a
          cross join lateral (
            select count(distinct l.id)
                filter (where (l.issued_at at time zone 'Asia/Shanghai')::date between $2 and $3)::int as letters,
              count(*) filter (where e.due_on between $2 and $3)::int as answers
            from supervision_letter l join supervision_event e
              on e.city_code = own_city and e.letter_id = l.id and e.step in ('ISSUE', 'RETURN')
            where l.city_code = own_city and l.tenant_id = u.id and l.shown and l.state <> 'WITHDRAWN') l;
      end $function$;

CREATE OR REPLACE FUNCTION public.lock_totals(city text, tenant uuid, wanted boolean)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
        declare
          place constant int := hashtext('totals ' || city);
          unit constant int := hashtext(tenant::text);
        begin
          if wanted or exists (select from stated_total t where t.city_code = city and t.tenant_id = tenant) then
            perform pg_advisory_xact_lock(place, unit);
            return true;
          end if;
          perform pg_advisory_xact_lock_shared(place, unit);
          if exists (select from stated_total t where t.city_code = city and t.tenant_id = tenant) then
            raise exception using errcode = '40001', message = 'a first total was told meanwhile';
          end if;
          return false;
        end $function$;

CREATE OR REPLACE FUNCTION public.may_appeal_evaluation(asked uuid, issuer uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        own_city constant text := app_city();
      begin
        return exists (select from evaluation_scheme s where s.city_code = own_city and s.id = asked
          and s.tenant_id = issuer and s.status = 'CLOSED' and app_tenant() = any (s.scored)
          and s.appeal_until >= (now() at time zone 'Asia/Shanghai')::date);
      end $function$;

CREATE OR REPLACE FUNCTION public.may_ask_for_doors(community text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(community ^@ any (app_homes()), false) or coalesce(community ^@ any (app_regions()), false) $function$;

CREATE OR REPLACE FUNCTION public.may_receive(city text, notice uuid, issuer uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  
  declare
    own_city constant text := app_city();
  begin
    return exists (select from notice w where w.city_code = city and w.id = notice and w.tenant_id = issuer);
  end $function$;

CREATE OR REPLACE FUNCTION public.may_receive_campaign(asked uuid, issuer uuid, in_edition integer)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        own_city constant text := app_city();
      begin
        return exists (select from campaign c where c.city_code = own_city and c.id = asked and c.tenant_id = issuer
          and c.status = 'ISSUED' and c.edition = in_edition and campaign_addresses(c.regions, c.sectors, c.tenant_types, c.excepted, c.tenant_id, app_home(), app_line(),
          app_type(), app_tenant())
          and exists (select from tenant u where u.city_code = own_city and u.id = app_tenant()
            and (u.closed_on is null or u.closed_on >= (now() at time zone 'Asia/Shanghai')::date)));
      end $function$;

CREATE OR REPLACE FUNCTION public.named_in(city text, interception uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  
  declare
    own_city constant text := app_city();
  begin
    return (select array_agg(p.tenant_id) from interception_participant p
      where p.city_code = city and p.interception_id = interception and p.recorder_id = app_tenant());
  end $function$;

CREATE OR REPLACE FUNCTION public.names_partner(city text, interception uuid, partner uuid, name text, type text, home text, line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  
  declare
    own_city constant text := app_city();
  begin
    return exists (
        select from interception i, lateral interception_partners(null, array[partner], i.occurred_on) u
        where i.city_code = city and i.id = interception and i.tenant_id = app_tenant()
          and (u.name, u.type, u.home_region, u.sector) = (names_partner.name, names_partner.type, home, line));
  end $function$;

CREATE OR REPLACE FUNCTION public.notice_reach(notices uuid[], today date)
 RETURNS TABLE(notice_id uuid, receipts integer, addressed integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
  begin
    return query select w.id, (select count(*) from notice_receipt r
        where r.city_code = own_city and r.notice_id = w.id)::int, (
        select count(*) from tenant t
          left join notice_receipt r on r.city_code = t.city_code and r.notice_id = w.id and r.tenant_id = t.id
        where t.city_code = own_city and t.id <> w.tenant_id and (r.tenant_id is not null
          or (t.opened_on <= w.published_on and (t.closed_on is null or t.closed_on >= $2)
            and t.region_code ^@ any (w.regions) and (w.sectors = '{}' or t.sector = any (w.sectors))
            and is_addressed(t.id, t.type))))::int
      from notice w
      where w.city_code = own_city and w.id = any ($1) and (w.tenant_id = app_tenant() or (w.region_code ^@ any (app_regions())
          and (app_sector() is null or w.sector = app_sector())) or (w.record_status = 'ACTIVE'
          and app_home() ^@ any (w.regions) and (w.sectors = '{}' or app_line() = any (w.sectors))));
  end $function$;

CREATE OR REPLACE PROCEDURE public.open_city(IN city text)
 LANGUAGE plpgsql
AS $procedure$
  begin
    if coalesce(current_setting('app.city', true), '') <> '' then
      raise exception 'a city is open already' using errcode = 'insufficient_privilege';
    end if;
    execute format('set local app.city = %L', city);
  end $procedure$;

CREATE OR REPLACE PROCEDURE public.open_scope(IN city text, IN tenant uuid, IN account uuid, IN regions text, IN sector text, IN mode text, IN subject text, IN session uuid)
 LANGUAGE plpgsql
AS $procedure$
  declare
    writes constant boolean := current_setting('transaction_read_only') = 'off';
    own_home text; own_line text; own_type text; own_assignments text; own_homes text; own_asked text; own_roles text;
  begin
    if coalesce(current_setting('app.mode', true), '') <> '' then
      raise exception 'a scope is open already' using errcode = 'insufficient_privilege';
    end if;
    if tenant is not null and writes then
      perform pg_advisory_xact_lock_shared(hashtext('writers'), hashtext(city));
      perform pg_advisory_xact_lock_shared(hashtext('writers'), hashtext(tenant::text));
    end if;
    execute format(
      'set local app.city = %L; set local app.tenant = %L; set local app."user" = %L; '
        'set local app.regions = %L; set local app.sector = %L; '
        'set local app.mode = %L; set local app.subject = %L; set local app.moment = %L',
      coalesce(city, ''), coalesce(tenant::text, ''), coalesce(account::text, ''),
      coalesce(regions, ''), coalesce(sector, ''),
      coalesce(mode, ''), coalesce(subject, ''),
      to_char(now() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00');
    if session is not null and not exists (
      select 1 from user_session s
      where s.city_code = city and s.id = session and s.ended_at is null and s.expires_at > now()
    ) then
      raise exception 'session is over' using errcode = 'FZ401';
    end if;
    if tenant is null then return; end if;
    select t.region_code, t.sector, t.type into own_home, own_line, own_type from tenant t
    where t.city_code = city and t.id = tenant;
    select string_agg(distinct p.region_code || ' ' || p.sector, ','), string_agg(distinct p.region_code, ','),
        string_agg(p.region_code || ':' || to_char(p.last_day, 'YYYY-MM-DD'), ',')
      into own_assignments, own_homes, own_asked
      from (
        select a.region_code, a.sector, coalesce(a.valid_to, '9999-12-31') as last_day from tenant_assignment a
        where a.city_code = city and a.tenant_id = tenant
        union all
        select b."regionCode", b.sector, b."to" from restatement r,
          jsonb_to_recordset(r.assignments_before) as b ("regionCode" text, sector text, "to" date)
        where r.city_code = city and r.tenant_id = tenant) p;
    if writes and account is not null then
      select array_to_string(u.roles, ',') into own_roles from user_account u
      where u.city_code = city and u.id = account and u.disabled_at is null;
    end if;
    execute format(
      'set local app.home = %L; set local app.line = %L; set local app.type = %L; set local app.addressed = %L; '
        'set local app.assignments = %L; set local app.homes = %L; '
        'set local app.asked = %L; set local app.roles = %L',
      coalesce(own_home, ''), coalesce(own_line, ''), coalesce(own_type, ''), coalesce(case when is_addressed(tenant, own_type) then own_type end, ''),
      coalesce(own_assignments, ''), coalesce(own_homes, ''),
      coalesce(own_asked, ''), coalesce(own_roles, ''));
  end $procedure$;

CREATE OR REPLACE FUNCTION public.outbox_backlog()
 RETURNS TABLE(waiting integer, oldest_seconds double precision, aside integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
          select w.waiting, f.oldest_seconds, a.aside
          from (select count(*)::int as waiting from (
              select from outbox_event e where e.dispatched_at is null and e.set_aside_at is null limit 100000) n) w,
            (select extract(epoch from now() - min(o.recorded_at))::float8 as oldest_seconds from region r
              cross join lateral (
                select e.recorded_at from outbox_event e
                where e.city_code = r.code and e.dispatched_at is null and e.set_aside_at is null
                order by e.recorded_at, e.id limit 1) o
              where r.level = 'CITY') f,
            (select count(*)::int as aside from outbox_event e where e.set_aside_at is not null) a $function$;

CREATE OR REPLACE FUNCTION public.overseen_until(authority uuid, place text, line text)
 RETURNS date
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        own_city constant text := app_city();
      begin
        return (select max(coalesce(o.valid_to, '9999-12-31')) from oversight o
          where o.city_code = own_city and o.tenant_id = authority and place ^@ o.region_code
            and (o.sector is null or o.sector = line));
      end $function$;

CREATE OR REPLACE FUNCTION public.oversees_now(authority uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        own_city constant text := app_city();
        today constant date := (now() at time zone 'Asia/Shanghai')::date;
      begin
        return exists (select from oversight o where o.city_code = own_city and o.tenant_id = authority
          and o.valid_from <= today and (o.valid_to is null or o.valid_to >= today));
      end $function$;

CREATE OR REPLACE FUNCTION public.own_fraud_free_schemes()
 RETURNS TABLE(id uuid, tenant_id uuid, title text, region_code text, place_level text, period text, count text, cases_at_most integer, drop_at_least integer, loss_at_most bigint, created_at timestamp with time zone, ended_at timestamp with time zone, end_reason text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
    own_unit constant uuid := app_tenant();
  begin
    return query select s.id, s.tenant_id, s.title, s.region_code, s.place_level, s.period, s.count, s.cases_at_most,
        s.drop_at_least, s.loss_at_most, s.created_at, s.ended_at, s.end_reason
      from fraud_free_scheme s join tenant t on t.city_code = s.city_code and t.id = own_unit
      where s.city_code = own_city and s.place_level = 'SCHOOL' and s.ended_at is null and t.type = 'SCHOOL'
        and t.region_code ^@ s.region_code
      order by s.id desc limit 20;
  end $function$;

CREATE OR REPLACE FUNCTION public.rollup_backlog()
 RETURNS TABLE(pending integer, first bigint, aside integer, aside_cities integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  declare
    city text;
    oldest bigint;
  begin
    for city in select r.code from region r where r.level = 'CITY' loop
      select d.id into oldest from rollup_delta d where d.city_code = city and not d.aside order by d.id limit 1;
      first := least(first, oldest);
    end loop;
    select count(*) into pending from (select d.id from rollup_delta d where not d.aside limit 100000) n;
    select count(*), count(distinct d.city_code) into aside, aside_cities from rollup_delta d where d.aside;
    return next;
  end $function$;

CREATE OR REPLACE FUNCTION public.rollup_deltas_aside()
 RETURNS TABLE(city_code text, deltas integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
          select d.city_code, count(*)::int from rollup_delta d where d.aside group by d.city_code
          order by d.city_code $function$;

CREATE OR REPLACE FUNCTION public.roster_lies_in(city text, roster uuid, community text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  
  declare
    own_city constant text := app_city();
  begin
    return exists (select from household_roster r where r.city_code = city and r.id = roster and r.region_code = community);
  end $function$;

CREATE OR REPLACE FUNCTION public.schools_case_sums(asked_place text, first_day date, last_day date, asked_count text, asked_loss text, one_school uuid)
 RETURNS TABLE(school uuid, what text, amount bigint, at_least integer, approx integer, uncounted integer, withheld integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
    oversees constant boolean := app_sector() is null and asked_place ^@ any (app_regions());
    itself constant boolean := one_school is not null and one_school = app_tenant();
  begin
    if not (oversees or itself) then return; end if;
    return query
      with told as (
        select f.victim_unit_id as school, f.loss, f.loss_qualifier as qualifier
        from fraud_case f
        where f.city_code = own_city and f.record_status = 'ACTIVE'
          and case when asked_count = 'CASES_FILED' then f.filed_on else f.reported_on end
            between first_day and last_day
          and (f.victim_unit_id in (select t.id from tenant t where t.city_code = own_city
              and t.region_code ^@ asked_place and (one_school is null or t.id = one_school))
            or (f.victim_unit_id is null and f.region_code ^@ asked_place
              and (f.victim_sector = 'EDUCATION' or f.victim_occupation_code in ('STUDENT','TEACHER')
                or (f.victim_sector is null and coalesce(f.victim_occupation_code, 'OTHER') = 'OTHER'))))),
      line as (
        select school, 'CASES' as what, 1::bigint as amount, 'EXACT' as qualifier from told
        union all
        select school, 'LOSS', loss, qualifier from told where loss is not null or qualifier in ('UNCOUNTED','WITHHELD')
        union all
        select null::uuid, case m.indicator when asked_count then 'CASES' else 'LOSS' end, m.amount, m.qualifier
        from tally f join tally_measure m on m.city_code = f.city_code and m.tally_id = f.id
        where f.city_code = own_city and f.record_status = 'ACTIVE' and f.ledger = 'CASE_COUNT'
          and f.region_code ^@ asked_place and m.indicator in (asked_count, asked_loss)
          and f.occurred_on >= first_day and coalesce(f.began_on, f.occurred_on) <= last_day)
      select l.school, l.what, coalesce(sum(l.amount), 0)::bigint,
        count(*) filter (where l.qualifier = 'AT_LEAST')::int, count(*) filter (where l.qualifier = 'APPROX')::int,
        count(*) filter (where l.qualifier = 'UNCOUNTED')::int, count(*) filter (where l.qualifier = 'WITHHELD')::int
      from line l group by 1, 2;
  end $function$;

CREATE OR REPLACE FUNCTION public.shares_interception(partner uuid, on_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  
  declare
    own_city constant text := app_city();
  begin
    return exists (
        select from interception i
          join interception_participant p on p.city_code = i.city_code and p.interception_id = i.id
        where i.city_code = own_city and i.tenant_id = app_tenant() and i.occurred_on = on_day
          and p.tenant_id = partner and p.confirmation = 'CONFIRMED')
      or exists (
        select from interception_participant p
          join fact_revision r on r.city_code = p.city_code and r.fact_kind = 'interception'
            and r.fact_id = p.interception_id
        where p.city_code = own_city and p.tenant_id = partner and p.recorder_id = app_tenant()
          and r.tenant_id = app_tenant() and (r.image->>'occurredOn')::date = on_day);
  end $function$;

CREATE OR REPLACE FUNCTION public.supervises(city text, authority uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
      begin
        return exists (select from supervision_setting s
          where s.city_code = city and s.tenant_id = authority and s.enabled);
      end $function$;

CREATE OR REPLACE FUNCTION public.supervision_switched()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        own_city constant text := app_city();
        own_tenant constant uuid := app_tenant();
        is_on boolean;
      begin
        is_on := supervises(own_city, own_tenant);
        update supervision_letter set shown = is_on
          where city_code = own_city and issuer_id = own_tenant and shown <> is_on;
        update supervision_event set shown = is_on
          where city_code = own_city and issuer_id = own_tenant and shown <> is_on;
      end $function$;

CREATE OR REPLACE FUNCTION public.tenants_met(ids uuid[])
 RETURNS TABLE(city_code text, id uuid, version integer, name text, type text, sector text, region_code text, parent_id uuid, opened_on date, closed_on date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
  begin
    return query select t.city_code, t.id, t.version, t.name, t.type, t.sector, t.region_code, t.parent_id,
    t.opened_on, t.closed_on
      from tenant t
      where t.city_code = own_city and t.id = any ($1) and (
        exists (select from alert_assignment a
          where a.city_code = own_city and a.tenant_id = app_tenant() and a.recorder_id = t.id)
        or exists (select from alert f where f.city_code = own_city and f.tenant_id = t.id
          and f.region_code ^@ any (app_regions()) and (app_sector() is null or f.sector = app_sector()))
        or exists (select from supervision_letter l
          where l.city_code = own_city and l.tenant_id = app_tenant() and l.issuer_id = t.id and l.shown)
        or exists (select from interception_participant p
          where p.city_code = own_city and p.tenant_id = app_tenant() and p.recorder_id = t.id)
        or exists (select from notice w where w.city_code = own_city and w.tenant_id = t.id and w.record_status =
        'ACTIVE' and app_home() ^@ any (w.regions)
          and (w.sectors = '{}' or app_line() = any (w.sectors)))
        or exists (select from campaign c where c.city_code = own_city and c.tenant_id = t.id and c.status <> 'DRAFT' and (campaign_addresses(c.regions, c.sectors, c.tenant_types, c.excepted, c.tenant_id, app_home(), app_line(),
          app_type(), app_tenant()) or (cardinality(app_regions()) > 0 and (c.regions = '{}' or exists (
          select from unnest(app_regions()) o, unnest(c.regions) r where o ^@ r or r ^@ o))
        and (app_sector() is null or c.sectors = '{}' or app_sector() = any (c.sectors))) or exists (
          select from campaign_receipt had where had.city_code = c.city_code and had.campaign_id = c.id
            and had.tenant_id = app_tenant()) or campaign_reaches_by_forwarding(c.id)))
        or exists (
          select from restatement r, jsonb_to_recordset(r.assignments_before) as b ("regionCode" text, sector text),
            lateral (
              select from household_visit v
              where v.city_code = own_city and v.tenant_id = t.id and v.home_region = b."regionCode"
                and v.sector = b.sector and (v.region_code ^@ any (app_regions()) and (app_sector() is null or
                v.sector = app_sector()))
              limit 1) v
          where r.city_code = own_city and r.tenant_id = t.id));
  end $function$;

CREATE OR REPLACE FUNCTION public.typed_password_hash(city text, account uuid)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  begin
    return (select u.password_hash from user_account u
      where u.city_code = city and u.id = account and app_mode() = 'sign_in' and u.username = app_subject());
  end $function$;

CREATE OR REPLACE FUNCTION public.vacant_doors_of(visit uuid)
 RETURNS smallint[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  
  declare
    own_city constant text := app_city();
  begin
    return (select v.vacant from household_visit v
      where v.city_code = own_city and v.id = visit and v.tenant_id = app_tenant());
  end $function$;

CREATE OR REPLACE FUNCTION public.victims_units(fragment text, ids uuid[], whole_name text, on_day date)
 RETURNS TABLE(id uuid, name text, type text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
    own_unit constant uuid := app_tenant();
  begin
    return query select t.id, t.name, a.type
      from tenant own
        join tenant t on t.city_code = own.city_code
        join tenant_assignment a on a.city_code = t.city_code and a.tenant_id = t.id
          and a.valid_from <= on_day and (a.valid_to is null or a.valid_to >= on_day)
      where own.city_code = own_city and own.id = own_unit and own.type = 'POLICE' and a.type <> 'AUTHORITY'
        and t.opened_on <= on_day and (t.closed_on is null or t.closed_on >= on_day) and (t.id = any (ids) or t.name_folded = whole_name
        or (fragment <> '' and position(fragment in t.name_folded) > 0))
      order by t.name, t.id limit 20;
  end $function$;

CREATE OR REPLACE FUNCTION public.visited_elsewhere(roster uuid, first_day date, last_day date)
 RETURNS TABLE(tenant_id uuid, sector text, campaign_ids uuid[], region_code text, visited smallint[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      #variable_conflict use_column
      declare
        own_city constant text := app_city();
      begin
        return query select v.tenant_id, v.sector, v.campaign_ids, v.region_code, v.visited
          from household_roster r join household_visit v on v.city_code = r.city_code and v.roster_id = r.id
          where r.city_code = own_city and r.id = $1 and r.region_code ^@ any (app_regions())
            and v.region_code <> r.region_code and v.record_status = 'ACTIVE'
            and v.visited_on between $2 and $3
            and (app_sector() is null or v.sector = app_sector());
      end $function$;

CREATE OR REPLACE FUNCTION public.waits_for_unit(city text, alert uuid, unit uuid, recorder uuid, place text, line text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
      begin
        return exists (select from alert f
            join alert_assignment a on a.city_code = city and a.alert_id = f.id and a.tenant_id = f.assigned_to
          where f.city_code = city and f.id = alert and f.assigned_to = unit and f.tenant_id = recorder
            and f.record_status = 'ACTIVE' and f.due_at < now() and a.result is null
            and (f.region_code, f.sector) = (place, line));
      end $function$;

create view fact_day as
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT activity.city_code,
            activity.tenant_id,
            activity.home_region,
            activity.region_code,
            activity.sector,
            activity.start_on AS day,
            'ACTIVITY'::text AS fact_kind,
            activity.id AS fact_id
           FROM activity
          WHERE activity.record_status = 'ACTIVE'::text AND activity.status <> 'REQUIRED'::text) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT DISTINCT a.city_code,
            m.tenant_id,
            a.home_region,
            a.region_code,
            a.sector,
            m.until_on AS day,
            'ACTIVITY'::text AS fact_kind,
            a.id AS fact_id
           FROM activity a
             JOIN activity_measure m ON m.city_code = a.city_code AND m.activity_id = a.id
          WHERE a.record_status = 'ACTIVE'::text AND a.status = 'DONE'::text AND (a.theme = ANY (ARRAY['TELECOM_FRAUD'::text, 'PENSION_FRAUD'::text, 'ILLEGAL_FUNDRAISING'::text])) AND m.until_on <> a.start_on) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT fraud_case.city_code,
            fraud_case.tenant_id,
            fraud_case.home_region,
            fraud_case.region_code,
            fraud_case.sector,
            fraud_case.reported_on AS day,
            'FRAUD_CASE'::text AS fact_kind,
            fraud_case.id AS fact_id
           FROM fraud_case
          WHERE fraud_case.record_status = 'ACTIVE'::text AND true) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT fraud_case.city_code,
            fraud_case.tenant_id,
            fraud_case.home_region,
            fraud_case.region_code,
            fraud_case.sector,
            fraud_case.filed_on AS day,
            'FRAUD_CASE'::text AS fact_kind,
            fraud_case.id AS fact_id
           FROM fraud_case
          WHERE fraud_case.record_status = 'ACTIVE'::text AND fraud_case.filed_on <> fraud_case.reported_on) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT fraud_case.city_code,
            fraud_case.tenant_id,
            fraud_case.home_region,
            fraud_case.region_code,
            fraud_case.sector,
            fraud_case.solved_on AS day,
            'FRAUD_CASE'::text AS fact_kind,
            fraud_case.id AS fact_id
           FROM fraud_case
          WHERE fraud_case.record_status = 'ACTIVE'::text AND fraud_case.solved_on <> fraud_case.filed_on AND fraud_case.solved_on <> fraud_case.reported_on) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT interception.city_code,
            interception.tenant_id,
            interception.home_region,
            interception.region_code,
            interception.sector,
            interception.occurred_on AS day,
            'INTERCEPTION'::text AS fact_kind,
            interception.id AS fact_id
           FROM interception
          WHERE interception.record_status = 'ACTIVE'::text AND true) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT interception.city_code,
            interception.tenant_id,
            interception.home_region,
            interception.region_code,
            interception.sector,
            interception.began_on AS day,
            'INTERCEPTION'::text AS fact_kind,
            interception.id AS fact_id
           FROM interception
          WHERE interception.record_status = 'ACTIVE'::text AND interception.began_on IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT funds_action.city_code,
            funds_action.tenant_id,
            funds_action.home_region,
            funds_action.region_code,
            funds_action.sector,
            funds_action.occurred_on AS day,
            'FUNDS_ACTION'::text AS fact_kind,
            funds_action.id AS fact_id
           FROM funds_action
          WHERE funds_action.record_status = 'ACTIVE'::text AND true) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT funds_action.city_code,
            funds_action.tenant_id,
            funds_action.home_region,
            funds_action.region_code,
            funds_action.sector,
            funds_action.began_on AS day,
            'FUNDS_ACTION'::text AS fact_kind,
            funds_action.id AS fact_id
           FROM funds_action
          WHERE funds_action.record_status = 'ACTIVE'::text AND funds_action.began_on IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT tally.city_code,
            tally.tenant_id,
            tally.home_region,
            tally.region_code,
            tally.sector,
            tally.occurred_on AS day,
            'TALLY'::text AS fact_kind,
            tally.id AS fact_id
           FROM tally
          WHERE tally.record_status = 'ACTIVE'::text AND true) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT tally.city_code,
            tally.tenant_id,
            tally.home_region,
            tally.region_code,
            tally.sector,
            tally.began_on AS day,
            'TALLY'::text AS fact_kind,
            tally.id AS fact_id
           FROM tally
          WHERE tally.record_status = 'ACTIVE'::text AND tally.began_on IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT inspection.city_code,
            inspection.tenant_id,
            inspection.home_region,
            inspection.region_code,
            inspection.sector,
            inspection.occurred_on AS day,
            'INSPECTION'::text AS fact_kind,
            inspection.id AS fact_id
           FROM inspection
          WHERE inspection.record_status = 'ACTIVE'::text AND true) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT inspection.city_code,
            inspection.tenant_id,
            inspection.home_region,
            inspection.region_code,
            inspection.sector,
            inspection.began_on AS day,
            'INSPECTION'::text AS fact_kind,
            inspection.id AS fact_id
           FROM inspection
          WHERE inspection.record_status = 'ACTIVE'::text AND inspection.began_on IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT notice.city_code,
            notice.tenant_id,
            notice.home_region,
            notice.region_code,
            notice.sector,
            notice.published_on AS day,
            'NOTICE'::text AS fact_kind,
            notice.id AS fact_id
           FROM notice
          WHERE notice.record_status = 'ACTIVE'::text AND true) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT household_visit.city_code,
            household_visit.tenant_id,
            household_visit.home_region,
            household_visit.region_code,
            household_visit.sector,
            household_visit.visited_on AS day,
            'HOUSEHOLD_VISIT'::text AS fact_kind,
            household_visit.id AS fact_id
           FROM household_visit
          WHERE household_visit.record_status = 'ACTIVE'::text AND true) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT household_visit.city_code,
            household_visit.tenant_id,
            household_visit.home_region,
            household_visit.region_code,
            household_visit.sector,
            household_visit.began_on AS day,
            'HOUSEHOLD_VISIT'::text AS fact_kind,
            household_visit.id AS fact_id
           FROM household_visit
          WHERE household_visit.record_status = 'ACTIVE'::text AND household_visit.began_on IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT leadership_group.city_code,
            leadership_group.tenant_id,
            leadership_group.home_region,
            leadership_group.region_code,
            leadership_group.sector,
            leadership_group.founded_on AS day,
            'LEADERSHIP_GROUP'::text AS fact_kind,
            leadership_group.id AS fact_id
           FROM leadership_group
          WHERE leadership_group.record_status = 'ACTIVE'::text AND true) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.fact_kind,
    part.fact_id
   FROM ( SELECT alert.city_code,
            alert.tenant_id,
            alert.home_region,
            alert.region_code,
            alert.sector,
            alert.received_on AS day,
            'ALERT'::text AS fact_kind,
            alert.id AS fact_id
           FROM alert
          WHERE alert.record_status = 'ACTIVE'::text AND true) part;

create view fact_figure as
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT a.city_code,
            a.tenant_id,
            a.home_region,
            a.region_code,
            a.sector,
            a.start_on AS day,
            NULL::date AS began_on,
            a.type AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            a.campaign_ids,
            a.theme,
            a.audiences,
            a.channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'ACTIVITY'::text AS fact_kind,
            a.id AS fact_id,
            'ACTIVITIES'::text AS indicator,
            1::bigint AS amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM activity a
          WHERE a.record_status = 'ACTIVE'::text AND a.status = 'DONE'::text AND (a.theme = ANY (ARRAY['TELECOM_FRAUD'::text, 'PENSION_FRAUD'::text, 'ILLEGAL_FUNDRAISING'::text])) AND NOT (a.type = ANY (ARRAY['SETUP_GROUP'::text, 'DEPLOY_MEETING'::text, 'ISSUE_PLAN'::text, 'RULE_BUILDING'::text, 'STAFF_TRAINING'::text, 'BANK_ACCOUNT_CONTROL'::text, 'INSPECTION_RECTIFICATION'::text, 'VICTIM_FOLLOWUP'::text, 'ANALYSIS_WARNING'::text, 'JOINT_MECHANISM'::text, 'INVESTIGATION_CRACKDOWN'::text, 'TECHNICAL_PROTECTION'::text]))) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT a.city_code,
            a.tenant_id,
            a.home_region,
            a.region_code,
            a.sector,
            a.start_on AS day,
            NULL::date AS began_on,
            a.type AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            a.campaign_ids,
            a.theme,
            a.audiences,
            a.channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'ACTIVITY'::text AS fact_kind,
            a.id AS fact_id,
            'INTERNAL_ACTS'::text AS indicator,
            1::bigint AS amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM activity a
          WHERE a.record_status = 'ACTIVE'::text AND a.status = 'DONE'::text AND (a.theme = ANY (ARRAY['TELECOM_FRAUD'::text, 'PENSION_FRAUD'::text, 'ILLEGAL_FUNDRAISING'::text])) AND (a.type = ANY (ARRAY['SETUP_GROUP'::text, 'DEPLOY_MEETING'::text, 'ISSUE_PLAN'::text, 'RULE_BUILDING'::text, 'STAFF_TRAINING'::text, 'BANK_ACCOUNT_CONTROL'::text, 'INSPECTION_RECTIFICATION'::text, 'VICTIM_FOLLOWUP'::text, 'ANALYSIS_WARNING'::text, 'JOINT_MECHANISM'::text, 'INVESTIGATION_CRACKDOWN'::text, 'TECHNICAL_PROTECTION'::text]))) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT a.city_code,
            a.tenant_id,
            a.home_region,
            a.region_code,
            a.sector,
            a.start_on AS day,
            NULL::date AS began_on,
            a.type AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            a.campaign_ids,
            a.theme,
            a.audiences,
            a.channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'ACTIVITY'::text AS fact_kind,
            a.id AS fact_id,
            'OTHER_THEME_ACTIVITIES'::text AS indicator,
            1::bigint AS amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM activity a
          WHERE a.record_status = 'ACTIVE'::text AND a.status = 'DONE'::text AND NOT (a.theme = ANY (ARRAY['TELECOM_FRAUD'::text, 'PENSION_FRAUD'::text, 'ILLEGAL_FUNDRAISING'::text]))) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT a.city_code,
            a.tenant_id,
            a.home_region,
            m.region_code,
            a.sector,
            a.start_on AS day,
            NULL::date AS began_on,
            a.type AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            a.campaign_ids,
            a.theme,
            a.audiences,
            a.channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'ACTIVITY'::text AS fact_kind,
            a.id AS fact_id,
            m.indicator,
            m.amount,
            m.qualifier,
            1 AS weight,
            COALESCE(abs(m.amount)::numeric > ((a.exceeded ->> m.indicator)::numeric), false)::integer AS to_check
           FROM activity a
             JOIN activity_measure m ON m.city_code = a.city_code AND m.activity_id = a.id
          WHERE a.record_status = 'ACTIVE'::text AND a.status = 'DONE'::text AND (a.theme = ANY (ARRAY['TELECOM_FRAUD'::text, 'PENSION_FRAUD'::text, 'ILLEGAL_FUNDRAISING'::text])) AND m.until_on IS NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT a.city_code,
            m.tenant_id,
            a.home_region,
            m.region_code,
            a.sector,
            m.until_on AS day,
            m.from_on AS began_on,
            a.type AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            a.campaign_ids,
            a.theme,
            a.audiences,
            a.channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'ACTIVITY'::text AS fact_kind,
            a.id AS fact_id,
            m.indicator,
            m.amount,
            m.qualifier,
            1 AS weight,
            COALESCE(abs(m.amount)::numeric > ((a.exceeded ->> m.indicator)::numeric), false)::integer AS to_check
           FROM activity a
             JOIN activity_measure m ON m.city_code = a.city_code AND m.activity_id = a.id
          WHERE a.record_status = 'ACTIVE'::text AND a.status = 'DONE'::text AND (a.theme = ANY (ARRAY['TELECOM_FRAUD'::text, 'PENSION_FRAUD'::text, 'ILLEGAL_FUNDRAISING'::text])) AND m.until_on IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            i.day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            f.fraud_type,
            f.victim_age_band AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            f.victim_sex,
            f.victim_occupation_code AS occupation,
            f.bank_code AS bank,
            f.payment_method_code AS payment_method,
                CASE
                    WHEN f.victim_had_publicity THEN 'YES'::text
                    WHEN NOT f.victim_had_publicity THEN 'NO'::text
                    ELSE NULL::text
                END AS had_publicity,
            f.victim_sector,
            false AS tenant_only,
            'FRAUD_CASE'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            COALESCE(abs(i.amount)::numeric > ((f.exceeded ->> replace(i.indicator, 'LOSS_REPORTED'::text, 'LOSS'::text))::numeric), false)::integer AS to_check
           FROM fraud_case f,
            LATERAL ( VALUES ('CASES_REPORTED'::text,1::bigint,'EXACT'::text,f.reported_on), ('LOSS_REPORTED'::text,f.loss,f.loss_qualifier,f.reported_on), ('CASES_FILED'::text,1,'EXACT'::text,f.filed_on), ('LOSS'::text,f.loss,f.loss_qualifier,f.filed_on), ('CASES_SOLVED'::text,1,'EXACT'::text,f.solved_on)) i(indicator, amount, qualifier, day)
          WHERE f.record_status = 'ACTIVE'::text AND i.day IS NOT NULL AND (i.amount IS NOT NULL OR (i.qualifier = ANY (ARRAY['UNCOUNTED'::text, 'WITHHELD'::text])))) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            f.occurred_on AS day,
            f.began_on,
            NULL::text AS activity_type,
            f.fraud_type,
            f.victim_age_band AS age_band,
            i.venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'INTERCEPTION'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            i.to_check
           FROM interception f,
            LATERAL ( SELECT v.indicator,
                    v.amount,
                    v.qualifier,
                        CASE
                            WHEN f.venues IS NULL THEN f.venue
                            ELSE NULL::text
                        END AS venue,
                    COALESCE(abs(v.stated)::numeric > ((f.exceeded ->> v.indicator)::numeric), false)::integer AS to_check
                   FROM ( VALUES ('INTERCEPTIONS'::text,f.count - COALESCE(( SELECT sum((p.value ->> 'count'::text)::bigint) AS sum
                                   FROM jsonb_array_elements(f.venues) p(value)), 0::numeric)::bigint,f.count_qualifier,f.count), ('LOSS_AVOIDED'::text,f.amount,f.amount_qualifier,f.amount), ('DISSUASIONS'::text,f.dissuasions,f.dissuasions_qualifier,f.dissuasions)) v(indicator, amount, qualifier, stated)
                  WHERE f.venues IS NULL OR v.indicator <> 'INTERCEPTIONS'::text OR v.amount <> 0 OR v.qualifier <> 'EXACT'::text OR COALESCE(abs(v.stated)::numeric > ((f.exceeded ->> v.indicator)::numeric), false)::integer = 1
                UNION ALL
                 SELECT 'INTERCEPTIONS'::text AS text,
                    (p.value ->> 'count'::text)::bigint AS int8,
                    'EXACT'::text AS text,
                    p.value ->> 'venue'::text,
                    0
                   FROM jsonb_array_elements(f.venues) p(value)) i
          WHERE f.record_status = 'ACTIVE'::text AND (i.amount IS NOT NULL OR (i.qualifier = ANY (ARRAY['UNCOUNTED'::text, 'WITHHELD'::text])))) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT p.city_code,
            p.tenant_id,
            p.home_region,
            p.region_code,
            p.sector,
            f.occurred_on AS day,
            f.began_on,
            NULL::text AS activity_type,
            f.fraud_type,
            f.victim_age_band AS age_band,
            i.venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            true AS tenant_only,
            'INTERCEPTION'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            i.to_check
           FROM interception f
             JOIN interception_participant p ON p.city_code = f.city_code AND p.interception_id = f.id,
            LATERAL ( SELECT v.indicator,
                    v.amount,
                    v.qualifier,
                        CASE
                            WHEN f.venues IS NULL THEN f.venue
                            ELSE NULL::text
                        END AS venue,
                    COALESCE(abs(v.stated)::numeric > ((f.exceeded ->> v.indicator)::numeric), false)::integer AS to_check
                   FROM ( VALUES ('INTERCEPTIONS'::text,f.count - COALESCE(( SELECT sum((p_1.value ->> 'count'::text)::bigint) AS sum
                                   FROM jsonb_array_elements(f.venues) p_1(value)), 0::numeric)::bigint,f.count_qualifier,f.count), ('LOSS_AVOIDED'::text,f.amount,f.amount_qualifier,f.amount), ('DISSUASIONS'::text,f.dissuasions,f.dissuasions_qualifier,f.dissuasions)) v(indicator, amount, qualifier, stated)
                  WHERE f.venues IS NULL OR v.indicator <> 'INTERCEPTIONS'::text OR v.amount <> 0 OR v.qualifier <> 'EXACT'::text OR COALESCE(abs(v.stated)::numeric > ((f.exceeded ->> v.indicator)::numeric), false)::integer = 1
                UNION ALL
                 SELECT 'INTERCEPTIONS'::text AS text,
                    (p_1.value ->> 'count'::text)::bigint AS int8,
                    'EXACT'::text AS text,
                    p_1.value ->> 'venue'::text,
                    0
                   FROM jsonb_array_elements(f.venues) p_1(value)) i
          WHERE f.record_status = 'ACTIVE'::text AND p.confirmation = 'CONFIRMED'::text AND (i.amount IS NOT NULL OR (i.qualifier = ANY (ARRAY['UNCOUNTED'::text, 'WITHHELD'::text])))) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            f.occurred_on AS day,
            f.began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'FUNDS_ACTION'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            COALESCE(abs(i.amount)::numeric > ((f.exceeded ->> i.indicator)::numeric), false)::integer AS to_check
           FROM funds_action f,
            LATERAL ( VALUES (
                        CASE f.stage
                            WHEN 'STOP_PAYMENT'::text THEN 'STOP_PAYMENT'::text
                            WHEN 'FREEZE'::text THEN 'FROZEN'::text
                            ELSE 'RETURNED'::text
                        END,f.amount,f.amount_qualifier), (
                        CASE f.stage
                            WHEN 'STOP_PAYMENT'::text THEN 'ACCOUNTS_STOPPED'::text
                            WHEN 'FREEZE'::text THEN 'ACCOUNTS_FROZEN'::text
                            ELSE NULL::text
                        END,f.accounts,f.accounts_qualifier)) i(indicator, amount, qualifier)
          WHERE f.record_status = 'ACTIVE'::text AND i.indicator IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            f.occurred_on AS day,
            f.began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            f.own_line AND i.indicator ^@ 'ALERTS_'::text OR f.ledger = 'ALERT_COUNT'::text AND i.indicator = 'LOSS_AVOIDED'::text AS tenant_only,
            'TALLY'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            COALESCE(abs(i.amount)::numeric > ((f.exceeded ->> i.indicator)::numeric), false)::integer AS to_check
           FROM tally f,
            tally_measure i
          WHERE f.record_status = 'ACTIVE'::text AND i.city_code = f.city_code AND i.tally_id = f.id AND i.indicator <> 'ACCOUNTS_RESTRICTED'::text) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT s.city_code,
            s.tenant_id,
            a.region_code AS home_region,
            a.region_code,
            a.sector,
            e.day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            s.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'TALLY'::text AS fact_kind,
            s.fact_id,
            s.indicator,
            e.sign * s.amount AS amount,
            s.qualifier,
            e.sign AS weight,
            e.sign * s.to_check AS to_check
           FROM ( SELECT f.city_code,
                    f.tenant_id,
                    f.campaign_ids,
                    f.id AS fact_id,
                    m.indicator,
                    m.change * m.amount AS amount,
                    m.qualifier,
                    COALESCE(abs(m.amount)::numeric > ((f.exceeded ->> m.indicator)::numeric), false)::integer AS to_check,
                    f.occurred_on AS from_on,
                    NULL::date AS to_on
                   FROM tally f
                     JOIN tally_measure m ON m.city_code = f.city_code AND m.tally_id = f.id
                  WHERE f.record_status = 'ACTIVE'::text AND m.indicator = 'ACCOUNTS_RESTRICTED'::text) s
             JOIN tenant_assignment a ON a.city_code = s.city_code AND a.tenant_id = s.tenant_id AND a.valid_from < COALESCE(s.to_on, 'infinity'::date) AND COALESCE(a.valid_to, 'infinity'::date) >= s.from_on,
            LATERAL ( VALUES (1,GREATEST(s.from_on, a.valid_from)), ('-1'::integer,NULLIF(LEAST(COALESCE(s.to_on, 'infinity'::date), COALESCE(a.valid_to + 1, 'infinity'::date)), 'infinity'::date))) e(sign, day)
          WHERE e.day IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            f.occurred_on AS day,
            f.began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'INSPECTION'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            COALESCE(abs(i.amount)::numeric > ((f.exceeded ->> i.indicator)::numeric), false)::integer AS to_check
           FROM inspection f,
            LATERAL ( VALUES ('INSPECTIONS'::text,f.inspections,f.inspections_qualifier)) i(indicator, amount, qualifier)
          WHERE f.record_status = 'ACTIVE'::text AND true) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            i.day,
            i.began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'INSPECTION'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            COALESCE(abs(i.amount)::numeric > ((f.exceeded ->> 'HAZARDS_FOUND'::text)::numeric), false)::integer AS to_check
           FROM inspection f,
            inspection_hazard h,
            LATERAL ( VALUES ('HAZARDS_FOUND'::text,h.count,h.count_qualifier,f.occurred_on,f.began_on), ('HAZARDS_FOUND_RECTIFIED'::text,h.count,h.count_qualifier,
                        CASE
                            WHEN h.rectified_on IS NOT NULL THEN f.occurred_on
                            ELSE NULL::date
                        END,f.began_on), ('HAZARDS_RECTIFIED'::text,h.count,h.count_qualifier,h.rectified_on,NULL::date)) i(indicator, amount, qualifier, day, began_on)
          WHERE f.record_status = 'ACTIVE'::text AND h.city_code = f.city_code AND h.inspection_id = f.id AND i.day IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            f.published_on AS day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            f.fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'NOTICE'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            COALESCE(abs(i.amount)::numeric > ((f.exceeded ->> i.indicator)::numeric), false)::integer AS to_check
           FROM notice f,
            LATERAL ( VALUES ('WARNINGS_ISSUED'::text,1::bigint,'EXACT'::text)) i(indicator, amount, qualifier)
          WHERE f.record_status = 'ACTIVE'::text AND true) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT r.city_code,
            r.tenant_id,
            r.home_region,
            r.region_code,
            r.sector,
            r.received_on AS day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            '{}'::uuid[] AS campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'NOTICE_RECEIPT'::text AS fact_kind,
            r.notice_id AS fact_id,
            'WARNINGS_READ'::text AS indicator,
            1::bigint AS amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM notice_receipt r
          WHERE true) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            f.visited_on AS day,
            f.began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'HOUSEHOLD_VISIT'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            COALESCE(abs(i.amount)::numeric > ((f.exceeded ->> i.indicator)::numeric), false)::integer AS to_check
           FROM household_visit f,
            LATERAL ( VALUES ('HOUSEHOLD_VISITS'::text,NULLIF(cardinality(f.visited), 0)::bigint,'EXACT'::text), ('HOUSEHOLDS_REPORTED'::text,f.reported,f.reported_qualifier), ('PEOPLE_VISITED'::text,f.people_visited,f.people_visited_qualifier)) i(indicator, amount, qualifier)
          WHERE f.record_status = 'ACTIVE'::text AND (i.amount IS NOT NULL OR (i.qualifier = ANY (ARRAY['UNCOUNTED'::text, 'WITHHELD'::text])))) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT d.city_code,
            d.tenant_id,
            d.region_code AS home_region,
            d.region_code,
            '-'::text AS sector,
            i.day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            '{}'::uuid[] AS campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'HOUSEHOLD_ROSTER'::text AS fact_kind,
            d.roster_id AS fact_id,
            'HOUSEHOLDS_REGISTERED'::text AS indicator,
            i.amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM household_door d,
            LATERAL ( VALUES (d.registered_on,1::bigint), (d.retired_on,'-1'::integer)) i(day, amount)
          WHERE i.day IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT v.city_code,
            v.tenant_id,
            v.region_code AS home_region,
            v.region_code,
            '-'::text AS sector,
            i.day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            '{}'::uuid[] AS campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'HOUSEHOLD_ROSTER'::text AS fact_kind,
            v.roster_id AS fact_id,
            'HOUSEHOLDS_REGISTERED'::text AS indicator,
            i.amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM household_vacancy v
             JOIN household_door d ON d.city_code = v.city_code AND d.roster_id = v.roster_id AND d.number = v.number,
            LATERAL ( VALUES (GREATEST(v.from_on, d.registered_on),- 1::bigint), (LEAST(v.to_on, d.retired_on),1)) i(day, amount)
          WHERE i.day IS NOT NULL AND GREATEST(v.from_on, d.registered_on) < COALESCE(LEAST(v.to_on, d.retired_on), 'infinity'::date)) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT s.city_code,
            s.tenant_id,
            a.region_code AS home_region,
            a.region_code,
            a.sector,
            e.day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            s.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'LEADERSHIP_GROUP'::text AS fact_kind,
            s.fact_id,
            s.indicator,
            e.sign * s.amount AS amount,
            s.qualifier,
            e.sign AS weight,
            e.sign * s.to_check AS to_check
           FROM ( SELECT g.city_code,
                    g.tenant_id,
                    g.campaign_ids,
                    g.id AS fact_id,
                    'LEADERSHIP_GROUPS'::text AS indicator,
                    1::bigint AS amount,
                    'EXACT'::text AS qualifier,
                    0 AS to_check,
                    g.founded_on AS from_on,
                    g.dissolved_on AS to_on
                   FROM leadership_group g
                  WHERE g.record_status = 'ACTIVE'::text AND g.dissolved_on IS DISTINCT FROM g.founded_on
                UNION ALL
                 SELECT g.city_code,
                    g.tenant_id,
                    g.campaign_ids,
                    g.id,
                    'LEADERSHIP_MEMBERS'::text AS text,
                    g.member_count,
                    g.member_count_qualifier,
                    0,
                    g.founded_on,
                    g.dissolved_on
                   FROM leadership_group g
                  WHERE g.record_status = 'ACTIVE'::text AND g.member_count_qualifier IS NOT NULL AND g.dissolved_on IS DISTINCT FROM g.founded_on
                UNION ALL
                 SELECT g.city_code,
                    g.tenant_id,
                    g.campaign_ids,
                    g.id,
                    'LEADERSHIP_MEMBERS'::text AS text,
                    m.people,
                    'EXACT'::text AS text,
                    0,
                    m.joined_on,
                    LEAST(m.left_on, g.dissolved_on) AS "least"
                   FROM leadership_group g
                     JOIN leadership_member m ON m.city_code = g.city_code AND m.group_id = g.id
                  WHERE g.record_status = 'ACTIVE'::text AND g.member_count_qualifier IS NULL AND m.joined_on < COALESCE(LEAST(m.left_on, g.dissolved_on), 'infinity'::date)
                UNION ALL
                 SELECT u.city_code,
                    u.tenant_id,
                    u.campaign_ids,
                    u.tenant_id AS fact_id,
                    'TENANTS_WITH_GROUP'::text AS indicator,
                    u.amount,
                    'EXACT'::text AS qualifier,
                    0 AS to_check,
                    lower(r.r) AS from_on,
                    upper(r.r) AS to_on
                   FROM ( SELECT leadership_group.city_code,
                            leadership_group.tenant_id,
                            '{}'::uuid[] AS campaign_ids,
                            1::bigint AS amount,
                            range_agg(daterange(leadership_group.founded_on, leadership_group.dissolved_on)) AS spans
                           FROM leadership_group
                          WHERE leadership_group.record_status = 'ACTIVE'::text
                          GROUP BY leadership_group.city_code, leadership_group.tenant_id
                        UNION ALL
                         SELECT leadership_group.city_code,
                            leadership_group.tenant_id,
                                CASE
                                    WHEN l.line = 1 THEN ARRAY[c.id]
                                    ELSE '{}'::uuid[]
                                END AS "case",
                            l.line,
                            range_agg(daterange(leadership_group.founded_on, leadership_group.dissolved_on)) AS range_agg
                           FROM leadership_group,
                            LATERAL unnest(leadership_group.campaign_ids) c(id),
                            ( VALUES (1::bigint), (- 1::bigint)) l(line)
                          WHERE leadership_group.record_status = 'ACTIVE'::text
                          GROUP BY leadership_group.city_code, leadership_group.tenant_id, c.id, l.line) u,
                    LATERAL unnest(u.spans) r(r)
                  WHERE NOT isempty(r.r)) s
             JOIN tenant_assignment a ON a.city_code = s.city_code AND a.tenant_id = s.tenant_id AND a.valid_from < COALESCE(s.to_on, 'infinity'::date) AND COALESCE(a.valid_to, 'infinity'::date) >= s.from_on,
            LATERAL ( VALUES (1,GREATEST(s.from_on, a.valid_from)), ('-1'::integer,NULLIF(LEAST(COALESCE(s.to_on, 'infinity'::date), COALESCE(a.valid_to + 1, 'infinity'::date)), 'infinity'::date))) e(sign, day)
          WHERE e.day IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT t.city_code,
            t.tenant_id,
            t.home_region,
            t.region_code,
            t.sector,
            t.until_on AS day,
            r.began_on,
            t.activity_type,
            t.fraud_type,
            t.age_band,
            r.venue,
            t.campaign_ids,
            a.theme,
            a.audiences,
            a.channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            t.fact_kind,
            t.fact_id,
            t.indicator,
            r.weight * r.amount AS amount,
            r.qualifier,
            r.weight,
            r.weight * r.to_check::integer AS to_check
           FROM stated_total t
             LEFT JOIN activity a ON t.fact_kind = 'ACTIVITY'::text AND a.city_code = t.city_code AND a.id = t.fact_id,
            LATERAL ( SELECT '-1'::integer AS weight,
                    t.amount,
                    t.qualifier,
                    t.from_on AS began_on,
                    t.venue,
                    t.to_check
                  WHERE t.venues IS NULL
                UNION ALL
                 SELECT '-1'::integer AS int4,
                    (p.value ->> 'amount'::text)::bigint AS int8,
                    p.value ->> 'qualifier'::text,
                    t.from_on,
                    p.value ->> 'venue'::text,
                    (p.value ->> 'toCheck'::text)::boolean AS bool
                   FROM jsonb_array_elements(t.venues) p(value)
                UNION ALL
                 SELECT 1,
                    t.rest_amount,
                    t.rest_qualifier,
                    t.rest_from,
                    t.venue,
                    t.to_check) r
          WHERE (t.amount IS DISTINCT FROM t.rest_amount OR t.qualifier IS DISTINCT FROM t.rest_qualifier OR t.from_on IS DISTINCT FROM t.rest_from) AND (r.weight < 0 OR r.amount IS NOT NULL) OR t.amount IS NULL AND r.weight < 0) part
UNION ALL
 SELECT s.city_code,
    s.tenant_id,
    s.region_code AS home_region,
    s.region_code,
    s.sector,
    s.ends_on AS day,
    NULL::date AS began_on,
    NULL::text AS activity_type,
    NULL::text AS fraud_type,
    NULL::text AS age_band,
    NULL::text AS venue,
    '{}'::uuid[] AS campaign_ids,
    NULL::text AS theme,
    NULL::text[] AS audiences,
    NULL::text[] AS channels,
    NULL::text AS victim_sex,
    NULL::text AS occupation,
    NULL::text AS bank,
    NULL::text AS payment_method,
    NULL::text AS had_publicity,
    NULL::text AS victim_sector,
    false AS tenant_only,
    'SUBMISSION'::text AS fact_kind,
    s.id AS fact_id,
    'SUBMISSIONS_DUE'::text AS indicator,
    1::bigint AS amount,
    'EXACT'::text AS qualifier,
    1 AS weight,
    0 AS to_check
   FROM submission s
  WHERE true
UNION ALL
 SELECT s.city_code,
    s.tenant_id,
    s.region_code AS home_region,
    s.region_code,
    s.sector,
    s.ends_on AS day,
    NULL::date AS began_on,
    NULL::text AS activity_type,
    NULL::text AS fraud_type,
    NULL::text AS age_band,
    NULL::text AS venue,
    '{}'::uuid[] AS campaign_ids,
    NULL::text AS theme,
    NULL::text[] AS audiences,
    NULL::text[] AS channels,
    NULL::text AS victim_sex,
    NULL::text AS occupation,
    NULL::text AS bank,
    NULL::text AS payment_method,
    NULL::text AS had_publicity,
    NULL::text AS victim_sector,
    false AS tenant_only,
    'SUBMISSION'::text AS fact_kind,
    s.id AS fact_id,
    'SUBMISSIONS_ON_TIME'::text AS indicator,
    1::bigint AS amount,
    'EXACT'::text AS qualifier,
    1 AS weight,
    0 AS to_check
   FROM submission s
  WHERE s.submitted_on <= s.due_on
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            f.received_on AS day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            f.fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'ALERT'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            1::bigint AS amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM alert f
             LEFT JOIN alert_assignment a ON a.city_code = f.city_code AND a.alert_id = f.id AND a.tenant_id = f.assigned_to,
            LATERAL ( VALUES ('ALERTS_RECEIVED'::text,true), ('ALERTS_HANDLED'::text,a.result IS NOT NULL), ('ALERTS_ON_TIME'::text,a.answered_at <= f.due_at), ('ALERTS_FACE_TO_FACE'::text,a.steps @> '[{"way": "MEETING"}]'::jsonb), ('ALERTS_LOST'::text,a.result = 'TRANSFERRED'::text OR a.later_case_on IS NOT NULL)) i(indicator, counts)
          WHERE f.record_status = 'ACTIVE'::text AND a.result IS DISTINCT FROM 'REPEATED'::text AND i.counts) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT a.city_code,
            a.tenant_id,
            a.home_region,
            a.region_code,
            a.sector,
            f.received_on AS day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            f.fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            true AS tenant_only,
            'ALERT'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            1::bigint AS amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM alert f
             JOIN alert_assignment a ON a.city_code = f.city_code AND a.alert_id = f.id AND a.tenant_id = f.assigned_to AND a.tenant_id <> f.tenant_id,
            LATERAL ( VALUES ('ALERTS_RECEIVED'::text,true), ('ALERTS_HANDLED'::text,a.result IS NOT NULL), ('ALERTS_ON_TIME'::text,a.answered_at <= f.due_at), ('ALERTS_FACE_TO_FACE'::text,a.steps @> '[{"way": "MEETING"}]'::jsonb), ('ALERTS_LOST'::text,a.result = 'TRANSFERRED'::text OR a.later_case_on IS NOT NULL)) i(indicator, counts)
          WHERE f.record_status = 'ACTIVE'::text AND a.result IS DISTINCT FROM 'REPEATED'::text AND i.counts) part;

create view stated_line as
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT a.city_code,
            a.tenant_id,
            a.home_region,
            a.region_code,
            a.sector,
            a.start_on AS day,
            NULL::date AS began_on,
            a.type AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            a.campaign_ids,
            a.theme,
            a.audiences,
            a.channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'ACTIVITY'::text AS fact_kind,
            a.id AS fact_id,
            'ACTIVITIES'::text AS indicator,
            1::bigint AS amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM activity a
          WHERE a.record_status = 'ACTIVE'::text AND a.status = 'DONE'::text AND (a.theme = ANY (ARRAY['TELECOM_FRAUD'::text, 'PENSION_FRAUD'::text, 'ILLEGAL_FUNDRAISING'::text])) AND NOT (a.type = ANY (ARRAY['SETUP_GROUP'::text, 'DEPLOY_MEETING'::text, 'ISSUE_PLAN'::text, 'RULE_BUILDING'::text, 'STAFF_TRAINING'::text, 'BANK_ACCOUNT_CONTROL'::text, 'INSPECTION_RECTIFICATION'::text, 'VICTIM_FOLLOWUP'::text, 'ANALYSIS_WARNING'::text, 'JOINT_MECHANISM'::text, 'INVESTIGATION_CRACKDOWN'::text, 'TECHNICAL_PROTECTION'::text]))) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT a.city_code,
            a.tenant_id,
            a.home_region,
            a.region_code,
            a.sector,
            a.start_on AS day,
            NULL::date AS began_on,
            a.type AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            a.campaign_ids,
            a.theme,
            a.audiences,
            a.channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'ACTIVITY'::text AS fact_kind,
            a.id AS fact_id,
            'INTERNAL_ACTS'::text AS indicator,
            1::bigint AS amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM activity a
          WHERE a.record_status = 'ACTIVE'::text AND a.status = 'DONE'::text AND (a.theme = ANY (ARRAY['TELECOM_FRAUD'::text, 'PENSION_FRAUD'::text, 'ILLEGAL_FUNDRAISING'::text])) AND (a.type = ANY (ARRAY['SETUP_GROUP'::text, 'DEPLOY_MEETING'::text, 'ISSUE_PLAN'::text, 'RULE_BUILDING'::text, 'STAFF_TRAINING'::text, 'BANK_ACCOUNT_CONTROL'::text, 'INSPECTION_RECTIFICATION'::text, 'VICTIM_FOLLOWUP'::text, 'ANALYSIS_WARNING'::text, 'JOINT_MECHANISM'::text, 'INVESTIGATION_CRACKDOWN'::text, 'TECHNICAL_PROTECTION'::text]))) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT a.city_code,
            a.tenant_id,
            a.home_region,
            a.region_code,
            a.sector,
            a.start_on AS day,
            NULL::date AS began_on,
            a.type AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            a.campaign_ids,
            a.theme,
            a.audiences,
            a.channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'ACTIVITY'::text AS fact_kind,
            a.id AS fact_id,
            'OTHER_THEME_ACTIVITIES'::text AS indicator,
            1::bigint AS amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM activity a
          WHERE a.record_status = 'ACTIVE'::text AND a.status = 'DONE'::text AND NOT (a.theme = ANY (ARRAY['TELECOM_FRAUD'::text, 'PENSION_FRAUD'::text, 'ILLEGAL_FUNDRAISING'::text]))) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT a.city_code,
            a.tenant_id,
            a.home_region,
            m.region_code,
            a.sector,
            a.start_on AS day,
            NULL::date AS began_on,
            a.type AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            a.campaign_ids,
            a.theme,
            a.audiences,
            a.channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'ACTIVITY'::text AS fact_kind,
            a.id AS fact_id,
            m.indicator,
            m.amount,
            m.qualifier,
            1 AS weight,
            COALESCE(abs(m.amount)::numeric > ((a.exceeded ->> m.indicator)::numeric), false)::integer AS to_check
           FROM activity a
             JOIN activity_measure m ON m.city_code = a.city_code AND m.activity_id = a.id
          WHERE a.record_status = 'ACTIVE'::text AND a.status = 'DONE'::text AND (a.theme = ANY (ARRAY['TELECOM_FRAUD'::text, 'PENSION_FRAUD'::text, 'ILLEGAL_FUNDRAISING'::text])) AND m.until_on IS NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT a.city_code,
            m.tenant_id,
            a.home_region,
            m.region_code,
            a.sector,
            m.until_on AS day,
            m.from_on AS began_on,
            a.type AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            a.campaign_ids,
            a.theme,
            a.audiences,
            a.channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'ACTIVITY'::text AS fact_kind,
            a.id AS fact_id,
            m.indicator,
            m.amount,
            m.qualifier,
            1 AS weight,
            COALESCE(abs(m.amount)::numeric > ((a.exceeded ->> m.indicator)::numeric), false)::integer AS to_check
           FROM activity a
             JOIN activity_measure m ON m.city_code = a.city_code AND m.activity_id = a.id
          WHERE a.record_status = 'ACTIVE'::text AND a.status = 'DONE'::text AND (a.theme = ANY (ARRAY['TELECOM_FRAUD'::text, 'PENSION_FRAUD'::text, 'ILLEGAL_FUNDRAISING'::text])) AND m.until_on IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            i.day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            f.fraud_type,
            f.victim_age_band AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            f.victim_sex,
            f.victim_occupation_code AS occupation,
            f.bank_code AS bank,
            f.payment_method_code AS payment_method,
                CASE
                    WHEN f.victim_had_publicity THEN 'YES'::text
                    WHEN NOT f.victim_had_publicity THEN 'NO'::text
                    ELSE NULL::text
                END AS had_publicity,
            f.victim_sector,
            false AS tenant_only,
            'FRAUD_CASE'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            COALESCE(abs(i.amount)::numeric > ((f.exceeded ->> replace(i.indicator, 'LOSS_REPORTED'::text, 'LOSS'::text))::numeric), false)::integer AS to_check
           FROM fraud_case f,
            LATERAL ( VALUES ('CASES_REPORTED'::text,1::bigint,'EXACT'::text,f.reported_on), ('LOSS_REPORTED'::text,f.loss,f.loss_qualifier,f.reported_on), ('CASES_FILED'::text,1,'EXACT'::text,f.filed_on), ('LOSS'::text,f.loss,f.loss_qualifier,f.filed_on), ('CASES_SOLVED'::text,1,'EXACT'::text,f.solved_on)) i(indicator, amount, qualifier, day)
          WHERE f.record_status = 'ACTIVE'::text AND i.day IS NOT NULL AND (i.amount IS NOT NULL OR (i.qualifier = ANY (ARRAY['UNCOUNTED'::text, 'WITHHELD'::text])))) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            f.occurred_on AS day,
            f.began_on,
            NULL::text AS activity_type,
            f.fraud_type,
            f.victim_age_band AS age_band,
            i.venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'INTERCEPTION'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            i.to_check
           FROM interception f,
            LATERAL ( SELECT v.indicator,
                    v.amount,
                    v.qualifier,
                        CASE
                            WHEN f.venues IS NULL THEN f.venue
                            ELSE NULL::text
                        END AS venue,
                    COALESCE(abs(v.stated)::numeric > ((f.exceeded ->> v.indicator)::numeric), false)::integer AS to_check
                   FROM ( VALUES ('INTERCEPTIONS'::text,f.count - COALESCE(( SELECT sum((p.value ->> 'count'::text)::bigint) AS sum
                                   FROM jsonb_array_elements(f.venues) p(value)), 0::numeric)::bigint,f.count_qualifier,f.count), ('LOSS_AVOIDED'::text,f.amount,f.amount_qualifier,f.amount), ('DISSUASIONS'::text,f.dissuasions,f.dissuasions_qualifier,f.dissuasions)) v(indicator, amount, qualifier, stated)
                  WHERE f.venues IS NULL OR v.indicator <> 'INTERCEPTIONS'::text OR v.amount <> 0 OR v.qualifier <> 'EXACT'::text OR COALESCE(abs(v.stated)::numeric > ((f.exceeded ->> v.indicator)::numeric), false)::integer = 1
                UNION ALL
                 SELECT 'INTERCEPTIONS'::text AS text,
                    (p.value ->> 'count'::text)::bigint AS int8,
                    'EXACT'::text AS text,
                    p.value ->> 'venue'::text,
                    0
                   FROM jsonb_array_elements(f.venues) p(value)) i
          WHERE f.record_status = 'ACTIVE'::text AND (i.amount IS NOT NULL OR (i.qualifier = ANY (ARRAY['UNCOUNTED'::text, 'WITHHELD'::text])))) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT p.city_code,
            p.tenant_id,
            p.home_region,
            p.region_code,
            p.sector,
            f.occurred_on AS day,
            f.began_on,
            NULL::text AS activity_type,
            f.fraud_type,
            f.victim_age_band AS age_band,
            i.venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            true AS tenant_only,
            'INTERCEPTION'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            i.to_check
           FROM interception f
             JOIN interception_participant p ON p.city_code = f.city_code AND p.interception_id = f.id,
            LATERAL ( SELECT v.indicator,
                    v.amount,
                    v.qualifier,
                        CASE
                            WHEN f.venues IS NULL THEN f.venue
                            ELSE NULL::text
                        END AS venue,
                    COALESCE(abs(v.stated)::numeric > ((f.exceeded ->> v.indicator)::numeric), false)::integer AS to_check
                   FROM ( VALUES ('INTERCEPTIONS'::text,f.count - COALESCE(( SELECT sum((p_1.value ->> 'count'::text)::bigint) AS sum
                                   FROM jsonb_array_elements(f.venues) p_1(value)), 0::numeric)::bigint,f.count_qualifier,f.count), ('LOSS_AVOIDED'::text,f.amount,f.amount_qualifier,f.amount), ('DISSUASIONS'::text,f.dissuasions,f.dissuasions_qualifier,f.dissuasions)) v(indicator, amount, qualifier, stated)
                  WHERE f.venues IS NULL OR v.indicator <> 'INTERCEPTIONS'::text OR v.amount <> 0 OR v.qualifier <> 'EXACT'::text OR COALESCE(abs(v.stated)::numeric > ((f.exceeded ->> v.indicator)::numeric), false)::integer = 1
                UNION ALL
                 SELECT 'INTERCEPTIONS'::text AS text,
                    (p_1.value ->> 'count'::text)::bigint AS int8,
                    'EXACT'::text AS text,
                    p_1.value ->> 'venue'::text,
                    0
                   FROM jsonb_array_elements(f.venues) p_1(value)) i
          WHERE f.record_status = 'ACTIVE'::text AND p.confirmation = 'CONFIRMED'::text AND (i.amount IS NOT NULL OR (i.qualifier = ANY (ARRAY['UNCOUNTED'::text, 'WITHHELD'::text])))) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            f.occurred_on AS day,
            f.began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'FUNDS_ACTION'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            COALESCE(abs(i.amount)::numeric > ((f.exceeded ->> i.indicator)::numeric), false)::integer AS to_check
           FROM funds_action f,
            LATERAL ( VALUES (
                        CASE f.stage
                            WHEN 'STOP_PAYMENT'::text THEN 'STOP_PAYMENT'::text
                            WHEN 'FREEZE'::text THEN 'FROZEN'::text
                            ELSE 'RETURNED'::text
                        END,f.amount,f.amount_qualifier), (
                        CASE f.stage
                            WHEN 'STOP_PAYMENT'::text THEN 'ACCOUNTS_STOPPED'::text
                            WHEN 'FREEZE'::text THEN 'ACCOUNTS_FROZEN'::text
                            ELSE NULL::text
                        END,f.accounts,f.accounts_qualifier)) i(indicator, amount, qualifier)
          WHERE f.record_status = 'ACTIVE'::text AND i.indicator IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            f.occurred_on AS day,
            f.began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            f.own_line AND i.indicator ^@ 'ALERTS_'::text OR f.ledger = 'ALERT_COUNT'::text AND i.indicator = 'LOSS_AVOIDED'::text AS tenant_only,
            'TALLY'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            COALESCE(abs(i.amount)::numeric > ((f.exceeded ->> i.indicator)::numeric), false)::integer AS to_check
           FROM tally f,
            tally_measure i
          WHERE f.record_status = 'ACTIVE'::text AND i.city_code = f.city_code AND i.tally_id = f.id AND i.indicator <> 'ACCOUNTS_RESTRICTED'::text) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT s.city_code,
            s.tenant_id,
            a.region_code AS home_region,
            a.region_code,
            a.sector,
            e.day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            s.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'TALLY'::text AS fact_kind,
            s.fact_id,
            s.indicator,
            e.sign * s.amount AS amount,
            s.qualifier,
            e.sign AS weight,
            e.sign * s.to_check AS to_check
           FROM ( SELECT f.city_code,
                    f.tenant_id,
                    f.campaign_ids,
                    f.id AS fact_id,
                    m.indicator,
                    m.change * m.amount AS amount,
                    m.qualifier,
                    COALESCE(abs(m.amount)::numeric > ((f.exceeded ->> m.indicator)::numeric), false)::integer AS to_check,
                    f.occurred_on AS from_on,
                    NULL::date AS to_on
                   FROM tally f
                     JOIN tally_measure m ON m.city_code = f.city_code AND m.tally_id = f.id
                  WHERE f.record_status = 'ACTIVE'::text AND m.indicator = 'ACCOUNTS_RESTRICTED'::text) s
             JOIN tenant_assignment a ON a.city_code = s.city_code AND a.tenant_id = s.tenant_id AND a.valid_from < COALESCE(s.to_on, 'infinity'::date) AND COALESCE(a.valid_to, 'infinity'::date) >= s.from_on,
            LATERAL ( VALUES (1,GREATEST(s.from_on, a.valid_from)), ('-1'::integer,NULLIF(LEAST(COALESCE(s.to_on, 'infinity'::date), COALESCE(a.valid_to + 1, 'infinity'::date)), 'infinity'::date))) e(sign, day)
          WHERE e.day IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            f.occurred_on AS day,
            f.began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'INSPECTION'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            COALESCE(abs(i.amount)::numeric > ((f.exceeded ->> i.indicator)::numeric), false)::integer AS to_check
           FROM inspection f,
            LATERAL ( VALUES ('INSPECTIONS'::text,f.inspections,f.inspections_qualifier)) i(indicator, amount, qualifier)
          WHERE f.record_status = 'ACTIVE'::text AND true) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            i.day,
            i.began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'INSPECTION'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            COALESCE(abs(i.amount)::numeric > ((f.exceeded ->> 'HAZARDS_FOUND'::text)::numeric), false)::integer AS to_check
           FROM inspection f,
            inspection_hazard h,
            LATERAL ( VALUES ('HAZARDS_FOUND'::text,h.count,h.count_qualifier,f.occurred_on,f.began_on), ('HAZARDS_FOUND_RECTIFIED'::text,h.count,h.count_qualifier,
                        CASE
                            WHEN h.rectified_on IS NOT NULL THEN f.occurred_on
                            ELSE NULL::date
                        END,f.began_on), ('HAZARDS_RECTIFIED'::text,h.count,h.count_qualifier,h.rectified_on,NULL::date)) i(indicator, amount, qualifier, day, began_on)
          WHERE f.record_status = 'ACTIVE'::text AND h.city_code = f.city_code AND h.inspection_id = f.id AND i.day IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            f.published_on AS day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            f.fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'NOTICE'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            COALESCE(abs(i.amount)::numeric > ((f.exceeded ->> i.indicator)::numeric), false)::integer AS to_check
           FROM notice f,
            LATERAL ( VALUES ('WARNINGS_ISSUED'::text,1::bigint,'EXACT'::text)) i(indicator, amount, qualifier)
          WHERE f.record_status = 'ACTIVE'::text AND true) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT r.city_code,
            r.tenant_id,
            r.home_region,
            r.region_code,
            r.sector,
            r.received_on AS day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            '{}'::uuid[] AS campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'NOTICE_RECEIPT'::text AS fact_kind,
            r.notice_id AS fact_id,
            'WARNINGS_READ'::text AS indicator,
            1::bigint AS amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM notice_receipt r
          WHERE true) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            f.visited_on AS day,
            f.began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'HOUSEHOLD_VISIT'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            i.amount,
            i.qualifier,
            1 AS weight,
            COALESCE(abs(i.amount)::numeric > ((f.exceeded ->> i.indicator)::numeric), false)::integer AS to_check
           FROM household_visit f,
            LATERAL ( VALUES ('HOUSEHOLD_VISITS'::text,NULLIF(cardinality(f.visited), 0)::bigint,'EXACT'::text), ('HOUSEHOLDS_REPORTED'::text,f.reported,f.reported_qualifier), ('PEOPLE_VISITED'::text,f.people_visited,f.people_visited_qualifier)) i(indicator, amount, qualifier)
          WHERE f.record_status = 'ACTIVE'::text AND (i.amount IS NOT NULL OR (i.qualifier = ANY (ARRAY['UNCOUNTED'::text, 'WITHHELD'::text])))) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT d.city_code,
            d.tenant_id,
            d.region_code AS home_region,
            d.region_code,
            '-'::text AS sector,
            i.day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            '{}'::uuid[] AS campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'HOUSEHOLD_ROSTER'::text AS fact_kind,
            d.roster_id AS fact_id,
            'HOUSEHOLDS_REGISTERED'::text AS indicator,
            i.amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM household_door d,
            LATERAL ( VALUES (d.registered_on,1::bigint), (d.retired_on,'-1'::integer)) i(day, amount)
          WHERE i.day IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT v.city_code,
            v.tenant_id,
            v.region_code AS home_region,
            v.region_code,
            '-'::text AS sector,
            i.day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            '{}'::uuid[] AS campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'HOUSEHOLD_ROSTER'::text AS fact_kind,
            v.roster_id AS fact_id,
            'HOUSEHOLDS_REGISTERED'::text AS indicator,
            i.amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM household_vacancy v
             JOIN household_door d ON d.city_code = v.city_code AND d.roster_id = v.roster_id AND d.number = v.number,
            LATERAL ( VALUES (GREATEST(v.from_on, d.registered_on),- 1::bigint), (LEAST(v.to_on, d.retired_on),1)) i(day, amount)
          WHERE i.day IS NOT NULL AND GREATEST(v.from_on, d.registered_on) < COALESCE(LEAST(v.to_on, d.retired_on), 'infinity'::date)) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT s.city_code,
            s.tenant_id,
            a.region_code AS home_region,
            a.region_code,
            a.sector,
            e.day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            NULL::text AS fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            s.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'LEADERSHIP_GROUP'::text AS fact_kind,
            s.fact_id,
            s.indicator,
            e.sign * s.amount AS amount,
            s.qualifier,
            e.sign AS weight,
            e.sign * s.to_check AS to_check
           FROM ( SELECT g.city_code,
                    g.tenant_id,
                    g.campaign_ids,
                    g.id AS fact_id,
                    'LEADERSHIP_GROUPS'::text AS indicator,
                    1::bigint AS amount,
                    'EXACT'::text AS qualifier,
                    0 AS to_check,
                    g.founded_on AS from_on,
                    g.dissolved_on AS to_on
                   FROM leadership_group g
                  WHERE g.record_status = 'ACTIVE'::text AND g.dissolved_on IS DISTINCT FROM g.founded_on
                UNION ALL
                 SELECT g.city_code,
                    g.tenant_id,
                    g.campaign_ids,
                    g.id,
                    'LEADERSHIP_MEMBERS'::text AS text,
                    g.member_count,
                    g.member_count_qualifier,
                    0,
                    g.founded_on,
                    g.dissolved_on
                   FROM leadership_group g
                  WHERE g.record_status = 'ACTIVE'::text AND g.member_count_qualifier IS NOT NULL AND g.dissolved_on IS DISTINCT FROM g.founded_on
                UNION ALL
                 SELECT g.city_code,
                    g.tenant_id,
                    g.campaign_ids,
                    g.id,
                    'LEADERSHIP_MEMBERS'::text AS text,
                    m.people,
                    'EXACT'::text AS text,
                    0,
                    m.joined_on,
                    LEAST(m.left_on, g.dissolved_on) AS "least"
                   FROM leadership_group g
                     JOIN leadership_member m ON m.city_code = g.city_code AND m.group_id = g.id
                  WHERE g.record_status = 'ACTIVE'::text AND g.member_count_qualifier IS NULL AND m.joined_on < COALESCE(LEAST(m.left_on, g.dissolved_on), 'infinity'::date)
                UNION ALL
                 SELECT u.city_code,
                    u.tenant_id,
                    u.campaign_ids,
                    u.tenant_id AS fact_id,
                    'TENANTS_WITH_GROUP'::text AS indicator,
                    u.amount,
                    'EXACT'::text AS qualifier,
                    0 AS to_check,
                    lower(r.r) AS from_on,
                    upper(r.r) AS to_on
                   FROM ( SELECT leadership_group.city_code,
                            leadership_group.tenant_id,
                            '{}'::uuid[] AS campaign_ids,
                            1::bigint AS amount,
                            range_agg(daterange(leadership_group.founded_on, leadership_group.dissolved_on)) AS spans
                           FROM leadership_group
                          WHERE leadership_group.record_status = 'ACTIVE'::text
                          GROUP BY leadership_group.city_code, leadership_group.tenant_id
                        UNION ALL
                         SELECT leadership_group.city_code,
                            leadership_group.tenant_id,
                                CASE
                                    WHEN l.line = 1 THEN ARRAY[c.id]
                                    ELSE '{}'::uuid[]
                                END AS "case",
                            l.line,
                            range_agg(daterange(leadership_group.founded_on, leadership_group.dissolved_on)) AS range_agg
                           FROM leadership_group,
                            LATERAL unnest(leadership_group.campaign_ids) c(id),
                            ( VALUES (1::bigint), (- 1::bigint)) l(line)
                          WHERE leadership_group.record_status = 'ACTIVE'::text
                          GROUP BY leadership_group.city_code, leadership_group.tenant_id, c.id, l.line) u,
                    LATERAL unnest(u.spans) r(r)
                  WHERE NOT isempty(r.r)) s
             JOIN tenant_assignment a ON a.city_code = s.city_code AND a.tenant_id = s.tenant_id AND a.valid_from < COALESCE(s.to_on, 'infinity'::date) AND COALESCE(a.valid_to, 'infinity'::date) >= s.from_on,
            LATERAL ( VALUES (1,GREATEST(s.from_on, a.valid_from)), ('-1'::integer,NULLIF(LEAST(COALESCE(s.to_on, 'infinity'::date), COALESCE(a.valid_to + 1, 'infinity'::date)), 'infinity'::date))) e(sign, day)
          WHERE e.day IS NOT NULL) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT f.city_code,
            f.tenant_id,
            f.home_region,
            f.region_code,
            f.sector,
            f.received_on AS day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            f.fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            false AS tenant_only,
            'ALERT'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            1::bigint AS amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM alert f
             LEFT JOIN alert_assignment a ON a.city_code = f.city_code AND a.alert_id = f.id AND a.tenant_id = f.assigned_to,
            LATERAL ( VALUES ('ALERTS_RECEIVED'::text,true), ('ALERTS_HANDLED'::text,a.result IS NOT NULL), ('ALERTS_ON_TIME'::text,a.answered_at <= f.due_at), ('ALERTS_FACE_TO_FACE'::text,a.steps @> '[{"way": "MEETING"}]'::jsonb), ('ALERTS_LOST'::text,a.result = 'TRANSFERRED'::text OR a.later_case_on IS NOT NULL)) i(indicator, counts)
          WHERE f.record_status = 'ACTIVE'::text AND a.result IS DISTINCT FROM 'REPEATED'::text AND i.counts) part
UNION ALL
 SELECT part.city_code,
    part.tenant_id,
    part.home_region,
    part.region_code,
    part.sector,
    part.day,
    part.began_on,
    part.activity_type,
    part.fraud_type,
    part.age_band,
    part.venue,
    part.campaign_ids,
    part.theme,
    part.audiences,
    part.channels,
    part.victim_sex,
    part.occupation,
    part.bank,
    part.payment_method,
    part.had_publicity,
    part.victim_sector,
    part.tenant_only,
    part.fact_kind,
    part.fact_id,
    part.indicator,
    part.amount,
    part.qualifier,
    part.weight,
    part.to_check
   FROM ( SELECT a.city_code,
            a.tenant_id,
            a.home_region,
            a.region_code,
            a.sector,
            f.received_on AS day,
            NULL::date AS began_on,
            NULL::text AS activity_type,
            f.fraud_type,
            NULL::text AS age_band,
            NULL::text AS venue,
            f.campaign_ids,
            NULL::text AS theme,
            NULL::text[] AS audiences,
            NULL::text[] AS channels,
            NULL::text AS victim_sex,
            NULL::text AS occupation,
            NULL::text AS bank,
            NULL::text AS payment_method,
            NULL::text AS had_publicity,
            NULL::text AS victim_sector,
            true AS tenant_only,
            'ALERT'::text AS fact_kind,
            f.id AS fact_id,
            i.indicator,
            1::bigint AS amount,
            'EXACT'::text AS qualifier,
            1 AS weight,
            0 AS to_check
           FROM alert f
             JOIN alert_assignment a ON a.city_code = f.city_code AND a.alert_id = f.id AND a.tenant_id = f.assigned_to AND a.tenant_id <> f.tenant_id,
            LATERAL ( VALUES ('ALERTS_RECEIVED'::text,true), ('ALERTS_HANDLED'::text,a.result IS NOT NULL), ('ALERTS_ON_TIME'::text,a.answered_at <= f.due_at), ('ALERTS_FACE_TO_FACE'::text,a.steps @> '[{"way": "MEETING"}]'::jsonb), ('ALERTS_LOST'::text,a.result = 'TRANSFERRED'::text OR a.later_case_on IS NOT NULL)) i(indicator, counts)
          WHERE f.record_status = 'ACTIVE'::text AND a.result IS DISTINCT FROM 'REPEATED'::text AND i.counts) part;
