-- Run by wrk once, after its own report: what WrkOutput reads, one field a line, times in us.
-- The latencies are those that wrk prints, after its correction for coordinated omission.
function done(summary, latency, requests)
  local function field(name, value)
    io.write(string.format("bench.%s %.3f\n", name, value))
  end
  field("duration_us", summary.duration)
  field("requests", summary.requests)
  field("bytes", summary.bytes)
  for _, kind in ipairs({"connect", "read", "write", "status", "timeout"}) do
    field("errors." .. kind, summary.errors[kind])
  end
  for _, statistic in ipairs({"min", "max", "mean", "stdev"}) do
    field("latency." .. statistic, latency[statistic])
  end
  for _, percent in ipairs({"50", "75", "90", "95", "99", "99.9"}) do
    field("latency.p" .. percent, latency:percentile(tonumber(percent)))
  end
end
