-- Traces in runs: `keys` holds some hundreds of them in order, eight bytes each, the highest first. A run has those from
-- `first` on, up to the next run's; the first run those below it, too.
create table trace_runs (
    first integer primary key,
    keys  blob not null
) strict;
insert into trace_runs (first, keys)
    select case when run = 0 then -9223372036854775807 - 1 else min(trace) end, cast(group_concat(bytes, '') as blob)
    from (select trace, (row_number() over (order by trace) - 1) / 300 as run,
                 substr(b, (trace >> 56 & 255) + 1, 1) || substr(b, (trace >> 48 & 255) + 1, 1) || substr(b, (trace >> 40 & 255) + 1, 1) ||
                 substr(b, (trace >> 32 & 255) + 1, 1) || substr(b, (trace >> 24 & 255) + 1, 1) || substr(b, (trace >> 16 & 255) + 1, 1) ||
                 substr(b, (trace >> 8 & 255) + 1, 1) || substr(b, (trace & 255) + 1, 1) as bytes
          from traces, (select x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff' as b) order by trace)
    group by run;
drop table traces;
