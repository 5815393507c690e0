/** Chromium's switch, given by the person alone, that starts Electron without its sandbox. */
export const noSandboxSwitch = 'no-sandbox'

/** What decides how the application is shown. */
export interface Surroundings {
  platform: NodeJS.Platform
  env: Readonly<Record<string, string | undefined>>
  /** Numeric user, or undefined where the system has none; 0 is root. */
  user: number | undefined
  args: readonly string[]
}

/** Why the desktop window cannot be shown here, in one sentence, or null. The Electron binary is another question. */
export function whyNoWindow({ platform, env, user, args }: Surroundings): string | null {
  if (platform !== 'linux') return null
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'There is no display for a window.'
  if (user === 0 && !isWithoutSandbox(args)) return 'Electron keeps its sandbox, and so does not run as root.'
  return null
}

/** True where the person asked for Electron without its sandbox. */
export function isWithoutSandbox(args: readonly string[]): boolean {
  return args.includes(`--${noSandboxSwitch}`)
}
