-- When the walk under way began, or the last one that came to its end, by the business clock (R20 asks for a daily one)
alter table retention_walk add column begun_at timestamptz;
