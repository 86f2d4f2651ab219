-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- Database.begun
START TRANSACTION;

-- Database.begun: open_scope
call open_scope ($1, $2, $3, $4, $5, $6, $7, $8);

-- Database.written: doors are registered
COMMIT;

-- Database.written: somebody else was faster
ROLLBACK;

-- Maintenance.alone: a unit moves
select pg_advisory_lock(hashtext ($1), hashtext ($2));

-- Maintenance.alone: a unit moves
select pg_advisory_unlock_all();

-- readOver, within
commit;

-- readOver: a list of activitys
set local enable_sort = off;

-- readOver: a roster is read
begin read only;

-- within: deltas are folded
begin isolation level repeatable read;

-- within: deltas are folded
call open_city ($1);

-- within: sums that no cell can hold
rollback;
