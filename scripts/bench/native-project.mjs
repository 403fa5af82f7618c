import { provideSdk } from "../support/native-sdks.mjs";
import { installPlugin } from "./install-plugin.mjs";
import { nativePrograms } from "./native-programs.mjs";
import { makeProject } from "./project.mjs";

/**
 * A project of http-server tests on the native provider, with the plugin and the SDK of its language.
 * @param {object} options
 * @param {string} options.folder
 * @param {import("../support/native-sdks.mjs").NativeLanguage} options.language
 * @param {number} options.resources
 * @param {import("./project.mjs").Account} options.account
 */
export async function makeNativeProject({ folder, language, resources, account }) {
  const files = nativePrograms[language](resources);
  const project = await makeProject({ folder, name: language, files, account });
  await installPlugin(project.home);
  Object.assign(project.env, await provideSdk(language, project.cwd));
  return project;
}
