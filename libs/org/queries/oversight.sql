-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- OversightRepository.end
UPDATE "oversight"
SET
  "valid_to" = $1
WHERE
  (
    "city_code" = $2
    AND "id" = $3
  );

-- OversightRepository.insert
INSERT INTO
  "oversight" ("city_code", "id", "tenant_id", "region_code", "sector", "valid_from", "valid_to")
VALUES
  ($1, $2, $3, $4, $5, $6, $7);

-- OversightRepository.lock
SELECT
  "Oversight"."city_code" AS "Oversight_city_code",
  "Oversight"."id" AS "Oversight_id",
  "Oversight"."tenant_id" AS "Oversight_tenant_id",
  "Oversight"."region_code" AS "Oversight_region_code",
  "Oversight"."sector" AS "Oversight_sector",
  "Oversight"."valid_from" AS "Oversight_valid_from",
  "Oversight"."valid_to" AS "Oversight_valid_to"
FROM
  "oversight" "Oversight"
WHERE
  (
    ("Oversight"."city_code" = $1)
    AND ("Oversight"."id" = $2)
  )
LIMIT
  1
FOR UPDATE;

-- OversightRepository.standing, OversightRepository.standingIn: oversight.standing
select
  city_code "cityCode",
  id,
  tenant_id "tenantId",
  region_code "regionCode",
  sector,
  valid_from "validFrom",
  valid_to "validTo"
from oversight
where
  city_code = $1
  and tenant_id = any ($2::uuid[])
  and valid_to is null
order by
  region_code,
  id;
