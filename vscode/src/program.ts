// SPDX-License-Identifier: Apache-2.0
//
// Where the program is. A name is looked up in PATH by us, not by the system: the working folder
// is the user's project, and on some systems that would be searched first.

import * as fs from 'node:fs/promises';
import { constants } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** The program, or why it cannot be used and what to do about it. */
export type Lookup = { file: string } | { problem: string };

const remedy = 'Install tracegate, or set "tracegate.path" to the program.';

async function isProgram(file: string): Promise<boolean> {
  try {
    await fs.access(file, constants.X_OK);
    return (await fs.stat(file)).isFile();
  } catch {
    return false;
  }
}

/**
 * Finds the program that the setting `tracegate.path` names.
 *
 * @param setting a plain name, an absolute path, or a path that starts with `~/`
 * @param searchPath the value of PATH; relative entries are passed over
 */
export async function findProgram(setting: string, searchPath: string): Promise<Lookup> {
  const wanted = setting.replace(/^~(?=\/)/, os.homedir());
  if (path.isAbsolute(wanted)) {
    return (await isProgram(wanted))
      ? { file: wanted }
      : { problem: `there is no program at '${wanted}'. ${remedy}` };
  }
  if (wanted === '' || wanted !== path.basename(wanted)) {
    return { problem: `'${setting}' is neither a plain name nor an absolute path. ${remedy}` };
  }
  for (const folder of searchPath.split(path.delimiter).filter(path.isAbsolute)) {
    const file = path.join(folder, wanted);
    if (await isProgram(file)) {
      return { file };
    }
  }
  return { problem: `the program '${wanted}' is not in PATH. ${remedy}` };
}
