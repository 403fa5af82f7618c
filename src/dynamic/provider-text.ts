/**
 * The whole provider as Pulumi stores it in state: one fixed line that loads the package installed next to the
 * program, so no code and no credential is captured, and an upgrade also serves the resources of older state.
 */
export function providerText(type: string): string {
  return `exports.handler=()=>require("module").createRequire(process.cwd()+"/")("netassure/provider").provider("${type}")`;
}
