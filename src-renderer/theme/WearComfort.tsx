import { useMantineColorScheme } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useLayoutEffect } from 'react'
import { rememberComfort, useComfort } from './comfort.ts'

/** Puts the page into the colours and the text size of the person working. Once a page; draws nothing. */
export function WearComfort() {
  const [comfort] = useComfort()
  const { colours, textSize, spelling } = comfort
  const { setColorScheme } = useMantineColorScheme()
  const asked = useMediaQuery('(prefers-contrast: more)', undefined, { getInitialValueInEffect: false })
  const more = colours.startsWith('contrast') || (colours === 'system' && asked)

  useLayoutEffect(() => {
    setColorScheme(colours === 'system' ? 'auto' : colours.endsWith('dark') ? 'dark' : 'light')
  }, [colours, setColorScheme])

  useLayoutEffect(() => {
    const page = document.documentElement
    page.dataset['contrast'] = more ? 'more' : 'usual'
    page.style.setProperty('--hl-text-size', String(textSize / 100))
    // Fields of numbers and codes say for themselves that they are not checked.
    document.body.spellcheck = spelling
  }, [more, textSize, spelling])

  useLayoutEffect(() => rememberComfort(comfort), [comfort])
  return null
}
