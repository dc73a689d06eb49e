-- Which request a decision came from (W3C Trace Context), for whoever follows it through the logs to the hospital's server. Made of random
-- numbers: it says nothing of anybody.
alter table "effect" add column "traceparent" text null;
alter table "effect" add constraint "effect_traceparent_limit" check (char_length("traceparent") <= 55);
