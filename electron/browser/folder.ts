import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where the browser fallback keeps what the page must not hold. `XIANGYUE_HOME` sets it apart for a second station on
 * the same computer; otherwise it follows the system's habit.
 */
export function dataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home = homedir()): string {
  if (env.XIANGYUE_HOME) return env.XIANGYUE_HOME;
  if (platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'xiangyue');
  if (platform === 'linux' && env.XDG_DATA_HOME && isAbsolute(env.XDG_DATA_HOME)) {
    return join(env.XDG_DATA_HOME, 'xiangyue');
  }
  return join(home, '.xiangyue');
}
