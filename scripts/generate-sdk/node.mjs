/**
 * A file of the Node SDK, made to be packed from its own folder, compiled to bin/.
 * @param {string} file
 * @param {string} text
 */
export function finishNode(file, text) {
  if (file === "package.json") return packageJson(text);
  if (file === "utilities.ts") return utilities(text);
  return text.includes("extends pulumi.CustomResource") ? resourceClass(file, text) : text;
}

/** @param {string} text */
function packageJson(text) {
  const { scripts: _, ...generated } = JSON.parse(text);
  // Pulumi maps every stack that it takes where there are source maps, of which these would help nobody.
  const build = "tsc --sourceMap false --declarationMap false";
  return json({
    ...generated,
    main: "bin/index.js",
    types: "bin/index.d.ts",
    files: ["bin"],
    engines: { node: ">=20.18.1" },
    scripts: { build, prepack: "npm run build" },
  });
}

/** @param {string} text */
function utilities(text) {
  const moved = replaceOnce("utilities.ts", text, "require('./package.json')", "require('../package.json')");
  return `${moved.trimEnd()}

/**
 * Runs Pulumi's constructor without stack traces: every property becomes an output of several promises that each capture
 * one. Pulumi takes the position of the program's line with a limit of its own.
 *
 * @internal
 */
export function withoutStacks(): () => void {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    return () => {
        Error.stackTraceLimit = stackTraceLimit;
    };
}
`;
}

/**
 * @param {string} file
 * @param {string} text
 */
function resourceClass(file, text) {
  const [call = ""] = /^ {8}super\(.*\);$/m.exec(text) ?? [];
  return replaceOnce(
    file,
    text,
    call,
    `        const restore = utilities.withoutStacks();
        try {
    ${call}
        } finally {
            restore();
        }`,
  );
}

/**
 * @param {string} file
 * @param {string} text
 * @param {string} before
 * @param {string} after
 */
function replaceOnce(file, text, before, after) {
  if (before === "" || text.split(before).length !== 2) throw new Error(`${file} is not what was generated so far`);
  return text.replace(before, () => after);
}

/** @param {unknown} value */
function json(value) {
  return `${JSON.stringify(value, undefined, 4)}\n`;
}
