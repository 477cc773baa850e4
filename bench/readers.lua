-- For wrk: each request comes from a reader of its own, as nginx behind another proxy is told.
local at = 0

function request()
  at = at + 1
  wrk.headers["X-Forwarded-For"] = string.format("10.%d.%d.%d", at / 62500 % 250, at / 250 % 250, at % 250)
  return wrk.format()
end
