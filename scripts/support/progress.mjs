const interval = { terminal: 1_000, log: 10_000 };

/**
 * Says every few seconds that something slow still runs. In a terminal the line is rewritten in place.
 * @param {string} label
 * @param {{ isTTY?: boolean, write: (text: string) => unknown }} [stream]
 * @returns {() => void} ends it
 */
export function showProgress(label, stream = process.stderr) {
  const start = Date.now();
  const line = () => `${label}, ${formatDuration(Date.now() - start)}`;
  const say = () => stream.write(stream.isTTY ? `\r\x1b[2K${line()}` : `${line()}\n`);
  say();
  const timer = setInterval(say, stream.isTTY ? interval.terminal : interval.log);
  return () => {
    clearInterval(timer);
    if (stream.isTTY) stream.write(`\r\x1b[2K`);
  };
}

/**
 * "0.4 s", "12 s", "2 min 5 s"
 * @param {number} milliseconds
 */
export function formatDuration(milliseconds) {
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
