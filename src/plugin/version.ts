/**
 * What a person does when Pulumi runs another plugin than the SDK asks for. Of the installed ones it takes exactly that
 * version, but one on PATH or in Pulumi.yaml wins over them, whatever its version.
 */
export function otherVersion(asked: unknown, own: string): string | undefined {
  if (typeof asked !== "string" || asked === own) return undefined;
  return (
    `This stack uses version ${asked} of the netassure plugin, and Pulumi runs ${own}, which it finds on PATH or in the ` +
    `section plugins of Pulumi.yaml. Remove it there, and run: npx netassure@${asked} plugin install`
  );
}
