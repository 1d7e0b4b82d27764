// One journey by a generated client: apply, repeat, approve, ship, confirm, and two problems.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import createClient from "openapi-fetch";
import type { paths } from "./generated/reissue.js";

const baseUrl = process.env.REISSUE_URL ?? "http://localhost:8080";

async function as(scope: string, subject: string, shopId?: string) {
  const answer = await fetch(`${baseUrl}/local/tokens`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ scope, subject, shopId }),
  });
  assert.equal(answer.status, 200);
  const { access_token } = (await answer.json()) as { access_token: string };
  return createClient<paths>({
    baseUrl,
    headers: { Authorization: `Bearer ${access_token}`, "Accept-Language": "en" },
  });
}

const system = await as("system", "order-system");
const buyer = await as("buyer", "B-1");
const merchant = await as("merchant", "clerk", "S-1");

const clock = (await (await fetch(`${baseUrl}/local/clock`)).json()) as { now: string };
const orderId = `O-TS-${Date.now()}`;
const stored = await system.PUT("/api/v1/system/orders/{orderId}", {
  params: { path: { orderId } },
  body: {
    shopId: "S-1",
    buyerId: "B-1",
    updatedAt: clock.now,
    shippedAt: clock.now,
    receivedAt: clock.now,
    receiver: { name: "张三", phone: "13800000001", address: "上海市徐汇区样例路 1 号" },
    items: [
      { itemId: "I-1", skuId: "SKU-PLUG", title: "智能插座", categoryId: "smart-home", quantity: 3, paidFen: 14700 },
    ],
  },
});
assert.ok(stored.response.ok, JSON.stringify(stored.error));

// a repeated request with the same key acts once
const application = {
  params: { header: { "Idempotency-Key": randomUUID() } },
  body: { orderId, itemId: "I-1", quantity: 1, reason: "MISSING_ITEMS" as const, description: "少了一个" },
};
const applied = await buyer.POST("/api/v1/buyer/reissues", application);
assert.ok(applied.data, JSON.stringify(applied.error));
const repeated = await buyer.POST("/api/v1/buyer/reissues", application);
assert.equal(repeated.data?.id, applied.data.id);
assert.equal(repeated.response.headers.get("Idempotency-Replayed"), "true");

const path = { id: applied.data.id };
const approved = await merchant.POST("/api/v1/merchant/reissues/{id}/approve", { params: { path } });
assert.ok(approved.data, JSON.stringify(approved.error));
assert.equal(approved.data.status, "AWAITING_SHIPMENT");

// a problem has members of its own, and the compiler knows them
const refused = await merchant.POST("/api/v1/merchant/reissues/{id}/approve", { params: { path } });
assert.equal(refused.error?.type, "urn:reissue:problem:invalid-transition");
assert.equal(refused.error.caseStatus, "AWAITING_SHIPMENT");
assert.ok(refused.error.detail.length > 0);

// an outdated ETag prevents acting on a case that has changed since
const outdated = await buyer.POST("/api/v1/buyer/reissues/{id}/cancel", {
  params: { path, header: { "If-Match": applied.response.headers.get("ETag") ?? "" } },
});
assert.equal(outdated.error?.type, "urn:reissue:problem:precondition-failed");

const number = `SF${String(Date.now()).padStart(13, "0")}`;
const shipped = await merchant.POST("/api/v1/merchant/reissues/{id}/ship", {
  params: { path },
  body: { carrier: "SF", trackingNumber: number, confirmed: true },
});
assert.ok(shipped.data, JSON.stringify(shipped.error));

// members that are always there need no check
const confirmed = await buyer.POST("/api/v1/buyer/reissues/{id}/confirm", { params: { path } });
assert.ok(confirmed.data, JSON.stringify(confirmed.error));
assert.deepEqual([confirmed.data.status, confirmed.data.allowedActions.length], ["COMPLETED", 0]);

const timeline = await buyer.GET("/api/v1/buyer/reissues/{id}/timeline", { params: { path } });
assert.ok(timeline.data);
console.log(`The TypeScript client played a case to its end in ${timeline.data.items.length} steps`);
