import { Menu } from '@mantine/core'
import { Fragment, useEffect, useRef } from 'react'
import classes from './grid.module.css'

/** One line of a grid's menu: the same act as its key. */
export interface GridMenuItem {
  label: string
  /** Its keys, as people press them. */
  keys?: string
  /** Why it cannot be done now. */
  off?: string
  act: () => void
}

/** Where a menu is open, in pixels of the window, and what it offers; groups are ruled off. */
export interface OpenGridMenu {
  x: number
  y: number
  name: string
  groups: readonly (readonly GridMenuItem[])[]
}

/** The menu of a cell or heading: right click, Shift+F10 or the Menu key; arrows and first letters move, Escape closes. */
export function GridMenu(props: {
  menu: OpenGridMenu | null
  /** Puts the focus back where it was. */
  onClose: () => void
}) {
  const { menu } = props
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (menu === null) return undefined
    const frame = requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('[role="menuitem"]:not(:disabled)')?.focus(),
    )
    return () => cancelAnimationFrame(frame)
  }, [menu])
  if (menu === null) return null
  return (
    <Menu
      opened
      onClose={props.onClose}
      position="bottom-start"
      offset={2}
      returnFocus={false}
      closeOnItemClick={false}
      transitionProps={{ duration: 0 }}
      shadow="sm"
      width="max-content"
    >
      <Menu.Target>
        <span className={classes.menuPlace} style={{ left: menu.x, top: menu.y }} />
      </Menu.Target>
      <Menu.Dropdown ref={list} aria-label={menu.name}>
        {menu.groups
          .filter(({ length }) => length > 0)
          .map((items, index) => (
            <Fragment key={items[0]?.label}>
              {index > 0 && <Menu.Divider />}
              {items.map(({ label, keys, off, act }) => (
                <Menu.Item
                  key={label}
                  disabled={off !== undefined}
                  title={off}
                  rightSection={keys === undefined ? undefined : <span className={classes.menuKeys}>{keys}</span>}
                  onClick={() => {
                    props.onClose()
                    act()
                  }}
                >
                  {label}
                </Menu.Item>
              ))}
            </Fragment>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}
