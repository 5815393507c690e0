import { join } from 'node:path'

/**
 * The one folder where the product keeps what is its own: the first workspace, recent files, who is working, the log.
 * Every host and the command line work it out here and nowhere else.
 *
 * @param home the person's home folder
 */
export function dataFolder(env: Readonly<Record<string, string | undefined>>, platform: string, home: string): string {
  const chosen = env['HAZARD_LEDGER_DATA']
  if (chosen) return chosen
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Hazard Ledger')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Hazard Ledger')
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'hazard-ledger')
}
