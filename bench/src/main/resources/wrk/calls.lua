-- One caller per request: the token of the shop or buyer that case or order n belongs to. Each thread counts for itself.
local calls = {}

local function id(n)
    return string.format("00000000-0000-7000-8000-%012x", n)
end

function calls.apply(n)
    return "POST", "/api/v1/buyer/reissues", "buyer", string.format(
        '{"orderId":"O-%d","itemId":"I-1","quantity":1,"reason":"MISSING_ITEMS","description":"少了一只灯泡, 盒子没有破"}', n)
end

function calls.approve(n)
    return "POST", "/api/v1/merchant/reissues/" .. id(n) .. "/approve", "merchant"
end

function calls.ship(n)
    return "POST", "/api/v1/merchant/reissues/" .. id(n) .. "/ship", "merchant",
        string.format('{"carrier":"SF","trackingNumber":"SF%013d"}', n)
end

function calls.read()
    local n = math.random(120000)
    return "GET", "/api/v1/merchant/reissues/" .. id(n), "merchant", nil, n
end

function calls.list()
    local n = math.random(500)
    return "GET", "/api/v1/merchant/reissues?quickFilter=PENDING", "merchant", nil, n
end

-- the calls that use up a case or an order
local uses_up = { apply = true, approve = true, ship = true }

local threads = {}

function setup(thread)
    thread:set("number", #threads)
    table.insert(threads, thread)
end

-- arguments: the call, the first number, how many numbers each thread has, the directory of the tokens
function init(arguments)
    call = calls[arguments[1]]
    each = tonumber(arguments[3])
    next_number = tonumber(arguments[2]) + number * each
    after_last = uses_up[arguments[1]] and next_number + each
    tokens = {}
    for kind, count in pairs({ merchant = 500, buyer = 1000 }) do
        tokens[kind] = {}
        for line in io.lines(arguments[4] .. "/" .. kind .. "s.txt") do
            table.insert(tokens[kind], "Bearer " .. line)
        end
    end
    math.randomseed(number + tonumber(arguments[2]))
end

function request()
    if next_number == after_last then
        ran_out = "yes"
        return wrk.format("GET", "/actuator/health/liveness")
    end
    local method, path, kind, body, n = call(next_number)
    n = n or next_number
    next_number = next_number + 1
    local known = tokens[kind]
    return wrk.format(method, path, {
        ["Authorization"] = known[n % #known + 1],
        ["Content-Type"] = body and "application/json" or nil,
    }, body)
end

function done(summary, latency)
    for _, thread in ipairs(threads) do
        if thread:get("ran_out") then
            print("RAN OUT OF NUMBERS")
        end
    end
    local errors = summary.errors
    print(string.format("RESULT %d %d %d %d %d", summary.requests, summary.duration,
        errors.status + errors.connect + errors.read + errors.write + errors.timeout,
        latency:percentile(50), latency:percentile(99)))
end
