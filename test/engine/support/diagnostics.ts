/**
 * The lines that Pulumi's summary shows for a resource, without its own warnings: what a person reads after a failure.
 * `resource` is its name as the summary shows it: `(shop)`, or `(project-stack)` for the program itself.
 */
export function diagnosticsOf(text: string, resource: string): string[] {
  const summary = text.slice(text.indexOf("\nDiagnostics:\n"));
  const blocks = summary.split(/\n\n|\nDiagnostics:\n/);
  const block = blocks.find((candidate) => candidate.trimStart().split("\n")[0]?.endsWith(`(${resource}):`)) ?? "";
  const [, ...lines] = block.trim().split("\n");
  return lines.map((line) => line.trim()).filter((line) => !line.startsWith("warning: using pulumi-resource-"));
}
