-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- sendSignals: live.send
select pg_notify ('fanzha_live', payload)
from unnest($1::text[]) payload;
