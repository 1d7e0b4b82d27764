-- The trace in which an event was appended, as a W3C traceparent; null unless the service is traced.
alter table case_event add column trace_parent text;
