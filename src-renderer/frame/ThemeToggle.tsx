import { ActionIcon, useComputedColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { useComfort, wearsContrast } from '../theme/comfort.ts'

/** Light or dark, in high contrast where that is on; follows the system until it is pressed. */
export function ThemeToggle() {
  const [, change] = useComfort()
  const now = useComputedColorScheme('light')
  const other = now === 'light' ? 'dark' : 'light'
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={`Use ${other} colours`}
      title={`Use ${other} colours`}
      onClick={() => change({ colours: wearsContrast() ? `contrast-${other}` : other })}
    >
      {now === 'light' ? <IconMoon size={18} aria-hidden /> : <IconSun size={18} aria-hidden />}
    </ActionIcon>
  )
}
