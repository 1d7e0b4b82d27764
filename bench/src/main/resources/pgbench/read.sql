-- A merchant reads a case; what is beside it too, where it has a parcel or owes something (see requests-stock.sql).
\set n random(1, 120000)
\set beside case when :n % 6 = 0 then :n / 6 % 3 = 2 else :n % 5 <> 3 end
select * from reissue_case where id = bench.id(:n);
\if :beside
select compensation.*, refund.*, way.*, carrier.*
from (values (bench.id(:n), 'SF', 'SF' || lpad(:n::text, 13, '0'))) as seen (case_id, carrier, tracking_number)
left join payout compensation on compensation.case_id = seen.case_id and compensation.kind = 'COMPENSATION'
left join payout refund on refund.case_id = seen.case_id and refund.kind = 'REFUND'
left join carrier on carrier.code = seen.carrier
cross join lateral (
    select array_agg(scan.kind) as kinds, array_agg(scan.at) as times from parcel_scan scan
    where scan.carrier = seen.carrier and scan.tracking_number = seen.tracking_number) way;
\endif
