/**
 * The first version in a text: "v3.259.0-alpha.1" gives "3.259.0".
 * @param {string} text
 * @returns {string | undefined}
 */
export function findVersion(text) {
  return /\d+\.\d+\.\d+/.exec(text)?.[0];
}

/**
 * @param {string} version
 * @param {string} minimum
 */
export function isAtLeast(version, minimum) {
  const [have, need] = [version.split(".").map(Number), minimum.split(".").map(Number)];
  for (const [place, number] of need.entries()) {
    const difference = (have[place] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * The version of a module that a go.mod requires, without its "v".
 * @param {string} goMod the file's text
 * @param {string} module
 */
export function requiredVersion(goMod, module) {
  const lines = goMod.split("\n").map((line) =>
    line
      .trim()
      .replace(/^require /, "")
      .split(" "),
  );
  const version = lines.find(([name, version]) => name === module && version?.startsWith("v"))?.[1];
  if (version === undefined) throw new Error(`no version of ${module} in its go.mod`);
  return version.slice(1);
}
