/** @typedef {{ measure: () => Promise<number>, least: number }} Contender */

/**
 * @param {() => Promise<number>} measure
 * @returns {Contender} with the least that was measured so far
 */
export const contender = (measure) => ({ measure, least: Number.POSITIVE_INFINITY });

/**
 * Measures all of them in turns, so that they meet the same machine.
 * @param {Contender[]} contenders
 * @param {number} rounds
 * @param {(round: number) => void} [tell]
 */
export async function inTurns(contenders, rounds, tell = () => {}) {
  for (let round = 1; round <= rounds; round++) {
    tell(round);
    for (const one of contenders) one.least = Math.min(one.least, await one.measure());
  }
}

/**
 * @param {() => Promise<unknown>} work
 * @returns {Promise<number>} seconds
 */
export async function timed(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
