import { describe, expect, it } from "vitest";
import { type Exchange, folder, queryOf, readRecordings, reasonToSkip } from "./thousandeyes-exchange";
import { Replay } from "./thousandeyes-replay";
import { steady } from "./thousandeyes-volatile";

const recordings = readRecordings();

function titleOf(exchange: Exchange): string {
  const { method, path } = exchange.request;
  return `${exchange.seq} ${method} ${path}${queryOf(exchange)} is answered ${exchange.response.status} as recorded`;
}

if (recordings === undefined) {
  describe.skip(`recorded ThousandEyes traffic: SKIPPED because ${folder} is missing`, () => {
    it("would be replayed against the sandbox", () => {});
  });
} else {
  it(`finds recordings: ${recordings.length} files`, () => {
    expect(recordings.length).toBeGreaterThan(0);
  });

  for (const recording of recordings) {
    const { name, exchanges } = recording;
    const reason = reasonToSkip(recording);
    if (reason !== undefined) {
      describe.skip(`${name}: SKIPPED because the sandbox does not simulate it: ${reason}`, () => {
        it(`would replay ${exchanges.length} exchanges`, () => {});
      });
      continue;
    }
    describe(`${name}: ${exchanges.length} recorded exchanges`, () => {
      const replay = new Replay();

      for (const exchange of exchanges) {
        it(titleOf(exchange), async () => {
          const { status, header, body = null } = exchange.response;
          const answer = await replay.play(exchange);
          expect(answer.status, JSON.stringify(answer.body)).toBe(status);
          expect(steady(answer.body)).toStrictEqual(steady(body));
          expect(answer.header).toStrictEqual(header);
        });
      }

      it(`replayed all ${exchanges.length} of them`, () => {
        expect(exchanges.length).toBeGreaterThan(0);
        expect(replay.count).toBe(exchanges.length);
      });
    });
  }
}
