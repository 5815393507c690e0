import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { ChosenMark } from './ChosenMark.tsx'

/** What the rows of a list are gathered by. */
export function GroupMenu(props: {
  facets: readonly { key: string; word: string }[]
  chosen: string | null
  onChoose: (key: string | null) => void
  /** Folds every group away, or opens them all. */
  onFold: (collapsed: boolean) => void
}) {
  const { facets, chosen } = props
  const word = facets.find(({ key }) => key === chosen)?.word
  return (
    <Menu position="bottom-start" withArrow withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {word === undefined ? 'Group' : `Group: ${word}`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        <Menu.Label>Gather rows by</Menu.Label>
        <Menu.Item rightSection={<ChosenMark on={word === undefined} />} onClick={() => props.onChoose(null)}>
          Nothing
        </Menu.Item>
        {facets.map((facet) => (
          <Menu.Item
            key={facet.key}
            rightSection={<ChosenMark on={facet.key === chosen} />}
            onClick={() => props.onChoose(facet.key)}
          >
            {facet.word}
          </Menu.Item>
        ))}
        {word !== undefined && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => props.onFold(true)}>Collapse all groups</Menu.Item>
            <Menu.Item onClick={() => props.onFold(false)}>Expand all groups</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
