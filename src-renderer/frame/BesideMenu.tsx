import { Menu } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { usePageActions } from '../project/page-actions.ts'
import { BESIDE, type BesideKind, useBeside } from '../project/use-beside.ts'
import classes from './frame.module.css'

const KINDS = Object.keys(BESIDE) as BesideKind[]

/** Puts the control register, the hazards or the evidence beside the page; the same is in the palette. */
export function BesideMenu() {
  const { beside } = useSearch({ strict: false })
  const put = useBeside()
  usePageActions([
    ...KINDS.map((kind) => ({
      id: `beside:${kind}`,
      words: `Side by side: ${BESIDE[kind].toLowerCase()}`,
      also: 'beside pane split two register read pdf',
      hint: 'beside the page',
      run: () => put(kind),
    })),
    ...(beside === undefined
      ? []
      : [{ id: 'beside:none', words: 'Close what stands beside the page', run: () => put(undefined) }]),
  ])
  return (
    <Menu position="top-end" withinPortal>
      <Menu.Target>
        <button type="button" className={classes.statusButton}>
          Side by side
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {KINDS.map((kind) => (
          <Menu.Item key={kind} onClick={() => put(kind)}>
            {BESIDE[kind]} beside the page
          </Menu.Item>
        ))}
        {beside !== undefined && <Menu.Item onClick={() => put(undefined)}>Nothing beside the page</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
